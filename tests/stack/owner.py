"""The owner of the account: looks into every part of the stack, and does what no function may."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from functions.shared.table import Item, Table
from infra import cloud

STACK = "helpcentre-local"


class FunctionFailed(Exception):
    """A function ended with an error; the message is its own."""


@dataclass(frozen=True)
class Owner:
    port: int
    table_name: str

    def client(self, service: str) -> Any:
        return cloud.local(self.port).client(service)

    @property
    def table(self) -> Table:
        return Table(self.client("dynamodb"), self.table_name)

    def item(self, case: str, sort_key: str = "CASE") -> Item:
        """What is stored of a draft or case under `sort_key`."""
        found = self.table.get((f"CASE#{case}", sort_key))
        assert found, f"no {sort_key} in {case}"
        return found

    def letters(self, case: str) -> list[Item]:
        return self.table.query(f"CASE#{case}", "LETTER#")

    @cache  # noqa: B019 (as few as there are stacks)
    def named(self, logical: str) -> str:
        """The physical name of a resource of the stack."""
        found = self.client("cloudformation").describe_stack_resource(
            StackName=STACK, LogicalResourceId=logical
        )
        return str(found["StackResourceDetail"]["PhysicalResourceId"])

    def invoke(self, function: str, event: dict[str, Any] | None = None) -> Any:
        """What the function answers; raises FunctionFailed."""
        answer = self.client("lambda").invoke(
            FunctionName=self.named(f"Complaints{function}"), Payload=json.dumps(event or {})
        )
        shape = json.loads(answer["Payload"].read() or "null")
        if "FunctionError" in answer:
            raise FunctionFailed(shape)
        return shape

    def forget_hour(self) -> None:
        """Empties the counters of the hour's limits, as the next hour does."""
        client = self.client("dynamodb")
        pages = client.get_paginator("scan").paginate(
            TableName=self.table_name,
            FilterExpression="begins_with(pk, :rate)",
            ExpressionAttributeValues={":rate": {"S": "RATE#"}},
        )
        for page in pages:
            for item in page["Items"]:
                key = {"pk": item["pk"], "sk": item["sk"]}
                client.delete_item(TableName=self.table_name, Key=key)
