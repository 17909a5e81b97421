"""What a change of sources makes new on a running local stack.

A process of its own for each change: what it imports is what the files say now.
Usage: python -m infra.update PORT FILE…
"""

import sys
from pathlib import Path

from infra import build, cloud, project
from infra.console import fail
from infra.deploy import Deployment, whoami
from infra.failure import CommandFailed

STAGE = "local"

# Templates and settings are in the pages and in the functions.
FUNCTION_SOURCES = ("functions", "templates", "helpcentre.toml", "infra/stack", "requirements")


def main() -> None:
    port, *names = sys.argv[1:]
    try:
        update(Deployment(project.here(), cloud.local(int(port)), STAGE), names)
    except CommandFailed as error:
        fail(error.message, error.advice)
    except OSError as error:  # an editor had a file away for a moment
        fail(str(error))


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


if __name__ == "__main__":
    main()
