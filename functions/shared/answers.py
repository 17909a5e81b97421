"""What a view answers: one value that becomes a page for people and JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Answer:
    """A page by name and context, or a `location` to see instead; `shape` is the same as JSON.

    `status` counts for pages, and for JSON; a location's is 303, or 201 as JSON unless given. `path` is where
    the page lives, if not where it was asked for: the language switch leads there.
    """

    page: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    shape: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    location: str = ""
    path: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class Instead(Exception):
    """Another answer than the view's own."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.page or answer.location)
        self.answer = answer


class Refusal(Exception):
    """A request that cannot be served; `code` stands in `refusals`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def see(
    location: str,
    shape: Mapping[str, Any] | None = None,
    *,
    status: int = 201,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Send a browser on to `location`; tell a program the same with `status`."""
    return Answer(location=location, shape=shape or {}, status=status, headers=headers or {})
