"""What is wrong with the catalogues, by language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from babel.messages import Catalog, Message

from infra.translations import files
from infra.translations.extraction import extract
from infra.translations.messages import english, english_plural, forms, is_whole, texts

# What a translation must keep: %(name)s and %%, {name}, and HTML tags. A lone % would break the page.
MARKS = re.compile(r"%(?:\(\w+\)[a-z]|%)?|\{\w*\}|</?\w[^>]*>")

What = Literal["missing", "fuzzy", "mismatched", "obsolete"]


@dataclass(frozen=True)
class Problem:
    """`what` is wrong with the translation of the English `text` into `language`.

    Missing: there is none, or not in every plural form. Fuzzy: it is marked as a guess. Mismatched: its
    placeholders or tags are not those of the English text. Obsolete: no source says this any more.
    """

    language: str
    what: What
    text: str


@dataclass(frozen=True)
class Report:
    problems: tuple[Problem, ...]

    def lines(self) -> list[str]:
        """`uk: missing: Continue`."""
        return [f"{problem.language}: {problem.what}: {problem.text}" for problem in self.problems]

    def by_language(self) -> dict[str, dict[str, list[str]]]:
        """`{"uk": {"missing": ["Continue"]}}`, only with what is wrong: empty when nothing is."""
        grouped: dict[str, dict[str, list[str]]] = {}
        for problem in self.problems:
            grouped.setdefault(problem.language, {}).setdefault(problem.what, []).append(problem.text)
        return grouped


def report(root: Path) -> Report:
    """Compares the catalogues with the sources of the project at `root`; changes nothing.

    Raises ConfigInvalid for helpcentre.toml, jinja2.TemplateSyntaxError for a template that does not parse.
    """
    sources = extract(root)
    return Report(
        tuple(
            Problem(language, what, text)
            for language in files.languages(root)
            for what, text in _problems(files.read(root, language), sources)
        )
    )


def _problems(catalogue: Catalog, sources: Catalog) -> Iterator[tuple[What, str]]:
    for source in texts(sources):
        if what := _wrong(source, catalogue):
            yield what, english(source)
    for message in [*texts(catalogue), *catalogue.obsolete.values()]:
        if sources.get(message.id, message.context) is None:
            yield "obsolete", english(message)


def _wrong(source: Message, catalogue: Catalog) -> What | None:
    translated = catalogue.get(source.id, source.context)
    if translated is None or translated.pluralizable != source.pluralizable:
        return "missing"
    if not is_whole(translated, catalogue):
        return "missing"
    if translated.fuzzy:
        return "fuzzy"
    expected = _marks(english_plural(source))
    return None if all(_marks(form) == expected for form in forms(translated)) else "mismatched"


def _marks(text: str) -> set[str]:
    return set(MARKS.findall(text))
