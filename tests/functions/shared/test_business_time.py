"""Business time: deadlines by example, and what holds around any clock change."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.shared.business_time import (
    NeverOpen,
    Step,
    Why,
    add_business_days,
    add_open_time,
    half_way,
    open_time_between,
    reckon_business_days,
    reckon_open_time,
)
from functions.shared.checks import WEEKDAYS
from functions.shared.hours import Together
from tests.functions.shared.schedules import ONE_DAY, amounts, moment, schedule, seconds, teams_at

KYIV = schedule(dates={"2026-12-25": (), "2026-12-31": ("09:00-13:00",), "2027-01-01": ()})
ALWAYS = schedule(week=dict.fromkeys(WEEKDAYS, ("00:00-24:00",)))
NEVER = schedule(week={})

INSTANT = dt.timedelta(microseconds=1)
days = st.integers(1, 12)


def hours(number):
    return dt.timedelta(hours=number)


def date(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        pytest.param("2026-11-23T10:00+02:00", 2, "2026-11-23T12:00+02:00", id="in one piece"),
        pytest.param("2026-11-23T12:00+02:00", 2, "2026-11-23T15:00+02:00", id="over lunch"),
        pytest.param(
            "2026-11-23T10:00+02:00", 3, "2026-11-23T13:00+02:00", id="until lunch, not until after it"
        ),
        pytest.param("2026-11-23T13:30+02:00", 1, "2026-11-23T15:00+02:00", id="from lunch on"),
        pytest.param("2026-11-23T10:00+02:00", 16, "2026-11-25T10:00+02:00", id="16 hours are two days"),
        pytest.param("2026-11-27T17:00+02:00", 2, "2026-11-30T10:00+02:00", id="over a weekend"),
        pytest.param("2026-11-28T12:00+02:00", 8, "2026-11-30T18:00+02:00", id="from a weekend on"),
        pytest.param(
            "2026-12-30T17:00+02:00", 6, "2027-01-04T10:00+02:00", id="a short day and a closed one"
        ),
        pytest.param("2026-10-23T17:00+03:00", 2, "2026-10-26T10:00+02:00", id="when clocks go back"),
    ],
)
def test_open_time_runs_only_while_the_team_is_there(start, number, end):
    assert add_open_time(KYIV, moment(start), hours(number)) == moment(end)


def test_round_the_clock_open_time_is_time():
    assert add_open_time(ALWAYS, moment("2026-10-20T10:00Z"), hours(240)) == moment("2026-10-30T10:00Z")


def test_a_night_shift_is_an_hour_longer_when_clocks_go_back():
    night = schedule(zone="America/New_York", week={"sat": ("22:00-06:00",)})
    assert open_time_between(night, moment("2026-10-31T12:00Z"), moment("2026-11-02T12:00Z")) == hours(9)


def test_several_teams_pass_time_together():
    both = Together((KYIV, schedule(zone="Europe/London")))
    assert open_time_between(both, moment("2026-11-23T00:00Z"), moment("2026-11-24T00:00Z")) == hours(11)


def test_no_open_time_added_is_the_start():
    assert add_open_time(KYIV, moment("2026-11-22T10:00Z"), hours(0)) == moment("2026-11-22T10:00Z")


def test_open_time_cannot_be_negative():
    with pytest.raises(ValueError, match="negative"):
        add_open_time(KYIV, moment("2026-11-22T10:00Z"), hours(-1))


def test_there_is_no_open_time_backwards():
    assert open_time_between(KYIV, moment("2026-11-24T12:00Z"), moment("2026-11-23T12:00Z")) == hours(0)


@pytest.mark.parametrize("team", [NEVER, schedule(week={}, dates={"2026-11-23": ("09:00-10:00",)})])
def test_time_that_never_passes_is_an_error(team):
    with pytest.raises(NeverOpen):
        add_open_time(team, moment("2026-11-22T10:00Z"), hours(2))
    with pytest.raises(NeverOpen):
        add_business_days(team, moment("2026-11-22T10:00Z"), 2)


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        pytest.param("2026-11-26T10:00+02:00", 3, "2026-12-01T18:00+02:00", id="Thursday to Tuesday"),
        pytest.param("2026-11-26T03:00+02:00", 3, "2026-12-01T18:00+02:00", id="from before opening"),
        pytest.param("2026-11-26T23:00+02:00", 3, "2026-12-01T18:00+02:00", id="from after closing"),
        pytest.param("2026-11-28T10:00+02:00", 1, "2026-11-30T18:00+02:00", id="from a closed day"),
        pytest.param(
            "2026-11-27T00:00+02:00", 1, "2026-11-27T18:00+02:00", id="from the first moment of a day"
        ),
        pytest.param("2026-12-24T10:00+02:00", 1, "2026-12-28T18:00+02:00", id="over a closed date"),
        pytest.param("2026-12-30T10:00+02:00", 1, "2026-12-31T13:00+02:00", id="to a short day"),
        pytest.param("2026-10-23T10:00+03:00", 1, "2026-10-26T18:00+02:00", id="when clocks go back"),
    ],
)
def test_a_business_day_ends_with_its_last_closing(start, number, end):
    assert add_business_days(KYIV, moment(start), number) == moment(end)


def test_round_the_clock_a_business_day_ends_at_midnight():
    end = add_business_days(ALWAYS, moment("2026-11-26T10:00+02:00"), 3)
    assert end == moment("2026-11-30T00:00+02:00")
    assert add_business_days(ALWAYS, end, 1) == moment("2026-12-01T00:00+02:00")


def test_more_business_days_end_later():
    ends = [add_business_days(KYIV, moment("2026-12-20T10:00Z"), number) for number in range(1, 20)]
    assert ends == sorted(set(ends))


def test_a_business_day_may_end_after_midnight():
    night = schedule(week={"sat": ("18:00-01:00",)})
    assert add_business_days(night, moment("2026-11-26T10:00Z"), 1) == moment("2026-11-29T01:00+02:00")


def test_a_business_day_does_not_end_before_the_night_before():
    week = {"sat": ("18:00-12:00",), "sun": ("09:00-10:00",)}
    assert add_business_days(schedule(week=week), moment("2026-11-26T10:00Z"), 2) == moment(
        "2026-11-29T10:00Z"
    )


def test_business_days_are_those_of_the_team_s_own_calendar():
    """Thursday evening in Kyiv is Friday in Apia, where the next business day is Monday."""
    apia = schedule(zone="Pacific/Apia")
    assert add_business_days(apia, moment("2026-11-26T20:00+02:00"), 1) == moment("2026-11-30T18:00+13:00")


def test_a_date_that_the_clock_skips_is_no_business_day():
    apia = schedule(zone="Pacific/Apia")
    skipped = reckon_business_days(apia, moment("2011-12-29T20:00Z"), 1).steps[1]
    assert skipped == Step(date("2011-12-30"), Why.SKIPPED)


def test_business_days_are_counted_from_one():
    with pytest.raises(ValueError, match="from 1"):
        add_business_days(KYIV, moment("2026-11-22T10:00Z"), 0)


def test_half_way_is_half_of_the_open_time():
    middle = half_way(KYIV, moment("2026-11-26T14:00+02:00"), moment("2026-12-01T18:00+02:00"))
    assert middle == moment("2026-11-30T11:00+02:00")


def test_half_way_through_a_weekend_is_its_middle():
    assert half_way(KYIV, moment("2026-11-28T08:00Z"), moment("2026-11-29T08:00Z")) == moment(
        "2026-11-28T20:00Z"
    )


def test_business_days_are_told_date_by_date():
    assert reckon_business_days(KYIV, moment("2026-12-30T10:00Z"), 2).steps == (
        Step(date("2026-12-30"), Why.BEGUN),
        Step(date("2026-12-31"), Why.DATE, days=1),
        Step(date("2027-01-01"), Why.CLOSED_DATE),
        Step(date("2027-01-02"), Why.CLOSED_WEEKDAY),
        Step(date("2027-01-03"), Why.CLOSED_WEEKDAY),
        Step(date("2027-01-04"), Why.WEEKDAY, days=1),
    )


def test_open_time_is_told_date_by_date():
    assert reckon_open_time(KYIV, moment("2026-12-30T18:00+02:00"), hours(6)).steps == (
        Step(date("2026-12-30"), Why.OVER),
        Step(date("2026-12-31"), Why.DATE, time=hours(4)),
        Step(date("2027-01-01"), Why.CLOSED_DATE),
        Step(date("2027-01-02"), Why.CLOSED_WEEKDAY),
        Step(date("2027-01-03"), Why.CLOSED_WEEKDAY),
        Step(date("2027-01-04"), Why.WEEKDAY, time=hours(2)),
    )


def test_hours_after_midnight_are_told_as_the_night_before():
    night = schedule(week={"sat": ("18:00-01:00",)})
    assert reckon_open_time(night, moment("2026-11-28T20:00+02:00"), hours(5)).steps == (
        Step(date("2026-11-28"), Why.WEEKDAY, time=hours(4)),
        Step(date("2026-11-29"), Why.NIGHT_BEFORE, time=hours(1)),
    )


def test_every_reason_is_explained_to_those_who_run_it(root):
    page = (root / "docs" / "operate" / "hours.md").read_text(encoding="utf-8")
    assert [why for why in Why if f"\n| `{why}` |" not in page] == []


@given(teams_at(), amounts)
def test_as_much_open_time_passes_as_was_added(story, amount):
    team, at = story
    end = add_open_time(team, at, amount)
    assert open_time_between(team, at, end) == amount
    assert open_time_between(team, at, end - INSTANT) == amount - INSTANT


@given(teams_at(), amounts, amounts)
def test_open_time_added_twice_is_their_sum_added(story, first, second):
    team, at = story
    assert add_open_time(team, add_open_time(team, at, first), second) == add_open_time(
        team, at, first + second
    )


@given(teams_at(), seconds.map(abs), amounts)
def test_who_begins_later_is_done_no_earlier(story, later, amount):
    team, at = story
    assert add_open_time(team, at, amount) <= add_open_time(team, at + later, amount)


@given(teams_at(), seconds.map(abs), seconds.map(abs))
def test_open_time_adds_up(story, first, second):
    team, at = story
    middle, end = at + first, at + first + second
    parts = open_time_between(team, at, middle) + open_time_between(team, middle, end)
    assert parts == open_time_between(team, at, end) <= end - at


@given(teams_at(), amounts)
def test_half_way_leaves_as_much_as_it_takes(story, amount):
    team, at = story
    end = add_open_time(team, at, amount)
    middle = half_way(team, at, end)
    assert abs(open_time_between(team, at, middle) - open_time_between(team, middle, end)) <= INSTANT


@given(teams_at(), seconds.map(abs))
def test_half_way_is_the_same_by_the_team_s_own_clock(story, later):
    team, at = story
    local, end = at.astimezone(team.zone), (at + later).astimezone(team.zone)
    assert half_way(team, local, end) == half_way(team, at, at + later)


@given(teams_at(), amounts)
def test_what_is_told_of_open_time_adds_up(story, amount):
    team, at = story
    told = reckon_open_time(team, at, amount)
    assert told.end == add_open_time(team, at, amount)
    assert sum((step.time for step in told.steps), hours(0)) == amount
    assert all(second.date - first.date == ONE_DAY for first, second in pairwise(told.steps))


@given(teams_at(), days)
def test_more_business_days_end_no_earlier(story, number):
    team, at = story
    assert at < add_business_days(team, at, number) <= add_business_days(team, at, number + 1)


@given(teams_at(), seconds.map(abs), days)
def test_business_days_that_begin_later_end_no_earlier(story, later, number):
    team, at = story
    assert add_business_days(team, at, number) <= add_business_days(team, at + later, number)


@given(teams_at(), days)
def test_what_is_told_of_business_days_adds_up(story, number):
    team, at = story
    told = reckon_business_days(team, at, number)
    assert sum(step.days for step in told.steps) == number
    assert told.steps[-1].days == 1
    assert all(second.date - first.date == ONE_DAY for first, second in pairwise(told.steps))
