"""Translations: .po files, which people edit, compiled to the .mo files that programs read."""

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

# Babel writes the moment into the file; a package is named by its contents, which did not change.
NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def compile_all(locales: Path, into: Path) -> None:
    """Writes `<into>/<language>/LC_MESSAGES/messages.mo` for every `<locales>/<language>/messages.po`."""
    for source in sorted(locales.glob("*/messages.po")):
        language = source.parent.name
        compiled = into / language / "LC_MESSAGES" / "messages.mo"
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as readable:
            catalogue = read_po(readable, locale=language)
        catalogue.creation_date = NO_DATE
        with compiled.open("wb") as writable:
            write_mo(writable, catalogue)
