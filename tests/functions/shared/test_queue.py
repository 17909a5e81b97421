"""The contract of the queue adapter, on the local AWS."""

import pytest

from functions.shared.queue import Queue, QueueUnavailable


def keys(count):
    return [("CASE#1", f"LETTER#{number:03d}") for number in range(count)]


def test_a_message_names_table_and_letter(mailbox):
    mailbox.queue.send("complaints", [("CASE#1", "LETTER#1#link-again")])
    assert mailbox.received() == [{"table": "complaints", "pk": "CASE#1", "sk": "LETTER#1#link-again"}]


@pytest.mark.parametrize("count", [0, 1, 10, 11, 25])
def test_every_letter_gets_its_message(mailbox, count):
    mailbox.queue.send("complaints", keys(count))
    assert sorted(message["sk"] for message in mailbox.received()) == [sk for _, sk in keys(count)]


def test_a_queue_that_is_not_there_is_unavailable(aws, mailbox):
    with pytest.raises(QueueUnavailable):
        Queue(aws.client("sqs"), f"{mailbox.url}-not").send("complaints", keys(1))


class Choosy:
    """A client that takes all messages but the last of a batch."""

    def send_message_batch(self, **request):
        return {"Failed": [{"Id": request["Entries"][-1]["Id"]}]}


def test_a_message_that_was_not_taken_is_a_failure():
    with pytest.raises(QueueUnavailable):
        Queue(Choosy(), "http://queue").send("complaints", keys(3))
