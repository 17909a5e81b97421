"""The one place that joins use cases to AWS.

Everything is made on first use: packaging imports the app with an empty environment, and a function pays
only for the clients it needs. What only one function works with is imported there too: a cold start of the
API need not load the mailer.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from botocore.config import Config as ClientConfig
from botocore.session import Session, get_session
from chalice.app import Request

from functions.complaints.access import Access
from functions.complaints.drafts import Drafts
from functions.complaints.moves import Moves
from functions.complaints.photos import Photos
from functions.complaints.settings import Settings
from functions.complaints.submission import Submission
from functions.shared import moments
from functions.shared.bucket import Bucket
from functions.shared.pages import Pages
from functions.shared.resources import Resources
from functions.shared.table import Table
from functions.shared.tokens import Keys
from functions.shared.visit import Front, Visit

if TYPE_CHECKING:
    from functions.complaints.evidence import Evidence
    from functions.complaints.sweeper import Sweeper
    from functions.shared.mailer import Mailer
    from functions.shared.queue import Queue

# DynamoDB answers in milliseconds or not at all. The SDK's own four tries outlast a function's time, and
# then nobody hears why.
_DYNAMODB = ClientConfig(connect_timeout=1, read_timeout=2, retries={"total_max_attempts": 2})
# A letter sent twice is worse than one tried again by the queue.
_SES = ClientConfig(connect_timeout=2, read_timeout=8, retries={"total_max_attempts": 1})
_S3 = ClientConfig(connect_timeout=1, read_timeout=5)
_S3_SIGNER = ClientConfig(signature_version="s3v4", s3={"addressing_style": "virtual"})


@cache
def settings() -> Settings:
    return Settings(os.environ)


@cache
def resources() -> Resources:
    return Resources.packaged()


@cache
def pages() -> Pages:
    return Pages(resources())


@cache
def keys() -> Keys:
    return Keys(settings()["SIGNING_KEY"], settings()["HASHING_KEY"])


@cache
def table(name: str = "") -> Table:
    return Table(_client("dynamodb", _DYNAMODB), name or settings()["TABLE_NAME"])


@cache
def uploads() -> Bucket:
    return Bucket(settings()["UPLOAD_BUCKET"], _client("s3", _S3), _s3_signer)


@cache
def evidence() -> Bucket:
    return Bucket(settings()["EVIDENCE_BUCKET"], _client("s3", _S3), _s3_signer)


@cache
def mail_queue() -> Queue:
    from functions.shared.queue import Queue

    return Queue(_client("sqs"), settings()["MAIL_QUEUE_URL"])


@cache
def drafts() -> Drafts:
    return Drafts(table(), keys(), resources().config.limits, moments.now)


@cache
def photos() -> Photos:
    return Photos(table(), uploads(), evidence(), resources().config.limits, moments.now)


@cache
def submission() -> Submission:
    return Submission(table(), keys(), resources().config.limits, moments.now)


@cache
def evidence_desk() -> Evidence:
    """Only the image function has Pillow, so only it may import what uses it."""
    from functions.complaints.evidence import Evidence

    return Evidence(table(), uploads(), evidence(), resources().config.limits)


@cache
def access() -> Access:
    return Access(table(), keys(), resources().config, moments.now)


@cache
def moves() -> Moves:
    return Moves(table(), Keys(settings()["SIGNING_KEY"], ""), moments.now)


@cache
def mailer() -> Mailer:
    from functions.shared.letters import Letters
    from functions.shared.mailer import Gateway, Mailer

    gateway = Gateway(_client("ses", _SES), resources().config.mail.sender)
    letters = Letters(resources(), settings()["SITE_URL"], Keys(settings()["SIGNING_KEY"], ""))
    return Mailer(table, letters, gateway.send, moments.now)


@cache
def sweeper() -> Sweeper:
    from functions.complaints.sweeper import Sweeper

    return Sweeper(table(), settings()["TABLE_NAME"], mail_queue(), evidence(), moments.now)


@cache
def front() -> Front:
    return Front(
        settings()["SITE_URL"],
        tuple(filter(None, settings()["ORIGIN_SECRETS"].split(","))),
        int(settings()["CLIENT_ADDRESS_FROM_RIGHT"]),
    )


def visit(request: Request, language: str) -> Visit:
    site = resources().config.site
    known = language in site.languages
    spoken = language if known else site.default_language
    return Visit(request, spoken, resources().texts(spoken), front(), known=known)


@cache
def _s3_signer() -> Any:
    """The client that signs for browsers; without S3_FOR_BROWSERS they reach S3 where we do."""
    endpoint = settings().environment.get("S3_FOR_BROWSERS") or None
    return _session().create_client("s3", config=_S3_SIGNER, endpoint_url=endpoint)


@cache
def _client(service: str, config: ClientConfig | None = None) -> Any:
    return _session().create_client(service, config=config)


@cache
def _session() -> Session:
    return get_session()
