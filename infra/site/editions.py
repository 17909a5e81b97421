"""An edition is the site in one language: which pages it has, and what it calls itself."""

import gettext
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from functions.shared.config import Config
from functions.shared.texts import Texts
from infra.site.errors import SiteInvalid


@dataclass(frozen=True)
class Edition:
    language: str
    name: str
    """The language's own name, as its readers write it: «Українська»."""
    site_name: str
    slugs: tuple[str, ...]
    """Its pages, as in their addresses: `/<language>/<slug>.html`."""
    texts: Texts


def find(root: Path, locales: Path, config: Config) -> list[Edition]:
    """The editions that helpcentre.toml lists, the default first; `locales` holds the compiled catalogues.

    Raises SiteInvalid when one has no home page.
    """
    default = config.site.default_language
    languages = sorted(config.site.languages, key=lambda language: language != default)
    homes = {language: root / "docs" / "help" / language / "index.md" for language in languages}
    missing = [language for language, home in homes.items() if not home.is_file()]
    if missing:
        raise SiteInvalid(f"docs/help/{language}/index.md: is missing" for language in missing)
    return [_edition(config, locales, language, home.parent) for language, home in homes.items()]


def _edition(config: Config, locales: Path, language: str, folder: Path) -> Edition:
    own_name = str(Locale.parse(language, sep="-").get_display_name())
    catalogue = gettext.translation("messages", locales, [language], fallback=True)
    pages = sorted(page.relative_to(folder) for page in folder.rglob("*.md"))
    return Edition(
        language=language,
        name=own_name[:1].upper() + own_name[1:],
        site_name=config.site.name[language],
        slugs=tuple(page.with_suffix("").as_posix() for page in pages),
        texts=Texts(language, catalogue, config.site),
    )
