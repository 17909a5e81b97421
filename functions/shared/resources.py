"""What the build puts beside the code: the settings, templates, catalogues and the site's shell."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import BaseLoader, Environment, ModuleLoader, StrictUndefined, select_autoescape

from functions.shared.config import Config, load
from functions.shared.texts import Texts

PACKAGED = Path(__file__).parents[2] / "resources"


@dataclass(frozen=True)
class Resources:
    """A folder with helpcentre.json, locales/ and shell/, and a loader of templates."""

    root: Path
    loader: BaseLoader

    @classmethod
    def packaged(cls, root: Path = PACKAGED) -> Resources:
        return cls(root, ModuleLoader(root / "templates"))

    @cached_property
    def config(self) -> Config:
        return load(self.root / "helpcentre.json")

    @cached_property
    def _environments(self) -> dict[str, Environment]:
        return {}

    def texts(self, language: str) -> Texts:
        """The catalogue of a language; English, whose texts stand in the sources, needs none."""
        catalogue = gettext.translation("messages", self.root / "locales", [language], fallback=True)
        return Texts(language, catalogue, self.config.site)

    def environment(self, language: str) -> Environment:
        if language not in self._environments:
            self._environments[language] = environment(self.loader, self.texts(language))
        return self._environments[language]

    def shell(self, language: str) -> str:
        return (self.root / "shell" / f"{language}.html").read_text(encoding="utf-8")


def environment(loader: BaseLoader, texts: Texts) -> Environment:
    """The one Jinja environment of pages, forms and letters, in one language."""
    made = Environment(
        loader=loader,
        extensions=["jinja2.ext.i18n"],
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        texts.catalogue.gettext, texts.catalogue.ngettext, newstyle=True, pgettext=texts.catalogue.pgettext
    )
    made.globals["language"] = texts.language
    made.filters["moment"] = texts.moment
    made.filters["date"] = texts.date
    return made
