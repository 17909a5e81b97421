"""Dynamic pages in the look of the static site."""

import re

import pytest

from functions.shared.pages import Pages
from tests.cast import LANGUAGES


@pytest.fixture
def render(resources):
    def rendered(language="uk", path="/links", email="olena@buyer.example"):
        return Pages(resources).render("link-sent", language, path, email=email)

    return rendered


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_stands_in_the_shell_of_its_language(render, language):
    page = render(language)
    assert page.startswith(f'<!doctype html><html lang="{language}">')
    assert page.rstrip().endswith("</main></html>")
    assert "<!--hc:" not in page


def test_a_page_fills_title_and_content(render):
    page = render()
    [title], [heading] = re.findall("<title>(.+)</title>", page), re.findall("<h1>(.+)</h1>", page)
    assert title == heading


def test_the_language_switch_leads_to_the_same_page(render):
    assert '<a href="/api/ru/drafts/1/photos">' in render("uk", "/drafts/1/photos")


def test_a_path_cannot_bring_markup(render):
    page = render(path='/"><script>alert(1)</script>')
    assert "<script>" not in page


def test_what_people_typed_is_shown_as_text(render):
    page = render(email="<script>@buyer.example")
    assert "<script>" not in page
    assert "&lt;script&gt;@buyer.example" in page


def test_what_people_typed_is_no_template(render):
    assert "{{ 7 * 7 }}@buyer.example" in render(email="{{ 7 * 7 }}@buyer.example")
