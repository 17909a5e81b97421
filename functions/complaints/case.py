"""A case: its statuses, which may follow which, and whose turn it is. Rules only."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Party(StrEnum):
    COMPLAINANT = "complainant"
    RESPONDENT = "respondent"
    STAFF = "staff"


class Status(StrEnum):
    SUBMITTED = "submitted"
    SCREENING = "screening"
    AWAITING_RESPONDENT = "awaiting-respondent"
    ANSWERED = "answered"
    SILENT = "silent"
    UNDER_REVIEW = "under-review"
    MORE_INFORMATION = "more-information"
    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not-upheld"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    WRONG_PARTY = "wrong-party"
    OUT_OF_SCOPE = "out-of-scope"
    APPEAL = "appeal"
    CLOSED = "closed"


DECISIONS = frozenset(
    {
        Status.UPHELD,
        Status.PARTLY,
        Status.NOT_UPHELD,
        Status.SETTLED,
        Status.WITHDRAWN,
        Status.DUPLICATE,
        Status.WRONG_PARTY,
        Status.OUT_OF_SCOPE,
    }
)

# Before anyone has looked into the matter only these ends are possible.
_EARLY_ENDS = frozenset({Status.WITHDRAWN, Status.DUPLICATE, Status.OUT_OF_SCOPE})

TRANSITIONS: Mapping[Status, frozenset[Status]] = {
    Status.SUBMITTED: frozenset({Status.SCREENING}) | _EARLY_ENDS,
    Status.SCREENING: frozenset({Status.AWAITING_RESPONDENT, Status.UNDER_REVIEW, Status.MORE_INFORMATION})
    | _EARLY_ENDS,
    Status.AWAITING_RESPONDENT: frozenset({Status.ANSWERED, Status.SILENT, Status.SCREENING})
    | {Status.SETTLED, Status.WITHDRAWN},
    Status.ANSWERED: frozenset({Status.UNDER_REVIEW, Status.SETTLED, Status.WITHDRAWN}),
    Status.SILENT: frozenset({Status.UNDER_REVIEW, Status.SETTLED, Status.WITHDRAWN}),
    Status.UNDER_REVIEW: DECISIONS | {Status.MORE_INFORMATION},
    Status.MORE_INFORMATION: frozenset({Status.SCREENING, Status.UNDER_REVIEW, Status.WITHDRAWN}),
    **{decision: frozenset({Status.APPEAL, Status.CLOSED}) for decision in DECISIONS},
    Status.APPEAL: frozenset({Status.UPHELD, Status.PARTLY, Status.NOT_UPHELD}),
    Status.CLOSED: frozenset(),
}

_TURNS: Mapping[Status, Party] = {
    Status.AWAITING_RESPONDENT: Party.RESPONDENT,
    Status.MORE_INFORMATION: Party.COMPLAINANT,
    Status.SUBMITTED: Party.STAFF,
    Status.SCREENING: Party.STAFF,
    Status.ANSWERED: Party.STAFF,
    Status.SILENT: Party.STAFF,
    Status.UNDER_REVIEW: Party.STAFF,
    Status.APPEAL: Party.STAFF,
}


class IllegalTransition(Exception):
    """The case cannot go from `before` to `after`."""

    def __init__(self, before: Status, after: Status) -> None:
        super().__init__(f"{before} → {after}")
        self.before = before
        self.after = after


def check_transition(before: Status, after: Status) -> None:
    """Raise IllegalTransition unless the table allows the step."""
    if after not in TRANSITIONS[before]:
        raise IllegalTransition(before, after)


def turn(status: Status, *, confirmed: bool) -> Party | None:
    """Who must act next, or None when nobody must. Nothing starts before the address is confirmed."""
    return _TURNS.get(status) if confirmed else Party.COMPLAINANT
