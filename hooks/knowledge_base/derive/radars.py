"""Radars: what is claimed of one subject in many aspects, around a common centre."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.charts import SMALL_LETTERS, WIDTH, Line
from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.comparable import Figures, comparable, doubt, row_of, span_of
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.lettering import broken
from knowledge_base.derive.scales import PERCENT
from knowledge_base.inline import plain
from knowledge_base.model.knowledge_base import PlacedClaim

_CENTRE_X, _RADIUS, _LINE = WIDTH / 2, 78, 14
_RINGS = (25, 50, 75, 100)
_FEWEST_SPOKES = 5


@dataclass(frozen=True, slots=True)
class Spoke:
    """An aspect of a radar."""

    claim: ClaimView
    x: float
    y: float
    end: str
    """Where the spoke ends, as `x,y`."""
    lines: tuple[Line, ...]
    label_x: float
    anchor: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Ring:
    """A line of equal figures: its corners, and its label with the height of that."""

    corners: str
    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Radar:
    """One subject's figures of one metric over many aspects, from 0 to 100 percent."""

    id: str
    title: Words
    owner: Link
    spokes: tuple[Spoke, ...]
    shape: str
    rings: tuple[Ring, ...]
    centre: str
    label_x: float
    height: float
    better: str
    has_doubts: bool
    notes: tuple[str, ...]
    """Labels of what a reader must know to read it."""


def radars(edition: Edition, subject: str, placed: tuple[PlacedClaim, ...]) -> tuple[Radar, ...]:
    """Return a radar for each record that gives enough shares of one metric for a subject."""
    owners: dict[tuple[str, str], list[PlacedClaim]] = {}
    for one in placed:
        if one.subjects == (subject,) and one.claim.quantity and one.aspect is not None:
            owners.setdefault((one.kind, one.owner), []).append(one)
    groups = (each for claims in owners.values() for each in comparable(edition.base, claims))
    fitting = (each for each in groups if _is_round(edition, each))
    return tuple(
        _radar(edition, f"radar_{number}", each) for number, each in enumerate(fitting, start=1)
    )


def _is_round(edition: Edition, figures: Figures) -> bool:
    """Tell whether figures are shares by value, one for each of enough aspects."""
    rows = {row_of(placed) for placed in figures.placed}
    return (
        len(rows) == len(figures.placed) >= _FEWEST_SPOKES
        and math.isfinite(figures.limit)
        and all(span_of(edition.base, placed).is_value for placed in figures.placed)
    )


def _radar(edition: Edition, name: str, figures: Figures) -> Radar:
    number, placed = len(figures.placed), figures.placed[0]
    centre_y = _RADIUS + 3.2 * _LINE
    spokes = tuple(_spokes(edition, figures, centre_y))
    has_doubts = any(spoke.doubt for spoke in spokes)
    corners = [
        " ".join(_corner(each, number, ring / 100, centre_y) for each in range(number))
        for ring in _RINGS
    ]
    return Radar(
        id=name,
        title=edition.words(figures.metric.title),
        owner=edition.link(placed.kind, placed.owner),
        spokes=spokes,
        shape=" ".join(f"{spoke.x:g},{spoke.y:g}" for spoke in spokes),
        rings=tuple(
            Ring(
                corner,
                f"{ring}" if ring < _RINGS[-1] else "",
                round(centre_y - _RADIUS * ring / 100 + 4, 1),
            )
            for corner, ring in zip(corners, _RINGS, strict=True)
        ),
        centre=f"{_CENTRE_X:g},{centre_y:g}",
        label_x=_CENTRE_X - 3,
        height=2 * centre_y,
        better=figures.metric.better,
        has_doubts=has_doubts,
        notes=("radar-note", *(("chart-doubtful",) if has_doubts else ())),
    )


def _place(number: int, of: int, share: float, centre_y: float) -> tuple[float, float]:
    angle = 2 * math.pi * number / of
    x = _CENTRE_X + math.sin(angle) * _RADIUS * share
    return round(x, 1), round(centre_y - math.cos(angle) * _RADIUS * share, 1)


def _corner(number: int, of: int, share: float, centre_y: float) -> str:
    x, y = _place(number, of, share, centre_y)
    return f"{x:g},{y:g}"


def _spokes(edition: Edition, figures: Figures, centre_y: float) -> Iterator[Spoke]:
    count = len(figures.placed)
    for number, placed in enumerate(figures.placed):
        claim = claim_view(edition, placed)
        share = PERCENT.at(span_of(edition.base, placed).middle)
        x, y = _place(number, count, share, centre_y)
        label_x, label_y = _place(number, count, 1 + 10 / _RADIUS, centre_y)
        side = round(label_x - _CENTRE_X)
        anchor = "middle" if abs(side) < 20 else "start" if side > 0 else "end"
        room = 160.0 if anchor == "middle" else WIDTH / 2 - abs(side)
        words = f"{plain(claim.aspect.text) if claim.aspect else ''} {claim.figure}"
        texts = broken(words, SMALL_LETTERS, room, most=3)
        yield Spoke(
            claim,
            x,
            y,
            _corner(number, count, 1, centre_y),
            tuple(_lines(texts, label_y, centre_y)),
            label_x,
            anchor,
            doubt(placed.claim),
        )


def _lines(texts: tuple[str, ...], y: float, centre_y: float) -> Iterator[Line]:
    """Stand lines above their place at the top, below it at the bottom, else around it."""
    share = (y - centre_y) / (_RADIUS + 10)
    first = y + 4 - _LINE * (len(texts) - 1) * (1 - share) / 2
    for number, text in enumerate(texts):
        yield Line(text, round(first + _LINE * number, 1))
