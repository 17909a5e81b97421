"""Cases: what a complaint becomes once it is sent, and every change after that.

Each change is one transaction: the new state, its event, and the letters that tell it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from functions.complaints import history
from functions.complaints.case import Party, Status
from functions.complaints.drafts import partition
from functions.complaints.form import Complaint
from functions.complaints.history import Event
from functions.shared import moments, references
from functions.shared.table import ConditionFailed, Item, Put, StoreUnavailable, Table, Update, Write

SORT_KEY = "CASE"
PERSONAL = ("link", "description", "email", "name")

# Two changes of one case at the same moment: the second reads again and follows the first.
_TRIES = 4


@dataclass(frozen=True)
class Case:
    """The current state of a case, as its partition holds it."""

    id: str
    reference: str
    status: Status
    complaint: Complaint
    language: str
    confirmed: bool
    created: dt.datetime
    version: int
    last_hash: str


@dataclass(frozen=True)
class Step:
    """A change to a case: what happens, by whom, public facts, new attributes, writes that go with it."""

    what: str
    by: Party
    facts: Mapping[str, str]
    changes: Mapping[str, Any]
    with_it: tuple[Write, ...] = ()


def event_key(number: int) -> str:
    return f"EVENT#{number:06d}"


def opening(case: str, reference: str, complaint: Complaint, language: str, now: dt.datetime) -> list[Write]:
    """The writes that make a new case: its state and its first event."""
    personal = {name: str(getattr(complaint, name)) for name in PERSONAL}
    digests, salts = history.salted(personal)
    facts = {
        "reference": reference,
        "kind": complaint.kind,
        "reason": complaint.reason,
        "facts": ",".join(complaint.facts),
    }
    event = Event(1, moments.written(now), "submitted", Party.COMPLAINANT, facts, digests)
    item = {
        "pk": partition(case),
        "sk": SORT_KEY,
        "reference": reference,
        "status": Status.SUBMITTED,
        "answers": complaint.as_sent(),
        "salts": salts,
        "language": language,
        "confirmed": False,
        "created": event.at,
        "version": 1,
        "last_hash": event.hash,
    }
    return [Put(item), Put(event_item(case, event))]


def event_item(case: str, event: Event) -> Item:
    item = {
        "pk": partition(case),
        "sk": event_key(event.number),
        "number": event.number,
        "at": event.at,
        "what": event.what,
        "by": str(event.by),
        "facts": dict(event.facts),
        "digests": dict(event.digests),
        "previous": event.previous,
    }
    return item | {"hash": event.hash}


def case_from(item: Item) -> Case:
    answers = dict(item["answers"])
    values = {name: values[0] for name, values in answers.items() if name not in ("facts", "consent")}
    return Case(
        id=item["pk"].removeprefix("CASE#"),
        reference=item["reference"],
        status=Status(item["status"]),
        complaint=Complaint(facts=tuple(answers.get("facts", ())), **values),
        language=item["language"],
        confirmed=item["confirmed"],
        created=moments.read(item["created"]),
        version=item["version"],
        last_hash=item["last_hash"],
    )


def by_reference(table: Table, typed: str) -> Case | None:
    """The case whose reference a person typed, or None."""
    reference = references.parse(typed)
    named = table.get((f"REF#{reference}", "REF")) if reference else None
    item = table.get((partition(named["case"]), SORT_KEY)) if named else None
    return case_from(item) if item else None


def event_from(item: Item) -> Event:
    names = ("number", "at", "what", "by", "facts", "digests", "previous")
    return Event(**{name: item[name] for name in names})


def advance(table: Table, case: str, plan: Callable[[Case], Step | None], now: dt.datetime) -> Case:
    """Apply the step that `plan` makes of the case as it is now; answers the case the plan last saw.

    A plan that answers None changes nothing. When another change comes first, the case is read and the
    plan made again. Raises StoreUnavailable after several meetings.
    """
    for _ in range(_TRIES):
        item = table.get((partition(case), SORT_KEY))
        if item is None:
            raise StoreUnavailable(f"no case {case}")
        current = case_from(item)
        step = plan(current)
        if step is None:
            return current
        try:
            table.write(*_writes(current, step, now))
        except ConditionFailed:
            continue
        return current
    raise StoreUnavailable("case keeps changing")


def _writes(case: Case, step: Step, now: dt.datetime) -> list[Write]:
    number = case.version + 1
    event = Event(number, moments.written(now), step.what, step.by, {**step.facts}, previous=case.last_hash)
    state = Update(
        (partition(case.id), SORT_KEY),
        set={**step.changes, "version": number, "last_hash": event.hash},
        condition="#version = :seen",
        values={":seen": case.version},
    )
    return [state, Put(event_item(case.id, event)), *step.with_it]
