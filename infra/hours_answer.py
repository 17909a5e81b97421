"""`helpcentre hours`: whether the teams are there at a moment, and when that changes next."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from functions.shared import moments
from functions.shared.config import Config, Team
from functions.shared.hours import HORIZON, Hours, Schedule, Together, is_open, next_change
from infra.failure import USAGE, CommandFailed

EXAMPLE = "For example: --at 2026-11-22T06:00:00Z"


@dataclass(frozen=True)
class State:
    open: bool
    next_change: dt.datetime | None

    def shape(self) -> dict[str, object]:
        return {"open": self.open, "next_change": self.next_change and moments.written(self.next_change)}

    def words(self, zone: str) -> str:
        """In the local time of a zone: `closed, opens Mon 23 Nov 2026 09:00 (Europe/Kyiv)`."""
        now, then = ("open", "closes") if self.open else ("closed", "opens")
        if self.next_change is None:
            return f"{now}, and no change within {HORIZON.days} days"
        return f"{now}, {then} {self.next_change.astimezone(ZoneInfo(zone)):%a %d %b %Y %H:%M} ({zone})"


@dataclass(frozen=True)
class Answer:
    """One team's state, or that of several together with each of theirs."""

    state: State
    zone: str
    teams: dict[str, "Answer"]

    def shape(self) -> dict[str, object]:
        each = {name: answer.shape() for name, answer in self.teams.items()}
        return self.state.shape() | ({"teams": each} if each else {})

    def lines(self) -> list[str]:
        if not self.teams:
            return [self.words()]
        rows = {name: answer.words() for name, answer in self.teams.items()} | {"any of them": self.words()}
        width = max(map(len, rows))
        return [f"{name:<{width}}  {words}" for name, words in rows.items()]

    def words(self) -> str:
        return self.state.words(self.zone)


def of(config: Config, at: str | None, team: str | None) -> Answer:
    """The answer for one team, or for all; CommandFailed for a moment or a team that cannot be meant."""
    moment = _moment(at) if at is not None else moments.now()
    if team is not None:
        return _alone(_team(config, team), moment)
    together = Together(tuple(map(Schedule.of, config.teams)))
    each = {team.id: _alone(team, moment) for team in config.teams}
    return Answer(_state(together, moment), config.site.zone, each)


def _alone(team: Team, at: dt.datetime) -> Answer:
    return Answer(_state(Schedule.of(team), at), team.zone, {})


def _state(hours: Hours, at: dt.datetime) -> State:
    try:
        return State(is_open(hours, at), next_change(hours, at))
    except OverflowError as error:
        raise CommandFailed(
            f"The calendar ends near {at.isoformat()}.", advice=EXAMPLE, code=USAGE
        ) from error


def _moment(text: str) -> dt.datetime:
    try:
        moment = moments.read(text)
    except ValueError as error:
        raise CommandFailed(f"{text!r} is not a moment.", advice=EXAMPLE, code=USAGE) from error
    if moment.tzinfo is None:
        advice = f"End it with Z for UTC, or with an offset like +02:00. {EXAMPLE}"
        raise CommandFailed(f"{text!r} does not say in which time zone.", advice=advice, code=USAGE)
    return moment


def _team(config: Config, identifier: str) -> Team:
    found = next((team for team in config.teams if team.id == identifier), None)
    if found is None:
        known = ", ".join(team.id for team in config.teams)
        raise CommandFailed(f"There is no team {identifier!r}.", advice=f"Possible: {known}", code=USAGE)
    return found
