"""The app as API Gateway and Lambda call it: the whole way of a complaint, and every route of it."""

import json
import re

import pytest

from functions.complaints import app as apps
from functions.complaints.app import app
from functions.complaints.drafts import case_id
from functions.shared import outbox
from functions.shared.visit import SESSION_COOKIE
from functions.shared.web import HEADERS
from tests.cast import LANGUAGES, answers
from tests.functions.complaints import records, samples


@pytest.fixture
def token(asker):
    """A draft of the buyer's, opened with a plain form."""
    return asker.post("/uk/drafts", answers()).location.split("/")[-2]


@pytest.fixture
def sent(asker, token):
    """The same, sent; the name of its case."""
    asker.post(f"/uk/drafts/{token}/submit", answers())
    return case_id(token)


@pytest.fixture
def secret(table, keys, sent):
    return records.secrets(table, keys, sent)[0]


def cookie(answer):
    return {"Cookie": answer.headers["Set-Cookie"].partition(";")[0]}


def test_a_complaint_goes_all_the_way_without_scripts(asker, table, keys):
    photos = asker.post("/uk/drafts", answers()).location
    token = photos.split("/")[-2]
    assert photos == f"/api/uk/drafts/{token}/photos"
    assert asker.get(f"/uk/drafts/{token}/photos").status == 200
    assert asker.get(f"/uk/drafts/{token}/check").status == 200
    confirmation = asker.post(f"/uk/drafts/{token}/submit", answers())
    assert (confirmation.status, confirmation.location) == (303, f"/api/uk/drafts/{token}/confirmation")
    case = records.case(table, case_id(token))
    assert case.reference in asker.get(f"/uk/drafts/{token}/confirmation").text
    [secret] = records.secrets(table, keys, case.id)
    assert asker.get(f"/uk/links/{secret}").status == 200
    entered = asker.post(f"/uk/links/{secret}")
    assert entered.location == f"/api/uk/cases/{case.reference}"
    assert case.reference in asker.get(f"/uk/cases/{case.reference}", cookie(entered)).text


def test_a_complaint_goes_all_the_way_as_json(asker, table):
    opened = asker.send("/en/drafts", answers() | {"consent": True})
    token = opened.json["draft"]
    assert (opened.status, opened.json["location"]) == (201, f"/api/en/drafts/{token}/photos")
    assert asker.program(f"/en/drafts/{token}/photos").json["photos"] == []
    assert asker.program(f"/en/drafts/{token}/check").json["answers"] == answers()
    assert asker.send(f"/en/drafts/{token}/submit", answers()).status == 201
    told = asker.program(f"/en/drafts/{token}/confirmation").json
    assert told == {
        "reference": records.case(table, case_id(token)).reference,
        "email": "olena@buyer.example",
    }


def test_every_page_of_a_draft_speaks_every_language(asker, token):
    for page in ("", "/photos", "/check", "/photos/missing"):
        said = {asker.get(f"/{language}/drafts/{token}{page}").text for language in LANGUAGES}
        assert len(said) == 3


PARTS = {
    "language": "uk",
    "token": "nobodys",
    "photo": "a1",
    "secret": "guessed",
    "reference": "HC-000-000-000",
}


ROUTES = [(method, path) for path, methods in app.routes.items() for method in methods]
OF_DRAFTS = [(method, path) for method, path in ROUTES if "{token}" in path]


def visit(asker, method, route, accept="text/html"):
    path, headers = route.format(**PARTS), {"Accept": accept}
    return asker.get(path, headers) if method == "GET" else asker.post(path, answers(), headers=headers)


@pytest.mark.parametrize(("method", "route"), ROUTES)
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_stranger_gets_nothing_and_no_error_of_ours_from_any_route(asker, method, route, accept):
    answer = visit(asker, method, route, accept)
    assert answer.status in {200, 201, 303, 400, 404, 410}
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(("method", "route"), OF_DRAFTS)
def test_a_token_that_we_never_issued_finds_nothing(asker, method, route):
    answer = visit(asker, method, route)
    if answer.location:  # a reloaded submit leads on to the answers
        answer = asker.get(answer.location.removeprefix("/api"))
    assert answer.status in {404, 410}


@pytest.mark.parametrize("route", [route for method, route in ROUTES if method == "POST"])
def test_no_button_works_from_another_site(asker, everything, route):
    before = everything()
    answer = asker.post(route.format(**PARTS), answers(), headers={"Origin": "https://elsewhere.example"})
    assert (answer.status, everything()) == (400, before)


@pytest.mark.parametrize(
    ("path", "page"), [("/uk/drafts", "/uk/complaint.html"), ("/ru/links", "/ru/complaint-centre.html")]
)
def test_a_reloaded_button_leads_to_its_page(asker, path, page):
    assert (asker.get(path).status, asker.get(path).location) == (303, page)


def test_a_reloaded_submit_leads_to_the_answers(asker, token):
    assert asker.get(f"/uk/drafts/{token}/submit").location == f"/api/uk/drafts/{token}/check"


def test_the_front_door_adds_a_prefix_that_the_language_switch_keeps(asker, token):
    assert f'href="/api/ru/drafts/{token}/photos"' in asker.get(f"/uk/drafts/{token}/photos").text


def test_a_deleted_draft_is_gone_for_good(asker, token, table):
    assert asker.post(f"/uk/drafts/{token}/delete").location == "/uk/complaint.html"
    assert asker.get(f"/uk/drafts/{token}").status == 410
    assert table.query(f"CASE#{case_id(token)}") == []


def test_a_changed_draft_shows_its_new_answers(asker, token):
    changed = asker.post(f"/uk/drafts/{token}", answers(name="Оля"))
    assert changed.location == f"/api/uk/drafts/{token}/photos"
    assert "Оля" in asker.get(f"/uk/drafts/{token}/check").text


def test_photos_inside_the_form_are_kept(asker, photos):
    location = asker.post("/uk/drafts", answers(), [samples.photo(), samples.photo("PNG")]).location
    assert len(photos.of(case_id(location.split("/")[-2]))) == 2


def test_no_more_photos_than_a_complaint_may_have_are_kept(asker, photos):
    location = asker.post("/uk/drafts", answers(), [b"x"] * 12).location
    assert len(photos.of(case_id(location.split("/")[-2]))) == 10


def test_the_way_back_from_an_upload_believes_only_what_is_there(asker, token, uploads):
    assert asker.get(f"/uk/drafts/{token}/photos/a1").location == f"/api/uk/drafts/{token}/photos/missing"
    uploads.put(f"{case_id(token)}/a1", b"photo")
    assert asker.get(f"/uk/drafts/{token}/photos/a1").location == f"/api/uk/drafts/{token}/photos"


def test_a_photo_is_taken_away_by_a_button(asker, token, photos):
    photos.keep(case_id(token), b"photo")
    [waiting] = photos.of(case_id(token))
    answer = asker.post(f"/uk/drafts/{token}/photos/{waiting.id}/remove")
    assert (answer.location, photos.of(case_id(token))) == (f"/api/uk/drafts/{token}/photos", [])


def test_a_link_opened_by_a_mail_program_changes_nothing(asker, secret, everything):
    before = everything()
    for _ in range(3):
        assert "Set-Cookie" not in asker.get(f"/uk/links/{secret}").headers
    assert everything() == before


def test_the_session_cookie_is_safe(asker, secret):
    made = asker.post(f"/uk/links/{secret}").headers["Set-Cookie"]
    assert re.fullmatch(
        rf"{SESSION_COOKIE}=[\w-]{{32}}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1209600", made
    )


def test_a_case_is_shown_to_its_session_alone(asker, secret, table, sent, filed):
    entered = cookie(asker.post(f"/uk/links/{secret}"))
    own, foreign = records.case(table, sent).reference, filed().reference
    statuses = [asker.get(f"/uk/cases/{name}", entered).status for name in (own, foreign, "HC-000-000-000")]
    assert statuses == [200, 404, 404]
    assert asker.get(f"/uk/cases/{own}").status == 404


def test_a_foreign_case_and_none_at_all_look_the_same(asker, case):
    foreign, none = (asker.get(f"/uk/cases/{name}").text for name in (case.reference, "HC-000-000-000"))
    assert foreign.replace(case.reference, "HC-000-000-000") == none


def test_a_lost_link_is_asked_for_with_one_answer_for_all(asker, case, table):
    right = asker.post("/uk/links", {"reference": [case.reference], "email": ["olena@buyer.example"]})
    wrong = asker.post("/uk/links", {"reference": ["HC-000-000-000"], "email": ["olena@buyer.example"]})
    assert (right.status, right.text) == (wrong.status, wrong.text)
    assert [letter.name for letter in records.letters(table, case.id)] == ["complaint-received", "link-again"]


def record(letter, table):
    source = f"arn:aws:dynamodb:eu-central-1:000000000000:table/{table}/stream/1"
    keys = {name: {"S": letter[name]} for name in ("pk", "sk")}
    return {"eventName": "INSERT", "eventSourceARN": source, "dynamodb": {"Keys": keys}}


@pytest.mark.usefixtures("wired")
def test_a_new_letter_goes_from_the_stream_to_the_queue(case, table, table_name, mailbox):
    [letter] = table.query(f"CASE#{case.id}", outbox.PREFIX)
    apps.forward({"Records": [record(letter, table_name)]}, None)
    assert mailbox.received() == [{"table": table_name, "pk": letter["pk"], "sk": letter["sk"]}]


@pytest.mark.usefixtures("wired")
def test_the_mailer_names_the_messages_that_failed(aws, case, table, table_name):
    aws.client("ses").verify_email_identity(EmailAddress="help@market.example")
    [letter] = table.query(f"CASE#{case.id}", outbox.PREFIX)
    names = [
        {"table": table_name, "pk": letter["pk"], "sk": letter["sk"]},
        {"table": "none", "pk": "a", "sk": "b"},
    ]
    event = {"Records": [{"messageId": str(i), "body": json.dumps(name)} for i, name in enumerate(names)]}
    assert apps.mailer(event, None) == {"batchItemFailures": [{"itemIdentifier": "1"}]}
    assert table.get((letter["pk"], letter["sk"]))["state"] == "sent"


@pytest.mark.usefixtures("wired")
def test_the_image_function_takes_what_s3_announces(draft, uploads, photos):
    uploads.put(f"{draft.case}/a1", samples.photo())
    apps.image({"detail": {"object": {"key": f"{draft.case}/a1", "etag": "1"}}}, None)
    assert [photo.state for photo in photos.of(draft.case)] == ["accepted"]


@pytest.mark.usefixtures("wired", "case")
def test_the_sweeper_says_how_much_it_did(clock):
    clock.forward(minutes=2)
    assert apps.sweeper({}, None) == {"acted_on": 1}


@pytest.mark.usefixtures("wired")
def test_the_command_line_moves_a_case(case, table):
    answer = apps.move({"reference": case.reference, "status": "screening"}, None)
    assert answer == {"reference": case.reference, "from": "submitted", "to": "screening"}
    assert records.case(table, case.id).status == "screening"


def test_a_store_that_does_not_answer_is_told_as_busy(asker, monkeypatch, token):
    monkeypatch.setattr(apps.wiring.table(), "_name", "no-such-table")
    answer = asker.program(f"/uk/drafts/{token}")
    assert (answer.status, answer.json["error"]) == (503, "busy")
