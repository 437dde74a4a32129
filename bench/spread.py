"""Statistics of few runs: the middle with its spread, ratios run by run, and growth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some runs, and the lowest and highest."""

    middle: float
    low: float
    high: float
    runs: int


def spread(values: Sequence[float]) -> Spread:
    """Return the spread of at least one value.

    Raises:
        ValueError: there is none.
    """
    if not values:
        raise ValueError("there are no runs to sum up")
    return Spread(median(values), min(values), max(values), len(values))


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Return how ours compare with theirs, run by run: what disturbs one round disturbs both.

    Runs of one side alone are left out.
    """
    pairs = zip(ours, theirs, strict=False)
    return spread([one / other for one, other in pairs])


def growth(points: Iterable[tuple[float, float]]) -> float:
    """Return the exponent of a size in a cost, by least squares of their logarithms.

    1 means that twice the size costs twice as much, 2 that it costs four times as much.

    Raises:
        ValueError: the points are of fewer than two sizes.
    """
    logarithms = [(math.log(size), math.log(cost)) for size, cost in points]
    if len({size for size, _ in logarithms}) < 2:
        raise ValueError("growth needs costs of two sizes at least")
    x_mean = sum(x for x, _ in logarithms) / len(logarithms)
    y_mean = sum(y for _, y in logarithms) / len(logarithms)
    over = sum((x - x_mean) * (y - y_mean) for x, y in logarithms)
    return over / sum((x - x_mean) ** 2 for x, _ in logarithms)
