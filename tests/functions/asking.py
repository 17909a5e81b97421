"""Calls an app the way API Gateway does: an event goes in, a response comes out."""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from functions.shared.web import Web

SITE = "https://help.market.example"
FRONT_DOOR = "what only the front door knows"
BOUNDARY = "one-part-ends-here"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Answered:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")


@dataclass(frozen=True)
class Asker:
    """Someone who asks an app for pages, by way of the site's front door."""

    app: Web
    address: str = "203.0.113.7"

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answered:
        return self.ask("GET", path, headers=headers or {})

    def program(self, path: str) -> Answered:
        """Ask for JSON."""
        return self.get(path, {"Accept": "application/json"})

    def post(
        self,
        path: str,
        fields: Mapping[str, Iterable[str]] | None = None,
        files: Iterable[bytes] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answered:
        """Press a form's button."""
        pairs = [(name, value) for name, values in (fields or {}).items() for value in values]
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self.ask("POST", path, multipart(pairs, files), {**kind, **(headers or {})})

    def send(self, path: str, shape: object, headers: Mapping[str, str] | None = None) -> Answered:
        """Send JSON, ask for JSON."""
        kinds = {"Content-Type": "application/json", "Accept": "application/json"}
        return self.ask("POST", path, json.dumps(shape).encode(), {**kinds, **(headers or {})})

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] = {}) -> Answered:
        shown = {"X-Origin-Secret": FRONT_DOOR, "X-Forwarded-For": self.address}
        event = api_event(self.app, method, path, body, {**shown, **headers})
        # Lambda writes the answer as UTF-8: what cannot be written so never leaves it.
        response = json.loads(json.dumps(self.app(event, None), ensure_ascii=False).encode())
        return Answered(response["statusCode"], response["headers"], response["body"])


def api_event(app: Web, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> dict[str, object]:
    route = picked(app, path)
    parts = zip(route.split("/"), path.split("/"), strict=True)
    return {
        "requestContext": {
            "httpMethod": method,
            "resourcePath": route,
            "path": f"/api{path}",
            "identity": {},
        },
        "headers": dict(headers),
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "pathParameters": {name[1:-1]: value for name, value in parts if name.startswith("{")},
        "multiValueQueryStringParameters": None,
        "stageVariables": None,
        "body": base64.b64encode(body).decode(),
        "isBase64Encoded": True,
    }


def picked(app: Web, path: str) -> str:
    """The route that API Gateway picks: one with literal parts goes before one with parameters."""
    parts = path.split("/")
    fitting = [route for route in app.routes if fits(route.split("/"), parts)]
    return min(fitting, key=lambda route: route.count("{"))


def fits(route: list[str], parts: list[str]) -> bool:
    return len(route) == len(parts) and all(
        name.startswith("{") or name == part for name, part in zip(route, parts, strict=True)
    )


def multipart(fields: Iterable[Pair], files: Iterable[bytes] = ()) -> bytes:
    """A form as a browser writes it: its fields, then its photos."""
    parts = [part(f'name="{name}"', value.encode()) for name, value in fields]
    parts += [part('name="photo"; filename="photo.jpg"', data) for data in files]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def part(disposition: str, content: bytes, *more: str) -> bytes:
    lines = [f"--{BOUNDARY}", f"Content-Disposition: form-data; {disposition}", *more, "", ""]
    return "\r\n".join(lines).encode() + content + b"\r\n"
