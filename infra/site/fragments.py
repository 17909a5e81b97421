"""Pieces of HTML inside the static pages, from the same templates and rules as the functions' own pages."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader

from functions.complaints import form
from functions.shared.config import Config
from functions.shared.fields import Field
from functions.shared.templates import environment
from functions.shared.texts import Texts
from infra.site import hours


class Fragments:
    """What a page may call: `{{ form("complaint") }}`, `{{ form("link") }}` and `{{ hours() }}`."""

    def __init__(self, templates: Path, config: Config, texts: Texts) -> None:
        self._environment = environment(FileSystemLoader(templates), texts)
        self._config = config
        self._texts = texts

    def form(self, name: str) -> str:
        """An empty form, from templates/pages/<name>-form.html."""
        fields = FIELDS[name](self._config, self._texts) if name in FIELDS else ()
        return self._render(
            f"{name}-form", fields=fields, sent={}, errors=[], notice="", action=self._action(name)
        )

    def hours(self) -> str:
        config = self._config
        today = dt.datetime.now(ZoneInfo(config.site.zone)).date()
        return self._render("hours", teams=hours.in_words(config.teams, config.site, self._texts, today))

    def _action(self, name: str) -> str:
        return f"/api/{self._texts.language}/{'drafts' if name == 'complaint' else 'links'}"

    def _render(self, name: str, **context: Any) -> str:
        template = self._environment.get_template(f"pages/{name}.html")
        return template.render(config=self._config, **context).strip()


FIELDS: dict[str, Callable[[Config, Texts], tuple[Field, ...]]] = {
    "complaint": lambda config, texts: form.fields(config, texts, texts.language),
    "link": lambda _, texts: form.lost_link_fields(texts),
}
