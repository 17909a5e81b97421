"""The AWS that a command works with: credentials, region, endpoint, and clients for them."""

import os
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import boto3
from botocore.config import Config
from botocore.exceptions import ProfileNotFound

from infra import engine_record
from infra.addresses import Addresses
from infra.failure import PREFLIGHT, CommandFailed
from infra.project import Project

DEFAULT_REGION = "eu-central-1"


@dataclass(frozen=True)
class Cloud:
    """Empty `key` and `secret` mean: whatever credentials the environment has."""

    region: str
    endpoint: str = ""
    key: str = ""
    secret: str = ""

    @property
    def addresses(self) -> Addresses:
        return Addresses(self.endpoint, self.region)

    def client(self, service: str) -> Any:
        return _client(self, service)


@cache
def _client(cloud: Cloud, service: str) -> Any:
    session = boto3.Session(
        aws_access_key_id=cloud.key or None,
        aws_secret_access_key=cloud.secret or None,
        region_name=cloud.region,
    )
    # Path addresses where Python must resolve the name itself: it does not know *.localhost.
    style: Literal["auto", "path"] = "auto" if cloud.addresses.on_aws else "path"
    config = Config(connect_timeout=5, retries={"mode": "standard"}, s3={"addressing_style": style})
    return session.client(service, endpoint_url=cloud.endpoint or None, config=config)


def from_environment() -> Cloud:
    """The AWS named by the usual variables and profile."""
    try:
        region = boto3.Session().region_name or os.environ.get("AWS_REGION")  # which boto3 does not read
    except ProfileNotFound as error:
        raise CommandFailed(f"{error}.", advice="Run: aws configure list-profiles", code=PREFLIGHT) from error
    if not region:
        raise CommandFailed(
            "No AWS region is chosen.", advice="Run: export AWS_REGION=eu-central-1", code=PREFLIGHT
        )
    return Cloud(region=region, endpoint=os.environ.get("AWS_ENDPOINT_URL", ""))


def local(port: int) -> Cloud:
    """The engine that `serve` runs on `port`; the names of its root credentials are its defaults."""
    return Cloud(region=DEFAULT_REGION, endpoint=f"http://127.0.0.1:{port}", key="test", secret="test")  # noqa: S106


def of(project: Project, stage: str) -> Cloud:
    """Where `stage` lives.

    That is the environment's endpoint if it names one, else the engine that serves the stage here (the one
    on $PORT first), else the environment's AWS.
    """
    if not os.environ.get("AWS_ENDPOINT_URL"):
        wanted = int(os.environ.get("PORT") or 4566)
        ports = [record.port for record in engine_record.running(project.state) if record.stage == stage]
        if ports:
            return local(wanted if wanted in ports else ports[0])
    return from_environment()
