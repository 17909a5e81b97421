"""The teams' opening hours in words, as the page «Online help» says them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from babel import Locale
from babel.dates import format_date, get_day_names, get_timezone_location
from babel.lists import format_list

from functions.shared.config import Site, Team
from functions.shared.texts import Texts

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class TeamHours:
    languages: str
    """The languages the team answers in: «українська і російська»."""
    lines: list[tuple[str, str]]
    """Days and times: («Понеділок–п’ятниця», «09:00–13:00 і 14:00–18:00»); no times when the team is away."""
    zone: str
    """What follows a time: «за київським часом»."""


def in_words(teams: tuple[Team, ...], site: Site, texts: Texts, today: dt.date) -> list[TeamHours]:
    """Each team's week, and its single dates from `today` on, for readers of `texts.language`."""
    locale = Locale.parse(texts.language, sep="-")
    return [
        TeamHours(
            languages=_listed([_language(code, locale) for code in team.languages], locale),
            lines=[*_week(team, locale), *_dates(team, locale, today)],
            zone=_zone(team.zone, site, texts, locale),
        )
        for team in teams
    ]


def _week(team: Team, locale: Locale) -> Iterator[tuple[str, str]]:
    """Runs of weekdays with the same hours, the week beginning on Monday."""
    names = get_day_names("wide", "stand-alone", locale)
    for intervals, run in groupby(range(7), key=lambda day: team.week.get(WEEKDAYS[day], ())):
        first, *rest = [str(names[day]) for day in run]
        days = f"{first}–{rest[-1]}" if rest else first
        # CLDR writes the letter apostrophe, our texts the typographic one.
        yield (days[:1].upper() + days[1:]).replace("ʼ", "’"), _times(intervals, locale)


def _dates(team: Team, locale: Locale, today: dt.date) -> Iterator[tuple[str, str]]:
    for date, intervals in sorted(team.dates.items()):
        if dt.date.fromisoformat(date) >= today:
            yield format_date(dt.date.fromisoformat(date), "long", locale), _times(intervals, locale)


def _times(intervals: tuple[str, ...], locale: Locale) -> str:
    return _listed([interval.replace("-", "–") for interval in intervals], locale)


def _zone(zone: str, site: Site, texts: Texts, locale: Locale) -> str:
    """The owner's own words for the site's zone; for another one its city, which needs no declension."""
    if zone == site.zone:
        return site.zone_name[texts.language]
    city = get_timezone_location(zone, locale=locale, return_city=True)
    return texts("(time zone: %(city)s)") % {"city": city}


def _language(code: str, locale: Locale) -> str:
    return str(Locale.parse(code, sep="-").get_display_name(locale))


def _listed(items: list[str], locale: Locale) -> str:
    return str(format_list(items, locale=locale)) if items else ""
