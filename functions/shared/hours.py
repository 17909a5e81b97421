"""Business hours: when a team is there, by its week, its single dates and the tz database.

Moments are aware datetimes, given in any zone and answered in UTC. docs/operate/hours.md says in words what
the clock changes do; tests/samples/hours.json says it in cases, for every language this is written in.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from functions.shared.checks import WEEKDAYS
from functions.shared.config import Team
from functions.shared.local_times import closing, opening

# More than a year, so that hours set for one date a year are still in sight.
HORIZON = dt.timedelta(days=400)

ONE_DAY = dt.timedelta(days=1)
MINUTES_A_DAY = 24 * 60

Day = tuple[tuple[int, int], ...]
"""A day's hours: [start, end) in minutes of its local clock, ends after midnight above 1440."""


class Interval(NamedTuple):
    """Open from `start` on, no longer at `end`."""

    start: dt.datetime
    end: dt.datetime


class Hours(Protocol):
    """One team's hours, or those of several together."""

    def openings(self, at: dt.datetime) -> Iterator[Interval]:
        """What is still open or opens after `at`, in order and without overlaps, but maybe touching.

        Endless, unless nothing more opens within HORIZON.
        """
        ...


@dataclass(frozen=True)
class Schedule:
    """One team's hours."""

    zone: ZoneInfo
    week: tuple[Day, ...]
    """Monday first."""
    dates: Mapping[dt.date, Day]
    """Instead of the weekday's hours, with what would run past midnight, but the night before runs out."""

    @classmethod
    def of(cls, team: Team) -> Schedule:
        return cls(
            ZoneInfo(team.zone),
            tuple(_day(team.week.get(weekday, ())) for weekday in WEEKDAYS),
            {dt.date.fromisoformat(date): _day(texts) for date, texts in team.dates.items()},
        )

    def date(self, at: dt.datetime) -> dt.date:
        """The team's own date at a moment."""
        return at.astimezone(self.zone).date()

    def midnight(self, date: dt.date) -> dt.datetime:
        """The first moment of a date."""
        return opening(date, 0, self.zone)

    def hours(self, date: dt.date) -> Day:
        return self.dates.get(date, self.week[date.weekday()])

    def on(self, date: dt.date) -> list[Interval]:
        """A date's hours as moments, in order; hours that the clock skips wholly are none."""
        found = (
            Interval(opening(date, start, self.zone), closing(date, end, self.zone))
            for start, end in self.hours(date)
        )
        return [interval for interval in found if interval.start < interval.end]

    def openings(self, at: dt.datetime) -> Iterator[Interval]:
        return (interval for interval in _apart(self._daily(at)) if interval.end > at)

    def _daily(self, at: dt.datetime) -> Iterator[Interval]:
        """Hours date by date, from the date before: none run longer than to the end of the next date."""
        seen = self.date(at)
        date = seen - ONE_DAY
        while date - seen <= HORIZON:
            found = self.on(date)
            yield from found
            seen = max(seen, date) if found else seen
            date += ONE_DAY


@dataclass(frozen=True)
class Together:
    """Several teams: open when any of them is."""

    schedules: tuple[Schedule, ...]

    def openings(self, at: dt.datetime) -> Iterator[Interval]:
        return _apart(heapq.merge(*(schedule.openings(at) for schedule in self.schedules)))


def is_open(hours: Hours, at: dt.datetime) -> bool:
    first = next(hours.openings(at), None)
    return first is not None and first.start <= at


def next_change(hours: Hours, at: dt.datetime) -> dt.datetime | None:
    """When it next opens or closes, always after `at`; None if it does neither within HORIZON."""
    at = at.astimezone(dt.UTC)
    end = at + HORIZON
    near = takewhile(lambda part: part.start <= end, hours.openings(at))
    first = next(_joined(near), None)
    if first is None:
        return None
    change = first.end if first.start <= at else first.start
    return change if change <= end else None


def intervals(hours: Hours, start: dt.datetime, end: dt.datetime) -> list[Interval]:
    """The open parts of [start, end), in order; those that touch are one."""
    start, end = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
    if end <= start:
        return []
    inside = takewhile(lambda part: part.start < end, hours.openings(start))
    return [Interval(max(part.start, start), min(part.end, end)) for part in _joined(inside)]


def team_for(teams: Sequence[Team], languages: Iterable[str]) -> Team:
    """The first team for the first of `languages` that any team answers in; else the first team of all."""
    speaking = (team for language in languages for team in teams if language in team.languages)
    return next(speaking, teams[0])


def _day(texts: Iterable[str]) -> Day:
    """An end at or before its start is on the next day: 18:00-01:00 lasts until minute 1500."""
    spans = (tuple(map(_minute, text.split("-"))) for text in texts)
    return tuple(sorted((start, end if end > start else end + MINUTES_A_DAY) for start, end in spans))


def _minute(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def _apart(ordered: Iterable[Interval]) -> Iterator[Interval]:
    """The same without overlaps."""
    reached = dt.datetime.min.replace(tzinfo=dt.UTC)
    for start, end in ordered:
        if end > reached:
            yield Interval(max(start, reached), end)
            reached = end


def _joined(apart: Iterable[Interval]) -> Iterator[Interval]:
    """The same with those that touch made one."""
    open_since: dt.datetime | None = None
    reached = dt.datetime.min.replace(tzinfo=dt.UTC)
    for start, end in apart:
        if open_since is not None and start > reached:
            yield Interval(open_since, reached)
            open_since = None
        open_since = open_since or start
        reached = end
    if open_since is not None:
        yield Interval(open_since, reached)
