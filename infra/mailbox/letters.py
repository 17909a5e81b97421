"""Caught letters: kept as the bytes that were sent, read when someone looks."""

import email
import email.policy
import threading
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

# The envelope's recipients: a letter's own headers need not name them.
ENVELOPE = "X-Caught-For"


@dataclass(frozen=True)
class Letter:
    """`received` is in UTC; `text` and `html` are "" when the letter has no such part."""

    id: str
    received: datetime
    recipients: tuple[str, ...]
    sender: str
    subject: str
    language: str
    text: str
    html: str
    headers: dict[str, str]

    def as_json(self) -> dict[str, Any]:
        known = asdict(self) | {"received": self.received.isoformat(), "to": ", ".join(self.recipients)}
        return known | {"from": self.sender}


class Letters:
    """A folder of letters. Their ids are the nanoseconds of their arrival, so they sort by age."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._folder.mkdir(parents=True, exist_ok=True)

    def keep(self, recipients: list[str], content: bytes) -> None:
        with self._lock:
            path = self._folder / f"{time.time_ns()}.eml"
            unfinished = path.with_suffix(".part")
            unfinished.write_bytes(f"{ENVELOPE}: {', '.join(recipients)}\r\n".encode() + content)
            unfinished.rename(path)

    def all(self, to: str = "") -> list[Letter]:
        """Newest first; only those to the address `to`, if one is given."""
        paths = sorted(self._folder.glob("*.eml"), key=lambda path: int(path.stem), reverse=True)
        letters = [parse(path.stem, path.read_bytes()) for path in paths]
        return [letter for letter in letters if not to or to.lower() in map(str.lower, letter.recipients)]

    def one(self, letter_id: str) -> Letter | None:
        path = self._folder / f"{letter_id}.eml"
        if not letter_id.isdecimal() or not path.exists():
            return None
        return parse(letter_id, path.read_bytes())


def parse(letter_id: str, content: bytes) -> Letter:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what this policy makes
    headers = {name: str(value) for name, value in message.items()}
    recipients = headers.pop(ENVELOPE, headers.get("To", ""))
    return Letter(
        id=letter_id,
        received=datetime.fromtimestamp(int(letter_id) / 1e9, UTC),
        recipients=tuple(address.strip() for address in recipients.split(",")),
        sender=headers.get("From", ""),
        subject=headers.get("Subject", ""),
        language=next(
            (str(part["Content-Language"]) for part in message.walk() if part["Content-Language"]), ""
        ),
        text=_part(message, "plain"),
        html=_part(message, "html"),
        headers=headers,
    )


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    return str(body.get_content()) if isinstance(body, EmailMessage) else ""
