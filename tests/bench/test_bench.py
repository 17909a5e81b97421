import json

import pytest

from bench import __main__ as bench
from bench.figure import Figure

GOOD = Figure("zip", 1.5, "MB", 2)
BAD = Figure("serve", 20, "s", 15)


def lines(capsys):
    return [json.loads(line)["name"] for line in capsys.readouterr().out.splitlines()]


def test_figures_that_meet_their_goals_are_no_trouble(capsys):
    assert bench.told("size", lambda: iter([GOOD])) == []
    assert lines(capsys) == ["zip"]


def test_a_missed_goal_is_named_and_its_figure_still_told(capsys):
    [trouble] = bench.told("size", lambda: iter([BAD, GOOD]))
    assert trouble == "serve: 20 s, goal at most 15"
    assert lines(capsys) == ["serve", "zip"]


def test_a_measure_that_breaks_is_trouble_and_not_silence(capsys):
    def broken():
        yield GOOD
        raise RuntimeError("no port")

    assert bench.told("size", broken) == ["size could not be measured: RuntimeError: no port"]
    assert lines(capsys) == ["zip"]


def test_a_figure_that_nobody_knows_is_refused():
    with pytest.raises(SystemExit):
        bench.options(["speed"])
