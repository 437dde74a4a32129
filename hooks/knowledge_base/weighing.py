"""The weighing engine: weights and limits over scores to a ranking with its reasons.

The page's script (`overrides/assets/javascripts/weighing.js`) is the same engine, step by step
and in the same order of additions, so that both give the same numbers. Knows no record.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

MIN_COVERAGE = 0.5
"""The share of the weight that must be known for a subject to be ranked."""
MAX_WEIGHT = 1000.0
STEPS = 1e9
"""Numbers count as equal that do not differ in steps of one part in so many."""

Weights = Mapping[str, float]
Limits = Mapping[str, float]
"""Criterion to the figure or rating that must be kept to, in the criterion's own direction."""
Verdict = Literal["meets", "fails", "unknown"]


@dataclass(frozen=True, slots=True)
class Score:
    """What is known of one subject under one criterion."""

    value: float
    """From 0, worst, to 1, best."""
    level: int
    """The certainty of the least certain claim behind it, 0 being the lowest."""


@dataclass(frozen=True, slots=True)
class Table:
    """All scores. A score that is missing is not there."""

    subjects: tuple[str, ...]
    lower: frozenset[str]
    """The criteria of which less is better."""
    scores: Mapping[str, Mapping[str, Score]]
    """Criterion to subject to score; every criterion is there."""
    figures: Mapping[str, Mapping[str, float]]
    """Criterion to subject to figure, in the metric's unit, or to rating: what limits are held
    against. One that compares with no other is no score, and yet may break a limit."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion adds to a subject's total."""

    criterion: str
    weight: float
    score: Score | None
    contribution: float | None
    """In the unit of the total, None where the score is missing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one subject fares."""

    subject: str
    total: float
    """The weighted mean over the known scores; zero where none is known."""
    coverage: float
    """The share of the weight whose scores are known."""
    lowest: float
    """The total if every missing score were the worst."""
    highest: float
    """The total if every missing score were the best."""
    level: int | None
    """The certainty that half of the known weight stays below or at."""
    parts: tuple[Part, ...]
    verdicts: Mapping[str, Verdict]
    """Criterion to whether its limit is kept."""

    @property
    def fails(self) -> bool:
        """Tell whether a limit is broken for certain."""
        return "fails" in self.verdicts.values()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The outcome. The three lists hold each subject once."""

    ranked: tuple[Standing, ...]
    positions: Mapping[str, int]
    """From 1; subjects with equal totals share one."""
    too_little: tuple[Standing, ...]
    excluded: tuple[Standing, ...]

    @property
    def leaders(self) -> tuple[str, ...]:
        """The subjects in first place."""
        return tuple(name for name, position in self.positions.items() if position == 1)

    @property
    def level(self) -> int | None:
        """The certainty of the ranking: the lowest of those ranked."""
        return min((s.level for s in self.ranked if s.level is not None), default=None)


def fault_of(weights: Weights) -> Literal["bad", "zero"] | None:
    """Tell what keeps weights from being used."""
    if any(not 0 <= weight <= MAX_WEIGHT for weight in weights.values()):
        return "bad"
    return None if any(weights.values()) else "zero"


def weigh(table: Table, weights: Weights, limits: Limits) -> Ranking:
    """Rank the subjects. Weights must have no fault; a criterion without one weighs nothing."""
    standings = [_standing(table, subject, weights, limits) for subject in table.subjects]
    kept = [standing for standing in standings if not standing.fails]
    ranked = sorted(filter(is_known_enough, kept), key=lambda each: -step_of(each.total))
    return Ranking(
        tuple(ranked),
        _positions(ranked),
        tuple(each for each in kept if not is_known_enough(each)),
        tuple(each for each in standings if each.fails),
    )


def is_known_enough(standing: Standing) -> bool:
    """Tell whether enough of the weight is known."""
    return step_of(standing.coverage) >= step_of(MIN_COVERAGE)


def step_of(number: float) -> int:
    """Return a number in whole steps, so that rounding decides nothing."""
    return math.floor(number * STEPS + 0.5)


def _positions(ranked: Sequence[Standing]) -> dict[str, int]:
    steps = [step_of(each.total) for each in ranked]
    return {each.subject: steps.index(step_of(each.total)) + 1 for each in ranked}


def _standing(table: Table, subject: str, weights: Weights, limits: Limits) -> Standing:
    whole = known = gained = 0.0
    weighed: list[tuple[str, float, Score | None]] = []
    for criterion, scores in table.scores.items():
        weight, score = weights.get(criterion, 0.0), scores.get(subject)
        if weight > 0:
            weighed.append((criterion, weight, score))
            whole += weight
            if score is not None:
                known += weight
                gained += weight * score.value
    parts = (Part(name, w, s, w * s.value / known if s else None) for name, w, s in weighed)
    return Standing(
        subject=subject,
        total=gained / known if known else 0.0,
        coverage=known / whole,
        lowest=gained / whole,
        highest=(gained + (whole - known)) / whole,
        level=_level(weighed, known),
        parts=tuple(parts),
        verdicts={name: _verdict(table, name, subject, limit) for name, limit in limits.items()},
    )


def _level(weighed: list[tuple[str, float, Score | None]], known: float) -> int | None:
    sums = [0.0, 0.0, 0.0, 0.0]
    for _, weight, score in weighed:
        if score is not None:
            sums[score.level] += weight
    so_far = 0.0
    for level, weight in enumerate(sums):
        so_far += weight
        if weight and step_of(so_far * 2 / known) >= step_of(1):
            return level
    return None


def _verdict(table: Table, criterion: str, subject: str, limit: float) -> Verdict:
    figure = table.figures[criterion].get(subject)
    if figure is None:
        return "unknown"
    is_kept = figure <= limit if criterion in table.lower else figure >= limit
    return "meets" if is_kept else "fails"
