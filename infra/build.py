"""What is made from the sources: the site in every language, the packages, and the template."""

import json
from dataclasses import dataclass
from pathlib import Path

from functions.shared.config import Config, ConfigInvalid, load
from infra import archive, fingerprint, lock, package, site, staging, synth
from infra.console import step
from infra.failure import PREFLIGHT, CommandFailed
from infra.package import Packages
from infra.project import Project
from infra.target import Target, lambda_target

# What the pages are made from; a change elsewhere leaves the built site as it is.
SITE_SOURCES = (
    "docs/help",
    "docs/assets",
    "templates",
    "mkdocs.yml",
    "helpcentre.toml",
    "infra/site",
    "infra/translations",
    "functions/complaints/form.py",
    "functions/shared",
)

# Packages of other stages and of a moment ago; each is 2 MB.
KEPT = 10


@dataclass(frozen=True)
class Built:
    packages: Packages
    template: Path


def everything(project: Project) -> Built:
    """The site, and the stack as AWS would get it."""
    chosen = config(project)
    with step("Site") as progress:
        progress.now("built" if pages(project) else "unchanged")
    with step("Package") as progress:
        built = stack(project, lambda_target(chosen.aws.runtime))
        progress.now(f"{built.packages.functions.stat().st_size / 1e6:.2f} MB")
    return built


def config(project: Project) -> Config:
    """helpcentre.toml; CommandFailed lists all its mistakes."""
    try:
        return load(project.settings)
    except ConfigInvalid as error:
        raise CommandFailed("helpcentre.toml has mistakes.", advice=str(error), code=PREFLIGHT) from error


def pages(project: Project) -> bool:
    """Builds the site unless its sources are as they were; whether it did."""
    stamp = project.cache / "site.fingerprint"
    with lock.held(project):
        now = fingerprint.of([project.root / name for name in SITE_SOURCES])
        if fingerprint.is_fresh(stamp, now) and project.site.exists() and project.shell.exists():
            return False
        stamp.unlink(missing_ok=True)
        try:
            site.build(project.root, project.build)
        except site.SiteInvalid as error:
            raise CommandFailed("The site cannot be built.", advice=str(error)) from error
        fingerprint.remember(stamp, now)
    return True


def stack(project: Project, target: Target) -> Built:
    """Stages and packages the functions and writes the template, for `target`."""
    with lock.held(project):
        staging.stage(project)
        packages = package.make(project, target)
        made = json.dumps(
            synth.template(project, packages, target), ensure_ascii=False, separators=(",", ":")
        )
    path = packages.functions.with_name(f"template-{fingerprint.text(made)[:20]}.json")
    path.write_text(made, encoding="utf-8")
    for kind in ("functions-*.zip", "template-*.json"):
        archive.keep_newest(path.parent, kind, KEPT)
    return Built(packages, path)
