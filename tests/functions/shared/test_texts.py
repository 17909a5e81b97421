"""Moments and texts as a language's readers write them."""

import datetime as dt

import pytest

NOON = dt.datetime(2026, 11, 22, 12, 5, tzinfo=dt.UTC)
WRITTEN = {
    "uk": "22 листопада 2026, 14:05 (за київським часом)",
    "ru": "22 ноября 2026, 14:05 (по киевскому времени)",
    "en": "22 November 2026, 14:05 (Kyiv time)",
}
MONTHS = {
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}


@pytest.mark.parametrize("language", WRITTEN)
def test_a_moment_is_written_in_the_sites_zone(resources, language):
    assert resources.texts(language).moment(NOON) == WRITTEN[language]


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_follows_its_day_in_the_right_form(resources, language):
    texts = resources.texts(language)
    days = [texts.date(NOON.replace(month=month, day=1)) for month in range(1, 13)]
    assert days == [f"1 {month} 2026" for month in MONTHS[language].split()]


@pytest.mark.parametrize(
    ("utc", "local"), [("2026-07-01T21:30", "2 July"), ("2026-12-01T21:30", "1 December")]
)
def test_the_day_is_the_sites_day_in_summer_and_in_winter(resources, utc, local):
    moment = dt.datetime.fromisoformat(f"{utc}:00+00:00")
    assert resources.texts("en").date(moment) == f"{local} 2026"


@pytest.mark.parametrize(("minutes", "clock"), [(0, "03:59"), (1, "03:00")])
def test_an_hour_that_comes_twice_is_told_as_the_clock_shows_it(resources, minutes, clock):
    moment = dt.datetime(2026, 10, 25, 0, 59, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    assert f", {clock} (" in resources.texts("en").moment(moment)


def test_a_text_is_looked_up(resources):
    assert resources.texts("uk")("Complaint upheld") == "Скаргу задоволено"


def test_a_text_that_no_catalogue_has_stays_as_it_is(resources):
    assert resources.texts("uk")("Nobody says this") == "Nobody says this"


def test_english_needs_no_catalogue(resources):
    assert resources.texts("en")("Complaint upheld") == "Complaint upheld"
