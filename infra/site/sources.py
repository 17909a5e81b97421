"""Pages as they are written (docs/help/<language>/*.md, with Jinja in them) into what MkDocs reads."""

import shutil
import traceback
from dataclasses import dataclass
from pathlib import Path

import jinja2

from functions.shared.config import Config
from infra.site.editions import Edition
from infra.site.fragments import Fragments
from infra.site.variables import in_language

VARIABLES = ("site", "marketplace", "mail", "limits")


@dataclass(frozen=True)
class Sources:
    root: Path
    config: Config
    edition: Edition

    def write(self, target: Path) -> list[str]:
        """Write every page of the edition under `target`; answers what is wrong, a line each."""
        environment = self._environment()
        shutil.copytree(self.root / "docs" / "help" / self.edition.language, target)
        found = (self._render(environment, target, f"{slug}.md") for slug in self.edition.slugs)
        return [wrong for wrong in found if wrong]

    def _render(self, environment: jinja2.Environment, folder: Path, name: str) -> str:
        """Render one page in place; answers what is wrong with it, or an empty string."""
        page = folder / name
        try:
            text = environment.from_string(page.read_text(encoding="utf-8")).render()
        except jinja2.TemplateError as error:
            return f"docs/help/{self.edition.language}/{name}:{_line(error)}: {error}"
        page.write_text(text, encoding="utf-8")
        return ""

    def _environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # noqa: S701 - the authors' own Markdown; what visitors type never comes here
            comment_start_string="{##",  # `{#name}` after a heading is its address
            comment_end_string="##}",
            keep_trailing_newline=True,
        )
        language = self.edition.language
        fragments = Fragments(self.root / "templates", self.config, self.edition.texts)
        environment.globals |= {name: in_language(getattr(self.config, name), language) for name in VARIABLES}
        environment.globals |= {"form": fragments.form, "hours": fragments.hours}
        return environment


def _line(error: jinja2.TemplateError) -> int:
    """The line of the page that the error comes from."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    if frames and frames[0].lineno:
        return frames[0].lineno
    return error.lineno if isinstance(error, jinja2.TemplateSyntaxError) else 1
