"""The pages before a complaint is sent: the form, the photos, the answers to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from functions.complaints import form as complaint_form
from functions.complaints.drafts import Draft
from functions.complaints.form import Complaint
from functions.complaints.photos import Photo, Photos, State
from functions.complaints.words import PHOTO_REASONS
from functions.shared.answers import Answer
from functions.shared.bucket import Bucket
from functions.shared.config import Config
from functions.shared.fields import FieldError, Sent
from functions.shared.texts import N_, Texts
from functions.shared.visit import Visit

_NOTICES = {
    "robot": N_("Leave the field “Website” empty and send again. It is there to stop robots."),
    "too-quick": N_("That was very quick. Check your answers and press the button once more."),
    "answers-changed": N_(
        "Your answers were changed in another window. Check the ones we keep, then send them."
    ),
    "too-many-complaints": N_(
        "Too many complaints came from your network. Wait an hour and press the button again."
    ),
    "too-many-letters": N_(
        "We have sent this address several e-mails in the last hour. Open the link in one of them, "
        "or wait an hour and press the button again."
    ),
}
_STATUS = {"robot": 400, "too-quick": 400, "answers-changed": 409}


@dataclass(frozen=True)
class Row:
    """One answer to check: the question, what was said, and where to change it."""

    label: str
    values: tuple[str, ...]
    change: str


def form(
    visit: Visit,
    config: Config,
    sent: Sent,
    draft: Draft | None = None,
    *,
    token: str = "",
    errors: Sequence[FieldError] = (),
    notice: str = "",
) -> Answer:
    """The form with what was typed; for a draft's token it changes that draft."""
    token = draft.token if draft else token
    path = f"/drafts/{token}" if token else "/drafts"
    context = {
        "fields": complaint_form.fields(config, visit.texts, visit.language),
        "sent": sent,
        "errors": errors,
        "action": f"{visit.api}{path}",
        "notice": visit.texts(_NOTICES[notice]) if notice else "",
    }
    shape: dict[str, object] = {"errors": [_error_shape(error) for error in errors], "answers": sent}
    if notice:
        shape |= {"error": notice, "message": context["notice"]}
    return Answer("complaint", context, shape, 400 if errors or notice else 200, path=path)


def _error_shape(error: FieldError) -> dict[str, str]:
    return {"field": error.field, "code": error.code, "message": error.message, "anchor": error.anchor}


def photos(
    visit: Visit, config: Config, store: Photos, evidence: Bucket, draft: Draft, *, missing: bool = False
) -> Answer:
    """The photos so far and a form for one more, while there is room."""
    shown = store.of(draft.case)
    path = f"/drafts/{draft.token}/photos"
    room = sum(photo.state is not State.REFUSED for photo in shown) < config.limits.photos
    back = "" if visit.wants_json else f"{visit.site_url}{visit.api}{path}/{{}}"
    slot = store.slot(draft.case, back) if room else None
    context = {
        "photos": [_photo_view(photo, evidence, visit.texts) for photo in shown],
        "upload": slot.form if slot else None,
        "draft": draft,
        "missing": missing,
        "reload": any(photo.state is State.WAITING for photo in shown),
    }
    shape = {
        "photos": context["photos"],
        "upload": slot and {"photo": slot.photo, "action": slot.form.action, "fields": slot.form.fields},
        "maximum_bytes": config.limits.photo_megabytes * 1024 * 1024,
        "maximum_photos": config.limits.photos,
    }
    return Answer("photos", context, shape, path=path)


def _photo_view(photo: Photo, evidence: Bucket, texts: Texts) -> dict[str, object]:
    """A photo as pages and programs see it; addresses open for five minutes."""
    return {
        "id": photo.id,
        "state": str(photo.state),
        "message": texts(PHOTO_REASONS[photo.reason]) if photo.reason else "",
        "thumbnail": evidence.view(photo.thumbnail) if photo.thumbnail else "",
        "address": evidence.view(photo.key) if photo.key else "",
    }


def photo_views(photos: Sequence[Photo], evidence: Bucket, texts: Texts) -> list[dict[str, object]]:
    return [_photo_view(photo, evidence, texts) for photo in photos]


def check(visit: Visit, config: Config, store: Photos, evidence: Bucket, draft: Draft) -> Answer:
    """All answers and photos once more, before they are sent."""
    shown = photo_views(store.of(draft.case), evidence, visit.texts)
    context = _check_context(visit, config, draft.token, draft.complaint) | {"photos": shown}
    shape = {"answers": draft.complaint.as_sent(), "photos": shown}
    return Answer("check", context, shape, path=f"/drafts/{draft.token}/check")


def held(visit: Visit, config: Config, token: str, complaint: Complaint, code: str) -> Answer:
    """The last page again, with what stands in the way of sending."""
    notice = visit.texts(_NOTICES[code])
    context = _check_context(visit, config, token, complaint) | {
        "photos": None,
        "notice": notice,
        "held": code,
    }
    status = _STATUS.get(code, 429)
    headers = {"Retry-After": "3600"} if status == 429 else {}
    shape = {"error": code, "message": notice}
    return Answer("check", context, shape, status, path=f"/drafts/{token}/check", headers=headers)


def _check_context(visit: Visit, config: Config, token: str, complaint: Complaint) -> dict[str, object]:
    return {
        "rows": list(_rows(visit, config, token, complaint)),
        "sent": complaint.as_sent(),
        "token": token,
        "notice": "",
        "held": "",
        "email": complaint.email,
    }


def _rows(visit: Visit, config: Config, token: str, complaint: Complaint) -> Iterator[Row]:
    """The answers in the reader's words, in the order of the form; empty ones are said to be empty."""
    said = spoken(config, complaint, visit.language)
    for field in complaint_form.fields(config, visit.texts, visit.language):
        change = f"{visit.api}/drafts/{token}#{field.anchor}"
        if field.name in said:
            yield Row(field.label, said[field.name], change)
        if field.name == "kind":
            yield Row(visit.texts("Reason"), said["reason"], change)
            yield Row(visit.texts("Facts"), said["facts"], change)


def spoken(config: Config, complaint: Complaint, language: str) -> Mapping[str, tuple[str, ...]]:
    """A complaint's answers, the chosen ones in the words of `language`.

    An owner may drop a kind or reason later; its id then stands for it.
    """
    kind = config.kind(complaint.kind)
    reason = kind.reason(complaint.reason) if kind else None
    facts = {fact.id: fact.text[language] for fact in reason.facts} if reason else {}
    return {
        "link": (complaint.link,),
        "kind": (kind.text[language] if kind else complaint.kind,),
        "reason": (reason.text[language] if reason else complaint.reason,),
        "facts": tuple(facts.get(fact, fact) for fact in complaint.facts),
        "description": (complaint.description,),
        "email": (complaint.email,),
        "name": (complaint.name,) if complaint.name else (),
    }
