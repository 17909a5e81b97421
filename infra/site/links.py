"""Every address in the finished pages leads somewhere; what does not is reported by file and line."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from infra.site.errors import SiteInvalid

DYNAMIC = ("/api/", "/chat/", "/desk/")
"""Answered by functions, or published by another build."""

ADDRESS_ATTRIBUTES = ("href", "src", "action", "poster")


@dataclass
class Page(HTMLParser):
    path: str
    """Its address on the site, as in `/uk/index.html`."""
    ids: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name in ADDRESS_ATTRIBUTES and value is not None:
                self.addresses.append(value)


def check(site: Path, sources: Path) -> None:
    """Raise SiteInvalid when an address inside `site` leads to no file or no heading.

    `sources` is docs/help, where the mistakes are; one that stands in a template is reported once.
    """
    pages = {page.path: page for page in (_read(site, file) for file in sorted(site.rglob("*.html")))}
    broken = [
        f"{_where(sources, page, address)}: {wrong}"
        for page in pages.values()
        for address in page.addresses
        if (wrong := _wrong(site, pages, page, address))
    ]
    if broken:
        raise SiteInvalid(dict.fromkeys(broken))


def _read(site: Path, file: Path) -> Page:
    page = Page(f"/{file.relative_to(site).as_posix()}")
    page.feed(file.read_text(encoding="utf-8"))
    return page


def _wrong(site: Path, pages: dict[str, Page], page: Page, address: str) -> str:
    """What is wrong with the address, in words, or an empty string."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith(DYNAMIC):
        return ""
    path = normpath(join(dirname(page.path), unquote(parts.path))) if parts.path else page.path
    if parts.path.endswith("/"):
        path = join(path, "index.html")
    if not (site / path.lstrip("/")).is_file():
        return f"the link {address} leads to no page or file"
    if path in pages and parts.fragment and unquote(parts.fragment) not in pages[path].ids:
        return f"the link {address} leads to no heading of that page"
    return ""


def _where(sources: Path, page: Page, address: str) -> str:
    """`docs/help/uk/page.md:7` where the link stands in that file, else the template that makes it."""
    source = sources / Path(page.path.lstrip("/")).with_suffix(".md")
    lines = source.read_text(encoding="utf-8").splitlines() if source.is_file() else []
    for number, line in enumerate(lines, start=1):
        if address in line or address.replace(".html", ".md") in line:
            return f"docs/help/{source.relative_to(sources).as_posix()}:{number}"
    return "templates/"
