import re

import pytest

from infra.site import SiteInvalid, build

LANGUAGES = ("uk", "ru", "en")
HELP = ("index", "online-help", "submit-a-complaint", "complaint-centre")
EVERY_PAGE = [
    f"{language}/{slug}.html" for language in LANGUAGES for slug in (*HELP, "complaint", "privacy")
] + [
    "index.html",
    "404.html",
]


def test_every_page_has_its_english_address(out):
    assert [name for name in EVERY_PAGE if not (out / "site" / name).is_file()] == []


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_a_page_says_its_language_title_and_one_heading(page, tags, title, name):
    found = tags(page(name))
    assert found.named("html")[0]["lang"] == (name[:2] if "/" in name else "uk")
    assert title(page(name))
    assert len(found.named("h1")) == 1


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_a_page_leads_to_help_of_every_sort(page, tags, name):
    language = name[:2] if "/" in name else "uk"
    addresses = {link.get("href") for link in tags(page(name)).named("a")}
    assert {f"/{language}/{slug}.html" for slug in HELP} <= addresses


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_a_page_keeps_the_content_security_policy(page, tags, name):
    found = tags(page(name))
    assert [script for script in found.named("script") if not script.get("src")] == []
    assert found.named("style") == []
    assert [(tag, attributes) for tag, attributes in found.found if "style" in attributes] == []
    assert [(tag, key) for tag, attributes in found.found for key in attributes if key.startswith("on")] == []


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_a_page_asks_no_third_party(page, tags, name):
    asked = [
        attributes.get("src") or attributes.get("href")
        for tag, attributes in tags(page(name)).found
        if tag != "a"
    ]
    assert [address for address in asked if address and not address.startswith("/assets/")] == []


def test_the_first_page_lists_the_default_language_first(page):
    cards = page("index.html").split('<ul class="hc-cards">')[1]
    assert re.findall(r'href="/(\w\w)/index\.html"', cards)[:3] == ["uk", "ru", "en"]


def test_the_page_for_what_is_not_there_speaks_every_language(page, tags):
    sections = [section.get("lang") for section in tags(page("404.html")).named("section")]
    assert sections == ["uk", "ru", "en"]


def test_the_language_switch_keeps_the_page(page):
    assert '<a href="/ru/guide.html" lang="ru" hreflang="ru">' in page("uk/guide.html")


def test_the_language_switch_leads_home_where_a_translation_is_missing(page):
    assert '<a href="/en/index.html" lang="en" hreflang="en">' in page("uk/guide.html")


def test_the_shell_keeps_the_marks_that_functions_replace(out):
    shell = (out / "shell" / "ru.html").read_text(encoding="utf-8")
    assert "<title><!--hc:title--></title>" in shell
    assert shell.count("<!--hc:content-->") == 1
    assert all(f'href="/api/{language}<!--hc:path-->"' in shell for language in LANGUAGES)


def test_variables_are_in_the_page_and_heading_names_survive(page):
    assert "Market Example" in page("uk/index.html").split("<article")[1]
    assert 'id="first"' in page("uk/guide.html")
    assert "{#why}" in page("uk/guide.html")


def test_a_guide_that_the_navigation_does_not_name_is_among_the_guides(page):
    aside = page("uk/guide.html").split("<aside")[1]
    assert 'href="/uk/guide.html" aria-current="page"' in aside


def test_a_form_stands_in_one_column(page):
    assert 'action="/api/uk/drafts"' in page("uk/complaint.html")
    assert "<aside" not in page("uk/complaint.html")


def test_the_stylesheet_s_name_changes_with_its_content(out):
    assert [
        re.fullmatch(r"styles\.[0-9a-f]{10}\.css", file.name) for file in (out / "site/assets/css").iterdir()
    ]


def test_nothing_of_the_generator_is_published(out):
    names = {file.name for file in (out / "site").rglob("*")}
    assert [
        name for name in names if name.startswith(("bundle.", "main.", "palette.", "workers", "shell"))
    ] == []
    assert {folder.name for folder in out.iterdir()} == {"site", "shell"}


def test_a_language_without_a_home_page_is_named(tree, tmp_path):
    (tree / "docs/help/en/index.md").unlink()
    with pytest.raises(SiteInvalid, match=r"docs/help/en/index\.md: is missing"):
        build(tree, tmp_path / "out")


def test_a_failed_build_leaves_the_last_site_whole(tree, tmp_path):
    kept = tmp_path / "out" / "site" / "index.html"
    kept.parent.mkdir(parents=True)
    kept.write_text("the last one")
    (tree / "docs/help/uk/guide.md").write_text("{{ nobody }}")
    with pytest.raises(SiteInvalid):
        build(tree, tmp_path / "out")
    assert kept.read_text() == "the last one"
