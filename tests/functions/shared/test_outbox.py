"""The outbox: letters as items, from pending to sent or stuck."""

import collections
import datetime as dt

import pytest

from functions.shared import outbox
from functions.shared.outbox import Letter
from functions.shared.table import ConditionFailed
from tests.cast import BUYER

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
LETTER = Letter("link-again", BUYER.email, "uk", {"reference": "HC-000-000-000"}, "link number 7")
KEY = ("CASE#1", "LETTER#000002-a#link-again")


@pytest.fixture
def stored(table):
    """A table with one letter in an outbox."""
    table.write(outbox.pending("CASE#1", "000002-a", LETTER, NOW))
    return table


def due(table, moment):
    return table.due("pending", outbox.shard("CASE#1"), moment, 10)


def test_a_letter_comes_back_as_it_was(stored):
    assert outbox.letter(stored.get(KEY)) == LETTER


def test_a_new_letter_waits_beside_what_it_is_about(stored):
    assert [item["state"] for item in stored.query("CASE#1", outbox.PREFIX)] == ["pending"]


def test_a_new_letter_is_looked_for_after_two_minutes(stored):
    assert due(stored, "2026-11-22T12:01:59Z") == []
    assert due(stored, "2026-11-22T12:02:00Z") == [KEY]


def test_the_same_letter_is_not_put_there_twice(stored):
    with pytest.raises(ConditionFailed):
        stored.write(outbox.pending("CASE#1", "000002-a", LETTER, NOW))


def test_a_sent_letter_is_marked_and_no_longer_due(stored):
    stored.write(outbox.sent(KEY, "message 9", NOW))
    item = stored.get(KEY)
    assert (item["state"], item["message"], item["sent_at"]) == ("sent", "message 9", "2026-11-22T12:00:00Z")
    assert due(stored, "2027") == []


def test_a_letter_is_marked_sent_once(stored):
    stored.write(outbox.sent(KEY, "message 9", NOW))
    with pytest.raises(ConditionFailed):
        stored.write(outbox.sent(KEY, "message 10", NOW))
    assert stored.get(KEY)["message"] == "message 9"


def test_a_letter_that_is_not_there_is_not_made_by_marking_it(table):
    with pytest.raises(ConditionFailed):
        table.write(outbox.sent(KEY, "message 9", NOW))


def look(table, times, now=NOW):
    for _ in range(times):
        table.write(outbox.looked_again(table.get(KEY), now))


@pytest.mark.parametrize(
    ("times", "next_look"),
    [
        (1, "2026-11-22T12:30:00Z"),
        (2, "2026-11-22T15:00:00Z"),
        (3, "2026-11-23T00:00:00Z"),
        (4, "2026-11-23T12:00:00Z"),
    ],
)
def test_the_sweeper_looks_again_after_ever_longer(stored, times, next_look):
    look(stored, times)
    assert stored.get(KEY)["due"] == next_look


def test_after_the_fifth_look_a_letter_is_stuck(stored):
    look(stored, 5)
    assert (stored.get(KEY)["state"], due(stored, "2099")) == ("stuck", [])


def test_a_stuck_letter_that_gets_through_after_all_is_sent(stored):
    look(stored, 5)
    stored.write(outbox.sent(KEY, "message 9", NOW))
    assert stored.get(KEY)["state"] == "sent"


def test_a_sent_letter_is_not_looked_for_again(stored):
    item = stored.get(KEY)
    stored.write(outbox.sent(KEY, "message 9", NOW))
    with pytest.raises(ConditionFailed):
        stored.write(outbox.looked_again(item, NOW))


def test_letters_spread_over_all_shards():
    shards = collections.Counter(outbox.shard(f"CASE#{number:032x}") for number in range(4000))
    assert set(shards) == set(outbox.SHARDS)
    assert max(shards.values()) < 2 * min(shards.values())
