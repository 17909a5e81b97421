"""The pages after a complaint is sent: the confirmation, the link from a letter, the case and its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from functions.complaints import form, photos, words
from functions.complaints.access import Grant
from functions.complaints.case import Status, turn
from functions.complaints.cases import SORT_KEY, Case, case_from, event_from
from functions.complaints.drafts import partition
from functions.complaints.history import Event
from functions.complaints.screens import photo_views, spoken
from functions.shared import moments
from functions.shared.answers import Answer, Refusal
from functions.shared.bucket import Bucket
from functions.shared.config import Config
from functions.shared.fields import FieldError, Sent
from functions.shared.table import Table
from functions.shared.texts import Texts
from functions.shared.visit import Visit


@dataclass(frozen=True)
class Entry:
    """One line of the history: when, in words and for programs, and what."""

    at: str
    moment: str
    what: str


def confirmation(case: Case) -> Answer:
    """It is sent: under which reference, and what comes to which address."""
    context = {"reference": case.reference, "email": case.complaint.email}
    return Answer("confirmation", context, context)


def lost_link(visit: Visit, sent: Sent, errors: Sequence[FieldError] = ()) -> Answer:
    context = {"fields": form.lost_link_fields(visit.texts), "sent": sent, "errors": errors}
    wrong = [{"field": e.field, "code": e.code, "message": e.message} for e in errors]
    return Answer("lost-link", context, {"errors": wrong}, 400 if errors else 200)


def link_sent(email: str) -> Answer:
    """The same answer whether such a complaint exists or not."""
    return Answer("link-sent", {"email": email}, {"email": email})


def link(visit: Visit, secret: str) -> Answer:
    """The page that a letter's link opens: a button, because mail programs open links too."""
    return Answer("link", {"action": f"{visit.api}/links/{secret}"})


def case(visit: Visit, config: Config, table: Table, evidence: Bucket, grant: Grant) -> Answer:
    """A case as its complainant sees it, in two reads: the session before, its partition now."""
    items = table.query(partition(grant.case))
    stored = next((item for item in items if item["sk"] == SORT_KEY), None)
    if stored is None:
        raise Refusal("case-not-found")
    shown = case_from(stored)
    history = [event_from(item) for item in items if item["sk"].startswith("EVENT#")]
    status = words.STATUSES[shown.status]
    actor = turn(shown.status, confirmed=shown.confirmed)
    context = {
        "case": shown,
        "status": status,
        "turn": visit.texts(words.TURNS[actor]),
        "said": spoken(config, shown.complaint, visit.language),
        "photos": photo_views(photos.shown(items), evidence, visit.texts),
        "entries": [_entry(event, visit.texts) for event in history],
    }
    shape = {
        "reference": shown.reference,
        "status": str(shown.status),
        "status_text": visit.texts(status.tag),
        "turn": str(actor or ""),
        "photos": context["photos"],
        "history": [{"at": event.at, "what": event.what, **event.facts} for event in history],
    }
    return Answer("case", context, shape)


def _entry(event: Event, texts: Texts) -> Entry:
    what = texts(words.EVENTS[event.what])
    if event.what == "moved":
        what = f"{what}: {texts(words.STATUSES[Status(event.facts['to'])].tag)}"
    return Entry(event.at, texts.moment(moments.read(event.at)), what)
