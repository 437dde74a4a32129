"""Heat: how strongly a matrix shades the cells of an aspect that hold figures of one metric."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge_base.derive.comparable import Figures, comparable, doubt, span_of
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.scales import PERCENT, Span, scale_for
from knowledge_base.model.comparisons import Aspect

STEPS = 5


@dataclass(frozen=True, slots=True)
class Heat:
    """How a cell is shaded."""

    step: int
    """From 1, the smallest figures, to `STEPS`."""
    is_doubtful: bool


def heat(edition: Edition, aspect: Aspect) -> Mapping[str, Heat]:
    """Return the shade of each cell of an aspect, by subject; of none where nothing compares.

    A cell with several figures stands for all that they cover.
    """
    claims = edition.base.claims
    placed = [claims[claim.id] for cell in aspect.cells.values() for claim in cell]
    for figures in comparable(edition.base, placed):
        covered = _covered(edition, figures)
        if len(covered) > 1:
            return _shades(figures, covered)
    return {}


def _covered(edition: Edition, figures: Figures) -> dict[str, Span]:
    spans: dict[str, list[float]] = {}
    for placed in figures.placed:
        ends = span_of(edition.base, placed).ends
        spans.setdefault(placed.subjects[0], []).extend(ends)
    return {subject: Span(min(ends), max(ends)) for subject, ends in spans.items()}


def _shades(figures: Figures, covered: dict[str, Span]) -> dict[str, Heat]:
    scale = PERCENT if math.isfinite(figures.limit) else scale_for(list(covered.values()))
    doubtful = {p.subjects[0] for p in figures.placed if doubt(p.claim)}
    return {
        subject: Heat(
            min(int(scale.at(span.middle) * STEPS) + 1, STEPS),
            subject in doubtful,
        )
        for subject, span in covered.items()
    }
