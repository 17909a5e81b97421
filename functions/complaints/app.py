"""The complaints app, as a table of contents: a view parses, calls, answers."""

from __future__ import annotations

from typing import Any

from functions.complaints import command, drafts, intake, screens, tracking, wiring
from functions.shared import stream
from functions.shared.answers import Answer, Refusal, see
from functions.shared.visit import Visit, session_cookie
from functions.shared.web import Web

app = Web("complaints", visits=wiring.visit, pages=wiring.pages)


@app.view("/{language}/drafts")
def start(visit: Visit) -> Answer:
    return see(f"/{visit.language}/complaint.html")


@app.view("/{language}/drafts", "POST")
def open_draft(visit: Visit) -> Answer:
    complaint = intake.complaint(visit, wiring.resources().config)
    draft = intake.opened(visit, wiring.drafts(), complaint)
    intake.keep_files(visit, wiring.photos(), draft)
    return see(f"{visit.api}/drafts/{draft.token}/photos", {"draft": draft.token})


@app.view("/{language}/drafts/{token}")
def edit_draft(visit: Visit, token: str) -> Answer:
    draft = intake.draft(visit, wiring.drafts(), wiring.table(), token)
    return screens.form(visit, wiring.resources().config, draft.complaint.as_sent(), draft)


@app.view("/{language}/drafts/{token}", "POST")
def change_draft(visit: Visit, token: str) -> Answer:
    draft = intake.draft(visit, wiring.drafts(), wiring.table(), token)
    complaint = intake.complaint(visit, wiring.resources().config, draft)
    wiring.drafts().change(token, complaint)
    return see(f"{visit.api}/drafts/{token}/photos", {"draft": token}, status=200)


@app.view("/{language}/drafts/{token}/delete", "POST")
def delete_draft(visit: Visit, token: str) -> Answer:
    draft = intake.draft(visit, wiring.drafts(), wiring.table(), token)
    drafts.discard(wiring.table(), wiring.evidence(), draft.case)
    return see(f"/{visit.language}/complaint.html", status=200)


@app.view("/{language}/drafts/{token}/photos")
def photos(visit: Visit, token: str) -> Answer:
    draft = intake.draft(visit, wiring.drafts(), wiring.table(), token)
    return screens.photos(visit, wiring.resources().config, wiring.photos(), wiring.evidence(), draft)


@app.view("/{language}/drafts/{token}/photos/{photo}")
def photo_arrived(visit: Visit, token: str, photo: str) -> Answer:
    draft = intake.draft(visit, wiring.drafts(), wiring.table(), token)
    arrived = wiring.photos().arrived(draft.case, photo)
    return see(f"{visit.api}/drafts/{token}/photos{'' if arrived else '/missing'}", {"arrived": arrived})


@app.view("/{language}/drafts/{token}/photos/missing")
def photo_missing(visit: Visit, token: str) -> Answer:
    draft = intake.draft(visit, wiring.drafts(), wiring.table(), token)
    return screens.photos(
        visit, wiring.resources().config, wiring.photos(), wiring.evidence(), draft, missing=True
    )


@app.view("/{language}/drafts/{token}/photos/{photo}/remove", "POST")
def remove_photo(visit: Visit, token: str, photo: str) -> Answer:
    draft = intake.draft(visit, wiring.drafts(), wiring.table(), token)
    wiring.photos().remove(draft.case, photo)
    return see(f"{visit.api}/drafts/{token}/photos", status=200)


@app.view("/{language}/drafts/{token}/check")
def check(visit: Visit, token: str) -> Answer:
    draft = intake.draft(visit, wiring.drafts(), wiring.table(), token)
    return screens.check(visit, wiring.resources().config, wiring.photos(), wiring.evidence(), draft)


@app.view("/{language}/drafts/{token}/submit")
def submit_again(visit: Visit, token: str) -> Answer:
    return see(f"{visit.api}/drafts/{token}/check")


@app.view("/{language}/drafts/{token}/submit", "POST")
def submit(visit: Visit, token: str) -> Answer:
    complaint = intake.final(visit, wiring.resources().config, token)
    intake.sent(visit, wiring.resources().config, wiring.submission(), token, complaint)
    return see(f"{visit.api}/drafts/{token}/confirmation")


@app.view("/{language}/drafts/{token}/confirmation")
def confirmation(_: Visit, token: str) -> Answer:
    case = intake.sent_case(wiring.table(), wiring.keys(), token)
    return tracking.confirmation(case)


@app.view("/{language}/links")
def lost_link(visit: Visit) -> Answer:
    return see(f"/{visit.language}/complaint-centre.html")


@app.view("/{language}/links", "POST")
def send_link_again(visit: Visit) -> Answer:
    asked = intake.lost_link(visit)
    wiring.access().send_again(asked["reference"], asked["email"])
    return tracking.link_sent(asked["email"])


@app.view("/{language}/links/{secret}")
def link(visit: Visit, secret: str) -> Answer:
    if wiring.access().linked(secret) is None:
        raise Refusal("case-not-found")
    return tracking.link(visit, secret)


@app.view("/{language}/links/{secret}", "POST")
def enter(visit: Visit, secret: str) -> Answer:
    entered = wiring.access().enter(secret, visit.session)
    if entered is None:
        raise Refusal("case-not-found")
    session, reference = entered
    cookie = session_cookie(session.secret, session.seconds)
    return see(f"{visit.api}/cases/{reference}", status=200, headers={"Set-Cookie": cookie})


@app.view("/{language}/cases/{reference}")
def case(visit: Visit, reference: str) -> Answer:
    grant = wiring.access().grants(visit.session).get(reference)
    if grant is None:
        raise Refusal("case-not-found")
    return tracking.case(visit, wiring.resources().config, wiring.table(), wiring.evidence(), grant)


@app.lambda_function(name="forward")
def forward(event: dict[str, Any], _: object) -> None:
    for table, keys in stream.letters(event["Records"]).items():
        wiring.mail_queue().send(table, keys)


@app.lambda_function(name="mailer")
def mailer(event: dict[str, Any], _: object) -> dict[str, Any]:
    failed = wiring.mailer().batch(event["Records"])
    return {"batchItemFailures": [{"itemIdentifier": name} for name in failed]}


@app.lambda_function(name="image")
def image(event: dict[str, Any], _: object) -> None:
    stored = event["detail"]["object"]
    wiring.evidence_desk().take(stored["key"], stored["etag"])


@app.lambda_function(name="sweeper")
def sweeper(event: dict[str, Any], _: object) -> dict[str, int]:  # noqa: ARG001 (Lambda passes both)
    return {"acted_on": wiring.sweeper().sweep()}


@app.lambda_function(name="move")
def move(event: dict[str, str], _: object) -> dict[str, Any]:
    """Give a case another status, for the command line: only who may invoke it can."""
    return command.move(wiring.moves(), event["reference"], event["status"])
