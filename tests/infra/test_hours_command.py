"""`helpcentre hours`, as it is typed."""

import json

import pytest

from infra import cli

SUNDAY = "2026-11-22T06:00:00Z"


@pytest.fixture
def typed(monkeypatch, capsys):
    """Runs the command with these words: its exit code, what it answers, what it says."""

    def run(*words):
        monkeypatch.setattr("sys.argv", ["helpcentre", "hours", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code, *capsys.readouterr()

    return run


def test_one_team_answers_for_itself(typed):
    code, answer, _ = typed("--at", SUNDAY, "--team", "ru", "--json")
    assert code == 0
    assert json.loads(answer) == {"open": False, "next_change": "2026-11-23T04:00:00Z"}


def test_all_teams_answer_one_by_one_and_together(typed):
    _, answer, _ = typed("--at", "2026-11-23T05:00:00Z", "--json")
    assert json.loads(answer) == {
        "open": True,
        "next_change": "2026-11-23T17:00:00Z",
        "teams": {
            "uk": {"open": False, "next_change": "2026-11-23T07:00:00Z"},
            "ru": {"open": True, "next_change": "2026-11-23T08:00:00Z"},
            "en": {"open": False, "next_change": "2026-11-23T09:00:00Z"},
        },
    }


def test_the_moment_is_now_if_none_is_given(typed):
    code, answer, _ = typed("--json")
    assert (code, json.loads(answer).keys()) == (0, {"open", "next_change", "teams"})


def test_a_moment_may_have_an_offset(typed):
    assert typed("--at", "2026-11-22T08:00:00+02:00", "--json") == typed("--at", SUNDAY, "--json")


def test_people_read_a_team_s_local_time(typed):
    _, answer, _ = typed("--at", SUNDAY, "--team", "uk")
    assert answer == "closed, opens Mon 23 Nov 2026 09:00 (Europe/Kyiv)\n"


def test_people_read_a_line_a_team(typed):
    _, answer, _ = typed("--at", "2026-11-23T05:00:00Z")
    assert answer.splitlines() == [
        "uk           closed, opens Mon 23 Nov 2026 09:00 (Europe/Kyiv)",
        "ru           open, closes Mon 23 Nov 2026 13:00 (Asia/Almaty)",
        "en           closed, opens Mon 23 Nov 2026 09:00 (Europe/London)",
        "any of them  open, closes Mon 23 Nov 2026 19:00 (Europe/Kyiv)",
    ]


@pytest.mark.parametrize("at", ["", "tomorrow", "2026-11-31T06:00:00Z", "2026-11-22T25:00:00Z"])
def test_what_is_not_a_moment_is_refused(typed, at):
    code, answer, said = typed("--at", at)
    assert (code, answer) == (2, "")
    assert f"'{at}' is not a moment." in said


@pytest.mark.parametrize("at", ["2026-11-22T06:00:00", "2026-11-22"])
def test_a_moment_without_a_time_zone_is_refused(typed, at):
    code, _, said = typed("--at", at)
    assert code == 2
    assert "End it with Z for UTC" in said


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z"])
def test_a_moment_at_the_end_of_the_calendar_is_refused(typed, at):
    assert typed("--at", at)[0] == 2


@pytest.mark.parametrize("team", ["", "de", "UK"])
def test_an_unknown_team_is_refused_with_those_there_are(typed, team):
    code, answer, said = typed("--at", SUNDAY, "--team", team)
    assert (code, answer) == (2, "")
    assert f"There is no team '{team}'." in said
    assert "Possible: uk, ru, en" in said
