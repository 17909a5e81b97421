"""Rebuilding what changes while `serve` runs, with one line for each change."""

from contextlib import suppress
from pathlib import Path
from threading import Event

from watchfiles import watch

from infra import build
from infra.console import fail, say
from infra.deploy import Deployment, whoami
from infra.engine import Engine
from infra.failure import CommandFailed
from infra.project import Project

# What a change of each concerns. Templates and settings are in the pages and in the functions.
FUNCTION_SOURCES = ("functions", "templates", "helpcentre.toml", "infra/stack", "requirements")
LOOK_EVERY = 1000  # ms between looks at whether the engine still lives


def follow(deployment: Deployment, engine: Engine, stop: Event) -> None:
    """Follows the sources until `stop`; CommandFailed when the engine dies."""
    project = deployment.project
    looks = watch(*watched(project), stop_event=stop, rust_timeout=LOOK_EVERY, yield_on_timeout=True)
    with suppress(KeyboardInterrupt):  # what `watch` makes of a signal that `serve` handles
        for changes in looks:
            if not engine.alive():
                raise CommandFailed(
                    "The local engine has stopped by itself.", advice=f"Its log: {engine.log}"
                )
            if changes:
                rebuild(
                    deployment, sorted({str(Path(path).relative_to(project.root)) for _, path in changes})
                )


def watched(project: Project) -> list[Path]:
    names = {*build.SITE_SOURCES, *FUNCTION_SOURCES}
    return [project.root / name for name in sorted(names) if (project.root / name).exists()]


def rebuild(deployment: Deployment, names: list[str]) -> None:
    """Makes anew what these files are in. A mistake in them is told; the last good version stays up."""
    say(f"Changed: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}")
    try:
        update(deployment, names)
    except CommandFailed as error:
        fail(error.message, error.advice)
    except OSError as error:  # an editor had a file away for a moment
        fail(str(error))
    say("Waiting for changes.")


def update(deployment: Deployment, names: list[str]) -> None:
    """The pages, the functions, or both: the functions carry the site's empty pages."""
    config = build.config(deployment.project)
    shells = _contents(deployment.project.shell)
    site_changed = _concerns(names, build.SITE_SOURCES) and build.pages(deployment.project)
    if _concerns(names, FUNCTION_SOURCES) or _contents(deployment.project.shell) != shells:
        deployment.update_stack(config, whoami(deployment.cloud), yes=True)
    if site_changed:
        deployment.update_site(config)


def _concerns(names: list[str], sources: tuple[str, ...]) -> bool:
    return any(name == source or name.startswith(source + "/") for name in names for source in sources)


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*")}
