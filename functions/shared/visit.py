"""One request, as views need it: its language, its fields, who asks, and whether it may change anything."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from functions.shared import bodies
from functions.shared.answers import Refusal
from functions.shared.bodies import Body
from functions.shared.texts import Texts

SESSION_COOKIE = "__Host-session"


@dataclass(frozen=True)
class Front:
    """What stands in front of the app.

    The site's address, the secrets its front door shows, and the place of the visitor's address in
    X-Forwarded-For, counted from the right.
    """

    site_url: str
    secrets: Collection[str]
    address_from_right: int


class Visit:
    """A request to `language`'s pages; `request` is Chalice's."""

    def __init__(self, request: Any, language: str, texts: Texts, front: Front, *, known: bool) -> None:
        self._request = request
        self._front = front
        self._known = known
        self.language = language
        self.texts = texts

    def check(self) -> None:
        """Raise Refusal for a request past the front door, in no language of ours, or from a foreign page."""
        shown = self._header("x-origin-secret")
        if not any(hmac.compare_digest(shown.encode(), secret.encode()) for secret in self._front.secrets):
            raise Refusal("not-found")
        if not self._known:
            raise Refusal("not-found")
        if self._request.method == "POST" and self._foreign():
            raise Refusal("foreign-origin")

    @property
    def api(self) -> str:
        """Where dynamic pages of this language begin."""
        return f"/api/{self.language}"

    @property
    def site_url(self) -> str:
        return self._front.site_url

    @property
    def path(self) -> str:
        """The path below the language."""
        path = self._request.context.get("path") or self._request.path or ""
        _, _, rest = str(path).partition(f"/{self.language}/")
        return f"/{rest}"

    @property
    def wants_json(self) -> bool:
        accept = self._header("accept")
        if "text/html" in accept:
            return False
        return "application/json" in accept or "application/json" in self._header("content-type")

    @cached_property
    def body(self) -> Body:
        """The body's fields and files; raises BodyRefused."""
        return bodies.read(self._header("content-type"), self._request.raw_body)

    @property
    def address(self) -> str:
        """The visitor's network address, as the trusted proxies in front of us saw it."""
        hops = [hop.strip() for hop in self._header("x-forwarded-for").split(",")]
        place = self._front.address_from_right
        return hops[-place] if len(hops) >= place else hops[0]

    @property
    def session(self) -> str:
        """The secret of the visitor's session, or nothing.

        The marketplace's own cookies may come along, and in odd spellings: each stands for itself.
        """
        for cookie in self._header("cookie").split(";"):
            name, _, value = cookie.strip().partition("=")
            if name == SESSION_COOKIE:
                return value
        return ""

    def _foreign(self) -> bool:
        origin = self._header("origin")
        if origin and origin != self._front.site_url:
            return True
        return self._header("sec-fetch-site") == "cross-site"

    def _header(self, name: str) -> str:
        return str(self._request.headers.get(name) or "")


def session_cookie(secret: str, seconds: int) -> str:
    return f"{SESSION_COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}"
