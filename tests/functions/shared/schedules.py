"""Teams and their hours, by hand and by hypothesis: around clock changes in twelve zones."""

import datetime as dt
import functools
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from functions.shared.checks import WEEKDAYS
from functions.shared.config import Team
from functions.shared.hours import Schedule

# By an hour and by half of one, at midnight and in the small hours, in both hemispheres, and for Ramadan.
ZONES = (
    "Europe/Kyiv",
    "Europe/London",
    "Atlantic/Azores",
    "America/New_York",
    "America/St_Johns",
    "America/Havana",
    "America/Santiago",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
)
OFFICE = ("09:00-13:00", "14:00-18:00")
WORKDAYS = WEEKDAYS[:5]
ONE_DAY = dt.timedelta(days=1)


def team(**changes):
    """Five days a week with a lunch break, in Kyiv."""
    week = dict.fromkeys(WORKDAYS, OFFICE)
    return Team(**{"id": "uk", "languages": ("uk",), "zone": "Europe/Kyiv", "week": week} | changes)


def schedule(**changes):
    return Schedule.of(team(**changes))


def moment(text):
    return dt.datetime.fromisoformat(text)


@functools.cache
def changes(zone):
    """The days from 2025 to 2027 on which a zone's clocks change."""
    first = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    days = [first + dt.timedelta(days=number) for number in range(3 * 365)]
    offsets = [day.astimezone(ZoneInfo(zone)).utcoffset() for day in days]
    return [days[place] for place in range(len(days) - 1) if offsets[place] != offsets[place + 1]]


def _text(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


zones = st.sampled_from(ZONES)
seconds = st.integers(-3 * 86400, 3 * 86400).map(lambda number: dt.timedelta(seconds=number))
minutes = st.integers(0, 143).map(lambda number: _text(number * 10))
spans = st.builds("{}-{}".format, minutes, minutes | st.just("24:00"))
amounts = st.integers(1, 200 * 3600).map(lambda number: dt.timedelta(seconds=number))


@st.composite
def teams_at(draw):
    """A schedule that opens on one weekday at least, and a moment near a clock change in its zone."""
    zone = draw(zones)
    change = draw(st.sampled_from(changes(zone)))
    nearby = st.integers(-4, 4).map(lambda number: str(change.date() + number * ONE_DAY))
    week = draw(
        st.dictionaries(st.sampled_from(WEEKDAYS), st.lists(spans, min_size=1, max_size=3), min_size=1)
    )
    dates = draw(st.dictionaries(nearby, st.lists(spans, max_size=2), max_size=3))
    return schedule(zone=zone, week=week, dates=dates), change + draw(seconds)
