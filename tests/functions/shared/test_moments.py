"""Moments as text."""

import datetime as dt
import zoneinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.shared import moments

ANY_MOMENT = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))
NOON = dt.datetime(2026, 11, 22, 12, 5, 7, tzinfo=dt.UTC)


def test_a_moment_is_written_in_utc_to_the_second():
    assert moments.written(NOON) == "2026-11-22T12:05:07Z"


def test_a_moment_of_another_zone_is_written_in_utc():
    in_kyiv = NOON.astimezone(zoneinfo.ZoneInfo("Europe/Kyiv"))
    assert moments.written(in_kyiv) == "2026-11-22T12:05:07Z"


@given(ANY_MOMENT)
def test_what_is_written_is_read_back(moment):
    assert moments.read(moments.written(moment)) == moment.replace(microsecond=0)


@given(ANY_MOMENT, ANY_MOMENT)
def test_text_order_is_time_order(one, other):
    one, other = one.replace(microsecond=0), other.replace(microsecond=0)
    assert (moments.written(one) < moments.written(other)) == (one < other)


def test_the_time_to_live_is_whole_seconds():
    assert moments.epoch(NOON.replace(microsecond=999_999)) == 1795349107


@pytest.mark.parametrize(("minute", "hour"), [(0, "2026-11-22T12"), (59, "2026-11-22T12")])
def test_an_hour_holds_its_first_and_last_minute(minute, hour):
    assert moments.hour(NOON.replace(minute=minute)) == hour


def test_now_knows_its_zone():
    assert moments.now().utcoffset() == dt.timedelta(0)
