"""The catalogues that people read."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from infra import catalogues, project, translations

CATALOGUES = sorted(project.here().locales.glob("*/messages.po"))

# Officialese that shared wording does without, and the quotes and apostrophes of a typewriter.
UNWANTED = re.compile(
    r"""\b(даний|дана|здійсн|являється|данный|данная|осуществ|является)|["']""", re.IGNORECASE
)
TAGS = re.compile(r"<[^>]+>")


def texts(file: Path) -> Iterator[str]:
    with file.open("rb") as readable:
        for message in read_po(readable, locale=file.parent.name):
            if message.id:
                yield from [message.string] if isinstance(message.string, str) else message.string


def test_nothing_is_missing_fuzzy_mismatched_or_obsolete():
    assert translations.report(project.here().root).by_language() == {}


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parent.name)
def test_the_wording_is_plain_and_well_set(file):
    assert [text for text in texts(file) if UNWANTED.search(TAGS.sub("", text))] == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parent.name)
def test_nobody_is_addressed_with_a_capital(file):
    inside = re.compile(r"(?<![.!?:] )(?<!^)\b(Ви|Вас|Вам|Ваш\w*|Вы)\b")
    assert [text for text in texts(file) if inside.search(text)] == []


@pytest.mark.parametrize(("language", "month"), [("uk", "листопада"), ("ru", "ноября")])
def test_a_month_after_a_day_is_in_the_genitive(tmp_path, language, month):
    catalogues.compile_all(project.here().locales, tmp_path)
    compiled = gettext.translation("messages", tmp_path, [language])
    assert compiled.pgettext("after a day", "November") == month
