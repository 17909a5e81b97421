"""Limits by the hour, inside a transaction."""

import datetime as dt

import pytest

from functions.shared import rates
from functions.shared.table import ConditionFailed, Put

NOW = dt.datetime(2026, 11, 22, 12, 30, tzinfo=dt.UTC)


def count(table, times, who="someone", now=NOW, what="letters"):
    for _ in range(times):
        table.write(rates.counted(what, who, 3, now))


def test_a_limit_is_what_may_happen(table):
    count(table, 3)
    assert table.get(("RATE#letters#someone#2026-11-22T12", "RATE"))["count"] == 3


def test_one_more_is_refused(table):
    count(table, 3)
    with pytest.raises(ConditionFailed):
        count(table, 1)


def test_what_goes_with_one_too_many_is_refused_too(table):
    count(table, 3)
    with pytest.raises(ConditionFailed) as refused:
        table.write(Put({"pk": "a", "sk": "b"}), rates.counted("letters", "someone", 3, NOW))
    assert (refused.value.writes, table.get(("a", "b"))) == ({1}, None)


@pytest.mark.parametrize(
    "other", [{"who": "another"}, {"what": "drafts"}, {"now": NOW + dt.timedelta(minutes=30)}], ids=str
)
def test_others_and_the_next_hour_count_anew(table, other):
    count(table, 3)
    count(table, 3, **other)


def test_a_count_lives_past_its_hour(table):
    count(table, 1)
    ttl = table.get(("RATE#letters#someone#2026-11-22T12", "RATE"))["ttl"]
    assert dt.datetime.fromtimestamp(ttl, dt.UTC) == NOW + dt.timedelta(hours=2)
