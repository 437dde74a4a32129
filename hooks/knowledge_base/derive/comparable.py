"""Which figures of a page compare: those of one metric, relative to the same thing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge_base.derive.edition import Edition
from knowledge_base.derive.scales import Span
from knowledge_base.inline import plain
from knowledge_base.model.claims import Claim, Quantity
from knowledge_base.model.knowledge_base import KnowledgeBase, PlacedClaim
from knowledge_base.model.root import Metric
from knowledge_base.units import convert

DOUBTS = ("disputed", "wrong", "outdated", "unverifiable")
"""Verdicts of our reviews with which a figure is never drawn as if it held."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Two or more figures that compare."""

    metric: Metric
    baseline: str | None
    """The subject that all of them are relative to."""
    placed: tuple[PlacedClaim, ...]
    """In reading order: by aspect, then by subject."""

    @property
    def limit(self) -> float:
        """What no figure can pass."""
        is_share = self.metric.unit == "percent" and self.metric.bounded
        return 100.0 if is_share else math.inf


def doubt(claim: Claim) -> str | None:
    """Return the verdict for which a claim's figure is drawn as doubtful, None without one."""
    status = claim.review.status if claim.review else None
    return status if status in DOUBTS else None


def span(base: KnowledgeBase, quantity: Quantity) -> Span:
    """Return a quantity in its metric's unit."""
    unit = base.metrics[quantity.metric].unit

    def converted(value: float | None) -> float | None:
        return None if value is None else convert(value, quantity.unit, unit)

    if quantity.value is not None:
        value = converted(quantity.value)
        return Span(value, value)
    return Span(converted(quantity.min), converted(quantity.max))


def span_of(base: KnowledgeBase, placed: PlacedClaim) -> Span:
    """Return the figure of a claim that states one."""
    quantity = placed.claim.quantity
    if quantity is None:
        raise ValueError(f"the claim '{placed.id}' states no figure")
    return span(base, quantity)


def comparable(base: KnowledgeBase, placed: Iterable[PlacedClaim]) -> tuple[Figures, ...]:
    """Return the figures among some claims that compare with at least one other."""
    groups: dict[tuple[str, str | None], list[PlacedClaim]] = {}
    for one in placed:
        quantity = one.claim.quantity
        if quantity is not None:
            groups.setdefault((quantity.metric, quantity.baseline), []).append(one)
    return tuple(
        Figures(base.metrics[metric], baseline, _in_reading_order(base, members))
        for (metric, baseline), members in groups.items()
        if len(members) > 1
    )


def _in_reading_order(base: KnowledgeBase, placed: list[PlacedClaim]) -> tuple[PlacedClaim, ...]:
    rows = dict.fromkeys(row_of(one) for one in placed)
    aspects = {row: number for number, row in enumerate(rows)}
    subjects = {name: number for number, name in enumerate(base.subjects)}

    def key(one: PlacedClaim) -> tuple[int, int]:
        first = subjects[one.subjects[0]] if one.subjects else len(subjects)
        return aspects[row_of(one)], first

    return tuple(sorted(placed, key=key))


def row_of(placed: PlacedClaim) -> str:
    """Return the path of the aspect or result that a claim stands in."""
    return placed.path.partition("]")[0]


def names(edition: Edition, placed: tuple[PlacedClaim, ...]) -> tuple[str, ...]:
    """Return what tells figures apart: their subjects, and as little more as that takes."""
    features = [_features(edition, one) for one in placed]
    shown: list[int] = []
    for number in range(len(features[0])):
        if len({feature[number] for feature in features}) > 1:
            shown.append(number)
        chosen = [tuple(feature[each] for each in shown) for feature in features]
        if len(set(chosen)) == len(placed):
            break
    if 0 not in shown and (not shown or len(placed[0].subjects) < 3):
        shown.insert(0, 0)
    return tuple(
        " · ".join(feature[each] for each in shown if feature[each]) or feature[-1]
        for feature in features
    )


def _features(edition: Edition, placed: PlacedClaim) -> tuple[str, ...]:
    scope = placed.claim.scope
    texts = (scope.condition, scope.workload, scope.hardware) if scope else (None, None, None)
    subjects = (edition.base.subjects[name].name for name in placed.subjects)
    return (
        edition.label("list-comma").join(subjects),
        edition.say(placed.aspect) if placed.aspect else "",
        *(edition.say(text) if text else "" for text in texts),
        plain(scope.version) if scope and scope.version else "",
        edition.say(placed.claim.text),
    )
