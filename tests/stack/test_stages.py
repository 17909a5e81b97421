"""Another stage beside the local one, deployed and taken down as on any AWS."""

import json

import pytest

from infra.failure import CANCELLED, FAILED, USAGE
from tests.stack.drafts import enter, open_draft, ripen, seen, sent
from tests.stack.mailbox import link_in
from tests.stack.visitor import Visitor


@pytest.fixture(scope="module")
def command(stack):
    """`helpcentre` with the variables by which any AWS is named: here the one on this computer."""
    aws = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{stack.port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "eu-central-1",
    }
    return lambda *arguments: stack.run(*arguments, **aws)


@pytest.fixture(scope="module")
def second(command):
    """The outputs of stage `second`, as its deployment told them."""
    done = command("deploy", "--stage", "second", "--yes", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def guest(stack, second):
    return Visitor(second["site"], stack.port)


@pytest.fixture(scope="module")
def guest_case(guest):
    return sent(guest, ripen(open_draft(guest, "ru")))


def there(owner, outputs):
    """Which parts of a stage are there: its table and its buckets."""
    found = set(owner.client("dynamodb").list_tables()["TableNames"])
    found |= {bucket["Name"] for bucket in owner.client("s3").list_buckets()["Buckets"]}
    names = ("table", "evidence_bucket", "upload_bucket", "site_bucket")
    return {name for name in names if outputs[name] in found}


def artifacts(owner, stage):
    buckets = owner.client("s3").list_buckets()["Buckets"]
    return [
        bucket["Name"] for bucket in buckets if bucket["Name"].startswith(f"helpcentre-{stage}-artifacts")
    ]


def test_a_second_stage_has_an_address_of_its_own(stack, second):
    assert second["stage"] == "second"
    assert second["site"] != stack.site
    assert second["table"] != stack.outputs["table"]


def test_a_second_stage_takes_a_complaint_from_form_to_status(guest, mail, guest_case):
    link = link_in(mail.wait(guest_case.email))
    assert link.startswith(guest.site)
    assert seen(guest, guest_case, enter(guest, link))["reference"] == guest_case.reference


def test_what_one_stage_issued_opens_nothing_in_another(visitor, guest, draft):
    assert visitor.ask(draft.address).status == 200
    assert guest.ask(draft.address).status == 404


def test_a_case_of_another_stage_is_moved_by_its_name(command, guest_case):
    move = ("case", guest_case.reference, "screening")
    assert command(*move).returncode == USAGE
    assert command(*move, "--stage", "second").returncode == 0


@pytest.mark.usefixtures("second")
def test_deploying_what_has_not_changed_changes_nothing(command):
    done = command("deploy", "--stage", "second")
    assert done.returncode == 0
    assert "Changes: none" in done.stderr


@pytest.mark.usefixtures("second")
def test_nothing_is_taken_down_when_nobody_can_be_asked(command, guest):
    done = command("destroy", "--stage", "second")
    assert done.returncode == CANCELLED
    assert "--yes" in done.stderr
    assert guest.get("/uk/").status == 200


@pytest.mark.parametrize("asked", [["outputs", "--json"], ["destroy", "--yes"]], ids=lambda asked: asked[0])
def test_a_stage_that_is_not_there_is_told(command, asked):
    done = command(*asked, "--stage", "nowhere")
    assert (done.returncode, done.stdout) == (FAILED, "")
    assert "Stage nowhere is not deployed" in done.stderr


def test_a_stage_taken_down_leaves_what_people_sent(command, owner, guest, second):
    done = command("destroy", "--stage", "second", "--yes")
    assert done.returncode == 0
    assert second["table"] in done.stderr
    assert guest.get("/uk/").status == 404
    assert there(owner, second) == {"table", "evidence_bucket", "site_bucket"}
    assert artifacts(owner, "second") == []


def test_a_stage_taken_down_with_its_data_leaves_nothing(command, owner):
    done = command("deploy", "--stage", "third", "--yes", "--json")
    third = json.loads(done.stdout)
    assert len(there(owner, third)) == 4
    assert command("destroy", "--stage", "third", "--yes", "--delete-data").returncode == 0
    assert there(owner, third) == set()
    assert artifacts(owner, "third") == []
