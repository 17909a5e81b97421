"""The history of a case: numbered events, each sealed with the hash of the one before.

Personal fields enter the hash as salted digests. Erasing a value together with its salt leaves a chain
that still verifies and tells nothing.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

GENESIS = "0" * 64


@dataclass(frozen=True)
class Event:
    """One thing that happened: its number from 1, when (ISO 8601, UTC), what, by whom, and public facts."""

    number: int
    at: str
    what: str
    by: str
    facts: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    previous: str = GENESIS

    @property
    def hash(self) -> str:
        """SHA-256 over the event's canonical JSON, 64 hex digits."""
        return hashlib.sha256(canonical(asdict(self)).encode()).hexdigest()


def canonical(shape: object) -> str:
    """JSON with one spelling: sorted keys, no spaces, text as it is."""
    return json.dumps(shape, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def salted(values: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Digests of personal values for an event, and their salts to keep beside the values."""
    salts = {name: secrets.token_hex(16) for name in values}
    digests = {name: personal_digest(value, salts[name]) for name, value in values.items()}
    return digests, salts


def personal_digest(value: str, salt: str) -> str:
    return hashlib.sha256(f"{salt}:{value}".encode()).hexdigest()


def verified(events: Iterable[Event]) -> bool:
    """Whether the events, in order, form one unbroken chain from the first."""
    previous = GENESIS
    for number, event in enumerate(events, start=1):
        if event.previous != previous or event.number != number:
            return False
        previous = event.hash
    return True
