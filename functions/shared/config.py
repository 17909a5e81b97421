"""helpcentre.toml as one frozen, valid value: everything an owner of the help centre changes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from functions.shared import checks
from functions.shared.schema import Language, Localised, Problem, key, read

TEXTS = '{ uk = "…", ru = "…", en = "…" }'


class ConfigInvalid(Exception):
    """The file has mistakes; `problems` holds all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Site:
    name: Localised = key("The help centre's name, in the header and in letters.", TEXTS)
    languages: tuple[str, ...] = key(
        "Languages of the site, as BCP 47 codes.", '["uk", "ru", "en"]', check=checks.filled
    )
    default_language: Language = key("The language of visitors whose own is not there.", '"uk"')
    zone: str = key("Time zone of times in letters and on pages.", '"Europe/Kyiv"', check=checks.zone)
    zone_name: Localised = key("That time zone, in words, after a time.", TEXTS)


@dataclass(frozen=True, kw_only=True)
class Marketplace:
    name: str = key("The marketplace's name.", '"Market Example"', check=checks.filled)
    hosts: tuple[str, ...] = key(
        "Hosts that product links may have, mobile ones too.", '["market.example"]', check=checks.some_hosts
    )
    short_hosts: tuple[str, ...] = key(
        "Hosts of the short links that its apps share.",
        '["s.market.example"]',
        default=(),
        check=checks.hosts,
    )
    dispute_url: str = key(
        "Where a buyer opens a dispute.", '"https://market.example/orders"', check=checks.https
    )


@dataclass(frozen=True, kw_only=True)
class Recipient:
    address: str = key("An e-mail address.", '"complaints@market.example"', check=checks.address)
    language: Language = key("The language of letters to it.", '"uk"')


@dataclass(frozen=True, kw_only=True)
class Mail:
    sender: str = key("The address our letters come from.", '"help@market.example"', check=checks.address)
    sender_name: Localised = key("The sender's name.", TEXTS)
    reply_to: str = key("Where answers go.", '"support@market.example"', check=checks.address)
    staff: tuple[Recipient, ...] = key(
        "Who hears of each confirmed complaint.",
        '[{ address = "complaints@market.example", language = "uk" }]',
    )


@dataclass(frozen=True, kw_only=True)
class Limits:
    draft_days: int = key("Days that an unsent complaint is kept.", "7", default=7, check=checks.positive)
    description_characters: int = key(
        "Length of the description.", "5000", default=5000, check=checks.positive
    )
    photos: int = key("Photos in one complaint.", "10", default=10, check=checks.positive)
    photo_megabytes: int = key("Size of one photo, in MB.", "15", default=15, check=checks.positive)
    complaints_per_visitor_hour: int = key(
        "Complaints an hour from one network address.", "20", default=20, check=checks.positive
    )
    letters_per_address_hour: int = key(
        "Letters an hour to an address that nobody has confirmed.", "3", default=3, check=checks.positive
    )
    minimum_fill_seconds: int = key(
        "Seconds a person needs at least between the form and the last button.", "2", default=2
    )


@dataclass(frozen=True, kw_only=True)
class Aws:
    runtime: str = key("The Lambda runtime.", '"python3.13"', default="python3.13", check=checks.runtime)
    domain: str = key("Your own domain, or empty for CloudFront's.", '"help.market.example"', default="")
    certificate_arn: str = key(
        "The certificate of that domain, from us-east-1.", '"arn:aws:acm:us-east-1:…"', default=""
    )


@dataclass(frozen=True, kw_only=True)
class Team:
    id: str = key("A short name.", '"uk"', check=checks.identifier)
    languages: tuple[Language, ...] = key("Languages the team answers in.", '["uk"]')
    zone: str = key("The team's time zone.", '"Europe/Kyiv"', check=checks.zone)
    week: dict[str, tuple[str, ...]] = key(
        "Hours by weekday; an end at or before its start means the next day.",
        '{ mon = ["09:00-13:00", "14:00-18:00"] }',
        check=checks.week,
    )
    dates: dict[str, tuple[str, ...]] = key(
        "Hours of single dates, instead of the weekday's.",
        '{ "2027-01-01" = [] }',
        default={},
        check=checks.dates,
    )


@dataclass(frozen=True, kw_only=True)
class Fact:
    id: str = key("A short name, once in its reason.", '"brand-differs"', check=checks.identifier)
    text: Localised = key("What the buyer ticks and the seller reads.", TEXTS)


@dataclass(frozen=True, kw_only=True)
class Reason:
    id: str = key("A short name, once in its kind.", '"fake-brand"', check=checks.identifier)
    text: Localised = key("The reason within the kind.", TEXTS)
    facts: tuple[Fact, ...] = key(
        "Facts a buyer can tick.", '[{ id = "brand-differs", text = { … } }]', check=checks.unique
    )


@dataclass(frozen=True, kw_only=True)
class Kind:
    id: str = key("A short name.", '"counterfeit"', check=checks.identifier)
    text: Localised = key("The kind of complaint.", TEXTS)
    hint: Localised = key("One line that tells it from the others.", TEXTS)
    reasons: tuple[Reason, ...] = key("Reasons within the kind.", "[[kinds.reasons]]", check=checks.unique)

    def reason(self, identifier: str) -> Reason | None:
        return next((reason for reason in self.reasons if reason.id == identifier), None)


@dataclass(frozen=True, kw_only=True, eq=False)  # one a process, and a key of caches
class Config:
    site: Site = key("The site itself.", "[site]")
    marketplace: Marketplace = key("The marketplace it helps with.", "[marketplace]")
    mail: Mail = key("The letters it sends.", "[mail]")
    teams: tuple[Team, ...] = key("Who answers, and when.", "[[teams]]", check=checks.unique)
    kinds: tuple[Kind, ...] = key("What one can complain about.", "[[kinds]]", check=checks.unique)
    limits: Limits = key("How much of everything.", "[limits]", default=Limits())
    aws: Aws = key("How it runs on AWS.", "[aws]", default=Aws())

    def kind(self, identifier: str) -> Kind | None:
        return next((kind for kind in self.kinds if kind.id == identifier), None)


def load(path: Path) -> Config:
    """Read helpcentre.toml, or its copy as JSON in a package; raises ConfigInvalid with every mistake."""
    return parse(read_raw(path))


def read_raw(path: Path) -> dict[str, object]:
    text = path.read_text(encoding="utf-8")
    try:
        return dict(json.loads(text) if path.suffix == ".json" else tomllib.loads(text))
    except ValueError as error:
        raise ConfigInvalid(
            [Problem(path.name, f"cannot be read: {error}", "[site]\nname = { … }")]
        ) from error


def parse(raw: Mapping[str, object]) -> Config:
    config, problems = read(Config, raw, _languages(raw))
    if config is None:
        raise ConfigInvalid(problems)
    return config


def _languages(raw: Mapping[str, object]) -> tuple[str, ...]:
    """The languages that texts must have; a mistake in the list itself is reported where it stands."""
    site = raw.get("site")
    listed = site.get("languages") if isinstance(site, Mapping) else None
    return tuple(str(item) for item in listed) if isinstance(listed, list) else ()
