"""Texts of one language: its catalogue, and moments as its readers write them."""

from __future__ import annotations

import datetime as dt
import gettext
import zoneinfo
from dataclasses import dataclass

from functions.shared.config import Site


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for "translate me later")
    """Mark a text for the catalogues; it is looked up where it is shown."""
    return text


@dataclass(frozen=True, eq=False)  # one a language, and a key of caches
class Texts:
    language: str
    catalogue: gettext.NullTranslations
    site: Site

    def __call__(self, text: str) -> str:
        return self.catalogue.gettext(text)

    def moment(self, moment: dt.datetime) -> str:
        """A moment in the site's zone, with the zone's name: 22 November 2026, 14:05 (Kyiv time)."""
        local = moment.astimezone(zoneinfo.ZoneInfo(self.site.zone))
        return f"{self.date(moment)}, {local:%H:%M} ({self.site.zone_name[self.language]})"

    def date(self, moment: dt.datetime) -> str:
        """The day of a moment in the site's zone: 22 November 2026."""
        local = moment.astimezone(zoneinfo.ZoneInfo(self.site.zone))
        return f"{local.day} {self.months()[local.month - 1]} {local.year}"

    def months(self) -> tuple[str, ...]:
        """Month names in the form that follows a day's number."""
        pgettext = self.catalogue.pgettext
        return (
            pgettext("after a day", "January"),
            pgettext("after a day", "February"),
            pgettext("after a day", "March"),
            pgettext("after a day", "April"),
            pgettext("after a day", "May"),
            pgettext("after a day", "June"),
            pgettext("after a day", "July"),
            pgettext("after a day", "August"),
            pgettext("after a day", "September"),
            pgettext("after a day", "October"),
            pgettext("after a day", "November"),
            pgettext("after a day", "December"),
        )
