"""The whole product as `make serve` runs it, on a port and with data of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from infra import cloud, engine_record
from infra.cloud import Cloud
from tests.stack.mailbox import Mailbox
from tests.stack.running import free_port
from tests.stack.visitor import Visitor

PATIENCE = 600  # seconds for a start from nothing
STOP_SECONDS = 60


@dataclass
class Stack:
    """`make serve` in a working copy; `variables` are set on top of this environment's."""

    root: Path
    variables: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    seconds: float = 0.0
    outputs: dict[str, Any] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it; afterwards `seconds` says how long it took until `helpcentre outputs` answered."""
        self._state.mkdir(parents=True)
        begun = time.monotonic()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                ["make", "serve"],
                cwd=self.root,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not self._is_up():
            if self._process.poll() is not None or time.monotonic() > begun + PATIENCE:
                raise RuntimeError(f"`make serve` did not start:\n{self._log.read_text()}")
            time.sleep(0.1)
        self.outputs = json.loads(self._helpcentre("outputs", "--json"))
        self.seconds = time.monotonic() - begun

    def stop(self) -> None:
        """Ctrl-C in its terminal, and its data forgotten."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGINT)
            self._process.wait(STOP_SECONDS)
        shutil.rmtree(self._state, ignore_errors=True)

    @property
    def site(self) -> str:
        return str(self.outputs["site"])

    @property
    def visitor(self) -> Visitor:
        return Visitor(self.site, self.port)

    @property
    def mailbox(self) -> Mailbox:
        return Mailbox(self.outputs["mail"])

    @property
    def cloud(self) -> Cloud:
        return cloud.local(self.port)

    def submit_variables(self) -> dict[str, str]:
        """The environment of the deployed function that takes submits, and the way to its AWS."""
        named = {"StackName": "helpcentre-local", "LogicalResourceId": "ComplaintsAPIHandler"}
        resource = self.cloud.client("cloudformation").describe_stack_resource(**named)
        function = resource["StackResourceDetail"]["PhysicalResourceId"]
        found = self.cloud.client("lambda").get_function_configuration(FunctionName=function)
        return {
            **found["Environment"]["Variables"],
            "AWS_ENDPOINT_URL": self.cloud.endpoint,
            "AWS_DEFAULT_REGION": self.cloud.region,
            "AWS_ACCESS_KEY_ID": self.cloud.key,
            "AWS_SECRET_ACCESS_KEY": self.cloud.secret,
        }

    def _is_up(self) -> bool:
        return self.port in [record.port for record in engine_record.running(self.root / ".helpcentre")]

    def _helpcentre(self, *arguments: str) -> str:
        command = [str(self.root / ".venv" / "bin" / "helpcentre"), *arguments]
        done = subprocess.run(
            command,
            cwd=self.root,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=sys.stderr,
            check=True,
        )
        return done.stdout.decode()

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.variables, "PORT": str(self.port)}

    @property
    def _state(self) -> Path:
        return self.root / ".helpcentre" / str(self.port)

    @property
    def _log(self) -> Path:
        return self._state / "serve.log"
