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
from infra.project import Project
from tests.stack.owner import Owner

START_SECONDS = 240  # the first run builds everything
STOP_SECONDS = 60
COMMAND = Path(sys.executable).with_name("helpcentre")
KEPT = pytest.StashKey["Running"]()


@dataclass
class Running:
    """`helpcentre serve` on `port`; `outputs` is what `helpcentre outputs --json` says of it.

    `copy` is another working copy than the one under test, with sources that a test may change.
    """

    port: int
    copy: Path | None = None
    outputs: dict[str, Any] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def state(self) -> Path:
        return Project(self.copy or project.here().root).state / str(self.port)

    @property
    def site(self) -> str:
        return str(self.outputs["site"])

    @property
    def log(self) -> Path:
        """What `serve` says; beside its data, which `--fresh` throws away."""
        return self.state.with_suffix(".log")

    def start(self, *options: str) -> None:
        self.state.parent.mkdir(parents=True, exist_ok=True)
        command = [COMMAND, "serve", "--port", str(self.port), *options]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, env=self._environment(), start_new_session=True
            )
        self._wait(self._process)
        self.outputs = json.loads(self.command("outputs", "--json"))

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self.port not in [record.port for record in engine_record.running(self.state.parent)]:
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"serve did not start:\n{self.log.read_text()}")
            time.sleep(0.1)

    def _environment(self, **more: str) -> dict[str, str]:
        """This environment, without an AWS that whoever runs the tests may have."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        chosen = {"PYTHONPATH": str(self.copy)} if self.copy else {}
        return {**kept, "PORT": str(self.port), "AWS_CONFIG_FILE": os.devnull, **chosen, **more}

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """`helpcentre …` for this stack: how it ended, and what it said."""
        return subprocess.run(
            [COMMAND, *arguments],
            env=self._environment(**environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def command(self, *arguments: str, **environment: str) -> str:
        """What `helpcentre …` answers for this stack; its complaints become the test's failure."""
        done = self.run(*arguments, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def owner(self) -> Owner:
        return Owner(self.port, str(self.outputs["table"]))

    def client(self, service: str) -> Any:
        return self.owner.client(service)

    def forget_hour(self) -> None:
        self.owner.forget_hour()

    def children(self) -> set[int]:
        """The processes below `serve`: the engine, and what the engine has started."""
        assert self._process is not None
        listed = subprocess.run(["ps", "-axo", "pid=,ppid="], capture_output=True, text=True, check=True)
        parents = {int(pid): int(parent) for pid, parent in map(str.split, listed.stdout.splitlines())}
        found, size = {self._process.pid}, 0
        while size < len(found):
            size = len(found)
            found |= {pid for pid, parent in parents.items() if parent in found}
        return found - {self._process.pid}

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
        self.log.unlink(missing_ok=True)


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
