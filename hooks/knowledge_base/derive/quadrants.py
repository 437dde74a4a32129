"""Quadrants: what is claimed of two subjects in many aspects, the one against the other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import Address
from knowledge_base.derive.charts import Line, Tick
from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.comparable import Figures, doubt, row_of, span_of
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.figures import after_number, plain_number
from knowledge_base.derive.scales import PERCENT
from knowledge_base.inline import plain
from knowledge_base.model.knowledge_base import PlacedClaim

_LEFT, _SIDE, _TOP, _BELOW = 44, 296, 10, 42
_FEWEST_POINTS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """An aspect, by what is claimed of either subject in it."""

    number: int
    x: float
    y: float
    across: ClaimView
    up: ClaimView
    across_doubt: str | None
    up_doubt: str | None

    @property
    def is_doubtful(self) -> bool:
        """Tell whether either figure is in doubt."""
        return self.across_doubt is not None or self.up_doubt is not None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the quadrant with the numbers of the aspects that stand there."""

    x: float
    y: float
    text: str
    name: str
    """The numbers with what they stand for."""
    is_doubtful: bool
    home: Address
    """Where the first of their claims is at home."""


@dataclass(frozen=True, slots=True)
class Quadrant:
    """Two subjects against each other, from 0 to 100 percent of one metric."""

    id: str
    metric: str
    title: Words
    owner: Link
    across: Words
    up: Words
    points: tuple[Point, ...]
    spots: tuple[Spot, ...]
    columns: tuple[Tick, ...]
    rows: tuple[Line, ...]
    left: float
    right: float
    top: float
    bottom: float
    height: float
    unit: str
    half: str
    """The mark in the middle of either axis, where the quadrants meet."""
    has_doubts: bool
    notes: tuple[str, ...]
    """Labels of what a reader must know to read it."""


Pair = tuple[PlacedClaim, PlacedClaim]


def quadrants(edition: Edition, figures: Iterable[Figures]) -> tuple[Quadrant, ...]:
    """Return a quadrant for each group of figures that can be one."""
    return tuple(
        found
        for number, each in enumerate(figures, start=1)
        if (found := quadrant(edition, f"quadrant_{number}", each))
    )


def quadrant(edition: Edition, name: str, figures: Figures) -> Quadrant | None:
    """Return figures as a quadrant; None unless two subjects share enough aspects, by value."""
    pairs = _pairs(edition, figures)
    if len(pairs) < _FEWEST_POINTS or len(figures.placed) != 2 * len(pairs):
        return None
    points = tuple(_points(edition, pairs))
    across, up = (edition.title_of("subject", one.subjects[0]) for one in pairs[0])
    placed, has_doubts = pairs[0][0], any(point.is_doubtful for point in points)
    return Quadrant(
        id=name,
        metric=figures.metric.id,
        title=edition.words(figures.metric.title),
        owner=edition.link(placed.kind, placed.owner),
        across=across,
        up=up,
        points=points,
        spots=tuple(_spots(edition, points)),
        columns=tuple(
            Tick(_across(value), plain_number(value), "middle") for value in PERCENT.ticks
        ),
        rows=tuple(Line(plain_number(value), _up(value)) for value in PERCENT.ticks),
        left=_LEFT,
        right=_LEFT + _SIDE,
        top=_TOP,
        bottom=_TOP + _SIDE,
        height=_TOP + _SIDE + _BELOW,
        unit=after_number(edition, figures.metric.unit).strip(),
        half=plain_number(PERCENT.end / 2),
        has_doubts=has_doubts,
        notes=("quadrant-note", *(("chart-doubtful",) if has_doubts else ())),
    )


def _pairs(edition: Edition, figures: Figures) -> list[Pair]:
    """Return the figures of two subjects by aspect, the first subject's first."""
    if not math.isfinite(figures.limit) or figures.baseline:
        return []
    rows: dict[str, list[PlacedClaim]] = {}
    for placed in figures.placed:
        is_plain = len(placed.subjects) == 1 and span_of(edition.base, placed).is_value
        if is_plain and placed.aspect is not None:
            rows.setdefault(row_of(placed), []).append(placed)
    pairs = [(row[0], row[1]) for row in rows.values() if len(row) == 2]
    subjects = {(one.subjects[0], other.subjects[0]) for one, other in pairs}
    is_one_pair = len(subjects) == 1 and all(one != other for one, other in subjects)
    return pairs if is_one_pair else []


def _across(value: float) -> float:
    return round(_LEFT + PERCENT.at(value) * _SIDE, 1)


def _up(value: float) -> float:
    return round(_TOP + (1 - PERCENT.at(value)) * _SIDE, 1)


def _points(edition: Edition, pairs: list[Pair]) -> Iterator[Point]:
    for number, (one, other) in enumerate(pairs, start=1):
        across, up = (span_of(edition.base, placed).middle for placed in (one, other))
        yield Point(
            number,
            _across(across),
            _up(up),
            claim_view(edition, one),
            claim_view(edition, other),
            doubt(one.claim),
            doubt(other.claim),
        )


def _spots(edition: Edition, points: tuple[Point, ...]) -> Iterator[Spot]:
    places: dict[tuple[float, float], list[Point]] = {}
    for point in points:
        places.setdefault((point.x, point.y), []).append(point)
    for (x, y), here in places.items():
        text = " ".join(str(point.number) for point in here)
        names = (plain(point.across.aspect.text) for point in here if point.across.aspect)
        name = text + edition.label("colon") + edition.label("list-comma").join(names)
        is_doubtful = any(point.is_doubtful for point in here)
        yield Spot(x, y, text, name, is_doubtful, here[0].across.home)
