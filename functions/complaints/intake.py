"""What people send, on its way in: each function answers something valid, or raises another page."""

from __future__ import annotations

import datetime as dt

from functions.complaints import cases, form, screens, tracking
from functions.complaints.cases import Case
from functions.complaints.drafts import Draft, DraftGone, Drafts, TooMany, case_id, partition
from functions.complaints.form import HONEYPOT, Complaint
from functions.complaints.photos import Photos
from functions.complaints.submission import AnswersChanged, Submission, TooQuick
from functions.shared import moments
from functions.shared.answers import Instead, Refusal, see
from functions.shared.config import Config
from functions.shared.fields import Values, parse
from functions.shared.table import Table
from functions.shared.tokens import Keys
from functions.shared.visit import Visit

# The page that a draft's token opens after it is sent shows an address, so it does not stay for ever.
CONFIRMATION_LIFE = dt.timedelta(days=7)


def complaint(visit: Visit, config: Config, draft: Draft | None = None) -> Complaint:
    """The complaint in the body, or the form again with everything typed and every error."""
    sent = visit.body.fields
    made, parsed = form.read(config, visit.texts, visit.language, sent)
    if made is None:
        raise Instead(screens.form(visit, config, sent, draft, errors=parsed.errors))
    if any(sent.get(HONEYPOT, ())):
        raise Instead(screens.form(visit, config, sent, draft, notice="robot"))
    return made


def opened(visit: Visit, drafts: Drafts, complaint: Complaint) -> Draft:
    try:
        return drafts.open(complaint, visit.address)
    except TooMany:
        raise Refusal("too-many-drafts") from None


def keep_files(visit: Visit, photos: Photos, draft: Draft) -> None:
    """Photos that came inside the form itself, as many as a complaint may have."""
    for file in visit.body.files[: photos.limits.photos]:
        photos.keep(draft.case, file.data)


def draft(visit: Visit, drafts: Drafts, table: Table, token: str) -> Draft:
    """The draft behind a token; after it was sent, the way to its confirmation."""
    if drafts.keys.issued_at(token) is None:
        raise Refusal("not-found")
    try:
        return drafts.get(token)
    except DraftGone:
        if table.get((f"ONCE#{case_id(token)}", "ONCE")):
            raise Instead(see(f"{visit.api}/drafts/{token}/confirmation", status=200)) from None
        raise Refusal("draft-gone") from None


def final(visit: Visit, config: Config, token: str) -> Complaint:
    """The answers that the last page sends once more; if they are wrong now, the form with all of them."""
    sent = visit.body.fields
    made, parsed = form.read(config, visit.texts, visit.language, sent)
    if made is None:
        raise Instead(screens.form(visit, config, sent, token=token, errors=parsed.errors))
    return made


def sent(visit: Visit, config: Config, submission: Submission, token: str, complaint: Complaint) -> None:
    """Send the complaint, or answer the last page again with what stands in the way."""
    try:
        submission.send(token, complaint, visit.language, visit.address)
    except DraftGone:
        raise Refusal("draft-gone") from None
    except TooQuick:
        raise Instead(screens.held(visit, config, token, complaint, "too-quick")) from None
    except AnswersChanged:
        raise Instead(screens.held(visit, config, token, complaint, "answers-changed")) from None
    except TooMany as limit:
        raise Instead(screens.held(visit, config, token, complaint, f"too-many-{limit.what}")) from None


def sent_case(table: Table, keys: Keys, token: str) -> Case:
    """The case that a draft has become, for a while after it was sent."""
    item = table.get((partition(case_id(token)), cases.SORT_KEY)) if keys.issued_at(token) else None
    if item is None:
        raise Refusal("not-found")
    case = cases.case_from(item)
    if case.created + CONFIRMATION_LIFE < moments.now():
        raise Refusal("case-not-found")
    return case


def lost_link(visit: Visit) -> Values:
    """A reference and an address, or the door again with every error."""
    sent = visit.body.fields
    parsed = parse(form.lost_link_fields(visit.texts), sent)
    if parsed.errors:
        raise Instead(tracking.lost_link(visit, sent, parsed.errors))
    return parsed.values
