"""What the claims behind each criterion come to: a figure or rating for each subject."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.model.weighing import Criterion, Preset
from knowledge_base.scores import middle, rated, scaled, typical
from knowledge_base.units import are_comparable, convert, is_unit
from knowledge_base.weighing import Score, Table

Counts = Callable[[str], bool]
"""Tells of a claim, by its id, whether it counts."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one subject's score stands on."""

    figure: float
    """In the metric's unit, or the rating."""
    claims: tuple[str, ...]
    """Those that count."""


def has_fallen(base: KnowledgeBase, claim: str) -> bool:
    """Tell whether our review calls a claim wrong or outdated."""
    placed = base.claims.get(claim)
    review = placed.claim.review if placed else None
    return review is not None and review.status in ("wrong", "outdated")


def claims_of_score(criterion: Criterion, subject: str) -> tuple[str, ...]:
    """Return every claim that is named for a subject's score, whether or not it counts."""
    if subject in criterion.figures:
        return criterion.figures[subject]
    grounds = criterion.absent.get(subject) or criterion.ratings.get(subject)
    return grounds.claims if grounds else ()


def grounds_of(base: KnowledgeBase, criterion: Criterion, counts: Counts) -> Mapping[str, Grounds]:
    """Return the figure or rating of each compared subject that has claims which count.

    A claim that our review calls wrong or outdated never does.
    """
    found = {}
    for subject in base.compared:
        names = claims_of_score(criterion, subject.id)
        used = tuple(
            name
            for name in names
            if name in base.claims and counts(name) and not has_fallen(base, name)
        )
        figure = _figure(base, criterion, subject.id, used) if used else None
        if figure is not None:
            found[subject.id] = Grounds(figure, used)
    return found


def score_table(
    base: KnowledgeBase, counts: Counts = lambda _: True, level: Callable[[str], int] = lambda _: 0
) -> Table:
    """Return all scores that stand on the claims which count; `level` is a claim's certainty."""
    scores, figures = {}, {}
    for name, criterion in base.criteria.items():
        grounds = grounds_of(base, criterion, counts)
        figures[name] = {subject: each.figure for subject, each in grounds.items()}
        scores[name] = {
            subject: Score(value, min(level(claim) for claim in grounds[subject].claims))
            for subject, value in values_of(criterion, grounds).items()
        }
    lower = frozenset(name for name, each in base.criteria.items() if each.is_lower_better)
    return Table(tuple(subject.id for subject in base.compared), lower, scores, figures)


def values_of(criterion: Criterion, grounds: Mapping[str, Grounds]) -> Mapping[str, float]:
    """Return the scores of the subjects with figures or ratings."""
    figures = {subject: each.figure for subject, each in grounds.items()}
    if criterion.metric is None:
        return {subject: rated(figure) for subject, figure in figures.items()}
    return scaled(figures, is_lower_better=criterion.is_lower_better)


def limits_of(base: KnowledgeBase, preset: Preset) -> Mapping[str, float]:
    """Return a preset's limits in the units of their criteria."""
    return dict(_limits(base, preset))


def _limits(base: KnowledgeBase, preset: Preset) -> Iterator[tuple[str, float]]:
    for constraint in preset.constraints:
        limit = constraint.at_least if constraint.at_most is None else constraint.at_most
        metric = base.metrics.get(base.criteria[constraint.criterion].metric or "")
        if limit is not None:
            unit = constraint.unit
            yield (
                constraint.criterion,
                convert(limit, unit, metric.unit) if unit and metric else limit,
            )


def _figure(
    base: KnowledgeBase, criterion: Criterion, subject: str, claims: tuple[str, ...]
) -> float | None:
    if subject in criterion.ratings:
        return float(criterion.ratings[subject].value)
    if subject in criterion.absent:
        return 0.0
    figures = [
        figure for claim in claims if (figure := _measured(base, criterion, claim)) is not None
    ]
    return middle(figures) if figures else None


def _measured(base: KnowledgeBase, criterion: Criterion, claim: str) -> float | None:
    quantity, metric = base.claims[claim].claim.quantity, base.metrics.get(criterion.metric or "")
    if quantity is None or metric is None or quantity.metric != metric.id:
        return None
    if not (is_unit(quantity.unit) and is_unit(metric.unit)):
        return None
    if not are_comparable(quantity.unit, metric.unit):
        return None
    figure = typical(quantity.value, quantity.min, quantity.max)
    converted = convert(figure, quantity.unit, metric.unit)
    return converted if math.isfinite(converted) else None
