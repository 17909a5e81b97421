"""Taking a stack down, keeping what people sent unless told otherwise."""

import sys

from botocore.exceptions import ClientError
from rich.prompt import Prompt

from infra import artifacts
from infra.cloud import Cloud
from infra.console import say, step, talk
from infra.deploy import whoami
from infra.failure import CANCELLED, CommandFailed
from infra.stacks import Stack

# Buckets that the stack deletes must be empty first. Of the other two one is only a copy of the build.
EMPTIED = ("UploadBucketName",)
KEPT = ("TableName", "EvidenceBucketName", "SiteBucketName")


def destroy(cloud: Cloud, stage: str, *, yes: bool, delete_data: bool) -> None:
    """Deletes the stage's stack; with `delete_data` its table and buckets too, for good."""
    account = whoami(cloud)
    stack = Stack(cloud, stage)
    found = stack.outputs()
    if not found:
        raise CommandFailed(f"Stage {stage} is not deployed; there is nothing to take down.")
    tell(found, delete_data=delete_data)
    confirm(stage, yes=yes)
    with step("Stack") as progress:
        for name in EMPTIED:
            empty(cloud, found[name])
        stack.delete(progress.now)
        delete_bucket(cloud, artifacts.bucket_name(cloud, stage, account))
        progress.now("deleted")
    if delete_data:
        with step("Data"):
            delete_kept(cloud, found)


def tell(found: dict[str, str], *, delete_data: bool) -> None:
    say(f"This takes down {found['SiteUrl']}: every page, form and access link stops working.")
    say("Letters that wait to be sent are lost.")
    if delete_data:
        say("All cases, their history and their evidence are deleted. This cannot be undone.")
    else:
        say("Kept, and still paid for:")
    for name in KEPT:
        say(f"  {found[name]}")


def confirm(stage: str, *, yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise CommandFailed(
            "There is nobody to ask. Nothing was changed.", advice="Add --yes", code=CANCELLED
        )
    if Prompt.ask(f"  Type {stage} to go on", console=talk) != stage:
        raise CommandFailed("Nothing was changed.", code=CANCELLED)


def empty(cloud: Cloud, bucket: str) -> None:
    """Deletes every object, older versions included."""
    s3 = cloud.client("s3")
    for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket):
        for entry in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]:
            s3.delete_object(Bucket=bucket, Key=entry["Key"], VersionId=entry["VersionId"])


def delete_bucket(cloud: Cloud, bucket: str) -> None:
    """Deletes a bucket with all it holds; one that is gone already is fine."""
    try:
        empty(cloud, bucket)
        cloud.client("s3").delete_bucket(Bucket=bucket)
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchBucket":
            raise


def delete_kept(cloud: Cloud, found: dict[str, str]) -> None:
    """What a deleted stack leaves behind. Also after a stack that was deleted by hand."""
    for name in ("EvidenceBucketName", "SiteBucketName"):
        delete_bucket(cloud, found[name])
    cloud.client("dynamodb").delete_table(TableName=found["TableName"])
