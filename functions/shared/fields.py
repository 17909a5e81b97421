"""Forms declared once: a list of fields that yields HTML, checks in the browser, checks here and messages.

A `Field` holds texts in the reader's language, so a form is built per language. `parse` reads what was sent
and answers the clean values together with every error at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from functions.shared.addresses import is_address

Sent = Mapping[str, Sequence[str]]
Values = dict[str, Any]

# Invisible characters that change the order of the text around them (Unicode TR 9, explicit formatting):
# they can make a description read differently from what it says. Plain LRM and RLM marks are harmless.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Wrong(Exception):
    """A value breaks a rule; `code` names the message."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    hint: str = ""
    reveals: Field | None = None


@dataclass(frozen=True)
class Field:
    """One question.

    `kind` is text, longtext, email, radios, ticks or tick; `more` a link: words, address; `hosts` the hosts
    that a link may have, for the check in the browser.
    """

    name: str
    kind: str
    label: str
    messages: Mapping[str, str]
    id: str = ""
    hint: str = ""
    example: str = ""
    required: bool = True
    maximum: int = 0
    autocomplete: str = ""
    inputmode: str = ""
    hosts: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    more: tuple[str, str] | None = None
    check: Callable[[str], object] | None = None

    @property
    def anchor(self) -> str:
        """The id of the element that an error links to."""
        identifier = self.id or self.name
        return f"{identifier}-{self.options[0].value}" if self.options else identifier

    def message(self, code: str, **details: object) -> str:
        return self.messages[code].format(maximum=self.maximum, **details)


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field: its name, a code for programs, words for people, where to go."""

    field: str
    code: str
    message: str
    anchor: str


@dataclass
class Parsed:
    values: Values = field(default_factory=dict)
    errors: list[FieldError] = field(default_factory=list)


def parse(fields: Sequence[Field], sent: Sent) -> Parsed:
    """Read every field; a value is there only if it is right."""
    parsed = Parsed()
    for one in fields:
        _parse(one, sent, fields, parsed)
    return parsed


def every(fields: Sequence[Field]) -> Iterator[Field]:
    """All fields, those that an option reveals included."""
    for one in fields:
        yield one
        yield from every([option.reveals for option in one.options if option.reveals])


def clean(text: str) -> str:
    """The text in NFC with plain line ends; raises Wrong("characters") for what no keyboard types."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for character in text:
        category = unicodedata.category(character)
        if character in _REORDERING or (category in ("Cc", "Cs") and character not in "\n\t"):
            raise Wrong("characters")
    return unicodedata.normalize("NFC", text).strip()


def _parse(one: Field, sent: Sent, fields: Sequence[Field], parsed: Parsed) -> None:
    try:
        value = _READERS[one.kind](one, sent.get(one.name, ()), fields)
    except Wrong as wrong:
        message = one.message(wrong.code, **wrong.details)
        parsed.errors.append(FieldError(one.name, wrong.code, message, one.anchor))
        return
    parsed.values[one.name] = value
    chosen = next((option for option in one.options if option.value == value), None)
    if chosen is not None and chosen.reveals is not None:
        _parse(chosen.reveals, sent, fields, parsed)


def _line(one: Field, values: Sequence[str], _: Sequence[Field]) -> object:
    text = _longtext(one, values, _)
    if "\n" in text or "\t" in text:
        raise Wrong("characters")
    return one.check(text) if one.check and text else text


def _longtext(one: Field, values: Sequence[str], _: Sequence[Field]) -> str:
    if len(values) > 1:
        raise Wrong("characters")
    text = clean(values[0] if values else "")
    if not text.strip("\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\u2060 \n\t") and one.required:
        raise Wrong("missing")
    if len(text) > one.maximum:
        raise Wrong("too-long", excess=len(text) - one.maximum)
    return text


def _email(one: Field, values: Sequence[str], fields: Sequence[Field]) -> object:
    text = str(_line(one, values, fields))
    if not is_address(text):
        raise Wrong("address")
    return text


def _radios(one: Field, values: Sequence[str], _: Sequence[Field]) -> str:
    if not values or not values[0]:
        raise Wrong("missing")
    if len(values) > 1 or values[0] not in {option.value for option in one.options}:
        raise Wrong("choice")
    return values[0]


def _ticks(one: Field, values: Sequence[str], fields: Sequence[Field]) -> tuple[str, ...]:
    """The ticked options of this question.

    Ticks of the same name under another answer are left out without a word: without JavaScript they stay
    behind, hidden, when a person changes that answer.
    """
    elsewhere = set(values) - {option.value for option in one.options}
    if elsewhere and not elsewhere <= {
        option.value for other in every(fields) if other.name == one.name for option in other.options
    }:
        raise Wrong("choice")
    return tuple(option.value for option in one.options if option.value in values)


def _tick(one: Field, values: Sequence[str], _: Sequence[Field]) -> bool:
    if "yes" not in values and one.required:
        raise Wrong("missing")
    return "yes" in values


_READERS: Mapping[str, Callable[[Field, Sequence[str], Sequence[Field]], object]] = {
    "text": _line,
    "longtext": _longtext,
    "email": _email,
    "radios": _radios,
    "ticks": _ticks,
    "tick": _tick,
}
