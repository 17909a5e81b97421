"""A quicker cold start: what importing the app would do again each time, done once by the build.

A dataclass writes the source of its methods and compiles it whenever its module is imported: for all of ours
a ninth of a start. The build keeps the compiled code; `dataclasses` finds our `exec` before the built-in one.
"""

from __future__ import annotations

import dataclasses
import gc
import marshal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any

# Code is good for one version of Python, which the name tells, as it does for a .pyc.
KEPT = Path(__file__).parents[2] / "resources" / f"dataclasses.{sys.implementation.cache_tag}.bin"


@contextmanager
def quickly(kept: Path = KEPT) -> Iterator[None]:
    """Around the imports of a cold start, which make a hundred thousand objects and no garbage."""
    codes: dict[str, CodeType] = marshal.loads(kept.read_bytes()) if kept.exists() else {}  # noqa: S302
    gc.disable()
    try:
        with _executing(lambda source: codes.get(source, source)):
            yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def recorded(kept: Path) -> Iterator[None]:
    """Around the same imports while building: keeps in a file the code of every dataclass among them."""
    codes: dict[str, CodeType] = {}
    with _executing(lambda source: codes.setdefault(source, compile(source, "<string>", "exec"))):
        yield
    kept.write_bytes(marshal.dumps(codes))


@contextmanager
def _executing(compiled: Callable[[str], str | CodeType]) -> Iterator[None]:
    def execute(source: str, *namespaces: dict[str, Any]) -> None:
        exec(compiled(source), *namespaces)  # noqa: S102 (what dataclasses itself does)

    vars(dataclasses)["exec"] = execute
    try:
        yield
    finally:
        del vars(dataclasses)["exec"]
