"""The mailer: takes letters off the queue, sends each once it can, and marks it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from functions.shared import outbox
from functions.shared.letters import Letters
from functions.shared.moments import Clock
from functions.shared.table import ConditionFailed, Key, Table

_log = logging.getLogger(__name__)


class MailRefused(Exception):
    """The mail service did not take a letter; it will be tried again."""


class Gateway:
    """Amazon SES, by its v1 call: only that one reports deliveries for an identity."""

    def __init__(self, client: Any, sender: str) -> None:
        self._client = client
        self._sender = sender

    def send(self, message: EmailMessage) -> str:
        """Send, and answer the service's id of the message; raises MailRefused."""
        try:
            answer = self._client.send_raw_email(
                Source=self._sender, Destinations=[message["To"]], RawMessage={"Data": message.as_bytes()}
            )
        except (ClientError, BotoCoreError) as error:
            raise MailRefused(type(error).__name__) from error
        return str(answer["MessageId"])


@dataclass(frozen=True)
class Mailer:
    table: Callable[[str], Table]
    letters: Letters
    send: Callable[[EmailMessage], str]
    clock: Clock

    def batch(self, records: list[Mapping[str, Any]]) -> list[str]:
        """Send the letters that the records name; answers the ids of records to try again."""
        return [record["messageId"] for record in records if not self._sent(json.loads(record["body"]))]

    def _sent(self, name: Mapping[str, str]) -> bool:
        """One letter's failure, even a broken template, must not hold up the others."""
        try:
            self.one(name["table"], (name["pk"], name["sk"]))
        except Exception:
            _log.exception("letter %s %s is not sent", name["pk"], name["sk"])
            return False
        return True

    def one(self, table_name: str, key: Key) -> None:
        """Send one letter unless that is done; raises MailRefused or StoreUnavailable."""
        table = self.table(table_name)
        item = table.get(key)
        if item is None or item["state"] == "sent":
            return
        message = self.send(self.letters.render(outbox.letter(item)))
        try:
            table.write(outbox.sent(key, message, self.clock()))
        except ConditionFailed:
            return  # a second copy of the same record was quicker
