"""What a deployment tells the functions: names, addresses and keys, from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class SettingMissing(Exception):
    """A function was deployed without a variable it needs; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Each function has only the variables it uses, so each is asked for when it is used."""

    environment: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        try:
            return self.environment[name]
        except KeyError:
            raise SettingMissing(name) from None
