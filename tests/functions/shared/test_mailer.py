"""The mailer on the local AWS: letters from the queue to the mail service, each once."""

import json

import pytest

from functions.shared import outbox
from functions.shared.mailer import Gateway, Mailer, MailRefused
from functions.shared.outbox import Letter
from functions.shared.table import ConditionFailed, StoreUnavailable, Table
from infra import web
from tests.cast import BUYER

LETTER = Letter("link-again", BUYER.email, "uk", {"reference": "HC-7K2-M9Q-4TX"}, "7")
KEY = ("CASE#1", "LETTER#1#link-again")


class Post:
    """A mail service that keeps what it takes, and refuses some addresses."""

    def __init__(self, *refused):
        self.refused, self.taken = refused, []

    def send(self, message):
        if message["To"] in self.refused:
            raise MailRefused
        self.taken.append(message["To"])
        return f"message {len(self.taken)}"


@pytest.fixture
def post():
    return Post("full@buyer.example")


@pytest.fixture
def mailer(table, letters, post, clock):
    return Mailer(lambda _: table, letters, post.send, clock)


@pytest.fixture
def letter(table, clock):
    """Puts a letter into the outbox; answers the queue's message about it."""

    def stored(number="1", **changes):
        table.write(outbox.pending("CASE#1", number, Letter(**{**vars(LETTER), **changes}), clock()))
        return message(f"LETTER#{number}#{changes.get('name', LETTER.name)}")

    return stored


def message(sk):
    return {"messageId": sk, "body": json.dumps({"table": "complaints", "pk": "CASE#1", "sk": sk})}


def test_a_letter_is_sent_and_marked(mailer, post, table, letter):
    assert mailer.batch([letter()]) == []
    assert post.taken == [BUYER.email]
    assert (table.get(KEY)["state"], table.get(KEY)["message"]) == ("sent", "message 1")


def test_a_letter_that_was_sent_is_not_sent_again(mailer, post, letter):
    record = letter()
    assert (mailer.batch([record, record]), mailer.batch([record])) == ([], [])
    assert len(post.taken) == 1


def test_a_letter_that_is_gone_is_done(mailer, post):
    assert (mailer.batch([message("LETTER#9#link-again")]), post.taken) == ([], [])


def test_a_refused_letter_is_tried_again_and_holds_nobody_up(mailer, post, table, letter):
    records = [letter("1"), letter("2", to="full@buyer.example"), letter("3")]
    assert mailer.batch(records) == ["LETTER#2#link-again"]
    assert len(post.taken) == 2
    assert table.get(("CASE#1", "LETTER#2#link-again"))["state"] == "pending"


def test_a_letter_that_cannot_be_written_holds_nobody_up(mailer, post, letter):
    records = [letter("1", facts={}), letter("2", name="no-such-letter"), letter("3")]
    assert mailer.batch(records) == ["LETTER#1#link-again", "LETTER#2#no-such-letter"]
    assert len(post.taken) == 1


def test_a_letter_that_the_sweeper_gave_up_is_marked_when_it_goes(mailer, table, letter, clock):
    record = letter()
    for _ in range(5):
        table.write(outbox.looked_again(table.get(KEY), clock()))
    mailer.batch([record])
    assert table.get(KEY)["state"] == "sent"


class Twice(Table):
    """A table in which another copy of the record is always quicker to leave its mark."""

    def write(self, *writes):
        super().write(*writes)
        raise ConditionFailed(frozenset({0}))


def test_a_second_copy_that_was_quicker_is_no_failure(aws, table_name, mailer, letter):
    behind = Mailer(
        lambda _: Twice(aws.client("dynamodb"), table_name), mailer.letters, mailer.send, mailer.clock
    )
    assert behind.batch([letter()]) == []


def test_a_letter_of_a_table_that_does_not_answer_is_tried_again(aws, letters, post, clock):
    mailer = Mailer(lambda name: Table(aws.client("dynamodb"), name), letters, post.send, clock)
    record = {"messageId": "1", "body": json.dumps({"table": "none", "pk": "CASE#1", "sk": "LETTER#1"})}
    assert mailer.batch([record]) == ["1"]
    with pytest.raises(StoreUnavailable):
        mailer.one("none", KEY)


@pytest.fixture(scope="session")
def ses(aws):
    client = aws.client("ses")
    client.verify_email_identity(EmailAddress="help@market.example")
    return client


def inbox(aws):
    _, _, body = web.request(aws.addresses, f"{aws.endpoint}/_ministack/ses/messages")
    accounts = json.loads(body)["messages"]
    return [message for messages in accounts.values() for message in messages]


def test_the_mail_service_gets_a_letter_whole(aws, ses, letters):
    name = Gateway(ses, "help@market.example").send(letters.render(LETTER))
    [got] = [message for message in inbox(aws) if message["MessageId"].startswith(name)]
    assert (got["Source"], got["To"]) == ("help@market.example", [BUYER.email])
    assert "HC-7K2-M9Q-4TX" in got["BodyText"]
    assert "<html" in got["BodyHtml"]


def test_a_sender_that_the_mail_service_does_not_know_is_refused(ses, letters):
    message = letters.render(LETTER)
    del message["From"]
    message["From"] = "stranger@elsewhere.example"
    with pytest.raises(MailRefused, match="MessageRejected"):
        Gateway(ses, "stranger@elsewhere.example").send(message)
