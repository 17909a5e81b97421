"""The complaint form: what is asked, what is taken, what is told."""

import re

import pytest

from functions.complaints import form
from functions.complaints.form import LINK_CHARACTERS, NAME_CHARACTERS
from functions.shared.fields import every, parse
from tests.cast import COMPLAINT, LANGUAGES, answers, complaint


@pytest.fixture
def read(config, resources):
    def taken(language="uk", **changes):
        return form.read(config, resources.texts(language), language, answers(**changes))

    return taken


@pytest.fixture
def errors(read):
    def found(**changes):
        made, parsed = read(**changes)
        assert made is None
        return {error.field: error.code for error in parsed.errors}

    return found


def test_right_answers_are_a_complaint(read):
    made, parsed = read()
    assert (made, parsed.errors) == (COMPLAINT, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_complaint_does_not_hang_on_the_language_of_the_form(read, language):
    assert read(language)[0] == COMPLAINT


def test_a_complaint_sent_again_stays_what_it_is(config, resources):
    sent = complaint(facts=(), name="").as_sent()
    assert form.read(config, resources.texts("en"), "en", sent)[0] == complaint(facts=(), name="")


def test_a_pasted_link_becomes_the_plain_address(read):
    made, _ = read(link="Дивись: m.market.example/item/7?x=1 !")
    assert made.link == "https://m.market.example/item/7?x=1"


def test_a_short_link_of_the_marketplaces_apps_is_taken(read):
    assert read(link="https://s.market.example/aBcD")[0].link == "https://s.market.example/aBcD"


def test_name_and_facts_may_be_left_out(read):
    made, _ = read(name=None, facts=None)
    assert (made.name, made.facts) == ("", ())


def test_everything_missing_is_told_at_once(config, resources):
    made, parsed = form.read(config, resources.texts("uk"), "uk", {})
    assert made is None
    assert {error.field: error.code for error in parsed.errors} == {
        "link": "missing",
        "kind": "missing",
        "description": "missing",
        "email": "missing",
        "consent": "missing",
    }


WRONG = {
    "a link elsewhere": ({"link": "https://elsewhere.example/item/1"}, {"link": "foreign-host"}),
    "a script for a link": ({"link": "javascript:alert(1)"}, {"link": "scheme"}),
    "a link too long": ({"link": f"https://market.example/{'a' * LINK_CHARACTERS}"}, {"link": "too-long"}),
    "an unknown kind": ({"kind": "rude"}, {"kind": "choice"}),
    "no reason": ({"reason": None}, {"reason": "missing"}),
    "a reason of another kind": ({"reason": "payment-outside"}, {"reason": "choice"}),
    "a fact that nobody offers": ({"facts": ["rude"]}, {"facts": "choice"}),
    "a description too long": ({"description": "я" * 5001}, {"description": "too-long"}),
    "a blank description": ({"description": " \u200b\n"}, {"description": "missing"}),
    "a description with NUL": ({"description": "a\x00b"}, {"description": "characters"}),
    "a description turned around": ({"description": "\u202egood"}, {"description": "characters"}),
    "half a character": ({"description": "\ud83d"}, {"description": "characters"}),
    "two addresses": ({"email": "a@b.example, c@d.example"}, {"email": "address"}),
    "a header in the address": ({"email": "a@b.example\r\nBcc: c@d.example"}, {"email": "characters"}),
    "a name too long": ({"name": "я" * (NAME_CHARACTERS + 1)}, {"name": "too-long"}),
    "a name over two lines": ({"name": "Олена\nПетренко"}, {"name": "characters"}),
    "no consent": ({"consent": None}, {"consent": "missing"}),
    "two things": ({"email": "a", "kind": None}, {"email": "address", "kind": "missing"}),
}


@pytest.mark.parametrize(("changes", "found"), WRONG.values(), ids=WRONG)
def test_a_wrong_answer_is_told_by_field_and_code(errors, changes, found):
    assert errors(**changes) == found


@pytest.mark.parametrize(
    "changes",
    [
        {"description": "я" * 5000},
        {"name": "я" * NAME_CHARACTERS},
        {"description": "<script>alert(1)</script>"},
    ],
    ids=["description", "name", "markup"],
)
def test_what_just_fits_and_what_only_looks_odd_is_taken(read, changes):
    assert read(**changes)[0] == complaint(**changes)


def test_facts_of_another_reason_stay_behind(read):
    """Without scripts they are still ticked, out of sight, when the reason is changed."""
    made, _ = read(facts=["logo-differs", "card-number-sent"])
    assert made.facts == ("logo-differs",)


def forms(config, resources):
    for language in LANGUAGES:
        texts = resources.texts(language)
        yield language, [*every(form.fields(config, texts, language)), *form.lost_link_fields(texts)]


def test_every_message_is_whole_in_every_language(config, resources):
    fields = [field for _, all_of_one in forms(config, resources) for field in all_of_one]
    said = [field.message(code, excess=3) for field in fields for code in field.messages]
    assert [message for message in said if len(message) < 10 or re.search("[{}]", message)] == []


def test_every_question_and_message_differs_by_language(config, resources):
    said = [
        [
            text
            for field in fields
            for text in (field.label, field.hint, field.example, *field.messages.values())
        ]
        for _, fields in forms(config, resources)
    ]
    same = {texts[0] for texts in zip(*said, strict=True) if len(set(texts)) < 3}
    assert same == {"", "https://market.example/item/1005001234567.html"}


def test_no_two_questions_share_an_anchor(config, resources):
    fields = every(form.fields(config, resources.texts("uk"), "uk"))
    anchors = [field.anchor for field in fields]
    assert len(anchors) == len(set(anchors))


def test_the_consent_leads_to_the_privacy_page_of_its_language(config, resources):
    for language, fields in forms(config, resources):
        [consent] = [field for field in fields if field.name == "consent"]
        assert consent.more[1] == f"/{language}/privacy.html"


def test_every_kind_reason_and_fact_can_be_chosen(config, read):
    for kind in config.kinds:
        for reason in kind.reasons:
            facts = [fact.id for fact in reason.facts]
            made, parsed = read(kind=kind.id, reason=reason.id, facts=facts)
            assert (parsed.errors, made.facts) == ([], tuple(facts))


def lost(resources, **sent):
    parsed = parse(form.lost_link_fields(resources.texts("uk")), {name: [it] for name, it in sent.items()})
    return parsed.values, {error.field: error.code for error in parsed.errors}


def test_a_reference_typed_freely_is_read(resources):
    values, _ = lost(resources, reference="нс 000 000 000", email="olena@buyer.example")
    assert values == {"reference": "HC-000-000-000", "email": "olena@buyer.example"}


@pytest.mark.parametrize(
    ("reference", "code"), [("", "missing"), ("HC-000-000-001", "reference"), ("1" * 41, "too-long")]
)
def test_what_is_no_reference_is_told_so(resources, reference, code):
    values, errors = lost(resources, reference=reference, email="olena@buyer.example")
    assert (errors, "reference" in values) == ({"reference": code}, False)
