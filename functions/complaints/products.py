"""Product links: what people paste from a browser or an app, down to one address on the marketplace.

Nothing is ever fetched: a link is parsed and its host compared with the hosts the owner lists.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from functions.shared.fields import Wrong

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d+(/|$))", re.IGNORECASE)
_WRAPPING = "\"'<>()[]{},;«»„“”"
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Marketplace:
    """The hosts whose links we take."""

    hosts: Collection[str]

    def product(self, pasted: str) -> str:
        """The one product address in `pasted`, as https; raises Wrong with the code of the best guess."""
        first: Wrong | None = None
        for word in pasted.split():
            try:
                return self._address(word.strip(_WRAPPING).rstrip(".!?…"))
            except Wrong as wrong:
                if first is None or first.code == "no-link":
                    first = wrong
        raise first or Wrong("no-link")

    def _address(self, word: str) -> str:
        scheme = _SCHEME.match(word)
        if scheme is not None and scheme[1].lower() not in _DEFAULT_PORTS:
            raise Wrong("scheme")
        if scheme is None and "." not in word.partition("/")[0]:
            raise Wrong("no-link")
        try:
            return self._checked(urlsplit(word if scheme else f"https://{word}"))
        except ValueError as error:
            raise Wrong("no-link") from error

    def _checked(self, parts: SplitResult) -> str:
        host = (parts.hostname or "").rstrip(".")
        if "@" in parts.netloc or "\\" in parts.geturl():
            raise Wrong("credentials")
        if host not in self.hosts:
            raise Wrong("foreign-host")
        if parts.port not in (None, _DEFAULT_PORTS[parts.scheme]):
            raise Wrong("port")
        if not parts.path.strip("/"):
            raise Wrong("no-item")
        query = f"?{parts.query}" if parts.query else ""
        return f"https://{host}{parts.path}{query}"
