"""What CI runs besides the tests: `make check`. Every check runs; the last line says which failed."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from infra import build, project, site, target, translations
from infra.console import fail, say, step
from infra.failure import CommandFailed
from infra.project import Project

# W3660: gateway responses must stand beside an API that has a body; Chalice gives us the body.
# W1030: a certificate's ARN may be empty; a condition keeps it out of the distribution then.
CFN_LINT_IGNORED = "W3660,W1030"


def main() -> None:
    here = project.here()
    failed = [name for name, check in checks(here).items() if not passes(name, check)]
    if failed:
        fail(f"{len(failed)} of {len(checks(here))} checks failed: {', '.join(failed)}")
        sys.exit(1)


def checks(here: Project) -> dict[str, Callable[[], None]]:
    return {
        "ruff": lambda: run(here, "ruff", "check", "."),
        "format": lambda: run(here, "ruff", "format", "--check", "."),
        "types": lambda: run(here, "mypy"),
        "import arrows": lambda: run(here, "lint-imports"),
        "catalogues": lambda: complete_catalogues(here),
        "site": lambda: strict_site(here),
        "template": lambda: lint_template(here),
    }


def passes(name: str, check: Callable[[], None]) -> bool:
    try:
        with step(name):
            check()
    except CommandFailed as error:
        fail(f"{name}: {error.message}")
        say(error.advice)
        return False
    return True


def run(here: Project, *command: str) -> None:
    """A tool of this environment; CommandFailed with what it said."""
    tool = str(Path(sys.executable).with_name(command[0]))
    result = subprocess.run([tool, *command[1:]], cwd=here.root, capture_output=True, text=True, check=False)
    if result.returncode:
        raise CommandFailed("did not pass.", advice=(result.stdout + result.stderr).strip())


def complete_catalogues(here: Project) -> None:
    found = translations.report(here.root)
    if found.problems:
        raise CommandFailed(
            f"{len(found.problems)} texts need a translator.", advice="\n".join(found.lines())
        )


def strict_site(here: Project) -> None:
    """A build from nothing, elsewhere than the one that is served."""
    with tempfile.TemporaryDirectory() as out:
        try:
            site.build(here.root, Path(out))
        except site.SiteInvalid as error:
            raise CommandFailed("cannot be built.", advice=str(error)) from error


def lint_template(here: Project) -> None:
    """The template for AWS, as deploy would send it."""
    build.pages(here)
    built = build.stack(here, target.lambda_target(build.config(here).aws.runtime))
    run(here, "cfn-lint", "--ignore-checks", CFN_LINT_IGNORED, "--template", str(built.template))


if __name__ == "__main__":
    main()
