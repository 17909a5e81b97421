"""Catches the engine's letters and shows them, for as long as the local stage runs."""

from pathlib import Path
from threading import Thread

from infra.mailbox.catcher import Catcher
from infra.mailbox.letters import Letters
from infra.mailbox.server import on_next_free_port


class Mailbox:
    """Letters stay in `folder` between runs; the page is on `port` or one of the next."""

    def __init__(self, port: int, folder: Path) -> None:
        letters = Letters(folder)
        self._catcher = Catcher(letters.keep)
        self._server = on_next_free_port(port, letters)

    @property
    def smtp(self) -> str:
        """Where the engine hands letters over: host:port."""
        return self._catcher.address

    @property
    def address(self) -> str:
        return f"http://localhost:{self._server.server_address[1]}/"

    def __enter__(self) -> "Mailbox":
        for running in (self._catcher, self._server):
            Thread(target=running.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        for running in (self._catcher, self._server):
            running.shutdown()
            running.server_close()
