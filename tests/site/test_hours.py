import datetime as dt
import gettext

import pytest

from functions.shared.config import Site, Team
from functions.shared.texts import Texts
from infra.site.hours import in_words

SITE = Site(
    name={},
    languages=("uk", "ru", "en"),
    default_language="uk",
    zone="Europe/Kyiv",
    zone_name={"uk": "за київським часом", "ru": "по киевскому времени", "en": "Kyiv time"},
)
OFFICE = ("09:00-13:00", "14:00-18:00")
WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE)
TODAY = dt.date(2026, 11, 22)


def words(language, **team):
    team = {"id": "uk", "languages": ("uk",), "zone": "Europe/Kyiv", "week": WEEK} | team
    [hours] = in_words((Team(**team),), SITE, Texts(language, gettext.NullTranslations(), SITE), TODAY)
    return hours


@pytest.mark.parametrize(
    ("language", "days", "times"),
    [
        ("uk", "Понеділок–п’ятниця", "09:00–13:00 і 14:00–18:00"),
        ("ru", "Понедельник–пятница", "09:00–13:00 и 14:00–18:00"),
        ("en", "Monday–Friday", "09:00–13:00 and 14:00–18:00"),
    ],
)
def test_days_with_equal_hours_are_one_line(language, days, times):
    assert words(language).lines[0] == (days, times)


def test_days_away_have_no_times():
    assert words("en").lines[1:] == [("Saturday–Sunday", "")]


def test_a_day_of_its_own_is_a_line_of_its_own():
    lines = words("en", week=WEEK | {"wed": ("10:00-12:00",)}).lines
    assert [days for days, _ in lines] == [
        "Monday–Tuesday",
        "Wednesday",
        "Thursday–Friday",
        "Saturday–Sunday",
    ]


def test_the_site_s_zone_is_named_in_the_owner_s_words():
    assert words("uk").zone == "за київським часом"


def test_another_zone_is_named_by_its_city():
    assert words("ru", zone="Asia/Almaty").zone == "(time zone: Алматы)"


def test_single_dates_are_listed_from_today_on():
    dates = {"2026-12-31": ("09:00-13:00",), "2026-11-21": (), "2026-12-25": ()}
    assert words("en", dates=dates).lines[2:] == [
        ("December 25, 2026", ""),
        ("December 31, 2026", "09:00–13:00"),
    ]


def test_languages_are_named_in_the_reader_s_language():
    assert words("en", languages=("uk", "ru")).languages == "Ukrainian and Russian"
