"""One SQS queue of letters to send."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from functions.shared.table import Key

_BATCH = 10  # what one SendMessageBatch takes


class QueueUnavailable(Exception):
    """Not every message was taken; sending all again is safe."""


class Queue:
    def __init__(self, client: Any, url: str) -> None:
        self._client = client
        self._url = url

    def send(self, table: str, keys: Sequence[Key]) -> None:
        """Name these letters of a table to the mailer; raises QueueUnavailable."""
        for start in range(0, len(keys), _BATCH):
            entries = [
                {"Id": str(number), "MessageBody": json.dumps({"table": table, "pk": key[0], "sk": key[1]})}
                for number, key in enumerate(keys[start : start + _BATCH])
            ]
            try:
                answer = self._client.send_message_batch(QueueUrl=self._url, Entries=entries)
            except (ClientError, BotoCoreError) as error:
                raise QueueUnavailable from error
            if answer.get("Failed"):
                raise QueueUnavailable
