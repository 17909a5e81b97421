"""A figure: something measured, and the goal it has to meet."""

import json
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """`value` is None when it could not be measured, which meets no goal."""

    name: str
    value: float | None
    unit: str
    goal: float
    better: Literal["lower", "higher"] = "lower"

    @property
    def met(self) -> bool:
        if self.value is None:
            return False
        return self.value <= self.goal if self.better == "lower" else self.value >= self.goal

    def line(self) -> str:
        """One JSON object."""
        shown = None if self.value is None else round(self.value, 3)
        shape = {"name": self.name, "value": shown, "unit": self.unit}
        return json.dumps({**shape, "goal": self.goal, "better": self.better})

    def __str__(self) -> str:
        word = "at most" if self.better == "lower" else "at least"
        return f"{self.name}: {self.value} {self.unit}, goal {word} {self.goal}"
