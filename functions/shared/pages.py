"""Dynamic pages in the look of the static site: a template's content inside the shell the build made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from functions.shared.resources import Resources

_PLACES = re.compile("<!--hc:(?:title|content)-->")


@dataclass(frozen=True)
class Pages:
    resources: Resources

    def render(self, name: str, language: str, path: str, **context: Any) -> str:
        """The page `name` at `path` (what follows /api/<language>), as a whole document.

        Its template extends pages/shell.html and fills the blocks `title` and `content`.
        """
        template = self.resources.environment(language).get_template(f"pages/{name}.html")
        return template.render(
            shell=self._shell(language, path),
            config=self.resources.config,
            path=path,
            api=f"/api/{language}",
            **context,
        )

    def _shell(self, language: str, path: str) -> list[Markup]:
        """The pieces of the shell around title and content, with language links that lead here."""
        shell = self.resources.shell(language).replace("<!--hc:path-->", escape(path))
        return [Markup(piece) for piece in _PLACES.split(shell)]  # noqa: S704 (our own build wrote it)
