"""A visitor without a browser: speaks HTTP to the site's own address, and JSON to its forms."""

import html
import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

BOUNDARY = "one-part-ends-here"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
URLENCODED = "application/x-www-form-urlencoded"
PATIENCE = 30  # seconds

JSON = {"Accept": "application/json"}
PAGE = {"Accept": "text/html"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def words(self) -> str:
        """A page's text as people see it: character references read."""
        return html.unescape(self.text)

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def language(self) -> str:
        """The language that a page says it is in."""
        found = re.search(r'<html lang="(\w+)"', self.text)
        return found[1] if found else ""


@dataclass(frozen=True)
class Visitor:
    site: str
    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """`path` is below the site, or a whole address."""
        return self.request("GET", path, **headers)

    def post(self, path: str, data: bytes = b"", **headers: str) -> Answer:
        return self.request("POST", path, data, **headers)

    def ask(self, path: str) -> Answer:
        """The same page, for a program."""
        return self.get(path, **JSON)

    def send(self, path: str, fields: dict[str, Any], **headers: str) -> Answer:
        """Fields as JSON, which every form takes."""
        body = json.dumps(fields).encode()
        return self.post(path, body, **{"Content-Type": "application/json", **JSON, **headers})

    def press(self, path: str, fields: dict[str, Any] | None = None, **headers: str) -> Answer:
        """A form's button, as a browser presses it."""
        body = urlencode(fields or {}, doseq=True).encode()
        return self.post(path, body, **{"Content-Type": URLENCODED, **PAGE, **headers})

    def upload(self, form: dict[str, Any], data: bytes) -> Answer:
        """What a browser does with an upload form: to S3 itself, past our functions."""
        return self.post(form["action"], multipart(form["fields"], [data]), **{"Content-Type": MULTIPART})

    def request(self, method: str, path: str, data: bytes | None = None, **headers: str) -> Answer:
        """Browsers resolve every *.localhost, Python does not: the name goes into the Host header."""
        address = urlsplit(path if path.startswith("http") else self.site + path)
        target = f"{address.path}?{address.query}" if address.query else address.path
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, target, data, {"Host": address.netloc, **headers})
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()


def multipart(fields: dict[str, Any], files: Sequence[bytes] = (), charset: str = "utf-8") -> bytes:
    """A form's fields and then its files, as browsers write them."""
    parts = [
        f'name="{name}"\r\n\r\n{value}'.encode(charset)
        for name, values in fields.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    kind = b'name="file"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    parts += [kind + data for data in files]
    begin = f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
    return b"".join([*(begin + part + b"\r\n" for part in parts), f"--{BOUNDARY}--\r\n".encode()])


def somebody() -> str:
    """An address that no other test writes to: letters are counted by address."""
    return f"buyer+{secrets.token_hex(6)}@example.com"


def complaint(email: str) -> dict[str, Any]:
    return {
        "link": "https://market.example/item/1005001234567.html",
        "kind": "counterfeit",
        "reason": "brand-copied",
        "facts": ["logo-differs"],
        "description": "The box has no serial number.",
        "email": email,
        "name": "",
        "consent": "yes",
    }
