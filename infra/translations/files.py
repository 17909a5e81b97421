"""The catalogues as files: templates/locales/<language>/messages.po."""

from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from functions.shared.config import load

SOURCE_LANGUAGE = "en"
"""Has no catalogue: its texts stand in the sources and are the others' message ids."""


def languages(root: Path) -> list[str]:
    """Those of helpcentre.toml that need a catalogue."""
    return [code for code in load(root / "helpcentre.toml").site.languages if code != SOURCE_LANGUAGE]


def read(root: Path, language: str) -> Catalog:
    """The catalogue of a language, an empty one if nobody has begun it."""
    file = _file(root, language)
    if not file.exists():
        return Catalog(language)
    with file.open("rb") as readable:
        return read_po(readable, locale=language)


def write(root: Path, language: str, catalogue: Catalog, *, keep_obsolete: bool) -> None:
    """Sorted, with no dates and no line numbers: a diff shows what was translated and nothing else."""
    file = _file(root, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as writable:
        writable.write(_header(language, catalogue).encode())
        write_po(
            writable,
            catalogue,
            width=0,
            omit_header=True,
            sort_output=True,
            include_lineno=False,
            ignore_obsolete=not keep_obsolete,
        )


def _file(root: Path, language: str) -> Path:
    return root / "templates" / "locales" / language / "messages.po"


def _header(language: str, catalogue: Catalog) -> str:
    fields = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalogue.plural_forms,
    }
    return (
        'msgid ""\nmsgstr ""\n' + "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items()) + "\n"
    )
