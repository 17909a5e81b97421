"""What becomes of complaints and letters when parts of the stack fail, repeat themselves, or stop."""

import datetime as dt
import time
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from functions.shared import moments
from functions.shared.table import Update
from tests.stack import pictures
from tests.stack.drafts import confirmed, enter, open_draft, ripen, seen, sent, submit
from tests.stack.mailbox import link_in
from tests.stack.pictures import photo

SENDER = "help@market.example"
LOOKS = 5  # of the sweeper, before it gives a letter up


@dataclass(frozen=True)
class Switches:
    """Parts of the stack, turned off and on by the owner of the account."""

    owner: Any
    queue: str

    def mail(self, *, on: bool) -> None:
        """SES takes letters from an identity that it knows, and from no other."""
        ses = self.owner.client("ses")
        ses.verify_email_identity(EmailAddress=SENDER) if on else ses.delete_identity(Identity=SENDER)

    def stream(self, *, on: bool) -> None:
        functions = self.owner.client("lambda")
        for mapping in functions.list_event_source_mappings()["EventSourceMappings"]:
            if ":dynamodb:" in mapping["EventSourceArn"]:
                functions.update_event_source_mapping(UUID=mapping["UUID"], Enabled=on)

    def patience(self, seconds: int) -> None:
        """How long the queue waits before it tries a letter again."""
        attributes = {"VisibilityTimeout": str(seconds)}
        self.owner.client("sqs").set_queue_attributes(QueueUrl=self.queue, Attributes=attributes)


@pytest.fixture
def switches(owner, stack):
    switches = Switches(owner, stack.outputs["mail_queue"])
    yield switches
    switches.mail(on=True)
    switches.stream(on=True)
    switches.patience(60)


def in_queue(owner, url):
    """How many messages lie in a queue."""
    names = ["ApproximateNumberOfMessages"]
    found = owner.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=names)
    return int(found["Attributes"][names[0]])


def comes_true(look, seconds=20):
    """Whether `look` finds something in time."""
    deadline = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def look_now(owner, case):
    """The sweeper looks at the letters of a case, as it would some minutes later."""
    past = moments.written(moments.now() - dt.timedelta(minutes=1))
    for letter in owner.letters(case.id):
        owner.table.write(Update((letter["pk"], letter["sk"]), set={"due": past}))
    owner.invoke("Sweeper")


def told_of(owner, case):
    """The stream's record of the first letter of a case."""
    letter = owner.letters(case.id)[0]
    keys = {name: {"S": letter[name]} for name in ("pk", "sk")}
    source = f"arn:aws:dynamodb:eu-central-1:000000000000:table/{owner.table_name}/stream/now"
    return {"eventName": "INSERT", "eventSourceARN": source, "dynamodb": {"Keys": keys}}


def test_a_letter_that_the_mail_service_refuses_is_tried_again_until_it_is_taken(
    visitor, owner, mail, switches, ripe
):
    switches.patience(1)
    switches.mail(on=False)
    case = sent(visitor, ripe)
    time.sleep(2)
    assert (mail.letters(case.email), owner.letters(case.id)[0]["state"]) == ([], "pending")
    switches.mail(on=True)
    assert link_in(mail.wait(case.email))
    assert comes_true(lambda: owner.letters(case.id)[0]["state"] == "sent")


def test_a_letter_refused_twelve_times_is_seen_and_comes_by_the_sweeper(
    visitor, owner, stack, mail, switches, ripe
):
    dead_letters = stack.outputs["mail_dead_letters"]
    before = in_queue(owner, dead_letters)
    switches.patience(0)
    switches.mail(on=False)
    case = sent(visitor, ripe)
    assert comes_true(lambda: in_queue(owner, dead_letters) == before + 1)
    switches.mail(on=True)
    look_now(owner, case)
    assert mail.wait(case.email)


def test_a_letter_that_never_goes_through_is_given_up_in_the_open(visitor, owner, switches, ripe):
    switches.mail(on=False)
    case = sent(visitor, ripe)
    for _ in range(LOOKS):
        look_now(owner, case)
    (letter,) = owner.letters(case.id)
    assert (letter["state"], letter["looked"]) == ("stuck", LOOKS)


def test_the_sweeper_finds_a_letter_whose_record_the_stream_lost(visitor, owner, mail, switches, ripe):
    switches.stream(on=False)
    case = sent(visitor, ripe)
    time.sleep(1)
    assert mail.letters(case.email) == []
    look_now(owner, case)
    assert mail.wait(case.email)


def test_a_record_that_comes_again_makes_no_second_letter(visitor, owner, mail, switches, ripe):
    switches.patience(1)
    switches.mail(on=False)
    case = sent(visitor, ripe)
    owner.invoke("Forward", {"Records": [told_of(owner, case)] * 2})
    owner.invoke("Forward", {"Records": [told_of(owner, case)]})
    switches.mail(on=True)
    assert mail.wait(case.email)
    time.sleep(2)
    assert len(mail.letters(case.email)) == 1


def test_a_photo_that_comes_twice_is_one_photo(visitor, owner, stack, draft):
    name = pictures.add(visitor, draft, photo())
    pictures.checked(visitor, draft)
    keys = pictures.stored(stack, "evidence_bucket", draft)
    stored = owner.item(draft.case, f"FILE#{name}")
    owner.invoke("Image", {"detail": {"object": {"key": f"{draft.case}/{name}", "etag": stored["etag"]}}})
    assert pictures.stored(stack, "evidence_bucket", draft) == keys
    assert owner.item(draft.case, f"FILE#{name}") == stored


@pytest.fixture
def old_draft(visitor, owner):
    """A draft with a photo, its days over."""
    draft = open_draft(visitor)
    pictures.add(visitor, draft, photo())
    pictures.checked(visitor, draft)
    past = moments.written(moments.now() - dt.timedelta(minutes=1))
    owner.table.write(Update((f"CASE#{draft.case}", "DRAFT"), set={"due": past}))
    return draft


def test_a_draft_after_its_days_is_gone_at_once_and_soon_swept(visitor, owner, stack, old_draft):
    answer = visitor.ask(old_draft.address)
    assert (answer.status, answer.json["error"]) == (410, "draft-gone")
    owner.invoke("Sweeper")
    assert owner.table.query(f"CASE#{old_draft.case}") == []
    assert pictures.stored(stack, "evidence_bucket", old_draft) == []


@pytest.fixture(scope="module")
def restart(stack, visitor, owner, mail):
    """What there was before `serve` was stopped and started again, and how it ended."""
    draft, first, *others = (open_draft(visitor) for _ in range(4))
    pictures.add(visitor, draft, photo())
    pictures.checked(visitor, draft)
    case = sent(visitor, ripen(first))
    session = confirmed(visitor, mail, case)
    refused, last = map(ripen, others)
    owner.client("ses").delete_identity(Identity=SENDER)
    refused = sent(visitor, refused)
    last, site = sent(visitor, last), stack.site
    ended = stack.interrupt()
    stack.start()
    return SimpleNamespace(
        draft=draft, case=case, session=session, refused=refused, last=last, site=site, ended=ended
    )


def test_ctrl_c_ends_well(restart):
    assert restart.ended == 0


def test_addresses_stay_over_a_restart(restart, stack):
    assert stack.site == restart.site


def test_a_draft_and_its_photos_outlive_a_restart(restart, visitor):
    assert visitor.ask(restart.draft.address).json["answers"]["email"] == [restart.draft.email]
    (shown,) = pictures.checked(visitor, restart.draft).values()
    assert visitor.get(shown["address"]).status == 200


def test_a_case_and_its_session_outlive_a_restart(restart, visitor):
    page = seen(visitor, restart.case, restart.session)
    assert [event["what"] for event in page["history"]] == ["submitted", "confirmed"]


def test_caught_letters_and_their_links_outlive_a_restart(restart, visitor, mail):
    (letter,) = mail.letters(restart.case.email)
    assert seen(visitor, restart.case, enter(visitor, link_in(letter)))


@pytest.mark.parametrize("which", ["refused", "last"])
def test_a_letter_written_before_a_stop_comes_after_it(restart, owner, mail, which):
    case = getattr(restart, which)
    look_now(owner, case)
    assert mail.wait(case.email)


@pytest.mark.usefixtures("restart")
def test_letters_written_after_a_restart_come_at_once(visitor, mail):
    case = sent(visitor, ripen(open_draft(visitor)))
    assert mail.wait(case.email)


def test_a_press_repeated_after_a_restart_makes_no_second_case(restart, visitor):
    assert submit(visitor, restart.case.draft).status == 201
    confirmation = visitor.ask(f"{restart.case.draft.address}/confirmation")
    assert confirmation.json["reference"] == restart.case.reference
