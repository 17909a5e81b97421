import json

from infra import answer

FOUND = {"site": "https://help.example", "complaint_form": {"uk": "/uk", "ru": "/ru"}, "mail": None}


def test_people_get_lines_with_nested_names_and_without_what_is_not_there():
    assert [line.split() for line in answer.lines(FOUND)] == [
        ["site", "https://help.example"],
        ["complaint_form", "uk", "/uk"],
        ["complaint_form", "ru", "/ru"],
    ]


def test_values_stand_in_one_column():
    assert len({line.rindex("  ") for line in answer.lines(FOUND)}) == 1


def test_programs_get_all_of_it(capsys):
    answer.show(FOUND, json=True)
    assert json.loads(capsys.readouterr().out) == FOUND


def test_nothing_to_say_is_not_even_an_empty_line(capsys):
    answer.show({}, json=False)
    assert capsys.readouterr().out == ""
