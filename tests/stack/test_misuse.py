"""What people and programs send wrong: each is a 4xx that says what to do, and no draft is lost."""

import re

import pytest

from tests.cast import LANGUAGES
from tests.stack import pictures, wrong
from tests.stack.drafts import open_draft, submit
from tests.stack.visitor import JSON, MULTIPART, PAGE, complaint, multipart, somebody

HOMES = {language: f"/{language}/index.html" for language in LANGUAGES}


@pytest.fixture(scope="module")
def kept(visitor):
    """A draft that every test of this module tries to spoil."""
    return open_draft(visitor, name="Олена")


@pytest.fixture(params=["open a draft", "change it", "send it"])
def door(request, kept):
    """An address that takes a complaint."""
    place = {"open a draft": "/api/uk/drafts", "change it": kept.address, "send it": f"{kept.address}/submit"}
    return place[request.param]


def in_other_words(texts):
    """Whether each text was said in its own language."""
    return all(texts) and len(set(texts)) == len(LANGUAGES)


def as_kept(visitor, draft):
    """Whether the draft still says what was said in it."""
    answers = visitor.ask(draft.address).json["answers"]
    return all(answers[name] in ([said], said) for name, said in draft.said.items())


@pytest.mark.parametrize(("changes", "field", "code"), wrong.ANSWERS.values(), ids=wrong.ANSWERS)
def test_a_wrong_answer_is_told_by_field_in_the_readers_language(visitor, changes, field, code):
    said = complaint(somebody()) | changes
    answers = [visitor.send(f"/api/{language}/drafts", said) for language in LANGUAGES]
    assert {answer.status for answer in answers} == {400}
    errors = [error for answer in answers for error in answer.json["errors"]]
    assert [(error["field"], error["code"]) for error in errors] == [(field, code)] * len(LANGUAGES)
    assert in_other_words([error["message"] for error in errors])


@pytest.mark.parametrize("changes", [row[0] for row in wrong.ANSWERS.values()], ids=wrong.ANSWERS)
def test_a_wrong_answer_comes_back_as_a_page_with_all_that_was_typed(visitor, kept, changes):
    said, address = kept.said | changes, f"{kept.address}/submit".replace("/uk/", "/ru/")
    (error,) = visitor.send(address, said).json["errors"]
    page = visitor.send(address, said, **PAGE)
    assert (page.status, page.language) == (400, "ru")
    assert error["message"] in page.words
    assert all(
        said[name] in page.words for name in ("link", "description", "email", "name") if name not in changes
    )
    assert as_kept(visitor, kept)


def test_a_change_for_the_worse_changes_no_draft(visitor, kept):
    assert visitor.send(kept.address, kept.said | {"description": " "}).status == 400
    assert as_kept(visitor, kept)


def test_all_that_is_wrong_is_told_at_once(visitor):
    errors = visitor.send("/api/uk/drafts", {}).json["errors"]
    assert [error["field"] for error in errors] == ["link", "kind", "description", "email", "consent"]


@pytest.mark.parametrize(("data", "kind", "status", "code"), wrong.BODIES.values(), ids=wrong.BODIES)
def test_a_body_that_cannot_be_read_is_refused_and_no_draft_is_lost(
    visitor, kept, door, data, kind, status, code
):
    answer = visitor.post(door, data, **{"Content-Type": kind, **JSON})
    assert (answer.status, answer.json["error"]) == (status, code)
    assert as_kept(visitor, kept)


@pytest.mark.parametrize(
    ("data", "kind", "status"), [row[:3] for row in wrong.BODIES.values()], ids=wrong.BODIES
)
def test_a_body_that_cannot_be_read_is_told_in_the_readers_language(visitor, data, kind, status):
    pages = {
        language: visitor.post(f"/api/{language}/drafts", data, **{"Content-Type": kind, **PAGE})
        for language in LANGUAGES
    }
    assert {(page.status, page.language) for page in pages.values()} == {(status, name) for name in LANGUAGES}
    assert all(HOMES[language] in page.text for language, page in pages.items())


def test_what_is_too_large_for_the_gateway_is_told_by_a_page_of_ours(stack):
    answer = stack.client("apigateway").get_gateway_response(
        restApiId=stack.outputs["api"], responseType="REQUEST_TOO_LARGE"
    )
    assert answer["statusCode"] == "413"
    for page in answer["responseTemplates"].values():
        assert all(f'<section lang="{language}">' in page for language in LANGUAGES)


def test_markup_stays_text(visitor):
    draft = open_draft(visitor, description="<script>alert(1)</script>", name='"><img src=x>')
    page = visitor.get(f"{draft.address}/check", **PAGE)
    assert "<script>alert(1)</script>" in page.words
    assert "<script>alert(1)" not in page.text
    assert "<img src=x" not in page.text


def test_what_only_a_robot_fills_in_is_told_to_a_person(visitor):
    said = complaint(somebody()) | {"website": "https://spam.example"}
    answers = [visitor.send(f"/api/{language}/drafts", said) for language in LANGUAGES]
    assert {(answer.status, answer.json["error"]) for answer in answers} == {(400, "robot")}
    assert in_other_words([answer.json["message"] for answer in answers])


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost:4566", "Sec-Fetch-Site": "same-site"},
    ],
    ids=lambda headers: " ".join(headers.values()),
)
def test_a_button_on_another_site_does_nothing(visitor, kept, headers):
    answer = visitor.send(f"{kept.address}/delete", {}, **headers)
    assert (answer.status, answer.json["error"]) == (400, "foreign-origin")
    assert as_kept(visitor, kept)


def test_a_button_on_another_site_is_told_in_the_readers_language(visitor):
    pages = [visitor.press(f"/api/{language}/drafts", Origin="null") for language in LANGUAGES]
    assert [page.language for page in pages] == list(LANGUAGES)


def test_our_own_button_works(visitor, stack):
    sent = {"Origin": stack.site, "Sec-Fetch-Site": "same-origin"}
    assert visitor.press("/api/uk/drafts", complaint(somebody()), **sent).status == 303


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
def test_other_methods_find_nothing_and_change_nothing(visitor, kept, door, method):
    assert visitor.request(method, door, b"" if method == "PUT" else None).status == 404
    assert as_kept(visitor, kept)


@pytest.mark.parametrize("token", wrong.TOKENS.values(), ids=wrong.TOKENS)
@pytest.mark.parametrize(
    "place", ["drafts/{}", "drafts/{}/check", "drafts/{}/confirmation", "links/{}", "cases/{}"]
)
def test_a_made_up_name_is_a_404_in_the_readers_language(visitor, place, token):
    answer = visitor.get(f"/api/en/{place.format(token)}", **PAGE)
    assert answer.status == 404
    assert re.search('<(html|section)[^>]* lang="en"', answer.text)


@pytest.mark.parametrize("token", wrong.TOKENS.values(), ids=wrong.TOKENS)
@pytest.mark.parametrize("place", ["drafts/{}", "drafts/{}/submit", "drafts/{}/delete", "links/{}"])
def test_a_made_up_name_takes_no_button(visitor, place, token):
    answer = visitor.press(f"/api/en/{place.format(token)}", complaint(somebody()))
    assert answer.status in (404, 410)


@pytest.mark.parametrize("token", wrong.TOKENS.values(), ids=wrong.TOKENS)
def test_a_made_up_photo_never_arrived_and_is_not_removed(visitor, kept, token):
    answer = visitor.ask(f"{kept.address}/photos/{token}")
    assert answer.status == 404 or answer.json["arrived"] is False
    assert visitor.send(f"{kept.address}/photos/{token}/remove", {}).status in (200, 404)
    assert visitor.ask(f"{kept.address}/photos").json["photos"] == []


def test_a_foreign_photo_and_an_unknown_one_look_the_same(visitor, kept, draft):
    foreign = pictures.add(visitor, draft, pictures.photo())
    unknown = "0" * len(foreign)
    answers = [visitor.ask(f"{kept.address}/photos/{name}") for name in (foreign, unknown)]
    assert answers[0].json == answers[1].json
    assert answers[0].json["arrived"] is False


@pytest.mark.parametrize(
    ("place", "code"),
    [("drafts/x", "not-found"), ("links/x", "case-not-found"), ("cases/x", "case-not-found")],
)
def test_a_program_is_told_of_a_made_up_name_by_its_code(visitor, place, code):
    answers = [visitor.ask(f"/api/{language}/{place}") for language in LANGUAGES]
    assert {(answer.status, answer.json["error"]) for answer in answers} == {(404, code)}
    assert in_other_words([answer.json["message"] for answer in answers])


def test_an_endless_query_is_no_matter(visitor, kept):
    assert visitor.get(f"{kept.address}?{'a' * 7000}=1").status == 200


@pytest.mark.parametrize(
    "cookie", ["__Host-session=", '__Host-session="; x', f"__Host-session={'a' * 4000}", "\x01"]
)
def test_a_spoilt_cookie_opens_nothing(visitor, cookie):
    answer = visitor.get("/api/uk/cases/HC-AAA-AAA-AAA", Cookie=cookie, **JSON)
    assert (answer.status, answer.json["error"]) == (404, "case-not-found")


def test_an_address_with_one_letter_changed_is_none_that_we_issued(visitor, kept):
    spoilt = kept.address[:-1] + ("A" if kept.address[-1] != "A" else "B")
    assert visitor.ask(spoilt).status == 404


def test_a_photo_inside_a_form_with_mistakes_is_not_kept(visitor, kept):
    fields = kept.said | {"email": "nobody"}
    answer = visitor.post(
        "/api/uk/drafts", multipart(fields, [b"\xff\xd8\xff"]), **{"Content-Type": MULTIPART, **JSON}
    )
    assert answer.status == 400


def test_a_submit_with_mistakes_shows_the_form_with_everything(visitor, kept):
    answer = submit(visitor, kept, email="olena@example", name="Нове ім’я")
    assert answer.json["answers"]["name"] == ["Нове ім’я"]
