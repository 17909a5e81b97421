"""E-mail addresses: one mailbox, written the way that SES and every mail server read it."""

from __future__ import annotations

import re

MAXIMUM_CHARACTERS = 254  # RFC 5321, section 4.5.3.1.3: a path of 256 with its angle brackets

_MAILBOX = re.compile(
    r"(?P<local>[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<domain>([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
)


def is_address(text: str) -> bool:
    """Whether this is exactly one mailbox: ASCII local part of at most 64, a domain with a dot."""
    match = _MAILBOX.fullmatch(text)
    return match is not None and len(text) <= MAXIMUM_CHARACTERS and len(match["local"]) <= 64


def same_person(address: str) -> str:
    """The form in which two spellings of one address are equal: letter case does not count."""
    return address.casefold()
