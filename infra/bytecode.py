"""Compiled modules for a package: without them every cold start compiles everything again.

A zip's files are dated 1980, so the .pyc must be trusted by hash and unchecked, and written by the very
version of Python that will load them.
"""

import subprocess
from pathlib import Path

from infra.console import warn
from infra.failure import CommandFailed
from infra.target import Target


def compile_tree(root: Path, target: Target, *, keep_source: bool = True) -> None:
    """Writes a .pyc for every module under `root`; without the target's interpreter says so and writes none.

    Without its source a module takes half the room; a traceback still names its line but cannot quote it.
    """
    if target.interpreter is None:
        warn(
            f"No {target.runtime} on this computer: the package goes without compiled modules "
            "and starts more slowly."
        )
        return
    # -s drops this computer's folder from tracebacks, and so from the zip.
    options = ["-q", "-f", "-s", str(root), "--invalidation-mode", "unchecked-hash"]
    if not keep_source:
        # -b writes where Python looks for a module without source; -o 2 leaves out docstrings, a third of it.
        options += ["-b", "-o", "2"]
    command = [target.interpreter, "-W", "ignore", "-m", "compileall", *options, str(root)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise CommandFailed("A module of the package does not compile.", advice=result.stdout + result.stderr)
    if not keep_source:
        for source in root.rglob("*.py"):
            source.unlink()


# Run by the target's interpreter: see functions/shared/starting.py.
KEEP_DATACLASSES = """
import sys
sys.path[:0] = sys.argv[1:]
from functions.shared import starting
with starting.recorded(starting.KEPT):
    import functions.complaints.app
"""


def keep_dataclasses(trees: list[Path], target: Target) -> None:
    """Writes the code of the app's dataclasses into the first tree, which holds the app."""
    if target.interpreter is None:
        return
    command = [target.interpreter, "-I", "-S", "-B", "-W", "ignore", "-c", KEEP_DATACLASSES]
    result = subprocess.run([*command, *map(str, trees)], capture_output=True, text=True, check=False)
    if result.returncode:
        raise CommandFailed("The packaged app cannot be imported.", advice=result.stderr.strip())
