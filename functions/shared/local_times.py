"""What a time on a team's clock means on a date, when clocks change too."""

from __future__ import annotations

import bisect
import datetime as dt
from zoneinfo import ZoneInfo


def opening(date: dt.date, minute: int, zone: ZoneInfo) -> dt.datetime:
    """Of a doubled time the first moment; instead of a skipped one the first moment after it."""
    first, second = _moments(date, minute, zone)
    return first if first <= second else _jump(second, first, zone)


def closing(date: dt.date, minute: int, zone: ZoneInfo) -> dt.datetime:
    """Of a doubled time the second moment; instead of a skipped one the first moment after it."""
    first, second = _moments(date, minute, zone)
    return second if first <= second else _jump(second, first, zone)


def _moments(date: dt.date, minute: int, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """A local time read with the offset before and after the nearest clock change (PEP 495's fold).

    The same moment twice, as a rule; in order if the time is doubled; the wrong way round if it is skipped.
    """
    local = dt.datetime.combine(date, dt.time(), zone) + dt.timedelta(minutes=minute)
    return local.astimezone(dt.UTC), local.replace(fold=1).astimezone(dt.UTC)


def _jump(before: dt.datetime, after: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The moment of the clock change between two moments, to the second."""
    offset = before.astimezone(zone).utcoffset()

    def changed(second: int) -> bool:
        return (before + dt.timedelta(seconds=second)).astimezone(zone).utcoffset() != offset

    seconds = range(int((after - before).total_seconds()) + 1)
    return before + dt.timedelta(seconds=bisect.bisect_left(seconds, True, key=changed))
