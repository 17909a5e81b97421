"""Moments as text: the one form in which they are stored, and how long until later ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def written(moment: dt.datetime) -> str:
    """ISO 8601 in UTC to the second, so that text order is time order."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def epoch(moment: dt.datetime) -> int:
    """Whole seconds since 1970, as DynamoDB's time to live wants them."""
    return int(moment.timestamp())


def hour(moment: dt.datetime) -> str:
    """The hour a moment falls in, like 2026-11-22T14, for counting by the hour."""
    return written(moment)[:13]
