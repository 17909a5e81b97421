"""What each right of a function is for: behaviours that work with it, and do not without."""

import datetime as dt
import json
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any

from functions.shared import moments, outbox
from functions.shared.outbox import Letter
from functions.shared.table import Key, Put, Update
from tests.stack import pictures
from tests.stack.drafts import Case, Draft
from tests.stack.owner import FunctionFailed, Owner
from tests.stack.pictures import photo
from tests.stack.running import Running
from tests.stack.visitor import Visitor, complaint, somebody

PAST = moments.written(moments.now() - dt.timedelta(days=1))


@dataclass(frozen=True)
class World:
    """A draft, a case, and everything around them. The upload bucket tells nobody what arrives."""

    stack: Running
    visitor: Visitor
    draft: Draft
    case: Case

    @property
    def owner(self) -> Owner:
        return self.stack.owner

    def runs(self, function: str, event: dict[str, Any] | None = None) -> bool:
        try:
            answer = self.owner.invoke(function, event) or {}
        except FunctionFailed:
            return False
        return not answer.get("batchItemFailures") and "error" not in answer

    def waiting_letter(self) -> Key:
        """A letter of which the stream has told nobody: it was not waiting when it was new."""
        told = Letter("link-again", somebody(), "uk", {"reference": self.case.reference}, "a-link")
        item = outbox.pending(f"CASE#{self.case.id}", secrets.token_hex(4), told, moments.now()).item
        self.owner.table.write(Put({**item, "state": "held"}))
        self.owner.table.write(Update((item["pk"], item["sk"]), set={"state": "pending", "due": PAST}))
        return item["pk"], item["sk"]

    def state(self, key: Key) -> Any:
        return (self.owner.table.get(key) or {}).get("state")

    def takes(self, name: str, data: bytes | None = None) -> None:
        """A photo arrives under this name, and the image function is told."""
        key = f"{self.draft.case}/{name}"
        s3, bucket = self.owner.client("s3"), self.stack.outputs["upload_bucket"]
        tag = s3.put_object(Bucket=bucket, Key=key, Body=data or photo())["ETag"].strip('"')
        self.runs("Image", {"detail": {"object": {"key": key, "etag": tag}}})

    def photo_state(self, name: str) -> Any:
        return self.state((f"CASE#{self.draft.case}", f"FILE#{name}"))

    def holds(self, bucket: str, prefix: str) -> bool:
        keys = pictures.stored(self.stack, bucket, self.draft)
        return any(key.split("/")[1].startswith(prefix) for key in keys)


def new_name() -> str:
    return secrets.token_hex(8)


@cache
def slow_photo() -> bytes:
    """A photo that the image function looks at for a second or more."""
    return photo("WEBP", size=(4_000, 3_000))


def a_draft_is_read(world: World) -> bool:
    return world.visitor.ask(world.draft.address).status == 200


def photos_are_listed(world: World) -> bool:
    return world.visitor.ask(f"{world.draft.address}/photos").status == 200


def a_draft_is_opened(world: World) -> bool:
    return world.visitor.send("/api/uk/drafts", complaint(somebody())).status == 201


def a_draft_is_changed(world: World) -> bool:
    return world.visitor.send(world.draft.address, world.draft.said).status == 200


def a_draft_is_deleted(world: World) -> bool:
    return world.visitor.send(f"{world.draft.address}/delete", {}).status == 200


def a_photo_is_uploaded(world: World) -> bool:
    return pictures.upload(world.visitor, world.draft, photo())[1].status == 201


def an_upload_is_noticed(world: World) -> bool:
    name, _ = pictures.upload(world.visitor, world.draft, photo())
    return bool(world.visitor.ask(f"{world.draft.address}/photos/{name}").json["arrived"])


def a_photo_is_shown(world: World) -> bool:
    world.takes(new_name())
    shown = world.visitor.ask(f"{world.draft.address}/photos").json["photos"]
    return world.visitor.get(next(one["address"] for one in shown if one["address"])).status == 200


def a_photo_is_removed(world: World) -> bool:
    world.takes(name := new_name())
    world.visitor.send(f"{world.draft.address}/photos/{name}/remove", {})
    return not world.holds("evidence_bucket", name)


def a_new_letter_is_queued(world: World) -> bool:
    pk, sk = world.waiting_letter()
    source = f"arn:aws:dynamodb:eu-central-1:000000000000:table/{world.owner.table_name}/stream/now"
    keys = {"pk": {"S": pk}, "sk": {"S": sk}}
    record = {"eventName": "INSERT", "eventSourceARN": source, "dynamodb": {"Keys": keys}}
    return world.runs("Forward", {"Records": [record]})


def a_letter_is_sent_and_marked(world: World) -> bool:
    pk, sk = world.waiting_letter()
    body = json.dumps({"table": world.owner.table_name, "pk": pk, "sk": sk})
    world.runs("Mailer", {"Records": [{"messageId": "1", "body": body}]})
    return world.state((pk, sk)) == "sent"


def a_photo_is_accepted(world: World) -> bool:
    world.takes(name := new_name())
    return world.photo_state(name) == "accepted" and world.holds("evidence_bucket", name)


def an_upload_is_cleared_away(world: World) -> bool:
    world.takes(name := new_name())
    return not world.holds("upload_bucket", name)


def a_photo_removed_while_it_is_checked_leaves_nothing(world: World) -> bool:
    name, photo = new_name(), slow_photo()
    world.takes(new_name())  # the function is warm
    with ThreadPoolExecutor() as other:
        taking = other.submit(world.takes, name, photo)
        while not world.holds("upload_bucket", name):
            time.sleep(0.05)
        time.sleep(0.4)
        world.owner.table.write(
            Update((f"CASE#{world.draft.case}", f"FILE#{name}"), set={"state": "removed"})
        )
        taking.result()
    return not world.holds("evidence_bucket", name)


def a_lost_letter_is_queued_again(world: World) -> bool:
    key = world.waiting_letter()
    return world.runs("Sweeper") and world.owner.table.get(key)["looked"] == 1


def an_old_draft_is_swept_away(world: World) -> bool:
    world.takes(new_name())
    world.owner.table.write(Update((f"CASE#{world.draft.case}", "DRAFT"), set={"due": PAST}))
    world.runs("Sweeper")
    left = world.owner.table.query(f"CASE#{world.draft.case}")
    return left == [] and not world.holds("evidence_bucket", "")


def a_case_is_moved(world: World) -> bool:
    onwards = {"submitted": "screening", "screening": "under-review", "under-review": "more-information"}
    now = world.owner.item(world.case.id)["status"]
    return world.runs("Move", {"reference": world.case.reference, "status": onwards.get(now, "under-review")})
