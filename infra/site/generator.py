"""MkDocs, one process a language, all at once."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from functions.shared.config import Config
from infra.site import chrome, navigation
from infra.site.editions import Edition
from infra.site.errors import SiteInvalid


def run(root: Path, work: Path, stylesheet: str, config: Config, editions: list[Edition]) -> None:
    """Build every `work/<language>/docs` into `work/<language>/site`.

    Raises SiteInvalid with what MkDocs says.
    """
    extra = {"stylesheet": stylesheet, "editions": [_listed(edition) for edition in editions]}
    for edition in editions:
        settings = _settings(root, config, edition, extra)
        (work / edition.language / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    processes = [_start(work / edition.language) for edition in editions]
    said = [process.communicate()[0] for process in processes]
    failed = [text.strip() for process, text in zip(processes, said, strict=True) if process.returncode]
    if failed:
        raise SiteInvalid(failed)


def _start(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--quiet", "--strict"]
    # The warning is known: how long these pins hold, and what follows them, is in CONTRIBUTING.md.
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        [*command, "--config-file", str(folder / "mkdocs.yml")],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _listed(edition: Edition) -> dict[str, Any]:
    """An edition as the language switch and the pages in all languages need it."""
    return {
        "language": edition.language,
        "name": edition.name,
        "site_name": edition.site_name,
        "slugs": list(edition.slugs),
        **chrome.not_found(edition.texts),
    }


def _settings(root: Path, config: Config, edition: Edition, extra: dict[str, Any]) -> dict[str, Any]:
    return {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": "docs",
        "site_dir": "site",
        "site_name": edition.site_name,
        "theme": {"language": edition.language, "custom_dir": str(root / "templates" / "site")},
        "nav": navigation.of(root / "mkdocs.yml", edition, chrome.sections(edition.texts)),
        "extra": extra
        | {
            "language": edition.language,
            "text": chrome.texts(edition.texts),
            "months": edition.texts.months(),
            "menu": chrome.menu(edition.texts, edition.language),
            "marketplace": config.marketplace.name,
            "contact": config.mail.reply_to,
        },
    }
