"""The texts of the pages' scripts."""

from pathlib import Path

from babel.messages import Catalog, Message

from infra.translations import files
from infra.translations.extraction import SCRIPTS, extract
from infra.translations.messages import english, english_plural, forms, is_whole, texts


def for_scripts(root: Path, language: str) -> dict[str, str | list[str]]:
    """What docs/assets/js says, in a language, by the English text (of a plural, its singular).

    A text that depends on a number is a list with a form for each of gettext's plural indexes: in Ukrainian
    and Russian "one", "few", "many" of JavaScript's Intl.PluralRules, in English "one", "other".
    """
    catalogue = Catalog(language) if language == files.SOURCE_LANGUAGE else files.read(root, language)
    return {english(source): _said(source, catalogue) for source in texts(extract(root, (SCRIPTS,)))}


def _said(source: Message, catalogue: Catalog) -> str | list[str]:
    """The translation, or the English text while there is none."""
    translated = catalogue.get(source.id, source.context)
    if translated is not None and is_whole(translated, catalogue):
        return forms(translated) if source.pluralizable else forms(translated)[0]
    if source.pluralizable:
        return [english(source), *[english_plural(source)] * (catalogue.num_plurals - 1)]
    return english(source)
