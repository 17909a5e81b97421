"""Moving a case along its transitions: the new status, its event and the letter that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from functions.complaints import cases
from functions.complaints.access import letter_with_link
from functions.complaints.case import Party, Status, check_transition
from functions.complaints.cases import Case, Step
from functions.complaints.words import told_of
from functions.shared.moments import Clock
from functions.shared.table import Table
from functions.shared.tokens import Keys


class CaseUnknown(Exception):
    """No case has this reference."""


@dataclass(frozen=True)
class Moves:
    table: Table
    keys: Keys
    clock: Clock

    def move(self, typed: str, to: Status) -> Case:
        """Give the case of a reference another status and tell the complainant; answers the case as it was.

        Raises CaseUnknown or IllegalTransition.
        """
        known, now = cases.by_reference(self.table, typed), self.clock()
        if known is None:
            raise CaseUnknown(typed)

        def plan(case: Case) -> Step:
            check_transition(case.status, to)
            told = told_of(to, confirmed=case.confirmed)
            letter = letter_with_link(case, "status-changed", told, self.keys, now)
            return Step("moved", Party.STAFF, {"from": case.status, "to": to}, {"status": to}, tuple(letter))

        return cases.advance(self.table, known.id, plan, now)
