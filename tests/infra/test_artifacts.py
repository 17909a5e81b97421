"""Packages and templates in their bucket, on the local AWS."""

import uuid

import pytest

from infra import artifacts, destroy


@pytest.fixture
def bucket(aws):
    return artifacts.make_bucket(aws, uuid.uuid4().hex[:8], "0")


@pytest.fixture
def upload(aws, bucket, tmp_path):
    """Stores a file of this name; answers whether it was new."""

    def store(name):
        (tmp_path / name).write_text(name)
        return artifacts.upload(aws, bucket, tmp_path / name)

    return store


def stored(aws, bucket):
    return [entry["Key"] for entry in aws.client("s3").list_objects_v2(Bucket=bucket).get("Contents", [])]


def test_the_bucket_is_made_once_and_private(aws):
    first, second = (artifacts.make_bucket(aws, "twice", "0") for _ in range(2))
    blocked = aws.client("s3").get_public_access_block(Bucket=first)["PublicAccessBlockConfiguration"]
    assert (first, set(blocked.values())) == (second, {True})


def test_a_package_that_is_there_is_not_sent_again(upload):
    assert [upload("functions-1.zip"), upload("functions-1.zip")] == [True, False]


def test_the_newest_ten_of_each_kind_are_kept(aws, bucket, upload):
    for number in range(12):
        upload(f"functions-{number:02}.zip")
    upload("template-00.json")
    artifacts.prune(aws, bucket, ("functions", "template"))
    kept = stored(aws, bucket)
    assert (len(kept), kept[-1]) == (11, "template-00.json")


def test_a_bucket_goes_with_all_it_holds_older_versions_too(aws, bucket, upload):
    aws.client("s3").put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    for name in ("functions-1.zip", "functions-2.zip"):
        upload(name)
    aws.client("s3").delete_object(Bucket=bucket, Key="functions-1.zip")
    destroy.delete_bucket(aws, bucket)
    assert bucket not in [one["Name"] for one in aws.client("s3").list_buckets()["Buckets"]]


def test_a_bucket_that_is_gone_already_may_go_again(aws):
    destroy.delete_bucket(aws, "never-was")
