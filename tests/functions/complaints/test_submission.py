"""The last button: a draft becomes a case, once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from functions.complaints import access as links
from functions.complaints.case import Party
from functions.complaints.drafts import DraftGone, TooMany, discard, partition
from functions.complaints.submission import AnswersChanged, Submission, TooQuick
from functions.shared import references, tokens
from functions.shared.table import StoreUnavailable, Table
from functions.shared.tokens import Keys
from tests.cast import BUYER, COMPLAINT, STRANGER, complaint
from tests.functions.complaints import records


@pytest.fixture
def send(submission, draft):
    """Presses the last button of the draft."""

    def sent(said=COMPLAINT, token=draft.token, visitor=BUYER.address):
        submission.send(token, said, "uk", visitor)

    return sent


def kinds(table, case):
    return [item["sk"].partition("#")[0] for item in table.query(partition(case))]


def test_a_draft_becomes_a_case_with_its_event_and_letter(table, draft, send):
    send()
    assert kinds(table, draft.case) == ["CASE", "EVENT", "LETTER"]
    assert records.case(table, draft.case).complaint == COMPLAINT


def test_the_letter_goes_to_the_complainant_with_reference_and_link(table, draft, send):
    send()
    [letter] = records.letters(table, draft.case)
    case = records.case(table, draft.case)
    assert (letter.name, letter.to, letter.language) == ("complaint-received", BUYER.email, "uk")
    assert letter.facts == {"reference": case.reference}


def test_the_link_of_the_letter_opens_the_case(table, keys, draft, send, access):
    send()
    [secret] = records.secrets(table, keys, draft.case)
    assert access.linked(secret) == links.Grant(draft.case, Party.COMPLAINANT)


def test_no_secret_and_no_plain_network_address_is_stored(table, keys, draft, send, everything):
    send()
    held = everything()
    for secret in (draft.token, *records.secrets(table, keys, draft.case), BUYER.address):
        assert secret not in held


class Counting:
    """A client that counts the calls it passes on."""

    def __init__(self, client):
        self.client, self.calls = client, []

    def __getattr__(self, name):
        if not name.startswith("_") and name != "exceptions":
            self.calls.append(name)
        return getattr(self.client, name)


def test_a_submit_is_one_round_trip(aws, table_name, keys, config, clock, draft):
    counting = Counting(aws.client("dynamodb"))
    submission = Submission(Table(counting, table_name), keys, config.limits, clock)
    submission.send(draft.token, COMPLAINT, "uk", BUYER.address)
    assert counting.calls == ["transact_write_items"]


def test_a_second_press_does_nothing_more(send, everything):
    send()
    before = everything()
    send()
    assert everything() == before


def test_a_press_a_day_later_does_nothing_more(send, everything, clock):
    send()
    before = everything()
    clock.forward(days=1)
    send(visitor=STRANGER.address)
    assert everything() == before


def test_other_answers_than_those_kept_are_not_sent(table, draft, send):
    with pytest.raises(AnswersChanged):
        send(complaint(description="Інше"))
    assert kinds(table, draft.case) == ["DRAFT"]


def test_other_answers_than_those_sent_are_not_sent(table, draft, send):
    send()
    with pytest.raises(AnswersChanged):
        send(complaint(description="Інше"))
    assert records.case(table, draft.case).complaint == COMPLAINT


def test_answers_changed_in_time_are_sent(table, drafts, draft, send):
    drafts.change(draft.token, complaint(name="Оля"))
    send(complaint(name="Оля"))
    assert records.case(table, draft.case).complaint.name == "Оля"


def test_a_deleted_draft_is_not_sent(table, evidence, draft, send):
    discard(table, evidence, draft.case)
    with pytest.raises(DraftGone):
        send()
    assert kinds(table, draft.case) == []


@pytest.mark.parametrize(
    "token", ["", "token", Keys("another key", "").issue()], ids=["none", "guessed", "foreign"]
)
def test_a_token_that_we_never_issued_sends_nothing(send, everything, token):
    before = everything()
    with pytest.raises(DraftGone):
        send(token=token)
    assert everything() == before


@pytest.mark.parametrize(("seconds", "quick"), [(0, True), (1, True), (2, False)])
def test_nobody_fills_in_a_form_in_a_second(keys, draft, send, clock, seconds, quick):
    issued = dt.datetime.fromtimestamp(keys.issued_at(draft.token), dt.UTC)
    clock.moment = issued + dt.timedelta(seconds=seconds)
    if quick:
        with pytest.raises(TooQuick):
            send()
    else:
        send()


def test_who_was_too_quick_may_press_again(table, keys, draft, send, clock):
    later, clock.moment = clock.moment, dt.datetime.fromtimestamp(keys.issued_at(draft.token), dt.UTC)
    with pytest.raises(TooQuick):
        send()
    clock.moment = later
    send()
    assert "CASE" in kinds(table, draft.case)


def test_fifty_presses_at_once_make_one_case(table, draft, send):
    with ThreadPoolExecutor(50) as people:
        pressed = [people.submit(send) for _ in range(50)]
    assert [press.exception() for press in pressed] == [None] * 50
    assert kinds(table, draft.case) == ["CASE", "EVENT", "LETTER"]


def test_fifty_presses_count_as_one(aws, table_name, send):
    with ThreadPoolExecutor(50) as people:
        list(people.map(lambda _: send(), range(50)))
    items = aws.client("dynamodb").scan(TableName=table_name)["Items"]
    counts = {it["pk"]["S"].split("#")[1]: it["count"]["N"] for it in items if it["sk"]["S"] == "RATE"}
    assert counts == {"draft": "1", "complaints": "1", "letters": "1"}


@pytest.fixture
def few(drafts, table, keys, config, clock):
    """Complaints where two an hour come from one network, and two letters go to one address."""
    limits = replace(config.limits, complaints_per_visitor_hour=2, letters_per_address_hour=2)
    submission = Submission(table, keys, limits, clock)

    def file(number, visitor=BUYER.address):
        said = complaint(email=f"buyer{number}@buyer.example")
        draft = drafts.open(said, visitor)
        submission.send(draft.token, said, "uk", visitor)
        return draft.case

    return file


def refused(act, *args):
    with pytest.raises(TooMany) as limit:
        act(*args)
    return limit.value.what


def test_complaints_are_limited_by_network_and_hour(few, clock):
    few(1)
    few(2)
    assert refused(few, 3) == "complaints"
    few(3, STRANGER.address)
    clock.forward(hours=1)
    few(3)


def test_letters_to_an_address_that_nobody_confirmed_are_limited(few, clock):
    few(1, "192.0.2.1")
    few(1, "192.0.2.2")
    assert refused(few, 1, "192.0.2.3") == "letters"
    few(2, "192.0.2.3")
    clock.forward(hours=1)
    few(1, "192.0.2.3")


def test_a_confirmed_address_gets_ten_times_the_letters(few, table, keys, access):
    case = few(1, "192.0.2.1")
    access.enter(records.secrets(table, keys, case)[0], "")
    for number in range(19):
        few(1, f"192.0.2.{number + 2}")
    assert refused(few, 1, "192.0.2.200") == "letters"


def test_letter_case_does_not_make_another_address(filed, config):
    for number in range(config.limits.letters_per_address_hour):
        filed(f"192.0.2.{number}", email=("olena@buyer.example", "OLENA@BUYER.EXAMPLE")[number % 2])
    assert refused(lambda: filed("192.0.2.99", email="Olena@Buyer.example")) == "letters"


def test_what_a_limit_stopped_stays_a_draft(few, table):
    few(1)
    few(2)
    assert refused(few, 3) == "complaints"
    waiting = [
        key for shard in "01234567" for key in table.due("pending", shard, "2099", 9) if key[1] == "DRAFT"
    ]
    assert len(waiting) == 1


def test_a_reference_that_is_taken_is_drawn_again(monkeypatch, filed):
    free = references.draw()
    drawn = iter([filed().reference, free])
    monkeypatch.setattr(references, "draw", lambda: next(drawn))
    assert filed().reference == free


def test_a_reference_that_is_always_taken_gives_up(monkeypatch, filed, send):
    taken = filed().reference
    monkeypatch.setattr(references, "draw", lambda: taken)
    with pytest.raises(StoreUnavailable, match="no free reference"):
        send()


def test_every_case_has_its_own_link(table, keys, filed):
    first, second = filed(), filed()
    one, other = (records.secrets(table, keys, case.id)[0] for case in (first, second))
    assert one != other
    assert tokens.digest(one) != tokens.digest(other)
