"""Drafts of somebody's complaint, and what becomes of them."""

import time
from dataclasses import dataclass, field
from typing import Any

from functions.complaints.drafts import case_id
from tests.stack.mailbox import Mailbox, link_in
from tests.stack.running import Running
from tests.stack.visitor import JSON, Answer, Visitor, complaint, somebody

# A little more than limits.minimum_fill_seconds: nobody sends a complaint quicker than a person can.
RIPE_SECONDS = 2.1
AT_ONCE = 10


@dataclass(frozen=True)
class Draft:
    """What somebody said, and the address below the site where it lies."""

    said: dict[str, Any]
    address: str
    opened: float = field(default_factory=time.monotonic)

    @property
    def email(self) -> str:
        return str(self.said["email"])

    @property
    def language(self) -> str:
        return self.address.split("/")[2]

    @property
    def case(self) -> str:
        """The id of the case that it becomes."""
        return case_id(self.address.rsplit("/", 1)[-1])


def open_draft(visitor: Visitor, language: str = "uk", **changes: Any) -> Draft:
    said = complaint(somebody()) | changes
    answer = visitor.send(f"/api/{language}/drafts", said)
    assert answer.status == 201, answer.text
    return Draft(said, f"/api/{language}/drafts/{answer.json['draft']}")


def ripen(draft: Draft) -> Draft:
    """The draft, once it may be sent."""
    time.sleep(max(0.0, draft.opened + RIPE_SECONDS - time.monotonic()))
    return draft


def submit(visitor: Visitor, draft: Draft, **changes: Any) -> Answer:
    return visitor.send(f"{draft.address}/submit", draft.said | changes)


@dataclass
class Shelf:
    """Drafts opened ahead of need, so that tests need not wait for each to ripen.

    As many as the hour's limits let one visitor send; with more of them a new hour begins.
    """

    stack: Running
    visitor: Visitor
    _drafts: list[Draft] = field(default_factory=list)

    def take(self) -> Draft:
        if not self._drafts:
            self.stack.forget_hour()
            self._drafts = [open_draft(self.visitor) for _ in range(AT_ONCE)]
        return ripen(self._drafts.pop())


@dataclass(frozen=True)
class Case:
    """A sent complaint."""

    draft: Draft
    reference: str

    @property
    def id(self) -> str:
        return self.draft.case

    @property
    def email(self) -> str:
        return self.draft.email

    @property
    def address(self) -> str:
        return f"/api/{self.draft.language}/cases/{self.reference}"


def sent(visitor: Visitor, draft: Draft) -> Case:
    """The case that a ripe draft becomes."""
    answer = submit(visitor, draft)
    assert answer.status == 201, answer.text
    return Case(draft, visitor.ask(f"{draft.address}/confirmation").json["reference"])


def enter(visitor: Visitor, link: str, **headers: str) -> str:
    """The session, as a Cookie header, that a link's pressed button gives."""
    answer = visitor.post(link, **JSON, **headers)
    assert answer.status == 200, answer.text
    return answer.headers["set-cookie"].split(";")[0]


def confirmed(visitor: Visitor, mail: Mailbox, case: Case) -> str:
    """The session of a complainant who followed the first letter's link."""
    return enter(visitor, link_in(mail.wait(case.email)))


def seen(visitor: Visitor, case: Case, session: str) -> dict[str, Any]:
    """The case as its complainant's status page shows it, for a program."""
    answer = visitor.get(case.address, Cookie=session, **JSON)
    assert answer.status == 200, answer.text
    return dict(answer.json)
