"""One DynamoDB table: get, query and write transactions, in plain Python values."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from functions.shared import attributes

Item = dict[str, Any]
Key = tuple[str, str]

# Writers of the same item meet now and then; a second try a moment later almost always passes.
_CONFLICT_TRIES = 5
_CONFLICT_WAIT_SECONDS = 0.05


class StoreUnavailable(Exception):
    """The table did not answer, or not in time. The same call may pass later."""


class ConditionFailed(Exception):
    """A transaction was refused; `writes` are the positions of the writes whose condition failed."""

    def __init__(self, writes: frozenset[int]) -> None:
        super().__init__(sorted(writes))
        self.writes = writes


@dataclass(frozen=True)
class Put:
    """A new item; refused if its key is taken, unless `over` allows to replace it."""

    item: Item
    over: bool = False


@dataclass(frozen=True)
class Update:
    """Set, add to and remove attributes of an item under a condition in DynamoDB's own words.

    `values` are the condition's `:names`; attribute names in it are written with a leading `#`.
    """

    key: Key
    set: Mapping[str, Any] = field(default_factory=dict)
    add: Mapping[str, int] = field(default_factory=dict)
    remove: Sequence[str] = ()
    condition: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Delete:
    key: Key
    condition: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


Write = Put | Update | Delete


class Table:
    """The table `name`; `client` is a low-level DynamoDB client."""

    def __init__(self, client: Any, name: str, sleep: Callable[[float], None] = time.sleep) -> None:
        self._client = client
        self._name = name
        self._sleep = sleep

    def get(self, key: Key) -> Item | None:
        answer = self._call("get_item", Key=_key(key), ConsistentRead=True)
        return _plain(answer["Item"]) if "Item" in answer else None

    def query(self, pk: str, prefix: str = "") -> list[Item]:
        """All items of a partition whose sort key begins with `prefix`, in order."""
        condition = "pk = :pk" + (" AND begins_with(sk, :sk)" if prefix else "")
        values = {":pk": pk} | ({":sk": prefix} if prefix else {})
        return list(self._pages(KeyConditionExpression=condition, values=values, ConsistentRead=True))

    def due(self, index: str, shard: str, before: str, limit: int) -> list[Key]:
        """Keys in a due-time index at or before `before`, the oldest first, at most `limit`."""
        answer = self._call(
            "query",
            IndexName=index,
            KeyConditionExpression="#shard = :shard AND due <= :before",
            ExpressionAttributeNames={"#shard": index},
            ExpressionAttributeValues=_wire({":shard": shard, ":before": before}),
            Limit=limit,
        )
        return [(item["pk"], item["sk"]) for item in map(_plain, answer["Items"])]

    def write(self, *writes: Write) -> None:
        """All writes or none, in one round trip; raises ConditionFailed or StoreUnavailable."""
        requests = [_request(self._name, write) for write in writes]
        for attempt in range(_CONFLICT_TRIES):
            try:
                self._client.transact_write_items(TransactItems=requests)
                return
            except ClientError as error:
                _raise_unless_conflict(error)
            except BotoCoreError as error:
                raise StoreUnavailable("transact_write_items") from error
            self._sleep(random.uniform(0, _CONFLICT_WAIT_SECONDS * 2**attempt))  # noqa: S311 (jitter)
        raise StoreUnavailable("conflict")

    def _pages(self, *, values: Item, **request: Any) -> Iterator[Item]:
        start: dict[str, Any] = {}
        while True:
            answer = self._call("query", ExpressionAttributeValues=_wire(values), **request, **start)
            yield from map(_plain, answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def _call(self, operation: str, **request: Any) -> Any:
        try:
            return getattr(self._client, operation)(TableName=self._name, **request)
        except (ClientError, BotoCoreError) as error:
            raise StoreUnavailable(operation) from error


def _raise_unless_conflict(error: ClientError) -> None:
    reasons = [reason.get("Code") for reason in error.response.get("CancellationReasons", ())]
    if "ConditionalCheckFailed" in reasons:
        failed = (i for i, reason in enumerate(reasons) if reason == "ConditionalCheckFailed")
        raise ConditionFailed(frozenset(failed)) from error
    retryable = {"TransactionConflict", "TransactionConflictException", "TransactionInProgressException"}
    if not retryable & {*reasons, error.response["Error"]["Code"]}:
        raise StoreUnavailable(error.response["Error"]["Code"]) from error


def _request(table: str, write: Write) -> dict[str, Any]:
    if isinstance(write, Put):
        condition = {} if write.over else {"ConditionExpression": "attribute_not_exists(pk)"}
        return {"Put": {"TableName": table, "Item": _wire(write.item), **condition}}
    if isinstance(write, Delete):
        return {"Delete": {"TableName": table, "Key": _key(write.key), **_conditioned(write, {}, {})}}
    return {"Update": _update(table, write)}


def _update(table: str, write: Update) -> dict[str, Any]:
    names: dict[str, str] = {}
    values: Item = {}
    parts: list[str] = []
    for verb, changes in (("SET", write.set), ("ADD", write.add)):
        joint = " = " if verb == "SET" else " "
        clauses = [f"#{name}{joint}:{name}" for name in changes]
        names |= {f"#{name}": name for name in changes}
        values |= {f":{name}": value for name, value in changes.items()}
        parts += [f"{verb} {', '.join(clauses)}"] if clauses else []
    if write.remove:
        names |= {f"#{name}": name for name in write.remove}
        parts.append("REMOVE " + ", ".join(f"#{name}" for name in write.remove))
    expression = {"UpdateExpression": " ".join(parts)}
    return {"TableName": table, "Key": _key(write.key), **expression, **_conditioned(write, names, values)}


def _conditioned(write: Update | Delete, names: dict[str, str], values: Item) -> dict[str, Any]:
    words = write.condition.replace("(", " ").replace(")", " ").replace(",", " ").split()
    names = names | {word: word[1:] for word in words if word.startswith("#")}
    values = values | dict(write.values)
    request: dict[str, Any] = {}
    if write.condition:
        request["ConditionExpression"] = write.condition
    if names:
        request["ExpressionAttributeNames"] = names
    if values:
        request["ExpressionAttributeValues"] = _wire(values)
    return request


def _key(key: Key) -> dict[str, Any]:
    return _wire({"pk": key[0], "sk": key[1]})


def _wire(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: attributes.noted(value) for name, value in item.items()}


def _plain(item: Mapping[str, Any]) -> Item:
    return {name: attributes.read(value) for name, value in item.items()}
