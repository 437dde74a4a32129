"""Figures that clash: found by code, and declared as disagreements or listed as lapses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from knowledge_base.check.walk import Found
from knowledge_base.model.claims import Quantity
from knowledge_base.model.knowledge_base import KnowledgeBase, PlacedClaim
from knowledge_base.problems import Problem
from knowledge_base.units import are_comparable, convert, is_unit

ROUNDING = 0.1
"""By how much an approximate figure may be off, as a share of it."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims whose figures of one metric do not overlap."""

    metric: str
    one: PlacedClaim
    other: PlacedClaim


@dataclass(frozen=True, slots=True)
class _Figure:
    """A claim's figure in its metric's unit, numbered in the order of the data."""

    number: int
    placed: PlacedClaim
    quantity: Quantity
    span: tuple[float, float]

    @property
    def about(self) -> tuple[str, str | None, frozenset[str]]:
        """Return what two figures must have in common to be compared at all."""
        quantity = self.quantity
        return quantity.metric, quantity.baseline, frozenset(self.placed.subjects)


def clashes(base: KnowledgeBase) -> Iterator[Clash]:
    """Yield every pair of comparable claims whose ranges, in one unit, do not overlap.

    Metric by metric, as the data comes to them.
    """
    alike: dict[tuple[str, str | None, frozenset[str]], list[_Figure]] = {}
    metrics: dict[str, int] = {}
    for figure in _figures(base):
        metrics.setdefault(figure.quantity.metric, len(metrics))
        alike.setdefault(figure.about, []).append(figure)
    found = [
        (metrics[one.quantity.metric], one.number, other.number, one, other)
        for figures in alike.values()
        for one, other in combinations(figures, 2)
        if _are_apart(one.span, other.span) and _comparable(one.placed, other.placed)
    ]
    for *_, one, other in sorted(found, key=lambda each: each[:3]):
        yield Clash(one.quantity.metric, one.placed, other.placed)


def _figures(base: KnowledgeBase) -> Iterator[_Figure]:
    for number, placed in enumerate(base.claims.values()):
        quantity = placed.claim.quantity
        span = interval(base, quantity) if quantity else None
        if quantity and span:
            yield _Figure(number, placed, quantity, span)


def _are_apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def interval(base: KnowledgeBase, quantity: Quantity) -> tuple[float, float] | None:
    """Return a quantity as a range in its metric's unit; None where units do not fit."""
    metric = base.metrics.get(quantity.metric)
    if metric is None or not is_unit(quantity.unit) or not is_unit(metric.unit):
        return None
    if not are_comparable(quantity.unit, metric.unit):
        return None
    low = quantity.value if quantity.value is not None else quantity.min
    high = quantity.value if quantity.value is not None else quantity.max
    slack = ROUNDING if quantity.approximate else 0.0
    first = float("-inf") if low is None else low - abs(low) * slack
    last = float("inf") if high is None else high + abs(high) * slack
    return (
        convert(first, quantity.unit, metric.unit),
        convert(last, quantity.unit, metric.unit),
    )


def _comparable(one: PlacedClaim, other: PlacedClaim) -> bool:
    """Tell whether two figures of the same subjects have, where stated, the same scope."""
    if _in_different_rows(one, other):
        return False
    if one.claim.scope is None or other.claim.scope is None:
        return True
    mine, theirs = one.claim.scope, other.claim.scope
    for key in ("version", "workload", "hardware", "condition"):
        here, there = getattr(mine, key), getattr(theirs, key)
        if here is not None and there is not None and _words(here) != _words(there):
            return False
    return True


def _in_different_rows(one: PlacedClaim, other: PlacedClaim) -> bool:
    """Rows of one record set their claims apart as a stated scope would; so do before and after."""
    same_record = (one.kind, one.owner) == (other.kind, other.owner)
    return same_record and (one.kind == "case" or one.aspect != other.aspect)


def _words(value: object) -> object:
    return (getattr(value, "en", value), getattr(value, "zh", None))


def check_undeclared_clashes(base: KnowledgeBase) -> Iterator[Problem]:
    """Every clash of figures is declared as a disagreement. One that is not is a lapse."""
    declared = [set(disagreement.claims) for disagreement in base.disagreements.values()]
    for clash in clashes(base):
        if any({clash.one.id, clash.other.id} <= claims for claims in declared):
            continue
        found = Found(f"{clash.other.path}.quantity", clash.other.claim.quantity)
        wrong = f"the figure clashes with that of '{clash.one.id}' ({clash.metric})"
        right = "declare a disagreement of both, or state in 'scope' what sets them apart"
        yield found.problem("undeclared-disagreement", "", wrong, right, "lapse")


def check_disagreements(base: KnowledgeBase) -> Iterator[Problem]:
    """A disagreement is between different claims, and its figures are of its metric."""
    for name, disagreement in base.disagreements.items():
        found = Found(f"disagreements[{name}]", disagreement)
        if len(set(disagreement.claims)) < 2:
            wrong = "the disagreement names fewer than two different claims"
            yield found.problem("disagreement-claims", "claims", wrong, "name at least two")
        if disagreement.metric is None:
            continue
        claims = [base.claims[c] for c in disagreement.claims if c in base.claims]
        metrics = {c.claim.quantity.metric for c in claims if c.claim.quantity}
        if claims and disagreement.metric not in metrics:
            wrong = f"none of its claims states '{disagreement.metric}'"
            yield found.problem("disagreement-metric", "metric", wrong, "remove or correct it")
