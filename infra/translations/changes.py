"""Catalogues that follow the sources."""

from pathlib import Path

from babel.messages import Catalog

from infra.translations import files
from infra.translations.extraction import extract
from infra.translations.messages import is_whole, texts


def update(root: Path) -> None:
    """Brings each catalogue in line with the sources; what is translated already stays as it is.

    New texts get empty translations. Those that no source says any more stay as comments while something is
    missing, because a reworded text often finds its translation there, and go after that.
    """
    sources = extract(root)
    for language in files.languages(root):
        catalogue = files.read(root, language)
        _bring_back(catalogue)
        catalogue.update(sources, no_fuzzy_matching=True)
        gaps = not all(is_whole(message, catalogue) for message in texts(catalogue))
        files.write(root, language, catalogue, keep_obsolete=gaps)


def _bring_back(catalogue: Catalog) -> None:
    """Makes obsolete messages current again, for a source may have gone back to its old words."""
    for message in catalogue.obsolete.values():
        if catalogue.get(message.id, message.context) is None:
            catalogue[message.id] = message
    catalogue.obsolete.clear()
