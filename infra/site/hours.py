"""The teams' opening hours in words, as the page «Online help» says them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import get_day_names, get_timezone_location
from babel.lists import format_list

from functions.shared.checks import WEEKDAYS
from functions.shared.config import Site, Team
from functions.shared.texts import Texts


@dataclass(frozen=True)
class TeamHours:
    languages: str
    """The languages the team answers in: «Українська і російська»."""
    zone: str
    """Whose time it is: «За київським часом»."""
    week: list[tuple[str, str]]
    """Days and times: («Понеділок–п’ятниця», «09:00–13:00 і 14:00–18:00»); no times when the team is away."""
    dates: list[tuple[str, str]]
    """Single days with hours of their own, likewise."""


def in_words(teams: tuple[Team, ...], site: Site, texts: Texts, today: dt.date) -> list[TeamHours]:
    """Each team's week, and its single dates from `today` on, for readers of `texts.language`.

    The teams that answer in the reader's language come first.
    """
    locale = Locale.parse(texts.language, sep="-")
    return [
        TeamHours(
            languages=_begun(_listed([_language(code, locale) for code in team.languages], locale)),
            zone=_begun(_zone(team.zone, site, texts, locale)),
            week=list(_week(team, texts, locale)),
            dates=list(_dates(team, texts, locale, today)),
        )
        for team in sorted(teams, key=lambda team: texts.language not in team.languages)
    ]


def _week(team: Team, texts: Texts, locale: Locale) -> Iterator[tuple[str, str]]:
    """Runs of weekdays with the same hours, the week beginning on Monday."""
    # CLDR writes the letter apostrophe, our texts the typographic one.
    names = {
        day: name.replace("ʼ", "’") for day, name in get_day_names("wide", "stand-alone", locale).items()
    }
    for intervals, run in groupby(range(7), key=lambda day: team.week.get(WEEKDAYS[day], ())):
        days = [names[day] for day in run]
        text = f"{days[0]}–{days[-1]}" if len(days) > 2 else _listed(days, locale)
        yield _begun(text), _times(intervals, texts, locale)


def _dates(team: Team, texts: Texts, locale: Locale, today: dt.date) -> Iterator[tuple[str, str]]:
    for written, intervals in sorted(team.dates.items()):
        date = dt.date.fromisoformat(written)
        if date >= today:
            noon = dt.datetime.combine(date, dt.time(12), ZoneInfo(texts.site.zone))
            yield texts.date(noon), _times(intervals, texts, locale)


def _times(intervals: tuple[str, ...], texts: Texts, locale: Locale) -> str:
    return _listed([_interval(interval, texts) for interval in intervals], locale)


def _interval(interval: str, texts: Texts) -> str:
    """An end at or before the start is said to be on the next day."""
    start, end = interval.split("-")
    words = f"{start}–{end}"
    return words if start < end else texts("%(interval)s the next day") % {"interval": words}


def _zone(zone: str, site: Site, texts: Texts, locale: Locale) -> str:
    """The owner's own words for the site's zone; for another one its city, which needs no declension."""
    if zone == site.zone:
        return site.zone_name[texts.language]
    city = get_timezone_location(zone, locale=locale, return_city=True)
    return texts("Time zone: %(city)s") % {"city": city}


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _language(code: str, locale: Locale) -> str:
    return str(Locale.parse(code, sep="-").get_display_name(locale))


def _listed(items: list[str], locale: Locale) -> str:
    return str(format_list(items, locale=locale)) if items else ""
