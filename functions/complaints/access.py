"""Who may see a case: links from letters, sessions from pressed buttons, and lost links sent again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from functions.complaints import cases
from functions.complaints.case import Party
from functions.complaints.cases import Case, Step
from functions.complaints.drafts import partition
from functions.shared import moments, outbox, rates, tokens
from functions.shared.addresses import same_person
from functions.shared.config import Config
from functions.shared.moments import Clock
from functions.shared.outbox import Letter
from functions.shared.table import ConditionFailed, Put, Table, Write
from functions.shared.tokens import Keys, digest

# A session is for one sitting and the days around it; every letter opens a new one.
SESSION_LIFE = dt.timedelta(days=14)
# A confirmed address may get this many times the letters of an unconfirmed one.
CONFIRMED_FACTOR = 10


@dataclass(frozen=True)
class Grant:
    """One role in one case."""

    case: str
    role: Party


@dataclass(frozen=True)
class Session:
    secret: str
    seconds: int
    grants: Mapping[str, Grant] = field(default_factory=dict)


def link(case: str, reference: str, role: Party, keys: Keys) -> tuple[str, Write]:
    """A new access link: its number, for the letter that carries it, and the write that makes it work."""
    number = tokens.new()
    item = {
        "pk": f"LINK#{digest(keys.link(number))}",
        "sk": "LINK",
        "case": case,
        "reference": reference,
        "role": str(role),
    }
    return number, Put(item)


def letter_with_link(
    case: Case, name: str, facts: Mapping[str, str], keys: Keys, at: dt.datetime
) -> list[Write]:
    """A letter to the complainant with a link of its own."""
    number, stored = link(case.id, case.reference, Party.COMPLAINANT, keys)
    told = Letter(name, case.complaint.email, case.language, {"reference": case.reference, **facts}, number)
    return [stored, outbox.pending(partition(case.id), f"{case.version + 1:06d}-{number[:8]}", told, at)]


@dataclass(frozen=True)
class Access:
    table: Table
    keys: Keys
    config: Config
    clock: Clock

    def linked(self, secret: str) -> Grant | None:
        """What a link from a letter opens; looking changes nothing."""
        item = self.table.get((f"LINK#{digest(secret)}", "LINK"))
        return Grant(item["case"], Party(item["role"])) if item else None

    def enter(self, secret: str, session: str) -> tuple[Session, str] | None:
        """Exchange a link for a session that also keeps what `session` opened, and confirm the address.

        Answers the session and the reference of the case, or None for a link we never sent.
        """
        grant = self.linked(secret)
        if grant is None:
            return None
        case = cases.advance(self.table, grant.case, self._confirm, self.clock())
        entered = self._session(self.grants(session) | {case.reference: grant})
        return entered, case.reference

    def grants(self, secret: str) -> dict[str, Grant]:
        """The cases that a session opens, by reference; none for an unknown or past session."""
        item = self.table.get((f"SESSION#{digest(secret)}", "SESSION")) if secret else None
        if item is None or item["ttl"] <= moments.epoch(self.clock()):
            return {}
        return {name: Grant(it["case"], Party(it["role"])) for name, it in item["grants"].items()}

    def send_again(self, typed_reference: str, email: str) -> None:
        """Send the complainant a new link, if reference and address belong together; tell nobody else."""
        case, now = cases.by_reference(self.table, typed_reference), self.clock()
        if case is None or same_person(case.complaint.email) != same_person(email):
            return
        limit = self.config.limits.letters_per_address_hour * (CONFIRMED_FACTOR if case.confirmed else 1)
        counted = rates.counted("letters", self.keys.person(same_person(email)), limit, now)
        try:
            self.table.write(counted, *letter_with_link(case, "link-again", {}, self.keys, now))
        except ConditionFailed:
            return

    def _session(self, grants: Mapping[str, Grant]) -> Session:
        secret = tokens.new()
        item = {
            "pk": f"SESSION#{digest(secret)}",
            "sk": "SESSION",
            "grants": {name: {"case": grant.case, "role": str(grant.role)} for name, grant in grants.items()},
            "ttl": moments.epoch(self.clock() + SESSION_LIFE),
        }
        self.table.write(Put(item))
        return Session(secret, int(SESSION_LIFE.total_seconds()), grants)

    def _confirm(self, case: Case) -> Step | None:
        if case.confirmed:
            return None
        now = self.clock()
        facts = {"reference": case.reference, "kind": case.complaint.kind}
        told = [
            outbox.pending(
                partition(case.id),
                f"{case.version + 1:06d}-staff-{index}",
                Letter("staff-new-complaint", staff.address, staff.language, facts),
                now,
            )
            for index, staff in enumerate(self.config.mail.staff)
        ]
        known = Put({"pk": self._person(case), "sk": "CONFIRMED", "at": moments.written(now)}, over=True)
        return Step("confirmed", Party.COMPLAINANT, {}, {"confirmed": True}, (known, *told))

    def _person(self, case: Case) -> str:
        return f"PERSON#{self.keys.person(same_person(case.complaint.email))}"
