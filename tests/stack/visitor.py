"""A visitor without a browser: speaks HTTP to the site's own address, and JSON to its forms."""

import json
import secrets
from dataclasses import dataclass
from typing import Any

from infra import cloud, web

BOUNDARY = "one-part-ends-here"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Visitor:
    site: str
    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """`path` is below the site, or a whole address."""
        return self._ask(path, None, headers)

    def post(self, path: str, data: bytes, **headers: str) -> Answer:
        return self._ask(path, data, headers)

    def ask(self, path: str) -> Answer:
        """The same page, for a program."""
        return self.get(path, Accept="application/json")

    def send(self, path: str, fields: dict[str, Any]) -> Answer:
        """Fields as JSON, which every form takes."""
        body = json.dumps(fields).encode()
        return self.post(path, body, **{"Content-Type": "application/json", "Accept": "application/json"})

    def upload(self, form: dict[str, Any], data: bytes) -> Answer:
        """What a browser does with an upload form: to S3 itself, past our functions."""
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self.post(form["action"], multipart(form["fields"], data), **kind)

    def _ask(self, path: str, data: bytes | None, headers: dict[str, str]) -> Answer:
        url = path if path.startswith("http") else self.site + path
        return Answer(*web.request(cloud.local(self.port).addresses, url, data=data, headers=headers))


def multipart(fields: dict[str, str], data: bytes) -> bytes:
    """A form's fields and then its one file, as browsers write them."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    file = b'Content-Disposition: form-data; name="file"; filename="photo.jpg"\r\n'
    kind = b"Content-Type: image/jpeg\r\n\r\n"
    return b"".join(
        [*parts, f"--{BOUNDARY}\r\n".encode(), file, kind, data, f"\r\n--{BOUNDARY}--\r\n".encode()]
    )


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
