"""The web side of an app: every request checked alike, every answer ours."""

import pytest

from functions.shared.answers import Answer, Instead, Refusal, see
from functions.shared.pages import Pages
from functions.shared.refusals import REFUSALS
from functions.shared.table import StoreUnavailable
from functions.shared.visit import Front, Visit
from functions.shared.web import HEADERS, Web
from tests.cast import LANGUAGES
from tests.functions.asking import FRONT_DOOR, SITE, Asker

ELSEWHERE = {"Origin": "https://elsewhere.example"}


@pytest.fixture(scope="module")
def app(resources):
    """An app with a view for each thing that can happen."""

    def visits(request, language):
        known = language in LANGUAGES
        spoken = language if known else "uk"
        return Visit(request, spoken, resources.texts(spoken), Front(SITE, (FRONT_DOOR,), 1), known=known)

    made = Web("an app of the tests", visits=visits, pages=lambda: Pages(resources))

    @made.view("/{language}/words")
    def words(_):
        return Answer("link-sent", {"email": "olena@buyer.example"}, {"email": "olena@buyer.example"})

    @made.view("/{language}/words", "POST")
    def say(visit):
        return Answer(
            "link-sent", {"email": str(visit.body.fields)}, {"fields": visit.body.fields}, status=202
        )

    @made.view("/{language}/elsewhere")
    def elsewhere(visit):
        return see(f"{visit.api}/words", {"word": 1}, headers={"Set-Cookie": "a=b"})

    @made.view("/{language}/happens/{what}")
    def happens(_, what):
        raise {
            "store": StoreUnavailable("get_item"),
            "bug": KeyError("what only we may know"),
            "instead": Instead(Answer("link-sent", {"email": "other"}, {"other": True}, status=409)),
        }.get(what) or Refusal(what)

    return made


@pytest.fixture
def asker(app):
    return Asker(app)


def test_a_page_is_a_page(asker):
    answer = asker.get("/en/words")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "olena@buyer.example" in answer.text
    assert answer.text.startswith("<!doctype html>")


def test_the_same_is_json_for_a_program(asker):
    answer = asker.program("/en/words")
    assert answer.headers["Content-Type"] == "application/json"
    assert (answer.status, answer.json) == (200, {"email": "olena@buyer.example"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_names_its_language(asker, language):
    assert asker.get(f"/{language}/words").headers["Content-Language"] == language


@pytest.mark.parametrize("path", ["/en/words", "/en/elsewhere", "/en/happens/bug", "/de/words"])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_every_answer_has_the_safe_headers(asker, path, accept):
    headers = asker.get(path, {"Accept": accept}).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_a_browser_is_sent_on(asker):
    answer = asker.get("/uk/elsewhere")
    assert (answer.status, answer.location, answer.text) == (303, "/api/uk/words", "")
    assert answer.headers["Set-Cookie"] == "a=b"


def test_a_program_is_told_where_to_go(asker):
    answer = asker.program("/uk/elsewhere")
    assert (answer.status, answer.json) == (201, {"word": 1, "location": "/api/uk/words"})
    assert answer.location == ""


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", '{"name": "Олена"}'.encode()),
        ("application/x-www-form-urlencoded", b"name=%D0%9E%D0%BB%D0%B5%D0%BD%D0%B0"),
        (
            "multipart/form-data; boundary=b",
            '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nОлена\r\n--b--'.encode(),
        ),
    ],
)
def test_a_form_arrives_in_three_ways(asker, content_type, body):
    headers = {"Content-Type": content_type, "Accept": "application/json"}
    answer = asker.ask("POST", "/uk/words", body, headers)
    assert (answer.status, answer.json) == (202, {"fields": {"name": ["Олена"]}})


def test_api_gateway_hands_over_photos_as_bytes(app):
    assert "multipart/form-data" in app.api.binary_types


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_is_told_with_its_status(asker, code):
    answer = asker.program(f"/uk/happens/{code}")
    assert (answer.status, answer.json["error"]) == (REFUSALS[code].status, code)


def test_a_refusal_is_a_page_for_people(asker):
    answer = asker.get("/en/happens/draft-gone")
    assert (answer.status, answer.headers["Content-Type"]) == (410, "text/html; charset=utf-8")
    assert REFUSALS["draft-gone"].title in answer.text


def test_another_answer_than_the_views_own_is_given(asker):
    answer = asker.program("/uk/happens/instead")
    assert (answer.status, answer.json) == (409, {"other": True})


def test_a_store_that_does_not_answer_is_busy(asker):
    answer = asker.program("/uk/happens/store")
    assert (answer.status, answer.json["error"], answer.headers["Retry-After"]) == (503, "busy", "30")


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_a_bug_of_ours_tells_nothing_of_itself(asker, accept):
    answer = asker.get("/en/happens/bug", {"Accept": accept})
    assert answer.status == 500
    assert REFUSALS["broken"].title in answer.text
    assert "what only we may know" not in answer.text


def test_the_log_tells_the_bug_and_no_path(app, asker, caplog):
    app.log.addHandler(caplog.handler)
    asker.get("/en/happens/bug")
    assert "unexpected in happens" in caplog.text
    assert "what only we may know" in caplog.text
    assert "/en/happens/bug" not in caplog.text


@pytest.mark.parametrize("path", ["/de/words", "/UK/words", "/uk%2F/words"])
def test_a_language_that_is_not_ours_finds_nothing_in_the_default_one(asker, path):
    answer = asker.get(path)
    assert (answer.status, answer.headers["Content-Language"]) == (404, "uk")


@pytest.mark.parametrize("path", ["/uk/words", "/uk/elsewhere", "/uk/happens/bug"])
def test_nothing_is_found_past_the_front_door(asker, path):
    assert asker.get(path, {"X-Origin-Secret": "guessed"}).status == 404


def test_a_button_of_another_site_does_nothing(asker):
    answer = asker.send("/uk/words", {"name": "Олена"}, ELSEWHERE)
    assert (answer.status, answer.json["error"]) == (400, "foreign-origin")


def test_a_page_opens_from_another_site(asker):
    assert asker.get("/uk/words", ELSEWHERE).status == 200


@pytest.mark.parametrize(
    ("content_type", "body", "status", "code"),
    [
        ("text/plain", b"name=1", 415, "content-type"),
        ("application/json", b"{", 400, "malformed"),
        ("application/json", b'{"a": "\xff"}', 400, "charset"),
        ("multipart/form-data", b"", 400, "malformed"),
        ("application/x-www-form-urlencoded", b"a&" * 100, 400, "too-many-parts"),
        ("application/json", b" " * (4 * 1024 * 1024 + 1), 413, "too-large"),
    ],
    ids=["type", "cut off", "charset", "no boundary", "parts", "bytes"],
)
def test_a_body_that_cannot_be_read_is_refused(asker, content_type, body, status, code):
    headers = {"Content-Type": content_type, "Accept": "application/json"}
    answer = asker.ask("POST", "/uk/words", body, headers)
    assert (answer.status, answer.json["error"]) == (status, code)


def test_a_type_that_chalice_refuses_is_refused_by_our_page(asker):
    answer = asker.ask("POST", "/en/words", b"<a/>", {"Content-Type": "text/xml"})
    assert (answer.status, answer.headers["Content-Type"]) == (415, "text/html; charset=utf-8")
    assert REFUSALS["content-type"].title in answer.text


def test_a_method_that_no_view_has_is_refused_by_our_page(asker):
    answer = asker.ask("DELETE", "/en/words")
    assert (answer.status, answer.headers["Cache-Control"]) == (405, "no-store")
    assert REFUSALS["method"].title in answer.text


def test_half_a_character_never_breaks_an_answer(asker):
    """JSON can carry one half of a surrogate pair, which UTF-8 cannot."""
    answer = asker.send("/uk/words", {"name": "\ud83d"})
    assert answer.status < 500


def test_half_a_character_never_breaks_a_page(asker):
    answer = asker.send("/uk/words", {"name": "\ud83d"}, {"Accept": "text/html"})
    assert answer.status < 500
