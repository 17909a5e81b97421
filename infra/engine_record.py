"""What `serve` writes down while it runs, so that other commands find its engine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class EngineRecord:
    port: int
    stage: str
    mail: str


@contextmanager
def kept(state: Path, record: EngineRecord) -> Iterator[None]:
    """Keeps the record for as long as the engine runs."""
    path = state / "engine.json"
    path.write_text(json.dumps(asdict(record)))
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def running(states: Path) -> list[EngineRecord]:
    """Records under `.helpcentre`; one may be left over from an engine that was killed."""
    return [EngineRecord(**json.loads(path.read_text())) for path in sorted(states.glob("*/engine.json"))]
