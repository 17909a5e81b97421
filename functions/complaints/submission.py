"""The last button: a draft becomes a case, once, in one transaction and one round trip."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from functions.complaints import access, cases
from functions.complaints.case import Party
from functions.complaints.drafts import SORT_KEY as DRAFT
from functions.complaints.drafts import DraftGone, TooMany, case_id, fingerprint, partition
from functions.complaints.form import Complaint
from functions.shared import outbox, rates, references
from functions.shared.addresses import same_person
from functions.shared.config import Limits
from functions.shared.moments import Clock
from functions.shared.outbox import Letter
from functions.shared.table import ConditionFailed, Delete, Put, StoreUnavailable, Table, Write
from functions.shared.tokens import Keys

# The positions of the writes whose refusal means something to the person who pressed the button.
_ONCE, _DRAFT, _REFERENCE, _VISITOR, _ADDRESS = range(5)

# With 40 random bits two references meet about once in a million tries at a million cases.
_DRAWS = 3


class TooQuick(Exception):
    """Sent sooner after the form than a person can check it."""


class AnswersChanged(Exception):
    """Other answers than the ones kept, or sent before, under this token."""


@dataclass(frozen=True)
class Submission:
    table: Table
    keys: Keys
    limits: Limits
    clock: Clock

    def send(self, token: str, complaint: Complaint, language: str, visitor: str) -> None:
        """Make the case of a draft, or do nothing if this was done before with the same answers.

        Raises DraftGone, TooQuick, AnswersChanged, TooMany or StoreUnavailable.
        """
        issued, now = self.keys.issued_at(token), self.clock()
        if issued is None:
            raise DraftGone
        if now.timestamp() - issued < self.limits.minimum_fill_seconds:
            raise TooQuick
        letters = self.limits.letters_per_address_hour
        for _ in range(_DRAWS):
            try:
                self.table.write(*self._writes(token, complaint, language, visitor, letters, now))
                return
            except ConditionFailed as refused:
                if self._already_sent(token, complaint, refused.writes):
                    return
                letters = self._retry_limit(complaint, letters, refused.writes)
        raise StoreUnavailable("no free reference")

    def _already_sent(self, token: str, complaint: Complaint, failed: frozenset[int]) -> bool:
        """Whether the same answers became a case before; raises for any other reason to stop."""
        if _ONCE not in failed and _DRAFT not in failed:
            return False
        once = self.table.get((f"ONCE#{case_id(token)}", "ONCE"))
        if once is None and self.table.get((partition(case_id(token)), DRAFT)) is None:
            raise DraftGone
        if once is None or once["fingerprint"] != fingerprint(complaint):
            raise AnswersChanged
        return True

    def _retry_limit(self, complaint: Complaint, letters: int, failed: frozenset[int]) -> int:
        """The limit of letters to try again with; raises TooMany when a limit is final."""
        if _VISITOR in failed:
            raise TooMany("complaints")
        if _ADDRESS not in failed:
            return letters
        person = self.keys.person(same_person(complaint.email))
        if letters > self.limits.letters_per_address_hour or not self.table.get(
            (f"PERSON#{person}", "CONFIRMED")
        ):
            raise TooMany("letters")
        return letters * access.CONFIRMED_FACTOR

    def _writes(
        self, token: str, complaint: Complaint, language: str, visitor: str, letters: int, now: dt.datetime
    ) -> list[Write]:
        case, reference, mark = case_id(token), references.draw(), fingerprint(complaint)
        person = self.keys.person(same_person(complaint.email))
        number, link = access.link(case, reference, Party.COMPLAINANT, self.keys)
        letter = Letter("complaint-received", complaint.email, language, {"reference": reference}, number)
        return [
            Put({"pk": f"ONCE#{case}", "sk": "ONCE", "fingerprint": mark, "reference": reference}),
            Delete((partition(case), DRAFT), "#fingerprint = :mark", {":mark": mark}),
            Put({"pk": f"REF#{reference}", "sk": "REF", "case": case}),
            rates.counted(
                "complaints", self.keys.visitor(visitor), self.limits.complaints_per_visitor_hour, now
            ),
            rates.counted("letters", person, letters, now),
            *cases.opening(case, reference, complaint, language, now),
            link,
            outbox.pending(partition(case), "000001", letter, now),
        ]
