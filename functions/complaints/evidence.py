"""From an upload to evidence: what the image function does with each object that arrives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from functions.complaints.drafts import SORT_KEY as DRAFT
from functions.complaints.drafts import partition
from functions.complaints.photos import PREFIX, State, marked, shown
from functions.complaints.pictures import Picture, PictureRefused, clean
from functions.shared.bucket import Bucket
from functions.shared.config import Limits
from functions.shared.table import ConditionFailed, Item, Table

_NOTHING = {"key": "", "thumbnail": "", "reason": ""}


@dataclass(frozen=True)
class Evidence:
    table: Table
    uploads: Bucket
    evidence: Bucket
    limits: Limits

    def take(self, key: str, etag: str) -> None:
        """Check the upload under `key`, keep it or say why not; a second call for one ETag does nothing."""
        case, _, name = key.partition("/")
        items = self.table.query(partition(case))
        known = next((item for item in items if item["sk"] == f"{PREFIX}{name}"), {})
        if known.get("state") == State.REMOVED or known.get("etag") == etag or not _expected(items):
            return
        data = self.uploads.read(key)
        if data is None:
            return
        try:
            self._room(items, name)
            state, facts = State.ACCEPTED, self._kept(case, name, etag, clean(data))
        except PictureRefused as refused:
            state, facts = State.REFUSED, {"reason": refused.code}
        self._mark(case, name, state, {**_NOTHING, **facts, "etag": etag}, known)
        self.uploads.delete(key)

    def _room(self, items: list[Item], name: str) -> None:
        others = [photo for photo in shown(items) if photo.id != name and photo.state is State.ACCEPTED]
        if len(others) >= self.limits.photos:
            raise PictureRefused("too-many")

    def _kept(self, case: str, name: str, etag: str, picture: Picture) -> dict[str, object]:
        stem = f"{case}/{name}-{etag[:12]}"
        key, thumbnail = f"{stem}.{picture.extension}", f"{stem}-small.jpg"
        self.evidence.put(key, picture.data, picture.content_type)
        self.evidence.put(thumbnail, picture.thumbnail, "image/jpeg")
        return {"key": key, "thumbnail": thumbnail, "width": picture.width, "height": picture.height}

    def _mark(
        self, case: str, name: str, state: State, facts: Mapping[str, object], before: Mapping[str, object]
    ) -> None:
        """Write what became of a photo; what an earlier upload under its name left goes."""
        try:
            self.table.write(marked(case, name, state, facts))
        except ConditionFailed:  # removed while we looked at it
            self._delete(facts)
        else:
            self._delete(before)

    def _delete(self, copies: Mapping[str, object]) -> None:
        for name in ("key", "thumbnail"):
            if copies.get(name):
                self.evidence.delete(str(copies[name]))


def _expected(items: list[Item]) -> bool:
    """Whether a draft or a case stands in the partition: nothing else has uploads."""
    return any(item["sk"] in (DRAFT, "CASE") for item in items)
