"""Refusals: each with a status, a reason and a way on, in three languages."""

import itertools

import pytest

from functions.shared.pages import Pages
from functions.shared.refusals import REFUSALS, refused
from tests.cast import LANGUAGES

EACH = list(itertools.product(REFUSALS, LANGUAGES))


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_is_an_error_but_never_403(code):
    """The front door shows its own page for 403, whoever answers it."""
    assert REFUSALS[code].status in {400, 404, 405, 410, 413, 415, 429, 500, 503}


@pytest.mark.parametrize(("code", "status"), [("busy", 503), ("too-many-drafts", 429)])
def test_what_passes_says_when_to_come_back(resources, code, status):
    answer = refused(code, resources.texts("en"))
    assert answer.status == status
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize(("code", "language"), EACH)
def test_a_refusal_is_told_in_the_readers_language(resources, code, language):
    answer = refused(code, resources.texts(language))
    assert (answer.context["title"] == REFUSALS[code].title) == (language == "en")
    assert (answer.context["advice"] == REFUSALS[code].advice) == (language == "en")


@pytest.mark.parametrize("code", REFUSALS)
def test_a_program_is_told_the_same_with_a_code(resources, code):
    answer = refused(code, resources.texts("uk"))
    assert answer.shape == {
        "error": code,
        "message": f"{answer.context['title']}. {answer.context['advice']}",
    }


WAYS_ON = {"not-found": "complaint-centre", "case-not-found": "complaint-centre", "draft-gone": "complaint"}


@pytest.mark.parametrize("code", REFUSALS)
def test_the_page_of_a_refusal_has_a_way_on(resources, code):
    answer = refused(code, resources.texts("uk"))
    page = Pages(resources).render(answer.page, "uk", "/", **answer.context)
    assert f"<h1>{answer.context['title']}</h1>" in page
    assert 'href="/uk/index.html"' in page
    assert f'href="/uk/{WAYS_ON.get(code, "index")}.html"' in page
