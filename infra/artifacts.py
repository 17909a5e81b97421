"""The bucket of packages and templates: keys are content hashes, and the last ten stay for a rollback."""

from pathlib import Path

from botocore.exceptions import ClientError

from infra.cloud import Cloud

KEPT = 10


def bucket_name(cloud: Cloud, stage: str, account: str) -> str:
    return f"helpcentre-{stage}-artifacts-{account}-{cloud.region}"


def make_bucket(cloud: Cloud, stage: str, account: str) -> str:
    """The name of the stage's artifact bucket, which exists and is private afterwards."""
    name = bucket_name(cloud, stage, account)
    s3 = cloud.client("s3")
    try:
        s3.head_bucket(Bucket=name)
    except ClientError:
        place = (
            {}
            if cloud.region == "us-east-1"
            else {"CreateBucketConfiguration": {"LocationConstraint": cloud.region}}
        )
        s3.create_bucket(Bucket=name, **place)
        blocked = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
        s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=dict.fromkeys(blocked, True))
    return name


def upload(cloud: Cloud, bucket: str, file: Path) -> bool:
    """Stores the file under its own name, which holds its content's hash; False when it is there already."""
    s3 = cloud.client("s3")
    try:
        s3.head_object(Bucket=bucket, Key=file.name)
        return False
    except ClientError:
        s3.upload_file(str(file), bucket, file.name)
        return True


def prune(cloud: Cloud, bucket: str, kinds: tuple[str, ...]) -> None:
    """Deletes all but the newest ten files whose names begin with each kind."""
    s3 = cloud.client("s3")
    for kind in kinds:
        found = s3.list_objects_v2(Bucket=bucket, Prefix=f"{kind}-").get("Contents", [])
        oldest_first = sorted(found, key=lambda entry: entry["LastModified"])
        for entry in oldest_first[:-KEPT]:
            s3.delete_object(Bucket=bucket, Key=entry["Key"])
