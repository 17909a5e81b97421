"""What stands between the world and the help centre."""

import re

import pytest

from functions.shared.refusals import REFUSALS
from tests.cast import LANGUAGES
from tests.stack.visitor import JSON, Visitor

PAGES = ["/", "/uk/", "/en/complaint.html", "/robots.txt", "/404.html"]
MISSING = ["/no-such-page", "/uk/no-such-page.html", "/uk/no/such/folder/", "/desk/"]
DYNAMIC = [
    "/api/uk/drafts",  # shows the way to the form
    "/api/uk/drafts/no-such-draft",
    "/api/uk/links/no-such-link",
    "/api/uk/cases/HC-AAA-AAA-AAA",
    "/api/xx/drafts",
    "/api/uk/no-such-page",  # never reaches a function: the gateway's own answer
]


@pytest.fixture(scope="module")
def policy(stack):
    """The content security policy that the design asks for, with this stack's buckets in it."""
    evidence, uploads = (
        f"http://{stack.outputs[name]}.localhost:{stack.port}"
        for name in ("evidence_bucket", "upload_bucket")
    )
    return (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        f"img-src 'self' data: blob: {evidence}; media-src {evidence}; font-src 'self'; "
        f"connect-src 'self' {uploads}; form-action 'self' {uploads}; base-uri 'none'; frame-ancestors 'none'"
    )


@pytest.fixture(scope="module")
def bare(stack):
    """Someone who found the address of the gateway itself."""
    return Visitor(f"http://localhost:{stack.port}/_aws/execute-api/{stack.outputs['api']}", stack.port)


@pytest.mark.parametrize("path", [*PAGES, *MISSING, *DYNAMIC])
def test_every_answer_carries_the_security_headers(visitor, policy, path):
    headers = visitor.get(path).headers
    assert headers["content-security-policy"] == policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert int(re.fullmatch(r"max-age=(\d+)", headers["strict-transport-security"])[1]) >= 365 * 24 * 3600


@pytest.mark.parametrize("path", DYNAMIC)
def test_nobody_keeps_what_functions_answer(visitor, path):
    assert visitor.get(path).headers["cache-control"] == "no-store"


def test_a_dynamic_page_carries_the_same_headers_as_its_errors(visitor, policy, draft):
    page = visitor.get(draft.address)
    assert page.status == 200
    assert page.headers["content-security-policy"] == policy
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize("path", [*MISSING, "/api/uk/no-such-page"])
def test_an_unknown_address_is_told_in_every_language(visitor, path):
    page = visitor.get(path)
    assert page.status == 404
    for language in LANGUAGES:
        assert re.search(f'<section[^>]* lang="{language}"', page.text)
        assert f'href="/{language}/' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_draft_is_told_in_the_languages_of_its_address(visitor, language):
    page = visitor.get(f"/api/{language}/drafts/no-such-draft")
    assert (page.status, page.language, page.headers["content-language"]) == (404, language, language)


@pytest.mark.parametrize("path", ["/api/uk/drafts", "/api/uk/links/x", "/api/uk/no-such-page"])
@pytest.mark.parametrize("secret", [{}, {"X-Origin-Secret": ""}, {"X-Origin-Secret": "a-guess"}])
def test_the_gateways_own_address_shows_nothing(bare, path, secret):
    assert bare.get(path, **secret).status == 404


def test_nothing_can_be_sent_past_the_front_door(bare, ripe):
    answer = bare.send(f"{ripe.address}/submit", ripe.said)
    assert (answer.status, answer.json["error"]) == (404, "not-found")


def test_a_visitor_cannot_bring_the_front_doors_secret(visitor):
    assert visitor.get("/api/uk/drafts", **{"X-Origin-Secret": "a-guess"}).status == 303


def test_no_refusal_is_a_403_which_the_front_door_would_replace(stack):
    answers = stack.client("apigateway").get_gateway_responses(restApiId=stack.outputs["api"])["items"]
    ours = [answer.get("statusCode") for answer in answers if not answer["defaultResponse"]]
    assert {"404", "413"} <= set(ours)
    assert "403" not in ours
    assert 403 not in {words.status for words in REFUSALS.values()}


def test_the_root_offers_every_language(visitor):
    page = visitor.get("/")
    assert page.status == 200
    assert all(f'href="/{language}/' in page.text for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_languages_home_is_found_with_and_without_its_file_name(visitor, language):
    home = visitor.get(f"/{language}/")
    assert (home.status, home.language) == (200, language)
    assert home.body == visitor.get(f"/{language}/index.html").body


def test_every_page_of_the_sitemap_is_there(visitor, stack):
    places = re.findall("<loc>(.+?)</loc>", visitor.get("/sitemap.xml").text)
    assert len(places) >= 8 * len(LANGUAGES)
    assert all(place.startswith(f"{stack.site}/") for place in places)
    assert {visitor.get(place).status for place in places} == {200}


def test_robots_find_the_sitemap_and_stay_out_of_the_functions(visitor, stack):
    lines = visitor.get("/robots.txt").text.splitlines()
    assert f"Sitemap: {stack.site}/sitemap.xml" in lines
    assert "Disallow: /api/" in lines


@pytest.mark.parametrize("bucket", ["site_bucket", "upload_bucket", "evidence_bucket"])
def test_no_bucket_lists_what_it_holds(stack, visitor, bucket):
    listing = visitor.get(f"http://{stack.outputs[bucket]}.localhost:{stack.port}/", **JSON)
    assert listing.status == 403
