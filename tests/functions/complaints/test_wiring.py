"""The composition root: nothing at import, everything once, each missing variable by its name."""

import json
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from functions.complaints import wiring
from functions.complaints.settings import SettingMissing
from functions.shared.table import Put
from tests.functions.asking import FRONT_DOOR, SITE
from tests.functions.complaints.conftest import forget

MADE = (
    "keys", "table", "uploads", "evidence", "mail_queue", "drafts", "photos", "submission",
    "evidence_desk", "access", "moves", "mailer", "sweeper", "front", "pages",
)  # fmt: skip
IMPORTED = "import functions.complaints.app, json, sys; print(json.dumps(sorted(sys.modules)))"


@pytest.fixture(scope="module")
def imported(root):
    """What an interpreter holds that has imported the app with an empty environment, as packaging does."""
    command = [sys.executable, "-c", IMPORTED]
    done = subprocess.run(command, cwd=root, env={}, capture_output=True, check=True)
    return set(json.loads(done.stdout))


def test_the_app_is_imported_without_any_environment(imported):
    assert "functions.complaints.wiring" in imported


@pytest.mark.parametrize("module", ["PIL", "functions.complaints.pictures", "infra"])
def test_the_app_starts_without_what_one_function_alone_needs(imported, module):
    assert module not in imported


@pytest.mark.usefixtures("wired")
@pytest.mark.parametrize("name", MADE)
def test_everything_is_made_once(name):
    made = getattr(wiring, name)
    assert made() is made()


@pytest.fixture
def alone(monkeypatch):
    """Gives the functions one environment and nothing else."""

    def given(environment):
        monkeypatch.setattr(wiring.os, "environ", environment)
        forget()

    yield given
    monkeypatch.undo()
    forget()


NEEDED = {
    "table": "TABLE_NAME",
    "uploads": "UPLOAD_BUCKET",
    "evidence": "EVIDENCE_BUCKET",
    "mail_queue": "MAIL_QUEUE_URL",
    "keys": "SIGNING_KEY",
    "front": "SITE_URL",
}


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_variable_is_told_by_name(alone, environment, name):
    alone({key: value for key, value in environment.items() if key != NEEDED[name]})
    with pytest.raises(SettingMissing, match=NEEDED[name]):
        getattr(wiring, name)()


def test_a_function_needs_only_what_it_uses(alone):
    alone({"SIGNING_KEY": "s", "HASHING_KEY": "h"})
    assert wiring.keys().signing == "s"


@pytest.mark.usefixtures("wired")
def test_the_front_knows_the_site_and_all_its_secrets():
    front = wiring.front()
    assert (front.site_url, front.address_from_right) == (SITE, 1)
    assert set(front.secrets) == {"the next one", FRONT_DOOR}


def test_no_secret_is_ever_an_empty_one(alone, environment):
    alone(environment | {"ORIGIN_SECRETS": f",{FRONT_DOOR},"})
    assert wiring.front().secrets == (FRONT_DOOR,)


@pytest.fixture
def deployed(monkeypatch, environment):
    """Its own clients, made from the environment as on AWS."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    forget()
    yield
    forget()


@pytest.mark.usefixtures("deployed")
def test_its_own_clients_reach_table_and_buckets():
    wiring.table().write(Put({"pk": "a", "sk": "b"}))
    wiring.uploads().put("case/photo", b"photo")
    assert (wiring.table().get(("a", "b")), wiring.uploads().size("case/photo")) == (
        {"pk": "a", "sk": "b"},
        5,
    )


@pytest.mark.usefixtures("deployed")
def test_browsers_are_given_the_address_that_they_know(environment, bucket_names):
    browsers = urlsplit(environment["S3_FOR_BROWSERS"])
    view = urlsplit(wiring.evidence().view("case/photo"))
    assert view.netloc == f"{bucket_names[1]}.{browsers.netloc}"


@pytest.mark.usefixtures("deployed")
def test_on_aws_browsers_are_given_the_buckets_regional_host(monkeypatch, environment):
    for name in ("S3_FOR_BROWSERS", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name)
    action = urlsplit(wiring.uploads().upload_form("case/photo", 1).action)
    bucket, region = environment["UPLOAD_BUCKET"], environment["AWS_DEFAULT_REGION"]
    assert (action.scheme, action.netloc) == ("https", f"{bucket}.s3.{region}.amazonaws.com")


@pytest.mark.usefixtures("deployed")
def test_a_form_and_a_view_are_signed_with_version_4():
    assert wiring.uploads().upload_form("case/photo", 1).fields["x-amz-algorithm"] == "AWS4-HMAC-SHA256"
    assert "X-Amz-Algorithm=AWS4-HMAC-SHA256" in wiring.evidence().view("case/photo")
