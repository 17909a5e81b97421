"""A form with a photo, again and again: through the whole handler, and through its two raw steps alone.

Arguments: the unpacked package and the file with the event. DynamoDB and S3 answer at once, for free.
Prints the CPU seconds of both as two lists.
"""

import base64
import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, sys.argv[1])

import app
import python_multipart

from functions.complaints import wiring

WARMING = 20
ROUNDS = 100


class Free:
    """An AWS client of any service that has done everything already."""

    def __getattr__(self, _: str) -> Callable[..., dict[str, Any]]:
        return lambda **_: {}


wiring._client = lambda *_: Free()

event = json.loads(Path(sys.argv[2]).read_text())
content_type = {"Content-Type": event["headers"]["content-type"].encode()}


def handler() -> None:
    answer = app.app(event, None)
    assert answer["statusCode"] == 303, answer


def raw() -> None:
    parts: list[object] = []
    body = io.BytesIO(base64.b64decode(event["body"]))
    python_multipart.parse_form(content_type, body, parts.append, parts.append)
    assert len(parts) > 1


def seconds(step: Callable[[], None]) -> float:
    begun = time.process_time()
    step()
    return time.process_time() - begun


for _ in range(WARMING):
    handler()
    raw()
rounds = [(seconds(handler), seconds(raw)) for _ in range(ROUNDS)]
print(json.dumps([list(column) for column in zip(*rounds, strict=True)]))
