import pytest

from infra.site.editions import Edition
from infra.site.navigation import of


@pytest.fixture
def settings(tmp_path):
    file = tmp_path / "mkdocs.yml"
    file.write_text("nav: [index.md, Guides: [first.md, second.md], Complaints: [door.md]]")
    return file


def edition(*slugs):
    return Edition("uk", "Українська", "Центр допомоги", slugs, texts=None)


def test_headings_are_translated(settings):
    assert of(settings, edition("index", "first"), {"Guides": "Інструкції"}) == [
        "index.md",
        {"Інструкції": ["first.md"]},
    ]


def test_a_section_without_pages_is_left_out(settings):
    assert of(settings, edition("index"), {}) == ["index.md"]


def test_pages_without_a_place_follow_the_guides(settings):
    assert of(settings, edition("first", "a-new-one"), {}) == [{"Guides": ["first.md", "a-new-one.md"]}]
