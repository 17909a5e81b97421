"""Business time: how much of it lies between two moments, and when so much of it has passed.

Open time counts the minutes in which a team is there; business days count its dates. Each calculation can
be told date by date (a `Reckoning`), so that whoever doubts a deadline sees how it came about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from functions.shared.hours import HORIZON, ONE_DAY, Hours, Interval, Schedule, intervals

NONE = dt.timedelta(0)


class NeverOpen(Exception):
    """The team has no hours in HORIZON, so that the time asked for never passes."""


class Why(StrEnum):
    """Why a date counts, or does not."""

    WEEKDAY = "weekday"
    """The weekday's hours count."""
    DATE = "date"
    """The hours set for this date alone count."""
    NIGHT_BEFORE = "night-before"
    """Only the end of the hours that began the day before counts."""
    CLOSED_WEEKDAY = "closed-weekday"
    CLOSED_DATE = "closed-date"
    SKIPPED = "skipped"
    """The clock change left nothing of its hours."""
    OVER = "over"
    """Counting began after its last closing."""
    BEGUN = "begun"
    """Business days are counted from the date after this one."""


OPEN = (Why.WEEKDAY, Why.DATE)


@dataclass(frozen=True)
class Step:
    date: dt.date
    """By the team's own calendar."""
    why: Why
    time: dt.timedelta = NONE
    """Open time counted on it, in a calculation in open time."""
    days: int = 0
    """1 if it counts, in a calculation in business days."""


@dataclass(frozen=True)
class Reckoning:
    end: dt.datetime
    steps: tuple[Step, ...]
    """Every date from the start to the end."""


def open_time_between(hours: Hours, start: dt.datetime, end: dt.datetime) -> dt.timedelta:
    """Nothing if `end` is not after `start`."""
    return sum((part.end - part.start for part in intervals(hours, start, end)), NONE)


def add_open_time(hours: Hours, start: dt.datetime, amount: dt.timedelta) -> dt.datetime:
    """The earliest moment by which so much open time has passed since `start`.

    So time that runs out with a day ends at its closing, not at the next opening, and nothing added is
    `start` itself. Raises NeverOpen, and ValueError for a negative amount.
    """
    if amount < NONE:
        raise ValueError("open time cannot be negative")
    start = start.astimezone(dt.UTC)
    if not amount:
        return start
    for opening in hours.openings(start):
        since = max(opening.start, start)
        if amount <= opening.end - since:
            return since + amount
        amount -= opening.end - since
    raise NeverOpen


def half_way(hours: Hours, start: dt.datetime, end: dt.datetime) -> dt.datetime:
    """When half of the open time between two moments has passed; the plain middle if there is none."""
    start, end = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
    between = open_time_between(hours, start, end)
    return add_open_time(hours, start, between / 2) if between else start + (end - start) / 2


def add_business_days(schedule: Schedule, start: dt.datetime, days: int) -> dt.datetime:
    """The end of the `days`-th business day after `start`.

    A business day is a date of the team's calendar on which it opens. It counts if it begins at or after
    `start`, so the date on which `start` falls never does, unless `start` is its very first moment. The day
    ends with its last closing, even if that is after midnight, or with the night before's if that is later.

    At 09:00-18:00 from Monday to Friday, 3 days after any moment of Thursday 26 November are over on
    Tuesday 1 December at 18:00.

    To extend a deadline, count more days from the same `start`. Raises NeverOpen, and ValueError below 1.
    """
    return reckon_business_days(schedule, start, days).end


def reckon_open_time(schedule: Schedule, start: dt.datetime, amount: dt.timedelta) -> Reckoning:
    """`add_open_time`, told date by date."""
    end = add_open_time(schedule, start, amount)
    return Reckoning(end, tuple(_times(schedule, start, end)))


def reckon_business_days(schedule: Schedule, start: dt.datetime, days: int) -> Reckoning:
    """`add_business_days`, told date by date."""
    if days < 1:
        raise ValueError("business days are counted from 1")
    steps = []
    for step in _days(schedule, start):
        steps.append(step)
        days -= step.days
        if not days:
            return Reckoning(_closing(schedule, step.date), tuple(steps))
    raise NeverOpen


def _times(schedule: Schedule, start: dt.datetime, end: dt.datetime) -> Iterator[Step]:
    date = schedule.date(start)
    while (midnight := schedule.midnight(date)) < end:
        since, until = max(midnight, start), min(schedule.midnight(date + ONE_DAY), end)
        yield _time(schedule, date, Interval(since, until))
        date += ONE_DAY


def _time(schedule: Schedule, date: dt.date, part: Interval) -> Step:
    """What a part of a date counts."""
    time = open_time_between(schedule, *part)
    kind = _kind(schedule, date)
    if any(own.start < part.end and part.start < own.end for own in schedule.on(date)):
        return Step(date, kind, time=time)
    if time:
        return Step(date, Why.NIGHT_BEFORE, time=time)
    return Step(date, Why.OVER if kind in OPEN else kind)


def _days(schedule: Schedule, start: dt.datetime) -> Iterator[Step]:
    """The calendar from `start` on, until there is no business day in HORIZON."""
    date = seen = schedule.date(start)
    while date - seen <= HORIZON:
        why = Why.BEGUN if schedule.midnight(date) < start else _kind(schedule, date)
        yield Step(date, why, days=int(why in OPEN))
        seen = date if why in OPEN else seen
        date += ONE_DAY


def _closing(schedule: Schedule, date: dt.date) -> dt.datetime:
    return max(part.end for part in schedule.on(date - ONE_DAY) + schedule.on(date))


def _kind(schedule: Schedule, date: dt.date) -> Why:
    """Whether a date is a business day, and by which of its hours."""
    alone = date in schedule.dates
    if schedule.on(date):
        return Why.DATE if alone else Why.WEEKDAY
    if schedule.hours(date):
        return Why.SKIPPED
    return Why.CLOSED_DATE if alone else Why.CLOSED_WEEKDAY
