"""Plain data into dataclasses, with every mistake at once."""

from dataclasses import dataclass

from functions.shared.schema import Language, Localised, documented, key, read


@dataclass(frozen=True, kw_only=True)
class Door:
    name: Localised = key("Its name.", '{ uk = "…" }')
    width: int = key(
        "Centimetres.", "90", default=90, check=lambda width: "is too narrow" if width < 60 else ""
    )


@dataclass(frozen=True, kw_only=True)
class House:
    street: str = key("Where it stands.", '"Main street"')
    language: Language = key("What they speak there.", '"uk"')
    doors: tuple[Door, ...] = key("The doors.", "[[doors]]")
    hours: dict[str, tuple[str, ...]] = key("When it is open.", '{ mon = ["9-18"] }', default={})
    lit: bool = key("Whether there is light.", "true", default=True)


GOOD = {"street": "Main", "language": "uk", "doors": [{"name": {"uk": "Двері", "en": "Door"}}]}


def problems(**changes):
    """The mistakes in a house with changes, by key; None leaves a key out."""
    raw = {name: value for name, value in (GOOD | changes).items() if value is not None}
    house, found = read(House, raw, ("uk", "en"))
    assert (house is None) == bool(found)
    return {problem.key: problem.wrong for problem in found}


def test_good_data_becomes_a_value_with_its_defaults():
    house, found = read(House, GOOD, ("uk", "en"))
    door = Door(name={"uk": "Двері", "en": "Door"}, width=90)
    assert (house, found) == (House(street="Main", language="uk", doors=(door,), hours={}, lit=True), [])


def test_lists_become_tuples_inside_tables_too():
    house, _ = read(House, GOOD | {"hours": {"mon": ["9-18"], "sun": []}}, ("uk", "en"))
    assert house.hours == {"mon": ("9-18",), "sun": ()}


def test_every_mistake_is_told_at_once():
    wrong = problems(
        street=None, language="xx", lit="yes", doors=[{"name": {"uk": " "}, "width": 10}], roof=1
    )
    assert wrong.keys() == {
        "street",
        "language",
        "lit",
        "doors[0].name.uk",
        "doors[0].name.en",
        "doors[0].width",
        "roof",
    }


def test_a_key_left_out_is_missing():
    assert problems(street=None) == {"street": "is missing"}


def test_a_key_we_do_not_know_is_told_with_those_we_do():
    _, [problem] = read(House, GOOD | {"roof": "red"}, ("uk", "en"))
    assert str(problem) == (
        "roof: is not a setting we know. For example: one of street, language, doors, hours, lit"
    )


def test_a_text_must_be_a_text():
    assert problems(street=7) == {"street": "must be text in quotes, not 7"}


def test_a_whole_number_is_not_a_truth_value():
    assert problems(doors=[GOOD["doors"][0] | {"width": True}]) == {
        "doors[0].width": "must be a whole number, not True"
    }


def test_a_fraction_is_not_a_whole_number():
    assert problems(doors=[GOOD["doors"][0] | {"width": 90.5}]) == {
        "doors[0].width": "must be a whole number, not 90.5"
    }


def test_a_value_that_breaks_its_rule_is_told_the_rule():
    assert problems(doors=[GOOD["doors"][0] | {"width": 59}]) == {"doors[0].width": "is too narrow"}


def test_a_list_must_be_a_list():
    assert problems(doors="oak") == {"doors": "must be a list, not 'oak'"}


def test_a_table_must_be_a_table():
    assert problems(hours=[]) == {"hours": "must be a table, not []"}
    assert problems(doors=["oak"]) == {"doors[0]": "must be a table"}


def test_an_item_of_a_list_is_told_by_its_place():
    assert problems(hours={"mon": ["9-18", 7]}) == {"hours.mon[1]": "must be text in quotes, not 7"}


def test_a_text_must_be_there_in_every_language():
    assert problems(doors=[{"name": {"uk": "Двері"}}]) == {"doors[0].name.en": "is missing"}


def test_one_text_for_all_languages_is_not_enough():
    assert problems(doors=[{"name": "Door"}]) == {"doors[0].name": "must be a table, not 'Door'"}


def test_a_language_must_be_one_of_the_sites():
    assert problems(language="de") == {"language": "'de' is not one of the site's languages ['uk', 'en']"}


def test_a_file_that_is_no_table_is_told_so():
    _, [problem] = read(House, [], ("uk",))
    assert (problem.key, problem.wrong) == ("the file", "must be a table")


def test_each_mistake_comes_with_a_right_value():
    _, found = read(House, {"language": 7, "doors": [{"name": {}}]}, ("uk",))
    assert {problem.key: problem.example for problem in found} == {
        "street": '"Main street"',
        "language": '"uk"',
        "doors[0].name.uk": 'uk = "…"',
    }


def test_every_key_is_documented_with_those_inside_it():
    assert [name for name, _ in documented(House)] == [
        "street",
        "language",
        "doors",
        "doors.name",
        "doors.width",
        "hours",
        "lit",
    ]
