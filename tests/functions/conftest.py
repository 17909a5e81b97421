"""The real adapters on the local AWS, a clock set by hand, and what the build puts beside the code."""

import datetime as dt
import json
import tomllib
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config as ClientConfig
from jinja2 import FileSystemLoader

from functions.shared import moments
from functions.shared.bucket import Bucket
from functions.shared.config import Config
from functions.shared.queue import Queue
from functions.shared.resources import Resources
from functions.shared.table import Table
from functions.shared.tokens import Keys
from infra import catalogues, fragments
from infra.cloud import Cloud
from tests.cast import LANGUAGES

SHELL = """<!doctype html><html lang="{0}"><title><!--hc:title--></title>
<a href="/api/ru<!--hc:path-->">Русский</a><main><!--hc:content--></main></html>"""


@dataclass
class HandSet:
    """A clock that stands still until someone moves it."""

    moment: dt.datetime

    def __call__(self) -> dt.datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += dt.timedelta(**by)


@dataclass(frozen=True)
class Mailbox:
    """A queue, and what lies in it."""

    client: Any
    url: str

    @property
    def queue(self) -> Queue:
        return Queue(self.client, self.url)

    def received(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = []
        while messages := self._batch():
            found += [json.loads(message["Body"]) for message in messages]
        return found

    def _batch(self) -> list[dict[str, Any]]:
        return self.client.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10).get("Messages", [])


@pytest.fixture
def clock() -> HandSet:
    """The next full hour: later than any token issued by the computer's own clock, far from the next hour."""
    return HandSet(moments.now().replace(minute=0, second=0, microsecond=0) + dt.timedelta(hours=1))


@pytest.fixture(scope="session")
def keys() -> Keys:
    return Keys(signing="the signing key of all tests", hashing="the hashing key of all tests")


@pytest.fixture(scope="session")
def resources(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Resources:
    """Settings, catalogues and templates as they are, in a shell of three lines."""
    made = tmp_path_factory.mktemp("resources")
    settings = tomllib.loads((root / "helpcentre.toml").read_text(encoding="utf-8"))
    (made / "helpcentre.json").write_text(json.dumps(settings))
    catalogues.compile_all(root / "templates" / "locales", made / "locales")
    (made / "shell").mkdir()
    for language in LANGUAGES:
        (made / "shell" / f"{language}.html").write_text(SHELL.format(language), encoding="utf-8")
    return Resources(made, FileSystemLoader(root / "templates"))


@pytest.fixture(scope="session")
def config(resources: Resources) -> Config:
    return resources.config


@pytest.fixture(scope="session")
def stack(root: Path) -> dict[str, Any]:
    """The stack's own description of its data."""
    return fragments.read(root / "infra" / "stack" / "data.yaml")["Resources"]


@pytest.fixture
def table_name(aws: Cloud, stack: dict[str, Any]) -> str:
    """A new, empty table, made the way the stack makes it."""
    wanted = stack["Table"]["Properties"]
    names = ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")
    stream = {"StreamEnabled": True, **wanted["StreamSpecification"]}
    name = f"complaints-{uuid.uuid4().hex}"
    request = {key: wanted[key] for key in names}
    aws.client("dynamodb").create_table(TableName=name, StreamSpecification=stream, **request)
    return name


@pytest.fixture
def table(aws: Cloud, table_name: str) -> Table:
    return Table(aws.client("dynamodb"), table_name)


@pytest.fixture(scope="session")
def s3_signer(aws: Cloud) -> Any:
    """A client that signs for browsers, which know the engine's buckets as hosts of their own."""
    style = ClientConfig(signature_version="s3v4", s3={"addressing_style": "virtual"})
    session = {"region_name": aws.region, "aws_access_key_id": aws.key, "aws_secret_access_key": aws.secret}
    return boto3.client(
        "s3", endpoint_url=aws.endpoint.replace("127.0.0.1", "localhost"), config=style, **session
    )


@pytest.fixture(scope="session")
def bucket_names(aws: Cloud) -> tuple[str, str]:
    names = ("uploads-of-tests", "evidence-of-tests")
    for name in names:
        aws.client("s3").create_bucket(
            Bucket=name, CreateBucketConfiguration={"LocationConstraint": aws.region}
        )
    return names


@pytest.fixture
def uploads(aws: Cloud, bucket_names: tuple[str, str], s3_signer: Any) -> Bucket:
    return Bucket(bucket_names[0], aws.client("s3"), lambda: s3_signer)


@pytest.fixture
def evidence(aws: Cloud, bucket_names: tuple[str, str], s3_signer: Any) -> Bucket:
    return Bucket(bucket_names[1], aws.client("s3"), lambda: s3_signer)


@pytest.fixture
def mailbox(aws: Cloud) -> Mailbox:
    """A new, empty mail queue."""
    client = aws.client("sqs")
    return Mailbox(client, client.create_queue(QueueName=f"mail-{uuid.uuid4().hex}")["QueueUrl"])
