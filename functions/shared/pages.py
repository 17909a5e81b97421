"""Dynamic pages in the look of the static site: a template's content inside the shell the build made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from functions.shared.resources import Resources

_MARKER = re.compile(r"<!--hc:(title|content|path)-->")


@dataclass(frozen=True)
class Pages:
    resources: Resources

    def render(self, name: str, language: str, path: str, **context: Any) -> str:
        """The page `name` at `path` (what follows /api/<language>), as a whole document.

        Its template defines the blocks `title` and `content`.
        """
        template = self.resources.environment(language).get_template(f"pages/{name}.html")
        shared = {"config": self.resources.config, "path": path, "api": f"/api/{language}", **context}
        parts = {
            "title": "".join(template.blocks["title"](template.new_context(shared))),
            "content": "".join(template.blocks["content"](template.new_context(shared))),
            "path": path,
        }
        return _MARKER.sub(lambda marker: parts[marker[1]], self.resources.shell(language))
