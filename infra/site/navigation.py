"""Which pages stand beside the text, in which order: `nav` in mkdocs.yml, for one edition."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from infra.site.editions import Edition

GUIDES = "Guides"


def of(settings: Path, edition: Edition, titles: Mapping[str, str]) -> list[Any]:
    """The `nav` of mkdocs.yml with the pages that this edition has, its headings in their language.

    A page that mkdocs.yml does not name is a guide, after those that it names.
    """
    with settings.open(encoding="utf-8") as file:
        entries = yaml_load(file)["nav"]
    named = set(_pages(entries))
    pages = {f"{slug}.md" for slug in edition.slugs}
    present = (_entry(entry, pages, sorted(pages - named), titles) for entry in entries)
    return [entry for entry in present if entry]


def _entry(entry: Any, pages: set[str], unnamed: list[str], titles: Mapping[str, str]) -> Any:
    if isinstance(entry, str):
        return entry if entry in pages else None
    [(title, children)] = entry.items()
    present = [child for child in children if child in pages] + (unnamed if title == GUIDES else [])
    return {titles.get(title, title): present} if present else None


def _pages(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, str):
            yield entry
        else:
            for children in entry.values():
                yield from children
