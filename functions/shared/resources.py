"""What the build puts beside the code: the settings, templates, catalogues and the site's shell."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from functions.shared.config import Config, load
from functions.shared.texts import Texts

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

PACKAGED = Path(__file__).parents[2] / "resources"


@dataclass(frozen=True)
class Resources:
    """A folder with helpcentre.json, locales/, shell/, and templates/ unless `loader` has those elsewhere."""

    root: Path
    loader: BaseLoader | None = None

    @classmethod
    def packaged(cls, root: Path = PACKAGED) -> Resources:
        return cls(root)

    @cached_property
    def config(self) -> Config:
        return load(self.root / "helpcentre.json")

    @cached_property
    def _texts(self) -> dict[str, Texts]:
        return {}

    @cached_property
    def _environments(self) -> dict[str, Environment]:
        return {}

    def texts(self, language: str) -> Texts:
        """The catalogue of a language; English, whose texts stand in the sources, needs none."""
        if language not in self._texts:
            catalogue = gettext.translation("messages", self.root / "locales", [language], fallback=True)
            self._texts[language] = Texts(language, catalogue, self.config.site)
        return self._texts[language]

    def environment(self, language: str) -> Environment:
        """Jinja comes with the first page: a submit shows none, and Jinja is a tenth of its cold start."""
        from functions.shared import templates

        if language not in self._environments:
            loader = self.loader or templates.compiled(self.root / "templates")
            self._environments[language] = templates.environment(loader, self.texts(language))
        return self._environments[language]

    def shell(self, language: str) -> str:
        return (self.root / "shell" / f"{language}.html").read_text(encoding="utf-8")
