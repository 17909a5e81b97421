import socket
from collections.abc import Iterator

import pytest

from functions.shared.letters import Letters
from functions.shared.resources import Resources
from functions.shared.tokens import Keys
from tests.functions.asking import SITE


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port where connections are taken and nobody ever answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture(scope="session")
def letters(resources: Resources, keys: Keys) -> Letters:
    return Letters(resources, SITE, keys)
