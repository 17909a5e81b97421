"""The whole product, run for the tests as `make serve` runs it, on ports and with data of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from infra import engine_record, project
from tests.stack.owner import Owner

START_SECONDS = 240  # the first run builds everything
STOP_SECONDS = 60
COMMAND = Path(sys.executable).with_name("helpcentre")
KEPT = pytest.StashKey["Running"]()


@dataclass
class Running:
    """`helpcentre serve` on `port`; `outputs` is what `helpcentre outputs --json` says of it."""

    port: int
    outputs: dict[str, Any] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def state(self) -> Path:
        return project.here().state / str(self.port)

    @property
    def site(self) -> str:
        return str(self.outputs["site"])

    def start(self) -> None:
        self.state.mkdir(parents=True, exist_ok=True)
        with (self.state / "serve.log").open("ab") as log:
            self._process = subprocess.Popen(
                [COMMAND, "serve", "--port", str(self.port)], stdout=log, stderr=log, start_new_session=True
            )
        self._wait(self._process)
        self.outputs = json.loads(self.command("outputs", "--json"))

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self.port not in [record.port for record in engine_record.running(project.here().state)]:
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"serve did not start:\n{(self.state / 'serve.log').read_text()}")
            time.sleep(0.1)

    def command(self, *arguments: str) -> str:
        """What `helpcentre …` answers for this stack; its complaints become the test's failure."""
        done = subprocess.run(
            [COMMAND, *arguments],
            env={**os.environ, "PORT": str(self.port)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def owner(self) -> Owner:
        return Owner(self.port, str(self.outputs["table"]))

    def client(self, service: str) -> Any:
        return self.owner.client(service)

    def forget_hour(self) -> None:
        self.owner.forget_hour()

    def interrupt(self) -> int:
        """Ctrl-C; answers how `serve` ended."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(STOP_SECONDS)

    def remove(self) -> None:
        """Stops it and forgets its data."""
        if self._process is not None and self._process.poll() is None:
            self.interrupt()
        shutil.rmtree(self.state, ignore_errors=True)


def of_session(config: pytest.Config) -> Running:
    """The one stack of a test run, started for the first test that asks."""
    if KEPT not in config.stash:
        config.stash[KEPT] = Running(free_port())
        config.add_cleanup(config.stash[KEPT].remove)
        config.stash[KEPT].start()
    return config.stash[KEPT]


def free_port() -> int:
    """A port that is free together with the next one, where caught mail goes."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
