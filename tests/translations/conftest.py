"""A project of one page and one script, with the real settings, whose Ukrainian catalogue the tests spoil."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from infra import project, translations

PAGE = '{{ _("Continue") }} {% trans number=1 %}Photo <b>{{ number }}</b>{% endtrans %} {# _("Unread") #}'
SCRIPT = 'const words = [_("Retry"), ngettext("{count} photo", "{count} photos", count)];'

TRANSLATIONS = {
    'msgid "Continue"\nmsgstr "': "Продовжити",
    'msgid "Photo <b>%(number)s</b>"\nmsgstr "': "Фото <b>%(number)s</b>",
    'msgid "Retry"\nmsgstr "': "Спробувати ще раз",
    'msgstr[0] "': "{count} знімок",
    'msgstr[1] "': "{count} знімки",
    'msgstr[2] "': "{count} знімків",
}


@dataclass(frozen=True)
class Ukrainian:
    """The Ukrainian catalogue of the project at `root`; the Russian one stays empty."""

    root: Path

    @property
    def file(self) -> Path:
        return self.root / "templates" / "locales" / "uk" / "messages.po"

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def replace(self, old: str, new: str) -> None:
        assert old in self.text
        self.file.write_text(self.text.replace(old, new), encoding="utf-8")

    def problems(self) -> dict[str, list[str]]:
        return translations.report(self.root).by_language().get("uk", {})

    def page_says(self, page: str) -> None:
        (self.root / "templates" / "pages" / "page.html").write_text(page, encoding="utf-8")


@pytest.fixture
def empty(tmp_path: Path) -> Ukrainian:
    """Nothing is translated yet."""
    shutil.copy(project.here().settings, tmp_path / "helpcentre.toml")
    scripts = tmp_path / "docs" / "assets" / "js"
    for folder in (tmp_path / "templates" / "pages", scripts):
        folder.mkdir(parents=True)
    (scripts / "page.js").write_text(SCRIPT, encoding="utf-8")
    catalogue = Ukrainian(tmp_path)
    catalogue.page_says(PAGE)
    translations.update(tmp_path)
    return catalogue


@pytest.fixture
def whole(empty: Ukrainian) -> Ukrainian:
    """Every text is translated."""
    for place, translation in TRANSLATIONS.items():
        empty.replace(f'{place}"', f'{place}{translation}"')
    return empty
