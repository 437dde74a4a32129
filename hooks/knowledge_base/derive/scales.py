"""Scales of charts: from a figure to a place between 0 and 1, with the marks along the way."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

LARGE_SPREAD = 100
"""From how many times the smallest figure on the largest is drawn on a logarithmic scale."""
_BEYOND = 1.25
"""How much further than an open end, or the smallest figure, a scale reaches."""
_INTERVALS = 4


@dataclass(frozen=True, slots=True)
class Span:
    """A figure in its metric's unit: both ends the same, a range, or a range with an open end."""

    low: float | None
    high: float | None

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends that are known, one or two."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def middle(self) -> float:
        """The middle of a range; of one with an open end, the end that is known."""
        return sum(self.ends) / len(self.ends)

    @property
    def is_value(self) -> bool:
        """Tell whether it is one figure and not a range."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from `start` to `end`."""

    start: float
    end: float
    is_logarithmic: bool
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return where a figure stands, 0 being the start and 1 the end; beyond counts as there."""
        start, end = self.start, self.end
        if self.is_logarithmic:
            if value <= 0:
                return 0.0
            value, start, end = math.log10(value), math.log10(start), math.log10(end)
        return min(max((value - start) / (end - start), 0.0), 1.0)

    def reaches(self, value: float) -> bool:
        """Tell whether a figure stands on the scale."""
        return self.start <= value <= self.end


PERCENT = Scale(0, 100, False, (0, 25, 50, 75, 100))
"""Shares of a whole."""


def scale_for(spans: Sequence[Span], limit: float = math.inf) -> Scale:
    """Return the scale that spans are drawn on: from zero, or logarithmic where they differ much.

    No figure passes `limit`, so neither does a linear scale.
    """
    ends = [end for span in spans for end in span.ends]
    beyond = [span.low * _BEYOND for span in spans if span.low is not None and span.high is None]
    positive = [end for end in ends if end > 0]
    # A range may begin at nothing; a figure of nothing has no place on a logarithmic scale.
    has_place = all((span.high if span.high is not None else span.low or 0) > 0 for span in spans)
    if has_place and max(positive) > LARGE_SPREAD * min(positive):
        return _logarithmic(min(positive) / _BEYOND, max(positive + beyond))
    return _linear(min(0.0, *ends), min(max(0.0, *ends, *beyond), max(limit, *ends)))


def _logarithmic(low: float, high: float) -> Scale:
    """Return a scale that begins and ends with a mark, each a power of ten."""
    start, end = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = math.ceil((end - start) / _INTERVALS)
    end = start + every * math.ceil((end - start) / every)
    ticks = tuple(10.0**power for power in range(start, end + 1, every))
    return Scale(10.0**start, 10.0**end, True, ticks)


def _linear(low: float, high: float) -> Scale:
    step = _round_step((high - low) / _INTERVALS) if high > low else 1.0
    first, last = math.floor(low / step), max(math.ceil(high / step), 1)
    ticks = tuple(float(f"{number * step:.10g}") for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], False, ticks)


def _round_step(least: float) -> float:
    """Return the next 1, 2, 2.5 or 5, times a power of ten."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= least * (1 - 1e-9))
