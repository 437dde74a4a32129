"""Figures and ratings to scores from 0, the worst known, to 1, the best. Knows no record."""

from __future__ import annotations

import math
from collections.abc import Mapping
from statistics import median

LOG_ABOVE = 10.0
"""Figures that lie further apart than by this factor are placed on a logarithmic scale."""
EQUAL = 0.5
"""The score of each subject where all figures are the same."""
RATINGS = (1, 5)
"""The worst and the best rating."""


def typical(value: float | None, low: float | None, high: float | None) -> float:
    """Return one figure for a quantity: its value, the middle of its range, or its known end."""
    known = [end for end in (value, low, high) if end is not None]
    return known[0] / 2 + known[-1] / 2


def middle(figures: list[float]) -> float:
    """Return the median of the figures that claims give."""
    return float(median(figures))


def scaled(figures: Mapping[str, float], *, is_lower_better: bool) -> dict[str, float]:
    """Return the score of each subject; none where there is nothing to compare with."""
    if len(figures) < 2:
        return {}
    low, high = min(figures.values()), max(figures.values())
    if low == high:
        return dict.fromkeys(figures, EQUAL)
    place = math.log if is_logarithmic(figures) else _half
    start, end = (high, low) if is_lower_better else (low, high)
    width = place(end) - place(start)
    # Zero is added so that the worst scores 0 and not -0.
    return {name: (place(f) - place(start)) / width + 0.0 for name, f in figures.items()}


def _half(figure: float) -> float:
    """Return half a figure: differences of the largest there are stay finite."""
    return figure / 2


def is_logarithmic(figures: Mapping[str, float]) -> bool:
    """Tell whether figures lie so far apart that factors say more than differences."""
    low, high = min(figures.values()), max(figures.values())
    return low > 0 and high / low > LOG_ABOVE


def rated(rating: float) -> float:
    """Return the score of a rating."""
    worst, best = RATINGS
    return (rating - worst) / (best - worst)
