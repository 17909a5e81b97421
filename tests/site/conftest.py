import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from infra.site import build

ROOT = Path(__file__).parents[2]
LANGUAGES = ("uk", "ru", "en")
TITLES = {"uk": "Допомога", "ru": "Помощь", "en": "Help"}
GUIDE = """# Guide

## First { #first }

{#why}

| a | b |
|---|--:|
| [x](privacy.md) | y |

!!! note "N"
"""
SERVICE_PAGES = ("submit-a-complaint", "complaint", "complaint-centre", "online-help", "privacy")


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small project: the real look and settings, short pages, and a guide that has no English yet."""
    return make_tree(tmp_path / "tree")


def make_tree(root: Path) -> Path:
    for name in ("mkdocs.yml", "helpcentre.toml"):
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    for name in ("templates", "docs/assets"):
        shutil.copytree(ROOT / name, root / name)
    for language in LANGUAGES:
        folder = root / "docs" / "help" / language
        write(folder / "index.md", f"# {TITLES[language]}\n\n{{{{ marketplace.name }}}}\n")
        for slug in SERVICE_PAGES:
            write(folder / f"{slug}.md", f"---\ntitle: {slug}\n---\nText.\n")
    for language in ("uk", "ru"):
        write(root / "docs" / "help" / language / "guide.md", GUIDE)
    write(root / "docs" / "help" / "uk" / "online-help.md", "# Online\n\n{{ hours() }}\n")
    write(root / "docs" / "help" / "uk" / "complaint.md", '# Complain\n\n{{ form("complaint") }}\n')
    return root


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the build makes of that project."""
    folder = tmp_path_factory.mktemp("site")
    build(make_tree(folder / "tree"), folder / "out", "https://help.example")
    return folder / "out"


@pytest.fixture(scope="session")
def page(out: Path) -> Callable[[str], str]:
    return lambda name: (out / "site" / name).read_text(encoding="utf-8")


class Tags(HTMLParser):
    """Every start tag of a page, as (name, attributes)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


@pytest.fixture(scope="session")
def tags() -> Callable[[str], Tags]:
    return Tags


@pytest.fixture(scope="session")
def title() -> Callable[[str], str]:
    return lambda page: re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1].strip()
