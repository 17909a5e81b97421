"""Reading caught mail, as the people of a test would."""

import json
import re
import time
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

ARRIVES_IN = 20  # seconds


@dataclass(frozen=True)
class Mailbox:
    address: str

    def letters(self, to: str) -> list[dict[str, Any]]:
        """Letters to an address, the oldest first."""
        url = f"{self.address}messages.json?{urlencode({'to': to})}"
        with urllib.request.urlopen(url) as answer:  # noqa: S310
            return list(json.load(answer))[::-1]

    def wait(self, to: str, count: int = 1) -> dict[str, Any]:
        """The letter number `count` to an address, once it is there."""
        deadline = time.monotonic() + ARRIVES_IN
        while len(found := self.letters(to)) < count:
            assert time.monotonic() < deadline, f"{len(found)} of {count} letters came to {to}"
            time.sleep(0.1)
        return found[count - 1]


def link_in(letter: dict[str, Any]) -> str:
    """The access link of a letter."""
    found = re.search(r"http\S+/links/\S+", letter["text"])
    assert found, letter["text"]
    return found[0]
