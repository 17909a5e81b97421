"""The local AWS: MiniStack as a child process on one port of this computer."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

from infra.failure import PREFLIGHT, CommandFailed

START_SECONDS = 30
STOP_SECONDS = 30  # it saves its state while stopping


class Engine:
    def __init__(self, port: int, state: Path, smtp: str = "") -> None:
        """`smtp` is the host:port to which it hands every letter; "" drops them."""
        self.port = port
        self.state = state
        self.smtp = smtp
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.state / "engine.log"

    def start(self) -> None:
        """Starts and waits until it answers; CommandFailed when the port is taken or it dies."""
        refuse_taken(self.port)
        self.state.mkdir(parents=True, exist_ok=True)
        forget_stream_positions(self.state / "aws")
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ministack"],
                env=environment(self.port, self.state) | {"SMTP_HOST": self.smtp},
                stdout=log,
                stderr=subprocess.STDOUT,
                # Its own group: Ctrl-C reaches `serve` alone, which then stops it in order.
                start_new_session=True,
            )
        self._wait_until_ready(self._process)

    def stop(self) -> None:
        """Asks it to stop and waits: state is saved on a normal stop only."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            raise CommandFailed(
                f"The local engine did not stop in {STOP_SECONDS} s; what came since the start may be lost."
            ) from None

    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise CommandFailed("The local engine stopped at once.", advice=f"Its log: {self.log}")
            if answers(self.port):
                return
            time.sleep(0.1)
        self.stop()
        raise CommandFailed(
            f"The local engine did not answer in {START_SECONDS} s.", advice=f"Its log: {self.log}"
        )


def environment(port: int, state: Path) -> dict[str, str]:
    """The engine's environment: this one without anything that speaks to a real AWS."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return kept | {
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "AUTH": "true",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(state / "aws"),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(state / "s3"),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        # Functions run in the engine's children: what they need is in their zip, not in this environment.
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def refuse_taken(port: int) -> None:
    """CommandFailed when something listens on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CommandFailed(
                f"Port {port} is taken by another program.",
                advice=f"Stop that program, or choose another port: PORT={port + 1000} make serve",
                code=PREFLIGHT,
            ) from None


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_ministack/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def forget_stream_positions(state: Path) -> None:
    """Drops the positions of stream readers from the saved state.

    The engine keeps them over a stop, but not the records they point at, and then never delivers new ones.
    Without them some records come twice, which their readers stand.
    """
    path = state / "lambda.json"
    if not path.exists():
        return
    saved = json.loads(path.read_text())
    if saved["payload"].pop("dynamodb_stream_positions", None) is not None:
        path.write_text(json.dumps(saved))
