"""One request, as views need it."""

import json

import pytest
from chalice.app import Request

from functions.shared.answers import Refusal
from functions.shared.visit import Front, Visit, session_cookie
from tests.functions.asking import FRONT_DOOR, SITE

FRONT = Front(SITE, ("the old secret", FRONT_DOOR), 2)


@pytest.fixture
def visit(resources):
    def made(method="GET", path="/api/uk/drafts", body="", language="uk", known=True, **headers):
        named = {"x-origin-secret": FRONT_DOOR} | {k.replace("_", "-"): v for k, v in headers.items()}
        event = {
            "requestContext": {"httpMethod": method, "path": path, "resourcePath": "/{language}/drafts"},
            "headers": named,
            "multiValueQueryStringParameters": None,
            "pathParameters": {"language": language},
            "stageVariables": None,
            "body": body,
            "isBase64Encoded": False,
        }
        return Visit(Request(event), language, resources.texts(language), FRONT, known=known)

    return made


def refusal(visit):
    with pytest.raises(Refusal) as refused:
        visit.check()
    return refused.value.code


@pytest.mark.parametrize("secret", FRONT.secrets)
def test_either_of_two_secrets_is_taken(visit, secret):
    visit(x_origin_secret=secret).check()


@pytest.mark.parametrize("secret", ["", "guessed", FRONT_DOOR.upper(), f"{FRONT_DOOR},", "секрет"])
def test_a_request_past_the_front_door_finds_nothing(visit, secret):
    assert refusal(visit(x_origin_secret=secret)) == "not-found"


def test_a_front_without_secrets_lets_nobody_in(visit, resources):
    shut = Visit(visit()._request, "uk", resources.texts("uk"), Front(SITE, (), 1), known=True)
    assert refusal(shut) == "not-found"


def test_a_language_that_is_not_ours_finds_nothing(visit):
    assert refusal(visit(known=False)) == "not-found"


OURS = [
    {},
    {"origin": SITE},
    {"origin": SITE, "sec_fetch_site": "same-origin"},
    {"sec_fetch_site": "none"},
    {"sec_fetch_site": "same-site"},
]
FOREIGN = [
    {"origin": "https://elsewhere.example"},
    {"origin": "null"},
    {"origin": f"{SITE}.elsewhere.example"},
    {"origin": SITE.replace("https", "http")},
    {"origin": f"{SITE}:8443"},
    {"sec_fetch_site": "cross-site"},
    {"origin": SITE, "sec_fetch_site": "cross-site"},
]


@pytest.mark.parametrize("headers", OURS, ids=str)
def test_a_button_of_ours_acts(visit, headers):
    visit("POST", **headers).check()


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_button_of_another_site_does_not(visit, headers):
    assert refusal(visit("POST", **headers)) == "foreign-origin"


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_page_may_be_opened_from_anywhere(visit, headers):
    visit("GET", **headers).check()


@pytest.mark.parametrize(
    ("headers", "json_wanted"),
    [
        ({}, False),
        ({"accept": "*/*"}, False),
        ({"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}, False),
        ({"accept": "application/json"}, True),
        ({"accept": "text/html, application/json"}, False),
        ({"content_type": "application/json"}, True),
        ({"content_type": "application/json", "accept": "text/html"}, False),
        ({"content_type": "multipart/form-data; boundary=b"}, False),
    ],
    ids=str,
)
def test_programs_get_json_and_people_get_pages(visit, headers, json_wanted):
    assert visit(**headers).wants_json is json_wanted


def test_the_body_is_read_by_its_type(visit):
    sent = visit("POST", body=json.dumps({"name": "Олена"}), content_type="application/json")
    assert sent.body.fields == {"name": ["Олена"]}


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("203.0.113.7, 192.0.2.1", "203.0.113.7"),
        ("10.9.9.9, 203.0.113.7, 192.0.2.1", "203.0.113.7"),
        ("10.9.9.9,203.0.113.7,192.0.2.1", "203.0.113.7"),
        ("2001:db8::1, 192.0.2.1", "2001:db8::1"),
        ("203.0.113.7", "203.0.113.7"),
        ("", ""),
    ],
)
def test_the_address_is_what_the_trusted_proxies_saw(visit, forwarded, address):
    assert visit(x_forwarded_for=forwarded).address == address


@pytest.mark.parametrize(
    ("cookie", "session"),
    [
        ("__Host-session=abc_-1", "abc_-1"),
        ("theme=dark; __Host-session=abc; x=1", "abc"),
        ("a/b={1}; c=d e;; __Host-session=abc; f", "abc"),
        ("my__Host-session=abc", ""),
        ("session=abc", ""),
        ("", ""),
        ("__Host-session", ""),
        ("\x00;;;=;", ""),
    ],
)
def test_the_session_is_in_its_cookie_alone(visit, cookie, session):
    assert visit(cookie=cookie).session == session


def test_a_session_cookie_is_for_this_host_and_no_script():
    cookie = session_cookie("abc", 60)
    assert cookie == "__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60"


@pytest.mark.parametrize(
    ("path", "below"),
    [("/api/uk/drafts/1/photos", "/drafts/1/photos"), ("/api/uk/links", "/links"), ("/uk/links", "/links")],
)
def test_the_path_is_what_follows_the_language(visit, path, below):
    assert visit(path=path).path == below


def test_pages_of_a_language_begin_with_it(visit):
    assert (visit(language="ru").api, visit().site_url) == ("/api/ru", SITE)
