"""A table's stream: which letters have just been written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from functions.shared.outbox import PREFIX
from functions.shared.table import Key


def letters(records: Iterable[Mapping[str, Any]]) -> dict[str, list[Key]]:
    """The keys of new letters by table; records of anything else are passed over."""
    found: dict[str, list[Key]] = {}
    for record in records:
        keys = record["dynamodb"]["Keys"]
        if record["eventName"] == "INSERT" and keys["sk"]["S"].startswith(PREFIX):
            table = record["eventSourceARN"].split("/")[1]
            found.setdefault(table, []).append((keys["pk"]["S"], keys["sk"]["S"]))
    return found
