"""One build at a time in a working copy, however many commands run there."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from infra.project import Project


@contextmanager
def held(project: Project) -> Iterator[None]:
    """Waits for whoever builds now; the system lets go of the lock when a process ends, however it ends."""
    project.cache.mkdir(parents=True, exist_ok=True)  # which builds that go elsewhere use too
    with (project.cache / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
