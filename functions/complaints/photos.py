"""Photos of a complaint: upload forms straight to S3, what arrived, what was refused, what was removed."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from functions.complaints.drafts import partition
from functions.shared import moments, outbox
from functions.shared.bucket import Bucket, UploadForm
from functions.shared.config import Limits
from functions.shared.moments import Clock
from functions.shared.table import ConditionFailed, Item, Table, Update

PREFIX = "FILE#"
# A picture is checked within seconds; after this long its check has failed and a person should know.
_CHECK_TIME = dt.timedelta(minutes=15)


class State(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    REMOVED = "removed"


@dataclass(frozen=True)
class Photo:
    """A photo of a draft or case: its state, why it was refused, and its keys in the evidence bucket."""

    id: str
    state: State
    reason: str = ""
    key: str = ""
    thumbnail: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Slot:
    """A name for a photo to come, and the form that uploads it."""

    photo: str
    form: UploadForm


def shown(items: list[Item]) -> list[Photo]:
    """The photos among the items of a partition that are still there, in the order they came."""
    photos = [photo(item) for item in items if item["sk"].startswith(PREFIX)]
    return [photo for photo in photos if photo.state is not State.REMOVED]


def photo(item: Item) -> Photo:
    return Photo(
        id=item["sk"].removeprefix(PREFIX),
        state=State(item["state"]),
        reason=item.get("reason", ""),
        key=item.get("key", ""),
        thumbnail=item.get("thumbnail", ""),
        width=item.get("width", 0),
        height=item.get("height", 0),
    )


def marked(case: str, name: str, state: State, facts: Mapping[str, object]) -> Update:
    """The write that gives a photo a state; a removed photo stays removed."""
    return Update(
        (partition(case), f"{PREFIX}{name}"),
        set={"state": str(state), **facts},
        remove=() if state is State.WAITING else ("pending", "due"),
        condition="attribute_not_exists(#state) OR #state <> :removed",
        values={":removed": str(State.REMOVED)},
    )


def unchecked(case: str, name: str) -> Update:
    """The write that gives up a photo which is still waiting."""
    write = marked(case, name, State.REFUSED, {"reason": "unchecked"})
    return replace(write, condition="#state = :waiting", values={":waiting": str(State.WAITING)})


def _is_name(text: str) -> bool:
    """Whether it can be a photo's name: ours have 20 hex digits, and no key of a store may be endless."""
    return text.isascii() and text.isalnum() and len(text) <= 64


@dataclass(frozen=True)
class Photos:
    table: Table
    uploads: Bucket
    evidence: Bucket
    limits: Limits
    clock: Clock

    def slot(self, case: str, back: str = "") -> Slot:
        """A place for one more photo; S3 sends a browser on to `back`, the photo's name in place of {}."""
        name = self._name()
        maximum = self.limits.photo_megabytes * 1024 * 1024
        return Slot(name, self.uploads.upload_form(f"{case}/{name}", maximum, back.format(name)))

    def arrived(self, case: str, name: str) -> bool:
        """Note that the browser came back from an upload; False when no such photo ever came."""
        if not _is_name(name):
            return False
        if self.uploads.size(f"{case}/{name}") is None:  # never came, or is checked already
            return self.table.get((partition(case), f"{PREFIX}{name}")) is not None
        self._note(case, name)
        return True

    def keep(self, case: str, data: bytes) -> None:
        """Take a photo that came inside the form itself, by the same road as all others."""
        name = self._name()
        self.uploads.put(f"{case}/{name}", data)
        self._note(case, name)

    def remove(self, case: str, name: str) -> None:
        """Take a photo away with all its copies; a second press, or one not checked yet, is fine."""
        item = self.table.get((partition(case), f"{PREFIX}{name}")) if _is_name(name) else None
        if item is None:
            return
        try:
            self.table.write(marked(case, name, State.REMOVED, {}))
        except ConditionFailed:
            return
        for key in (item.get("key"), item.get("thumbnail")):
            if key:
                self.evidence.delete(key)

    def of(self, case: str) -> list[Photo]:
        return shown(self.table.query(partition(case), PREFIX))

    def _name(self) -> str:
        """A new name for a photo; names sort by the time they were given."""
        return f"{int(self.clock().timestamp() * 1000):012x}{secrets.token_hex(4)}"

    def _note(self, case: str, name: str) -> None:
        now, pk = self.clock(), partition(case)
        waiting = {"pending": outbox.shard(pk), "due": moments.written(now + _CHECK_TIME)}
        write = marked(case, name, State.WAITING, waiting)
        fresh = Update(write.key, set=write.set, condition="attribute_not_exists(pk)")
        try:
            self.table.write(fresh)
        except ConditionFailed:
            return  # the image function was quicker, or the photo is removed
