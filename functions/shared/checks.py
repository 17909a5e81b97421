"""Rules for single settings. Each answers what is wrong, in words, or an empty string."""

from __future__ import annotations

import datetime
import re
import zoneinfo
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol
from urllib.parse import urlsplit

from functions.shared.addresses import is_address

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RUNTIMES = ("python3.11", "python3.12", "python3.13")

_HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(xn--[a-z0-9-]{2,59}|[a-z]{2,63})")
_INTERVAL = re.compile(r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Identified(Protocol):
    @property
    def id(self) -> str: ...


def filled(value: Collection[object]) -> str:
    return "" if value else "must not be empty"


def unique(values: Collection[Identified]) -> str:
    names = [value.id for value in values]
    twice = sorted({name for name in names if names.count(name) > 1})
    return f"the ids {twice} are used more than once" if twice else filled(values)


def positive(value: int) -> str:
    return "" if value > 0 else "must be more than 0"


def identifier(value: str) -> str:
    return "" if _IDENTIFIER.fullmatch(value) else "must be small Latin letters, digits and hyphens"


def zone(value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder, like "Europe"
        return f"{value!r} is not a time zone of the tz database"
    return ""


def hosts(values: Iterable[str]) -> str:
    wrong = [value for value in values if not _HOST.fullmatch(value)]
    return f"{wrong} must be host names alone, in small letters" if wrong else ""


def some_hosts(values: Collection[str]) -> str:
    return filled(values) or hosts(values)


def https(value: str) -> str:
    wrong = "must be an address that begins with https://"
    try:
        parts = urlsplit(value)
    except ValueError:
        return wrong
    return "" if parts.scheme == "https" and parts.hostname else wrong


def address(value: str) -> str:
    return "" if is_address(value) else f"{value!r} is not an e-mail address"


def runtime(value: str) -> str:
    return "" if value in RUNTIMES else f"must be one of {', '.join(RUNTIMES)}"


def week(value: Mapping[str, tuple[str, ...]]) -> str:
    unknown = value.keys() - set(WEEKDAYS)
    return f"{sorted(unknown)} are not weekdays ({', '.join(WEEKDAYS)})" if unknown else _intervals(value)


def dates(value: Mapping[str, tuple[str, ...]]) -> str:
    wrong = [date for date in value if not _is_date(date)]
    return f"{wrong} are not dates like 2027-01-01" if wrong else _intervals(value)


def _is_date(text: str) -> bool:
    """Only the one form by which a day's hours are looked up, not all that ISO 8601 knows."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _intervals(value: Mapping[str, tuple[str, ...]]) -> str:
    wrong = [text for texts in value.values() for text in texts if not _INTERVAL.fullmatch(text)]
    return f"{wrong} must be intervals like 09:00-18:00" if wrong else ""
