"""The figures that this project promises: `make bench`.

On stdout one JSON object a line: name, value, unit, goal, better (lower or higher); everything else goes to
stderr. The command fails when a figure misses its goal, and names it. What is compared is measured in turns
in one run and told as a ratio; what each figure means stands in the module that measures it:

cold        CPU of a cold start that answers a submit, by a bare handler's; calls to AWS before the answer
size        the functions' zip, as it is deployed
intake      a 200 KB form through the handler, by base64 and parsing alone
load        the heaviest first load of a page, compressed
lighthouse  four scores of home, guide and form
serve       seconds of `make serve`, prepared; with --slow also from nothing

Usage: python -m bench [--slow] [cold|size|intake|load|lighthouse|serve …]
"""

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from bench import cold, first_load, intake, lighthouse, packages, serving
from bench.figure import Figure
from bench.packages import Packages
from bench.stack import Stack
from infra import build, chromium, project
from infra.console import fail, say, step

MEASURES = ("size", "intake", "serve", "cold", "load", "lighthouse")  # quick ones first
MEGABYTE = 1_000_000
SIZE_GOAL = 2


class Bench:
    """What the figures share; each part is made for the first that asks."""

    def __init__(self, room: Path, stay: ExitStack, *, slow: bool) -> None:
        self.here = project.here()
        self.room = room
        self.stay = stay
        self.slow = slow

    @cached_property
    def packages(self) -> Packages:
        with step("Packages"):
            return packages.make(self.here, self.room / "build")

    @cached_property
    def stack(self) -> Stack:
        """Started when everything that it needs is prepared."""
        assert self.packages
        stack = Stack(self.here.root)
        self.stay.callback(stack.stop)
        with step("make serve"):
            stack.start()
        return stack

    @cached_property
    def chromium(self) -> str:
        found = chromium.find() or chromium.from_debian() or chromium.from_playwright()
        if found is None:
            raise RuntimeError("There is no Chromium: see `make test`.")
        return found

    def size(self) -> Iterator[Figure]:
        yield Figure("functions_zip", self.packages.deployed.stat().st_size / MEGABYTE, "MB", SIZE_GOAL)

    def intake(self) -> Iterator[Figure]:
        return intake.figures(self.packages, self.room)

    def serve(self) -> Iterator[Figure]:
        yield serving.prepared(self.stack)
        if self.slow:
            yield from serving.from_nothing(self.here.root, self.room)

    def cold(self) -> Iterator[Figure]:
        return cold.figures(self.here, self.packages, self.stack, self.room)

    def load(self) -> Iterator[Figure]:
        return first_load.figures(self.here.site, self.stack, self.chromium)

    def lighthouse(self) -> Iterator[Figure]:
        language = build.config(self.here).site.default_language
        return lighthouse.figures(self.here.cache, self.stack.site, language, self.chromium)


def main(arguments: list[str]) -> int:
    """The exit code: 0 when every figure meets its goal."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is stopped too
    with ExitStack() as stay:
        asked = options(arguments)
        room = Path(stay.enter_context(tempfile.TemporaryDirectory(prefix="helpcentre-bench-")))
        bench = Bench(room, stay, slow=asked.slow)
        missed = [trouble for name in asked.measures for trouble in told(name, getattr(bench, name))]
    for trouble in missed:
        fail(trouble)
    return 1 if missed else 0


def told(name: str, measure: Callable[[], Iterator[Figure]]) -> list[str]:
    """Prints the figures of one measure as they come; answers what is wrong with them."""
    missed = []
    say(f"· {name}")
    try:
        for figure in measure():
            print(figure.line(), flush=True)
            missed += [] if figure.met else [str(figure)]
    except Exception as error:  # the other figures can still be told
        missed.append(f"{name} could not be measured: {type(error).__name__}: {error}")
    return missed


def options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measures what this project promises."
    )
    parser.add_argument("measures", nargs="*", help=f"all of them unless named: {' '.join(MEASURES)}")
    parser.add_argument("--slow", action="store_true", help="also `make serve` from nothing")
    asked = parser.parse_args(arguments)
    asked.measures = asked.measures or list(MEASURES)
    unknown = set(asked.measures).difference(MEASURES)
    if unknown:
        parser.error(f"nothing is called {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
