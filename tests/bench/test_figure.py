import json

import pytest

from bench.figure import Figure


def figure(value, better="lower"):
    return Figure("cold", value, "ratio", 0.9, better)


@pytest.mark.parametrize(
    ("value", "better"), [(0.9, "lower"), (0.2, "lower"), (0.9, "higher"), (3, "higher")]
)
def test_a_goal_is_met_on_its_own_side_and_exactly(value, better):
    assert figure(value, better).met


@pytest.mark.parametrize(("value", "better"), [(0.9001, "lower"), (0.8999, "higher")])
def test_a_hair_on_the_other_side_misses(value, better):
    assert not figure(value, better).met


@pytest.mark.parametrize("better", ["lower", "higher"])
def test_what_could_not_be_measured_meets_nothing(better):
    assert not figure(None, better).met


def test_a_line_is_one_json_object():
    shape = {"name": "cold", "value": 0.877, "unit": "ratio", "goal": 0.9, "better": "lower"}
    assert json.loads(figure(0.87654).line()) == shape
    assert "\n" not in figure(0.87654).line()


def test_a_line_says_that_there_is_no_value():
    assert json.loads(figure(None).line())["value"] is None
