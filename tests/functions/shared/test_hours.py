"""Opening hours: every case of tests/samples/hours.json, and what holds around any clock change."""

import datetime as dt
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.shared import moments
from functions.shared.hours import (
    HORIZON,
    Interval,
    Schedule,
    Together,
    intervals,
    is_open,
    next_change,
    team_for,
)
from tests.functions.shared.schedules import (
    ONE_DAY,
    ZONES,
    changes,
    moment,
    schedule,
    seconds,
    team,
    teams_at,
)

TABLE = json.loads((Path(__file__).parents[2] / "samples" / "hours.json").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=case["name"]) for case in TABLE["cases"]]

INSTANT = dt.timedelta(microseconds=1)
THOUSANDTHS = st.integers(0, 999)


def together(case):
    return Together(tuple(Schedule.of(team(**TABLE["teams"][name])) for name in case["teams"]))


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_the_table_is_open_or_closed(case):
    assert is_open(together(case), moment(case["at"])) == case["open"]


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_the_table_changes_next(case):
    change = next_change(together(case), moment(case["at"]))
    assert (change and moments.written(change)) == case["next_change"]


@given(teams_at())
def test_one_team_is_the_same_alone_and_together(story):
    hours, at = story
    alone = Together((hours,))
    assert (is_open(alone, at), next_change(alone, at)) == (is_open(hours, at), next_change(hours, at))


def test_the_twelve_zones_change_their_clocks():
    assert len(ZONES) == len([zone for zone in ZONES if len(changes(zone)) >= 6]) == 12


def test_intervals_are_cut_at_both_ends():
    found = intervals(schedule(), moment("2026-11-23T08:00Z"), moment("2026-11-23T15:00Z"))
    assert found == [
        Interval(moment("2026-11-23T08:00Z"), moment("2026-11-23T11:00Z")),
        Interval(moment("2026-11-23T12:00Z"), moment("2026-11-23T15:00Z")),
    ]


def test_intervals_that_touch_are_one():
    whole = schedule(week={"sat": ("00:00-24:00",), "sun": ("00:00-12:00", "12:00-24:00")})
    found = intervals(whole, moment("2026-11-20T00:00Z"), moment("2026-11-24T00:00Z"))
    assert found == [Interval(moment("2026-11-20T22:00Z"), moment("2026-11-22T22:00Z"))]


@pytest.mark.parametrize("end", ["2026-11-23T08:00Z", "2026-11-23T07:30Z"])
def test_no_time_has_no_intervals(end):
    assert intervals(schedule(), moment("2026-11-23T08:00Z"), moment(end)) == []


def test_moments_may_be_given_in_any_zone():
    assert next_change(schedule(), moment("2026-11-23T17:30+05:00")) == moment("2026-11-23T16:00Z")


@given(teams_at(), seconds.map(abs))
def test_moments_may_be_given_by_the_team_s_own_clock(story, later):
    """Python compares and subtracts moments of one zone by the clock, not by the time that passes."""
    hours, at = story
    local, end = at.astimezone(hours.zone), (at + later).astimezone(hours.zone)
    assert is_open(hours, local) == is_open(hours, at)
    assert next_change(hours, local) == next_change(hours, at)
    assert intervals(hours, local, end) == intervals(hours, at, at + later)


@given(teams_at())
def test_intervals_never_overlap_or_touch(story):
    hours, at = story
    found = intervals(hours, at, at + 7 * ONE_DAY)
    assert all(part.start < part.end for part in found)
    assert all(first.end < second.start for first, second in pairwise(found))


@given(teams_at(), seconds)
def test_it_is_open_within_the_intervals_and_nowhere_else(story, later):
    hours, at = story
    found = intervals(hours, at - 4 * ONE_DAY, at + 4 * ONE_DAY)
    assert is_open(hours, at + later) == any(part.start <= at + later < part.end for part in found)


@given(teams_at())
def test_open_is_what_the_team_s_own_clock_says(story):
    """Whatever the clock changes do, unless the clock shows the same time twice."""
    hours, at = story
    local = at.astimezone(hours.zone)
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        assert is_open(hours, at) == by_the_clock(hours, local.replace(tzinfo=None))


def by_the_clock(hours, local):
    return any(
        dt.timedelta(minutes=start)
        <= local - dt.datetime.combine(date, dt.time())
        < dt.timedelta(minutes=end)
        for date in (local.date() - ONE_DAY, local.date())
        for start, end in hours.hours(date)
    )


@given(teams_at())
def test_the_next_change_is_a_change(story):
    hours, at = story
    if change := next_change(hours, at):
        assert change > at
        assert is_open(hours, change) != is_open(hours, change - INSTANT)


@given(teams_at(), THOUSANDTHS)
def test_nothing_changes_before_the_next_change(story, part):
    hours, at = story
    before = at + ((next_change(hours, at) or at + HORIZON) - at) * part / 1000
    assert is_open(hours, before) == is_open(hours, at)


@given(teams_at(), teams_at())
def test_several_teams_are_open_when_any_of_them_is(story, another):
    (mine, at), (yours, _) = story, another
    assert is_open(Together((mine, yours)), at) == (is_open(mine, at) or is_open(yours, at))


@given(teams_at(), teams_at(), THOUSANDTHS)
def test_nothing_changes_for_several_teams_before_their_next_change(story, another, part):
    (mine, at), (yours, _) = story, another
    both = Together((mine, yours))
    before = at + ((next_change(both, at) or at + HORIZON) - at) * part / 1000
    assert is_open(both, before) == is_open(both, at)


@pytest.mark.parametrize(
    ("languages", "found"),
    [
        (["ru"], "almaty"),
        (["en", "ru", "uk"], "almaty"),
        (["uk", "ru"], "kyiv"),
        (["en"], "kyiv"),
        ([], "kyiv"),
    ],
)
def test_a_language_without_a_team_falls_back_on_the_next(languages, found):
    teams = (team(id="kyiv"), team(id="almaty", languages=("ru",)), team(id="later", languages=("ru",)))
    assert team_for(teams, languages).id == found
