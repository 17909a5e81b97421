"""What every test may use: where the sources lie, and one local AWS for the whole run."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra import cloud, project
from infra.cloud import Cloud
from infra.engine import Engine


@pytest.fixture(scope="session")
def root() -> Path:
    return project.here().root


@pytest.fixture(scope="session")
def samples() -> Path:
    """Small photos, good and bad."""
    return Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The local AWS on a free port; it checks signatures as AWS does."""
    started = Engine(free_port(), tmp_path_factory.mktemp("engine"))
    started.start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def aws(engine: Engine) -> Cloud:
    return cloud.local(engine.port)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
