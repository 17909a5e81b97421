"""Ratios of two things measured in turns, so that whatever else the computer does meets both."""

from collections.abc import Callable, Sequence
from statistics import median


def paired(measured: Sequence[float], against: Sequence[float]) -> float:
    """The median of the ratios of neighbours."""
    return median(one / other for one, other in zip(measured, against, strict=True))


def in_turns(rounds: int, *measures: Callable[[], float]) -> list[list[float]]:
    """The values of each measure, one of every one a round."""
    rows = [[measure() for measure in measures] for _ in range(rounds)]
    return [list(column) for column in zip(*rows, strict=True)]
