import pytest

from infra.site import SiteInvalid
from infra.site.links import check


@pytest.fixture
def site(tmp_path):
    """Two pages that link to each other."""
    for name in ("site/uk", "help/uk", "site/assets"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "site/assets/a b.svg").write_text("")
    (tmp_path / "site/uk/index.html").write_text(
        '<h2 id="ways">Ways</h2><a href="/uk/other.html#there">x</a>'
    )
    (tmp_path / "site/uk/other.html").write_text('<h2 id="there">There</h2>')
    return tmp_path


def write(site, html, markdown=""):
    (site / "site/uk/other.html").write_text(f'<i id="there"></i>{html}', encoding="utf-8")
    (site / "help/uk/other.md").write_text(markdown, encoding="utf-8")


def problems(site):
    try:
        check(site / "site", site / "help")
    except SiteInvalid as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "/uk/index.html#ways",
        "#there",
        "./",
        "../assets/a%20b.svg",
        "https://market.example/",
        "mailto:support@market.example",
        "/api/uk/drafts",
        "",
    ],
)
def test_an_address_that_leads_somewhere_is_fine(site, address):
    write(site, f'<a href="{address}">x</a>')
    assert problems(site) == []


@pytest.mark.parametrize(
    "address", ["nowhere.html", "/uk/", "/ru/index.html", "../assets/none.svg", "missing.md"]
)
def test_a_link_to_no_page_is_broken(site, address):
    (site / "site/uk/index.html").unlink()
    write(site, f'<a href="{address}">x</a>')
    assert problems(site) == [f"templates/: the link {address} leads to no page or file"]


def test_a_link_to_no_heading_is_broken(site):
    write(site, '<a href="index.html#nothing">x</a>')
    assert problems(site) == ["templates/: the link index.html#nothing leads to no heading of that page"]


def test_a_broken_link_is_reported_with_the_line_that_holds_it(site):
    write(site, '<a href="index.html#nothing">x</a>', "# Title\n\nSee [x](index.md#nothing).\n")
    assert problems(site)[0].startswith("docs/help/uk/other.md:3: ")


def test_a_broken_link_of_the_template_is_reported_once(site):
    (site / "site/uk/index.html").write_text('<a href="/uk/privacy.html">x</a>')
    write(site, '<a href="/uk/privacy.html">x</a>')
    assert len(problems(site)) == 1
