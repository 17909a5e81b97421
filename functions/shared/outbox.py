"""The outbox: letters written in the same transaction as what they tell, and sent afterwards.

A letter is an item beside what it is about, `LETTER#…`, in state `pending` until the mailer has sent it.
The table's stream brings it to the mail queue at once; an index by due time lets the sweeper find what the
stream missed. The same road serves any table that has both.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from functions.shared import moments
from functions.shared.table import Item, Key, Put, Update

PREFIX = "LETTER#"
INDEX = "pending"
SHARDS = tuple(str(number) for number in range(8))  # so that no index partition takes every write

# When to look again at a letter that has not been sent, by how often we have looked. The queue itself
# tries 12 times in as many minutes; after the last wait the letter rests in the dead-letter queue.
_WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (2, 30, 180, 720, 1440))


@dataclass(frozen=True)
class Letter:
    """What to send: a letter's name, one reader, their language, plain facts, and an access link's number."""

    name: str
    to: str
    language: str
    facts: Mapping[str, str] = field(default_factory=dict)
    link: str = ""


def shard(pk: str) -> str:
    return SHARDS[zlib.crc32(pk.encode()) % len(SHARDS)]


def pending(pk: str, number: str, letter: Letter, now: dt.datetime) -> Put:
    """The write that puts a letter into the outbox of `pk`; `number` orders and names it there."""
    return Put(
        {
            "pk": pk,
            "sk": f"{PREFIX}{number}#{letter.name}",
            "letter": letter.name,
            "to": letter.to,
            "language": letter.language,
            "facts": dict(letter.facts),
            "link": letter.link,
            "state": "pending",
            "looked": 0,
            "pending": shard(pk),
            "due": moments.written(now + _WAITS[0]),
        }
    )


def letter(item: Item) -> Letter:
    return Letter(item["letter"], item["to"], item["language"], item["facts"], item["link"])


def sent(key: Key, message: str, now: dt.datetime) -> Update:
    """The mark that a letter has gone, with the mail service's name for the message."""
    return Update(
        key,
        set={"state": "sent", "message": message, "sent_at": moments.written(now)},
        remove=("pending", "due"),
        # A letter that the sweeper has given up is still sent when its last message is read.
        condition="#state IN (:waiting, :given_up)",
        values={":waiting": "pending", ":given_up": "stuck"},
    )


def looked_again(item: Item, now: dt.datetime) -> Update:
    """The mark that the sweeper has queued a letter again, and when it looks next, if ever."""
    key, looked = (item["pk"], item["sk"]), item["looked"] + 1
    condition, values = "#state = :pending_state", {":pending_state": "pending"}
    if looked < len(_WAITS):
        due = moments.written(now + _WAITS[looked])
        return Update(key, set={"looked": looked, "due": due}, condition=condition, values=values)
    changes = {"looked": looked, "state": "stuck"}
    return Update(key, set=changes, remove=("pending", "due"), condition=condition, values=values)
