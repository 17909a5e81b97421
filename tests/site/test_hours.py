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


def words(language, **changes):
    [hours] = in_words((team(**changes),), SITE, texts(language), TODAY)
    return hours


def team(**changes):
    return Team(**{"id": "uk", "languages": ("uk",), "zone": "Europe/Kyiv", "week": WEEK} | changes)


def texts(language):
    return Texts(language, gettext.NullTranslations(), SITE)


@pytest.mark.parametrize(
    ("language", "days", "times"),
    [
        ("uk", "Понеділок–п’ятниця", "09:00–13:00 і 14:00–18:00"),
        ("ru", "Понедельник–пятница", "09:00–13:00 и 14:00–18:00"),
        ("en", "Monday–Friday", "09:00–13:00 and 14:00–18:00"),
    ],
)
def test_days_with_equal_hours_are_one_line(language, days, times):
    assert words(language).week[0] == (days, times)


def test_days_away_have_no_times():
    assert words("en").week[1:] == [("Saturday and Sunday", "")]


def test_a_day_of_its_own_is_a_line_of_its_own():
    lines = words("en", week=WEEK | {"wed": ("10:00-12:00",)}).week
    assert [days for days, _ in lines] == [
        "Monday and Tuesday",
        "Wednesday",
        "Thursday and Friday",
        "Saturday and Sunday",
    ]


def test_an_evening_that_ends_after_midnight_says_so():
    assert words("en", week={"sat": ("18:00-01:00",)}).week[1] == ("Saturday", "18:00–01:00 the next day")


def test_the_site_s_zone_is_named_in_the_owner_s_words():
    assert words("uk").zone == "За київським часом"


def test_another_zone_is_named_by_its_city():
    assert words("ru", zone="Asia/Almaty").zone == "Time zone: Алматы"


def test_single_dates_are_listed_from_today_on():
    dates = {"2026-12-31": ("09:00-13:00",), "2026-11-21": (), "2026-12-25": ()}
    assert words("en", dates=dates).dates == [
        ("25 December 2026", ""),
        ("31 December 2026", "09:00–13:00"),
    ]


def test_languages_are_named_in_the_reader_s_language():
    assert words("en", languages=("uk", "ru")).languages == "Ukrainian and Russian"


def test_the_reader_s_own_team_comes_first():
    teams = (team(), team(id="en", languages=("en",)))
    assert [each.languages for each in in_words(teams, SITE, texts("en"), TODAY)] == ["English", "Ukrainian"]
