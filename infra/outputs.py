"""The addresses and names of a deployed stack, for people and for scripts."""

from http import HTTPStatus
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from functions.shared.config import Config
from infra import cloud as clouds
from infra import engine_record, web
from infra.cloud import Cloud
from infra.failure import CommandFailed
from infra.project import Project
from infra.stacks import Stack

Outputs = dict[str, Any]

START = "On this computer: make serve. On AWS: make deploy."

# Our names for CloudFormation's outputs.
NAMES = {
    "api": "ApiId",
    "table": "TableName",
    "site_bucket": "SiteBucketName",
    "upload_bucket": "UploadBucketName",
    "evidence_bucket": "EvidenceBucketName",
    "mail_queue": "MailQueueUrl",
    "mail_dead_letters": "MailDeadLettersUrl",
    "forward_failures": "ForwardFailuresUrl",
    "image_failures": "ImageFailuresUrl",
    "distribution": "DistributionId",
}


def read(cloud: Cloud, stage: str, config: Config) -> Outputs:
    """Everything known of the stage's stack; CommandFailed when it does not answer or was never deployed."""
    try:
        found = Stack(cloud, stage).outputs()
    except (BotoCoreError, ClientError) as error:
        raise CommandFailed(f"Stage {stage} does not answer.", advice=START) from error
    if not found.get("SiteUrl"):
        raise CommandFailed(f"Stage {stage} is not deployed.", advice=START)
    return {
        "stage": stage,
        **pages(found["SiteUrl"], config),
        "mail": None,  # only `serve` catches mail
        "port": cloud.addresses.port,
        "region": cloud.region,
        "endpoint": cloud.endpoint or None,
        **{name: found[key] for name, key in NAMES.items()},
    }


def of_running(project: Project, stage: str, config: Config) -> Outputs:
    """The same for a stage that is to be used now: CommandFailed also when its site does not answer."""
    cloud = clouds.of(project, stage)
    found = read(cloud, stage, config)
    try:
        status = web.request(cloud.addresses, f"{found['site']}/")[0]
    except OSError as error:
        raise CommandFailed(f"{found['site']} does not answer.", advice=START) from error
    if status != HTTPStatus.OK:
        raise CommandFailed(f"{found['site']} answers {status}.", advice=START)
    mail = [record.mail for record in engine_record.running(project.state) if record.port == found["port"]]
    return found | {"mail": mail[0] if mail else None}


def pages(site: str, config: Config) -> Outputs:
    """The addresses that people ask for first."""
    home = config.site.default_language
    return {
        "site": site,
        "complaint_form": {
            language: f"{site}/{language}/complaint.html" for language in config.site.languages
        },
        "complaint_centre": f"{site}/{home}/complaint-centre.html",
    }
