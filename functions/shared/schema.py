"""Plain data (TOML, JSON) into frozen dataclasses, with every mistake reported at once."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NewType, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

Language = NewType("Language", str)
"""One of the languages that the file itself lists."""

Localised = NewType("Localised", dict[str, str])
"""A text in each of those languages, by language code."""

Check = Callable[[Any], str]
"""Takes a value, answers what is wrong with it in words, or an empty string."""


@dataclass(frozen=True)
class Problem:
    """One mistake: the dotted key it stands under, what is wrong, and a value that would be right."""

    key: str
    wrong: str
    example: str

    def __str__(self) -> str:
        return f"{self.key}: {self.wrong}. For example: {self.example}"


def key(doc: str, example: str, *, default: Any = dataclasses.MISSING, check: Check | None = None) -> Any:
    """Declare a dataclass field that a file may set: what it is, a right value as TOML, and its rule."""
    metadata = {"doc": doc, "example": example, "check": check}
    if default == {}:
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def read(kind: type[T], raw: object, languages: Collection[str]) -> tuple[T | None, list[Problem]]:
    """Read a mapping into the dataclass `kind`; the value is None when there is any problem."""
    reader = _Reader(languages)
    value = reader.table(kind, raw, "")
    return (None if reader.problems else value), reader.problems


def documented(kind: type, at: str = "") -> Iterator[tuple[str, dataclasses.Field[Any]]]:
    """Every key of `kind` and of the tables inside it, as dotted names with their fields."""
    hints = _hints(kind)
    for field in dataclasses.fields(kind):
        name = f"{at}.{field.name}" if at else field.name
        yield name, field
        inner = next((a for a in (hints[field.name], *get_args(hints[field.name])) if _is_table(a)), None)
        if inner is not None:
            yield from documented(inner, name)


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    """A hundred tables of a file are of a dozen kinds."""
    return get_type_hints(kind)


def _is_table(kind: object) -> bool:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind)


class _Reader:
    def __init__(self, languages: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self.languages = languages

    def refuse(self, at: str, wrong: str, example: str) -> None:
        self.problems.append(Problem(at or "the file", wrong, example))

    def table(self, kind: type, raw: object, at: str, example: str = "a table") -> Any:
        if not isinstance(raw, Mapping):
            return self.refuse(at, "must be a table", example)
        hints = _hints(kind)
        fields = {field.name: field for field in dataclasses.fields(kind)}
        before = len(self.problems)
        for name in raw.keys() - fields.keys():
            self.refuse(_join(at, name), "is not a setting we know", f"one of {', '.join(fields)}")
        values = {}
        for name, field in fields.items():
            if name in raw:
                values[name] = self.member(field, hints[name], raw[name], _join(at, name))
            elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                self.refuse(_join(at, name), "is missing", field.metadata["example"])
        return kind(**values) if len(self.problems) == before else None

    def member(self, field: dataclasses.Field[Any], kind: Any, raw: object, at: str) -> Any:
        before = len(self.problems)
        example = field.metadata["example"]
        value = self.value(kind, raw, at, example)
        check: Check | None = field.metadata["check"]
        if check is not None and len(self.problems) == before and (wrong := check(value)):
            self.refuse(at, wrong, example)
        return value

    def value(self, kind: Any, raw: object, at: str, example: str) -> Any:
        if _is_table(kind):
            return self.table(kind, raw, at, example)
        if kind is Localised:
            return self.localised(raw, at, example)
        if kind is Language:
            return self.language(raw, at, example)
        if get_origin(kind) is tuple:
            return self.items(get_args(kind)[0], raw, at, example)
        if get_origin(kind) is dict:
            return self.entries(get_args(kind)[1], raw, at, example)
        if type(raw) is not kind:
            self.refuse(at, f"must be {_NAMES.get(kind, kind)}, not {raw!r}", example)
        return raw

    def localised(self, raw: object, at: str, example: str) -> Any:
        texts = self.entries(str, raw, at, example)
        for language in self.languages if isinstance(raw, Mapping) else ():
            if not str(texts.get(language, "")).strip():
                self.refuse(_join(at, language), "is missing", f'{language} = "…"')
        return texts

    def language(self, raw: object, at: str, example: str) -> Any:
        if raw not in self.languages:
            self.refuse(at, f"{raw!r} is not one of the site's languages {list(self.languages)}", example)
        return raw

    def items(self, kind: Any, raw: object, at: str, example: str) -> Any:
        if not isinstance(raw, list):
            return self.refuse(at, f"must be a list, not {raw!r}", example)
        return tuple(self.value(kind, item, f"{at}[{index}]", example) for index, item in enumerate(raw))

    def entries(self, kind: Any, raw: object, at: str, example: str) -> Any:
        if not isinstance(raw, Mapping):
            return self.refuse(at, f"must be a table, not {raw!r}", example)
        return {name: self.value(kind, item, _join(at, name), example) for name, item in raw.items()}


_NAMES: Mapping[object, str] = {str: "text in quotes", int: "a whole number", bool: "true or false"}


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name
