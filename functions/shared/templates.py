"""The one Jinja environment of pages, forms and letters, in one language."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BaseLoader, Environment, ModuleLoader, StrictUndefined, select_autoescape

from functions.shared.texts import Texts


def compiled(folder: Path) -> BaseLoader:
    """Templates that the build turned into Python modules."""
    return ModuleLoader(folder)


def environment(loader: BaseLoader, texts: Texts) -> Environment:
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
    # Pages are UTF-8, where a Cyrillic letter takes two bytes and its escape six.
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    made.globals["language"] = texts.language
    made.filters["moment"] = texts.moment
    made.filters["date"] = texts.date
    return made
