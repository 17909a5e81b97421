from xml.etree import ElementTree

import pytest

from infra.site.sitemap import write_sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def urls(tmp_path):
    """The sitemap of a site whose guide has no English: the other languages by address."""
    for name in ("uk/index", "uk/guide", "ru/index", "ru/guide", "en/index"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.html").write_text("")
    (tmp_path / "404.html").write_text("")
    write_sitemap(tmp_path, ["uk", "ru", "en"], "https://help.example")
    root = ElementTree.fromstring((tmp_path / "sitemap.xml").read_text())  # noqa: S314 - our own file
    return {
        url.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
        }
        for url in root
    }


def test_every_page_of_every_language_is_listed(urls):
    assert len(urls) == 5
    assert "https://help.example/en/index.html" in urls


def test_a_page_names_its_translations_and_the_default(urls):
    home = "https://help.example/{}/index.html"
    expected = {code: home.format(code) for code in ("uk", "ru", "en")} | {"x-default": home.format("uk")}
    assert urls[home.format("ru")] == expected


def test_a_missing_translation_is_not_named(urls):
    assert set(urls["https://help.example/uk/guide.html"]) == {"uk", "ru", "x-default"}


def test_robots_name_the_sitemap_only_by_a_whole_address(tmp_path):
    write_sitemap(tmp_path, [], "")
    assert "Sitemap" not in (tmp_path / "robots.txt").read_text()
    write_sitemap(tmp_path, [], "https://help.example")
    assert "Sitemap: https://help.example/sitemap.xml" in (tmp_path / "robots.txt").read_text()
