"""The sweeper: every minute, what is due."""

from dataclasses import replace

import pytest

from functions.complaints.drafts import DraftGone, partition
from functions.complaints.photos import State
from functions.shared import outbox
from functions.shared.queue import Queue, QueueUnavailable
from functions.shared.table import Table, Update
from tests.cast import BUYER, complaint
from tests.functions.complaints import samples


def letter_key(case):
    return (partition(case.id), "LETTER#000001#complaint-received")


@pytest.mark.usefixtures("case", "draft")
def test_nothing_due_is_nothing_done(sweeper, everything, mailbox):
    before = everything()
    assert sweeper.sweep() == 0
    assert (everything(), mailbox.received()) == (before, [])


def test_a_letter_that_the_stream_missed_is_queued_again(sweeper, case, mailbox, table_name, clock):
    clock.forward(minutes=2)
    assert sweeper.sweep() == 1
    pk, sk = letter_key(case)
    assert mailbox.received() == [{"table": table_name, "pk": pk, "sk": sk}]


def test_a_letter_is_queued_again_after_ever_longer(sweeper, case, mailbox, clock):
    queued = []
    for minutes in (2, 1, 28, 1, 150, 30):
        clock.forward(minutes=minutes)
        sweeper.sweep()
        queued.append(len(mailbox.received()))
    assert queued == [1, 0, 0, 1, 0, 1]
    assert case.version == 1


def test_a_letter_that_never_gets_through_is_given_up_after_five_looks(sweeper, case, table, mailbox, clock):
    for _ in range(9):
        clock.forward(days=2)
        sweeper.sweep()
    assert len(mailbox.received()) == 5
    assert table.get(letter_key(case))["state"] == "stuck"


def test_a_letter_that_was_sent_is_left_alone(sweeper, case, table, mailbox, clock):
    table.write(outbox.sent(letter_key(case), "message 1", clock()))
    clock.forward(days=2)
    assert (sweeper.sweep(), mailbox.received()) == (0, [])


def test_a_letter_stays_due_when_the_queue_does_not_answer(sweeper, case, aws, mailbox, clock):
    broken = replace(sweeper, queue=Queue(aws.client("sqs"), f"{mailbox.url}-not"))
    clock.forward(minutes=2)
    with pytest.raises(QueueUnavailable):
        broken.sweep()
    assert sweeper.sweep() == 1
    assert len(mailbox.received()) == 1
    assert case.version == 1


def test_an_old_draft_is_deleted_with_its_photos(sweeper, draft, photos, table, clock):
    photos.keep(draft.case, samples.photo())
    clock.forward(days=7)
    sweeper.sweep()
    assert table.query(partition(draft.case)) == []


def test_a_draft_of_today_is_left_alone(sweeper, drafts, draft, clock):
    clock.forward(days=6, hours=23)
    sweeper.sweep()
    assert drafts.get(draft.token) == draft


def test_a_photo_that_nobody_could_check_is_refused(sweeper, draft, photos, clock):
    photos.keep(draft.case, samples.photo())
    clock.forward(minutes=15)
    assert sweeper.sweep() == 1
    [refused] = photos.of(draft.case)
    assert (refused.state, refused.reason) == (State.REFUSED, "unchecked")


def test_a_photo_that_is_checked_late_is_accepted_after_all(sweeper, draft, photos, image, clock):
    photos.keep(draft.case, samples.photo())
    clock.forward(minutes=15)
    sweeper.sweep()
    image.take(f"{draft.case}/{photos.of(draft.case)[0].id}", "1")
    [late] = photos.of(draft.case)
    assert (late.state, late.reason) == (State.ACCEPTED, "")


class Slow(Table):
    """A table that a photo's check reaches just before anyone else's write."""

    def __init__(self, table, check):
        super().__init__(table._client, table._name)
        self.check = check

    def write(self, *writes):
        self.check()
        super().write(*writes)


def test_a_photo_that_is_checked_this_very_moment_stays_accepted(sweeper, draft, photos, image, clock):
    photos.keep(draft.case, samples.photo())
    key = f"{draft.case}/{photos.of(draft.case)[0].id}"
    clock.forward(minutes=15)
    replace(sweeper, table=Slow(sweeper.table, lambda: image.take(key, "1"))).sweep()
    assert [photo.state for photo in photos.of(draft.case)] == [State.ACCEPTED]


def test_a_photo_of_a_case_is_looked_for_as_well(sweeper, case, photos, clock):
    photos.keep(case.id, samples.photo())
    clock.forward(minutes=15)
    sweeper.sweep()
    assert [photo.state for photo in photos.of(case.id)] == [State.REFUSED]


def test_what_was_done_a_moment_before_is_left_alone(sweeper, case, table, mailbox, clock, monkeypatch):
    """The index is a little behind the table."""
    clock.forward(minutes=2)
    behind = [letter_key(case), ("CASE#gone", "DRAFT")]
    monkeypatch.setattr(type(table), "due", lambda *_: behind)
    table.write(outbox.sent(letter_key(case), "message 1", clock()))
    sweeper.sweep()
    assert mailbox.received() == []


def test_what_was_put_off_a_moment_before_is_left_alone(sweeper, case, table, mailbox, monkeypatch):
    monkeypatch.setattr(type(table), "due", lambda *_: [letter_key(case)])
    sweeper.sweep()
    assert mailbox.received() == []


def test_what_the_sweeper_does_not_know_is_left_alone(sweeper, case, table):
    key = (partition(case.id), "CASE")
    table.write(Update(key, set={"pending": "0", "due": "2020-01-01T00:00:00Z"}))
    before = table.get(key)
    assert (sweeper.sweep(), table.get(key)) == (1, before)


def test_more_than_a_shard_takes_at_once_is_done_in_turns(sweeper, drafts, clock, monkeypatch):
    monkeypatch.setattr(outbox, "shard", lambda _: "5")
    tokens = [drafts.open(complaint(), BUYER.address).token for _ in range(30)]
    clock.forward(days=7)
    assert [sweeper.sweep() for _ in range(3)] == [25, 5, 0]
    for token in tokens:
        with pytest.raises(DraftGone):
            drafts.get(token)
