"""Just enough of an SMTP server for the local engine to hand its letters to (RFC 5321, no extensions)."""

import re
import socketserver
from collections.abc import Callable

Keep = Callable[[list[str], bytes], None]


class Catcher(socketserver.ThreadingTCPServer):
    """Listens on a free port of 127.0.0.1; `keep` is called with the recipients and the letter's bytes."""

    daemon_threads = True

    def __init__(self, keep: Keep) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.keep = keep

    @property
    def address(self) -> str:
        host, port = self.server_address[:2]
        return f"{host!s}:{port}"


class _Conversation(socketserver.StreamRequestHandler):
    server: Catcher

    def handle(self) -> None:
        recipients: list[str] = []
        self._say("220 caught here")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"RCPT":
                recipients += re.findall(r"<(.*?)>", line.decode())
            if verb == b"DATA":
                self._say("354 go on")
                self.server.keep(recipients, self._letter())
                recipients = []
            if verb == b"QUIT":
                self._say("221 bye")
                return
            self._say("250 ok")

    def _letter(self) -> bytes:
        """Lines until a lone dot; a dot that begins a line was doubled by the sender."""
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")
