"""Reading caught mail, as the people of a test would."""

import json
import re
import time
import urllib.request
from collections.abc import Callable
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
        return self.wait_for(lambda: self.letters(to)[count - 1 :])[0]

    def wait_for(self, look: Callable[[], list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """The letters that `look` finds, once there are any."""
        deadline = time.monotonic() + ARRIVES_IN
        while not (found := look()):
            assert time.monotonic() < deadline, "the letter did not come"
            time.sleep(0.05)
        return found


def link_in(letter: dict[str, Any]) -> str:
    """The access link of a letter."""
    found = re.search(r"http\S+/links/\S+", letter["text"])
    assert found, letter["text"]
    return found[0]
