"""References: `HC-7K2-M9Q-4TX`, read aloud easily, typed forgivingly, checked against slips.

Nine symbols of Crockford's base 32 (crockford.com/base32.html): eight drawn at random, 40 bits, and one
that checks them. The check symbol is a number modulo 37, so a draw whose check is none of the 32 symbols
is drawn again. A reference is a name and not a secret.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PREFIX = "HC"

_RANDOM_SYMBOLS = 8
# Letters that people type for the ones they see: Crockford's own, then the Cyrillic ones that look the same.
_ALIKE = str.maketrans(
    "OIL" + "АВСЕНКМОРТХУІЗ",
    "011" + "ABCEHKM0PTXY13",
)


def draw(choice: Callable[[str], str] = secrets.choice) -> str:
    """A new reference in its written form."""
    while True:
        symbols = "".join(choice(ALPHABET) for _ in range(_RANDOM_SYMBOLS))
        check = _check(symbols)
        if check < len(ALPHABET):
            return _written(symbols + ALPHABET[check])


def parse(typed: str) -> str | None:
    """The reference a person meant, or None when it cannot be one: wrong length, symbol or check."""
    symbols = "".join(c for c in typed.upper().translate(_ALIKE) if c.isalnum())
    if len(symbols) > _RANDOM_SYMBOLS + 1:
        symbols = symbols.removeprefix(PREFIX)
    if len(symbols) != _RANDOM_SYMBOLS + 1 or set(symbols) - set(ALPHABET):
        return None
    return _written(symbols) if _check(symbols[:-1]) == ALPHABET.index(symbols[-1]) else None


def _check(symbols: str) -> int:
    number = 0
    for symbol in symbols:
        number = number * 32 + ALPHABET.index(symbol)
    return number % 37


def _written(symbols: str) -> str:
    return "-".join((PREFIX, symbols[:3], symbols[3:6], symbols[6:]))
