"""How far one weight must move until another subject comes first.

As one weight moves and the others stay, two subjects' totals are equal where a quadratic is
zero, and a subject enters or leaves the ranking at one point. Between such points nothing
changes, so that one test in each interval finds every turn there is. The page's script holds
the same steps.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge_base.weighing import MAX_WEIGHT, MIN_COVERAGE, Limits, Ranking, Table, Weights, weigh


@dataclass(frozen=True, slots=True)
class Turn:
    """Where another subject comes first."""

    criterion: str
    weight: float
    """As it is now."""
    to: float
    """The first comes level here, and falls behind beyond."""
    winner: str
    """Who comes first beyond."""

    @property
    def change(self) -> float:
        """How far the weight moves."""
        return abs(self.to - self.weight)


@dataclass(frozen=True, slots=True)
class _Others:
    """A subject's sums over all criteria but the one whose weight moves, and its score in that."""

    gained: float
    known: float
    score: float
    counts: float
    """1 where the score is known, otherwise 0."""


def turning_points(table: Table, weights: Weights, limits: Limits) -> tuple[Turn, ...]:
    """Return the nearest turn of each criterion that has one; none where first place is shared."""
    ranking = weigh(table, weights, limits)
    if len(ranking.leaders) != 1:
        return ()
    found = (_turn(table, weights, limits, ranking, criterion) for criterion in table.scores)
    return tuple(turn for turn in found if turn is not None)


def smallest(turns: Sequence[Turn]) -> Turn | None:
    """Return the turn that needs the smallest change."""
    return min(turns, key=lambda turn: turn.change, default=None)


def _turn(
    table: Table, weights: Weights, limits: Limits, ranking: Ranking, criterion: str
) -> Turn | None:
    now, leader = weights.get(criterion, 0.0), ranking.leaders[0]
    points = sorted({0.0, now, *_critical(table, weights, ranking, criterion)})
    below = [(end, start) for start, end in pairwise(points) if end <= now]
    above = [(start, end) for start, end in pairwise(points) if start >= now]
    above.append((points[-1], points[-1] * 2 + 1))
    turns = []
    for intervals in (below[::-1], above):
        for near, far in intervals:
            moved = {**weights, criterion: near / 2 + far / 2}
            leaders = weigh(table, moved, limits).leaders
            if near <= MAX_WEIGHT and leaders and leader not in leaders:
                turns.append(Turn(criterion, now, near, leaders[0]))
                break
    return smallest(turns)


def _critical(table: Table, weights: Weights, ranking: Ranking, criterion: str) -> Iterator[float]:
    """Yield the weights above zero at which the order may change."""
    kept = [each.subject for each in (*ranking.ranked, *ranking.too_little)]
    whole = 0.0
    for name, weight in _in_order(table, weights):
        whole += 0.0 if name == criterion else weight
    sums = {subject: _others(table, weights, criterion, subject) for subject in kept}
    leader = sums[ranking.leaders[0]]
    for subject in kept:
        other = sums[subject]
        entry = (MIN_COVERAGE * whole - other.known) / (other.counts - MIN_COVERAGE)
        yield from (point for point in (entry, *_level(leader, other)) if point > 0)


def _in_order(table: Table, weights: Weights) -> Iterator[tuple[str, float]]:
    return ((name, weights.get(name, 0.0)) for name in table.scores)


def _others(table: Table, weights: Weights, criterion: str, subject: str) -> _Others:
    gained = known = 0.0
    for name, weight in _in_order(table, weights):
        score = table.scores[name].get(subject)
        if name != criterion and score is not None:
            known += weight
            gained += weight * score.value
    own = table.scores[criterion].get(subject)
    return _Others(gained, known, own.value if own else 0.0, 1.0 if own else 0.0)


def _level(one: _Others, other: _Others) -> list[float]:
    """Return the weights at which two totals are equal."""
    a = one.score * other.counts - other.score * one.counts
    b = one.gained * other.counts + one.score * other.known
    b -= other.gained * one.counts + other.score * one.known
    c = one.gained * other.known - other.gained * one.known
    if a == 0:
        return [-c / b] if b else []
    inner = b * b - 4 * a * c
    if inner < 0:
        return []
    # Written so that no two nearly equal numbers are subtracted.
    half = -(b + math.copysign(math.sqrt(inner), b)) / 2
    return [half / a, c / half] if half else [0.0]
