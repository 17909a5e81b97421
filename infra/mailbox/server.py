"""The mailbox over HTTP: a page of letters, each letter's own HTML, and all of it as JSON."""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from infra.mailbox.letters import Letters

PAGE = (
    "default-src 'none'; style-src 'self'; script-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# A letter brings its own styles and may show pictures that it carries; it fetches and runs nothing. It is of
# the page's origin, so that the page can measure it.
LETTER = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin"
)

HERE = Path(__file__).parent
TRIES = 20


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, letters: Letters) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.letters = letters
        self.templates = Environment(
            loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
        )


def on_next_free_port(first: int, letters: Letters) -> Server:
    """Listens on `first`, or on one of the ports after it."""
    for port in range(first, first + TRIES):
        try:
            return Server(port, letters)
        except OSError:
            continue
    raise OSError(f"None of the ports {first}-{first + TRIES - 1} is free.")


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        to = parse_qs(parts.query).get("to", [""])[0].strip()
        match parts.path.strip("/").split("/"):
            case [""]:
                page = self.server.templates.get_template("page.html")
                self._send(page.render(letters=self.server.letters.all(to), to=to), "text/html", PAGE)
            case ["mailbox.css"]:
                self._send((HERE / "mailbox.css").read_text(), "text/css", PAGE)
            case ["mailbox.js"]:
                self._send((HERE / "mailbox.js").read_text(), "text/javascript", PAGE)
            case ["messages.json"]:
                found = [letter.as_json() for letter in self.server.letters.all(to)]
                self._send(json.dumps(found, ensure_ascii=False), "application/json", PAGE)
            case ["letters", name]:
                self._letter(name.removesuffix(".html"))
            case _:
                self.send_error(HTTPStatus.NOT_FOUND)

    def _letter(self, letter_id: str) -> None:
        letter = self.server.letters.one(letter_id)
        if letter is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._send(_opening_beside(letter.html), "text/html", LETTER)

    def _send(self, text: str, kind: str, policy: str) -> None:
        body = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: addresses of letters are nobody's business on the terminal."""


def _opening_beside(html: str) -> str:
    """The letter with links that open beside the mailbox, not inside it."""
    before, head, after = html.partition("<head>")
    base = '<base target="_blank">'
    return f"{before}{head}{base}{after}" if head else base + html
