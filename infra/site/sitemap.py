"""sitemap.xml, with each page's other languages, and robots.txt."""

from pathlib import Path
from xml.sax.saxutils import escape

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write_sitemap(site: Path, languages: list[str], site_url: str) -> None:
    """Write both files for the pages under `site`.

    `languages` has the default first; `site_url` has no final slash.
    """
    slugs = {
        language: {page.relative_to(site / language).as_posix() for page in (site / language).rglob("*.html")}
        for language in languages
    }
    urls = [
        _url(site_url, language, slug, [other for other in languages if slug in slugs[other]])
        for language in languages
        for slug in sorted(slugs[language])
    ]
    (site / "sitemap.xml").write_text(HEAD + "".join(urls) + "</urlset>\n", encoding="utf-8")
    robots = "User-agent: *\nDisallow: /api/\n"
    if site_url:  # a sitemap's address is only valid whole
        robots += f"Sitemap: {site_url}/sitemap.xml\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8")


def _url(site_url: str, language: str, slug: str, languages: list[str]) -> str:
    """One address; x-default is the page's first language, the site's default if it has the page."""
    codes = [(code, code) for code in languages] + [("x-default", languages[0])]
    others = "".join(
        f'    <xhtml:link rel="alternate" hreflang="{code}" href="{_address(site_url, language, slug)}"/>\n'
        for code, language in codes
    )
    return f"  <url>\n    <loc>{_address(site_url, language, slug)}</loc>\n{others}  </url>\n"


def _address(site_url: str, language: str, slug: str) -> str:
    return escape(f"{site_url}/{language}/{slug}")
