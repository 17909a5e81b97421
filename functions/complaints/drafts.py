"""Drafts: a complaint that is complete but not sent.

A draft's token is its secret, its idempotency key and its clock.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from functions.complaints.form import Complaint
from functions.complaints.history import canonical
from functions.shared import moments, outbox, rates
from functions.shared.bucket import Bucket
from functions.shared.config import Limits
from functions.shared.moments import Clock
from functions.shared.table import ConditionFailed, Delete, Item, Put, Table, Update
from functions.shared.tokens import Keys, digest

SORT_KEY = "DRAFT"

# People come back from the photos page to change a word; robots make drafts by the thousand.
_DRAFTS_PER_COMPLAINT = 5


class DraftGone(Exception):
    """No draft stands behind this token: it was never issued, is deleted, or its days are over."""


class TooMany(Exception):
    """A limit by the hour is reached; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class Draft:
    token: str
    case: str
    complaint: Complaint
    expires: dt.datetime


def case_id(token: str) -> str:
    """The id of the case that a draft will become: 128 bits of its token's digest, as hex."""
    return digest(token)[:32]


def partition(case: str) -> str:
    return f"CASE#{case}"


def discard(table: Table, evidence: Bucket, case: str) -> None:
    """Delete an unsent complaint with its photos; a case is left alone.

    The draft itself goes last: whatever fails before is done again by the sweeper.
    """
    items = table.query(partition(case))
    if any(item["sk"] == "CASE" for item in items):
        return
    for item in items:
        for name in ("key", "thumbnail"):
            if item.get(name):
                evidence.delete(item[name])
    for item in sorted(items, key=lambda item: item["sk"] == SORT_KEY):
        table.write(Delete((item["pk"], item["sk"])))


def fingerprint(complaint: Complaint) -> str:
    """Equal for equal answers: what tells a repeated press from other content under the same key."""
    return hashlib.sha256(canonical(complaint.as_sent()).encode()).hexdigest()


@dataclass(frozen=True)
class Drafts:
    table: Table
    keys: Keys
    limits: Limits
    clock: Clock

    def open(self, complaint: Complaint, visitor: str) -> Draft:
        """Keep a new draft for a visitor's network address; one write. Raises TooMany."""
        token, now = self.keys.issue(), self.clock()
        limit = self.limits.complaints_per_visitor_hour * _DRAFTS_PER_COMPLAINT
        draft = Draft(token, case_id(token), complaint, now + self._life())
        try:
            self.table.write(
                Put(self._item(draft)), rates.counted("draft", self.keys.visitor(visitor), limit, now)
            )
        except ConditionFailed as refused:
            raise TooMany("drafts") from refused
        return draft

    def get(self, token: str) -> Draft:
        """The draft behind a token; raises DraftGone."""
        if self.keys.issued_at(token) is None:
            raise DraftGone
        item = self.table.get((partition(case_id(token)), SORT_KEY))
        if item is None or moments.read(item["due"]) <= self.clock():
            raise DraftGone
        return Draft(token, case_id(token), _complaint(item), moments.read(item["due"]))

    def change(self, token: str, complaint: Complaint) -> None:
        """Replace the answers of a draft; raises DraftGone."""
        draft = self.get(token)
        changes = {"answers": complaint.as_sent(), "fingerprint": fingerprint(complaint)}
        key = (partition(draft.case), SORT_KEY)
        try:
            self.table.write(Update(key, set=changes, condition="attribute_exists(pk)"))
        except ConditionFailed as refused:
            raise DraftGone from refused

    def _life(self) -> dt.timedelta:
        return dt.timedelta(days=self.limits.draft_days)

    def _item(self, draft: Draft) -> Item:
        pk = partition(draft.case)
        return {
            "pk": pk,
            "sk": SORT_KEY,
            "answers": draft.complaint.as_sent(),
            "fingerprint": fingerprint(draft.complaint),
            "pending": outbox.shard(pk),
            "due": moments.written(draft.expires),
        }


def _complaint(item: Item) -> Complaint:
    """The stored answers were valid when they were written; they come back as they were."""
    answers = {name: values for name, values in item["answers"].items() if name != "consent"}
    facts = tuple(answers.pop("facts", ()))
    return Complaint(facts=facts, **{name: values[0] for name, values in answers.items()})
