"""One CloudFormation stack: what it is now, and how it changes."""

import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from infra.cloud import Cloud
from infra.failure import CommandFailed

PREFIX = "helpcentre-"
FIRST_PAUSE, LONGEST_PAUSE = (
    0.1,
    3.0,
)  # seconds between looks: the local engine is done at once, AWS in minutes


@dataclass(frozen=True)
class Change:
    action: str  # Add, Modify, Remove
    resource: str
    kind: str
    replaced: bool

    @property
    def destroys(self) -> bool:
        return self.replaced or self.action == "Remove"


class Stack:
    def __init__(self, cloud: Cloud, stage: str) -> None:
        self.stage = stage
        self.name = PREFIX + stage
        self._api = cloud.client("cloudformation")

    def describe(self) -> dict[str, Any] | None:
        """CloudFormation's description; None if there is no such stack (or only a change set for one)."""
        try:
            found: dict[str, Any] = self._api.describe_stacks(StackName=self.name)["Stacks"][0]
        except ClientError as error:
            if error.response["Error"]["Code"] == "ValidationError":
                return None
            raise
        return None if found["StackStatus"] in ("REVIEW_IN_PROGRESS", "DELETE_COMPLETE") else found

    def outputs(self) -> dict[str, str]:
        """Output names and values; empty when there is no stack."""
        found = self.describe() or {}
        return {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}

    def prepare(
        self, template_url: str, values: dict[str, str], kept: tuple[str, ...]
    ) -> tuple[str, list[Change]]:
        """Makes a change set: its name and what it would do. `kept` parameters stay as they are.

        Raises CommandFailed with CloudFormation's own words.
        """
        parameters: list[dict[str, Any]] = [
            {"ParameterKey": name, "ParameterValue": value} for name, value in values.items()
        ]
        parameters += [{"ParameterKey": name, "UsePreviousValue": True} for name in kept]
        name = f"deploy-{uuid.uuid4().hex[:12]}"
        try:
            self._api.create_change_set(
                StackName=self.name,
                ChangeSetName=name,
                ChangeSetType="UPDATE" if self.describe() else "CREATE",
                TemplateURL=template_url,
                Parameters=parameters,
                Capabilities=["CAPABILITY_IAM"],
                Tags=[{"Key": "project", "Value": "helpcentre"}, {"Key": "stage", "Value": self.stage}],
            )
        except ClientError as error:
            raise CommandFailed("CloudFormation refused the template.", advice=str(error)) from error
        return name, self._changes(name)

    def _changes(self, name: str) -> list[Change]:
        for _ in pauses():
            found = self._api.describe_change_set(StackName=self.name, ChangeSetName=name)
            if found["Status"] == "FAILED":
                if not found.get("Changes") and _says_nothing_changed(found.get("StatusReason", "")):
                    self.discard(name)
                    return []
                raise CommandFailed(
                    "CloudFormation refused the changes.", advice=found.get("StatusReason", "")
                )
            if found["Status"] == "CREATE_COMPLETE":
                return [_change(entry["ResourceChange"]) for entry in self._all_changes(name)]
        raise AssertionError("pauses never end")

    def _all_changes(self, name: str) -> Iterator[dict[str, Any]]:
        pages = self._api.get_paginator("describe_change_set").paginate(
            StackName=self.name, ChangeSetName=name
        )
        for page in pages:
            yield from page.get("Changes", [])

    def discard(self, name: str) -> None:
        self._api.delete_change_set(StackName=self.name, ChangeSetName=name)

    def execute(self, name: str, tell: Callable[[str], None]) -> None:
        """Carries the change set out and waits; `tell` hears of each resource. Raises CommandFailed."""
        since = self._last_event()
        self._api.execute_change_set(StackName=self.name, ChangeSetName=name)
        self._follow(since, tell)

    def delete(self, tell: Callable[[str], None]) -> None:
        since = self._last_event()
        found = self.describe()
        self._api.delete_stack(StackName=found["StackId"] if found else self.name)
        self._follow(since, tell)

    def _follow(self, since: str | None, tell: Callable[[str], None]) -> None:
        reasons: list[str] = []
        for _ in pauses():
            for event in self._events_after(since):
                since = event["EventId"]
                tell(f"{event['LogicalResourceId']} {event['ResourceStatus'].lower().replace('_', ' ')}")
                reasons += _reasons(event)
            status = (self.describe() or {"StackStatus": "DELETE_COMPLETE"})["StackStatus"]
            if "ROLLBACK_COMPLETE" in status or status.endswith("FAILED"):
                raise CommandFailed(f"The stack ended as {status}.", advice="\n  ".join(reasons))
            if not status.endswith("IN_PROGRESS"):
                return

    def _last_event(self) -> str | None:
        if self.describe() is None:
            return None
        events = self._api.describe_stack_events(StackName=self.name)["StackEvents"]
        return events[0]["EventId"] if events else None

    def _events_after(self, since: str | None) -> list[dict[str, Any]]:
        """Events newer than `since`, oldest first; CloudFormation lists the newest first."""
        try:
            newest_first = self._api.describe_stack_events(StackName=self.name)["StackEvents"]
        except ClientError:
            return []  # a deleted stack has no name any more
        fresh = []
        for event in newest_first:
            if event["EventId"] == since:
                break
            fresh.append(event)
        return fresh[::-1]


def _change(entry: dict[str, Any]) -> Change:
    return Change(
        action=entry["Action"],
        resource=entry["LogicalResourceId"],
        kind=entry["ResourceType"],
        replaced=entry.get("Replacement") == "True",
    )


def _reasons(event: dict[str, Any]) -> list[str]:
    if not event["ResourceStatus"].endswith("FAILED"):
        return []
    return [f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', 'no reason given')}"]


def _says_nothing_changed(reason: str) -> bool:
    return "didn't contain changes" in reason or "No updates are to be performed" in reason


def pauses() -> Iterator[None]:
    """Endless, with a growing pause between one look and the next."""
    pause = FIRST_PAUSE
    while True:
        yield
        time.sleep(pause)
        pause = min(pause * 1.5, LONGEST_PAUSE)
