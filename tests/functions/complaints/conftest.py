"""The use cases of a complaint on the local AWS, and the whole app in front of them."""

from collections.abc import Callable, Iterator

import pytest

from functions.complaints import wiring
from functions.complaints.access import Access
from functions.complaints.app import app
from functions.complaints.cases import Case
from functions.complaints.drafts import Draft, Drafts
from functions.complaints.evidence import Evidence
from functions.complaints.moves import Moves
from functions.complaints.photos import Photos
from functions.complaints.submission import Submission
from functions.complaints.sweeper import Sweeper
from functions.shared import moments
from functions.shared.bucket import Bucket
from functions.shared.config import Config
from functions.shared.letters import Letters
from functions.shared.outbox import Letter
from functions.shared.resources import Resources
from functions.shared.table import Table
from functions.shared.tokens import Keys
from infra.cloud import Cloud
from tests.cast import BUYER, complaint
from tests.functions.asking import FRONT_DOOR, SITE, Asker
from tests.functions.complaints import records
from tests.functions.conftest import HandSet, Mailbox


@pytest.fixture
def drafts(table: Table, keys: Keys, config: Config, clock: HandSet) -> Drafts:
    return Drafts(table, keys, config.limits, clock)


@pytest.fixture
def draft(drafts: Drafts) -> Draft:
    """The buyer's complaint, not sent."""
    return drafts.open(complaint(), BUYER.address)


@pytest.fixture
def submission(table: Table, keys: Keys, config: Config, clock: HandSet) -> Submission:
    return Submission(table, keys, config.limits, clock)


@pytest.fixture
def filed(drafts: Drafts, submission: Submission, table: Table) -> Callable[..., Case]:
    """Files the buyer's complaint with changes; answers its case."""

    def file(visitor: str = BUYER.address, **changes: object) -> Case:
        said = complaint(**changes)
        opened = drafts.open(said, visitor)
        submission.send(opened.token, said, BUYER.language, visitor)
        return records.case(table, opened.case)

    return file


@pytest.fixture
def case(filed: Callable[..., Case]) -> Case:
    """The buyer's complaint, sent and not confirmed."""
    return filed()


@pytest.fixture
def access(table: Table, keys: Keys, config: Config, clock: HandSet) -> Access:
    return Access(table, keys, config, clock)


@pytest.fixture
def confirmed(table: Table, keys: Keys, case: Case, access: Access) -> Case:
    """The buyer's complaint after they pressed the button of their letter's link."""
    access.enter(records.secrets(table, keys, case.id)[0], "")
    return records.case(table, case.id)


@pytest.fixture
def moves(table: Table, keys: Keys, clock: HandSet) -> Moves:
    return Moves(table, keys, clock)


@pytest.fixture
def photos(table: Table, uploads: Bucket, evidence: Bucket, config: Config, clock: HandSet) -> Photos:
    return Photos(table, uploads, evidence, config.limits, clock)


@pytest.fixture
def image(table: Table, uploads: Bucket, evidence: Bucket, config: Config) -> Evidence:
    """What the image function does."""
    return Evidence(table, uploads, evidence, config.limits)


@pytest.fixture
def sweeper(table: Table, table_name: str, mailbox: Mailbox, evidence: Bucket, clock: HandSet) -> Sweeper:
    return Sweeper(table, table_name, mailbox.queue, evidence, clock)


@pytest.fixture
def everything(aws: Cloud, table_name: str) -> Callable[[], str]:
    """All that the table holds, as text."""
    return lambda: str(aws.client("dynamodb").scan(TableName=table_name)["Items"])


@pytest.fixture
def environment(
    aws: Cloud, table_name: str, bucket_names: tuple[str, str], mailbox: Mailbox, keys: Keys
) -> dict[str, str]:
    """What a deployment on the local AWS tells the functions."""
    return {
        "TABLE_NAME": table_name,
        "UPLOAD_BUCKET": bucket_names[0],
        "EVIDENCE_BUCKET": bucket_names[1],
        "MAIL_QUEUE_URL": mailbox.url,
        "SITE_URL": SITE,
        "ORIGIN_SECRETS": f"the next one,{FRONT_DOOR}",
        "CLIENT_ADDRESS_FROM_RIGHT": "1",
        "SIGNING_KEY": keys.signing,
        "HASHING_KEY": keys.hashing,
        "S3_FOR_BROWSERS": aws.endpoint.replace("127.0.0.1", "localhost"),
        "AWS_ENDPOINT_URL": aws.endpoint,
        "AWS_DEFAULT_REGION": aws.region,
        "AWS_ACCESS_KEY_ID": aws.key,
        "AWS_SECRET_ACCESS_KEY": aws.secret,
    }


@pytest.fixture
def wired(
    monkeypatch: pytest.MonkeyPatch,
    aws: Cloud,
    environment: dict[str, str],
    resources: Resources,
    clock: HandSet,
) -> Iterator[None]:
    """The app's own composition root, joined to the local AWS and a clock set by hand."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(moments, "now", clock)
    forget()
    monkeypatch.setattr(wiring, "resources", lambda: resources)
    monkeypatch.setattr(wiring, "_client", lambda service, _=None: aws.client(service))
    yield
    forget()


def forget() -> None:
    """Wiring makes everything once; a test must not meet what another one made."""
    for made in vars(wiring).values():
        if hasattr(made, "cache_clear"):
            made.cache_clear()


@pytest.fixture
def asker(wired: None) -> Asker:  # noqa: ARG001 (it makes the app work)
    """The buyer, in front of the app."""
    return Asker(app, BUYER.address)


@pytest.fixture
def letters_text(resources: Resources, keys: Keys) -> Callable[[list[Letter]], str]:
    """What some letters say, as their readers see it."""
    rendering = Letters(resources, SITE, keys)

    def said(letters: list[Letter]) -> str:
        parts = [part for letter in letters for part in rendering.render(letter).walk()]
        return "".join(str(part.get_content()) for part in parts if not part.is_multipart())

    return said
