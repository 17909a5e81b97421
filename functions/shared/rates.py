"""Limits by the hour, counted inside the transaction that they guard."""

from __future__ import annotations

import datetime as dt

from functions.shared import moments
from functions.shared.table import Update


def counted(what: str, who: str, limit: int, now: dt.datetime) -> Update:
    """One more `what` by `who` (a keyed hash) in this hour; the transaction fails at `limit`."""
    return Update(
        (f"RATE#{what}#{who}#{moments.hour(now)}", "RATE"),
        set={"ttl": moments.epoch(now + dt.timedelta(hours=2))},
        add={"count": 1},
        condition="attribute_not_exists(pk) OR #count < :limit",
        values={":limit": limit},
    )
