"""helpcentre.toml: what an owner changes, every mistake in it, and the page that explains it."""

import copy
import dataclasses
import json
import tomllib

import pytest

from functions.shared.config import Config, ConfigInvalid, load, parse, read_raw
from functions.shared.schema import documented
from infra import reference
from infra.project import here
from tests.cast import LANGUAGES

RAW = tomllib.loads((here().root / "helpcentre.toml").read_text(encoding="utf-8"))
SETTINGS = dict(documented(Config))
TABLES = {name.rpartition(".")[0] for name in SETTINGS} - {""}
VALUES = sorted(SETTINGS.keys() - TABLES)


def changed(key, value):
    """The settings with another value under a dotted key; in a list it is the first item's."""
    raw = copy.deepcopy(RAW)
    *path, last = key.split(".")
    place = raw
    for name in path:
        place = place[name]
        place = place[0] if isinstance(place, list) else place
    place[last] = value
    return raw


def mistakes(raw):
    with pytest.raises(ConfigInvalid) as invalid:
        parse(raw)
    return {problem.key: problem for problem in invalid.value.problems}


def test_the_file_is_right():
    assert parse(RAW).site.languages == LANGUAGES


def test_a_copy_as_json_says_the_same(tmp_path):
    (tmp_path / "helpcentre.json").write_text(json.dumps(RAW))
    assert vars(load(tmp_path / "helpcentre.json")) == vars(parse(RAW))


def test_limits_and_aws_may_be_left_out():
    config = parse({name: table for name, table in RAW.items() if name not in ("limits", "aws")})
    assert (config.limits.photos, config.aws.runtime) == (10, "python3.13")


def test_a_file_that_is_no_toml_is_told_so(tmp_path):
    (tmp_path / "helpcentre.toml").write_text("[site\nname =")
    with pytest.raises(ConfigInvalid, match=r"helpcentre.toml: cannot be read: .*line 1"):
        read_raw(tmp_path / "helpcentre.toml")


MISTAKES = {
    "site.zone": "Kyiv",
    "site.default_language": "de",
    "marketplace.hosts": [],
    "marketplace.dispute_url": "market.example/orders",
    "mail.reply_to": "support",
    "mail.staff": [{"address": "a@b.example", "language": "pl"}],
    "limits.photos": 0,
    "limits.draft_days": "a week",
    "aws.runtime": "python2.7",
    "teams.week": {"friday": ["09:00-18:00"]},
    "kinds.id": "Fake!",
    "kinds.reasons.facts.text": {"uk": "Логотип інший"},
    "colour": "red",
}
WHERE = {
    "mail.staff": ["mail.staff[0].language"],
    "teams.week": ["teams[0].week"],
    "kinds.id": ["kinds[0].id"],
    "kinds.reasons.facts.text": [
        "kinds[0].reasons[0].facts[0].text.ru",
        "kinds[0].reasons[0].facts[0].text.en",
    ],
}


@pytest.mark.parametrize("key", MISTAKES)
def test_a_mistake_is_told_where_it_stands(key):
    assert list(mistakes(changed(key, MISTAKES[key]))) == WHERE.get(key, [key])


def test_all_mistakes_are_told_at_once():
    raw = copy.deepcopy(RAW)
    raw["site"]["zone"], raw["limits"]["photos"], raw["kinds"][4]["reasons"] = "Kyiv", -1, []
    del raw["mail"]["sender"]
    assert mistakes(raw).keys() == {"site.zone", "limits.photos", "kinds[4].reasons", "mail.sender"}


def test_an_empty_file_is_told_everything_it_needs():
    assert mistakes({}).keys() == {"site", "marketplace", "mail", "teams", "kinds"}


@pytest.mark.parametrize("key", MISTAKES)
def test_a_mistake_is_told_with_what_is_wrong_and_a_right_value(key):
    for problem in mistakes(changed(key, MISTAKES[key])).values():
        assert str(problem) == f"{problem.key}: {problem.wrong}. For example: {problem.example}"
        assert len(problem.wrong.split()) > 1
        assert problem.example


@pytest.mark.parametrize("key", VALUES)
def test_the_example_of_a_setting_is_right(key):
    example = tomllib.loads(f"value = {SETTINGS[key].metadata['example']}")["value"]
    parse(changed(key, example))


@pytest.mark.parametrize("key", SETTINGS)
def test_a_setting_is_explained(key):
    assert SETTINGS[key].metadata["doc"].endswith(".")


@pytest.mark.parametrize("page", reference.PAGES)
def test_a_reference_page_says_what_the_code_says(root, page):
    assert (root / "docs" / "operate" / page).read_text(encoding="utf-8") == reference.PAGES[page]()


def test_two_of_a_kind_are_told_by_name():
    raw = copy.deepcopy(RAW)
    raw["kinds"].append(raw["kinds"][0])
    assert "counterfeit" in mistakes(raw)["kinds"].wrong


def test_a_kind_and_its_reason_are_found_by_their_ids(config):
    assert config.kind("counterfeit").reason("brand-copied").id == "brand-copied"
    assert config.kind("counterfeit").reason("cheating") is None
    assert config.kind("cheating-in-general") is None


def texts(kind):
    """A kind's own texts and all below it."""
    yield kind.text
    yield kind.hint
    for reason in kind.reasons:
        yield reason.text
        yield from (fact.text for fact in reason.facts)


def test_there_are_five_kinds(config):
    assert len(config.kinds) == 5


@pytest.mark.parametrize("place", range(5))
def test_a_kind_has_three_to_six_reasons_with_three_to_six_facts(config, place):
    counts = [len(config.kinds[place].reasons), *(len(it.facts) for it in config.kinds[place].reasons)]
    assert (min(counts) >= 3, max(counts) <= 6) == (True, True)


@pytest.mark.parametrize("place", range(5))
def test_a_kinds_texts_differ_by_language(config, place):
    same = [text for text in texts(config.kinds[place]) if len({text[name] for name in LANGUAGES}) < 3]
    assert same == []


@pytest.mark.parametrize("place", range(5))
def test_no_text_of_a_kind_is_told_twice(config, place):
    said = [text["uk"] for text in texts(config.kinds[place])]
    assert len(said) == len(set(said))


def test_the_ids_of_facts_are_unique_in_the_whole_file(config):
    ids = [fact.id for kind in config.kinds for reason in kind.reasons for fact in reason.facts]
    assert len(ids) == len(set(ids))


def test_every_language_has_a_team(config):
    assert {language for team in config.teams for language in team.languages} == set(LANGUAGES)


def test_the_settings_cannot_be_changed_by_a_slip(config):
    with pytest.raises(dataclasses.FrozenInstanceError):
        config.limits.photos = 99
