"""The sweeper: every minute, what is due. Letters the stream missed, drafts past their days, stuck photos."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from functions.complaints import drafts, photos
from functions.shared import moments, outbox
from functions.shared.bucket import Bucket
from functions.shared.moments import Clock
from functions.shared.queue import Queue
from functions.shared.table import ConditionFailed, Item, Key, Table, Write

# Per shard and minute; 8 shards keep up with 13,000 due items an hour, and what is left comes next time.
_AT_ONCE = 25


@dataclass(frozen=True)
class Sweeper:
    table: Table
    name: str
    queue: Queue
    evidence: Bucket
    clock: Clock

    def sweep(self) -> int:
        """Act on everything due; answers how many items that were."""
        before = moments.written(self.clock())
        due = [
            key for shard in outbox.SHARDS for key in self.table.due(outbox.INDEX, shard, before, _AT_ONCE)
        ]
        for key in due:
            self._act(key)
        return len(due)

    def _act(self, key: Key) -> None:
        item = self.table.get(key)
        # The index is a little behind the table: what has no time any more is done, a later one is put off.
        if item is None or not "" < item.get("due", "") <= moments.written(self.clock()):
            return
        for prefix, act in self._actions().items():
            if key[1].startswith(prefix):
                act(item)

    def _actions(self) -> Mapping[str, Callable[[Item], None]]:
        return {outbox.PREFIX: self._letter, drafts.SORT_KEY: self._draft, photos.PREFIX: self._photo}

    def _letter(self, item: Item) -> None:
        self.queue.send(self.name, [(item["pk"], item["sk"])])
        self._write(outbox.looked_again(item, self.clock()))

    def _photo(self, item: Item) -> None:
        case, name = item["pk"].removeprefix("CASE#"), item["sk"].removeprefix(photos.PREFIX)
        self._write(photos.unchecked(case, name))

    def _draft(self, item: Item) -> None:
        drafts.discard(self.table, self.evidence, item["pk"].removeprefix("CASE#"))

    def _write(self, write: Write) -> None:
        try:
            self.table.write(write)
        except ConditionFailed:
            return  # done meanwhile
