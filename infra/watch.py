"""Rebuilding what changes while `serve` runs, with one line for each change."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event

from watchfiles import watch

from infra import build
from infra.console import say
from infra.engine import Engine
from infra.failure import CommandFailed
from infra.project import Project
from infra.update import FUNCTION_SOURCES

LOOK_EVERY = 1000  # ms between looks at whether the engine still lives


def follow(project: Project, engine: Engine, stop: Event) -> None:
    """Follows the sources until `stop`; CommandFailed when the engine dies."""
    looks = watch(*watched(project), stop_event=stop, rust_timeout=LOOK_EVERY, yield_on_timeout=True)
    with suppress(KeyboardInterrupt):  # what `watch` makes of a signal that `serve` handles
        for changes in looks:
            if not engine.alive():
                raise CommandFailed(
                    "The local engine has stopped by itself.", advice=f"Its log: {engine.log}"
                )
            if changes:
                rebuild(project, engine.port, sorted({path for _, path in changes}))


def watched(project: Project) -> list[Path]:
    names = {*build.SITE_SOURCES, *FUNCTION_SOURCES}
    return [project.root / name for name in sorted(names) if (project.root / name).exists()]


def rebuild(project: Project, port: int, paths: list[str]) -> None:
    """Makes anew what these files are in. A mistake in them is told; the last good version stays up."""
    names = [str(Path(path).relative_to(project.root)) for path in paths]
    say(f"Changed: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}")
    subprocess.run(
        [sys.executable, "-m", "infra.update", str(port), *names],
        cwd=project.root,
        check=False,
        start_new_session=True,
    )
    say("Waiting for changes.")
