"""How long `make serve` takes until `helpcentre outputs` answers.

Prepared: the environment and the libraries of the functions are there, the site is built; the engine starts
without data, deploys, publishes and seeds its demo. From nothing (only when asked for): the last commit is
cloned into an empty folder and served by a person with an empty home; pip's cache of packages is as it is.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from bench.stack import Stack

PREPARED_GOAL = 15
NOTHING_GOAL = 180


def prepared(stack: Stack) -> Figure:
    return Figure("serve_prepared", stack.seconds, "s", PREPARED_GOAL)


def from_nothing(root: Path, room: Path) -> Iterator[Figure]:
    clone, home = room / "clone", room / "home"
    subprocess.run(["git", "clone", "--quiet", str(root), str(clone)], check=True, stdout=sys.stderr)
    home.mkdir()
    stack = Stack(clone, variables={"HOME": str(home), **packages()})
    try:
        stack.start()
    finally:
        stack.stop()
    yield Figure("serve_from_nothing", stack.seconds, "s", NOTHING_GOAL)


def packages() -> dict[str, str]:
    """Where this computer's pip keeps what it fetched, and where it is told to fetch from."""
    cache = subprocess.run(
        [sys.executable, "-m", "pip", "cache", "dir"], stdout=subprocess.PIPE, check=True, text=True
    )
    own = Path.home() / ".config" / "pip" / "pip.conf"
    told = {"PIP_CONFIG_FILE": str(own)} if own.exists() and "PIP_CONFIG_FILE" not in os.environ else {}
    return {"PIP_CACHE_DIR": cache.stdout.strip(), **told}
