"""Charts with bars: figures of one metric below each other, drawn to one scale.

Everything is worked out here, down to where each line of a label stands: a template only writes
it. Lengths are in units of the picture, which is as wide as a phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.comparable import Figures, comparable, doubt, names, span_of
from knowledge_base.derive.edition import Edition, Words
from knowledge_base.derive.figures import after_number, plain_number, rounded
from knowledge_base.derive.lettering import broken, width
from knowledge_base.derive.scales import Scale, Span, scale_for
from knowledge_base.model.knowledge_base import PlacedClaim

WIDTH, EDGE = 360, 6
LETTERS, SMALL_LETTERS = 13, 11.5
_LINE, _BAR, _GAP, _AXIS, _APART = 17, 14, 12, 22, 6
_POINT, _LEAST = 8, 2
"""How long the point of an open end is at most, and how long a bar is at least, to be seen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure: its label above, and a shape from where it begins to where it ends."""

    claim: ClaimView
    name: str
    """What tells it apart from the chart's other figures, whole."""
    lines: tuple[Line, ...]
    value_y: float
    points: str
    """The corners of the shape, as `x,y` pairs."""
    top: float
    height: float
    """Of label and shape together."""
    doubt: str | None
    converted: str
    """The figure in the chart's unit."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Figures of one metric."""

    id: str
    title: Words
    unit: str
    """Empty where things are counted."""
    better: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    zero: float
    bottom: float
    height: float
    is_logarithmic: bool
    has_open_ends: bool
    has_doubts: bool
    baseline: Words | None
    """What the figures are relative to."""


@dataclass(frozen=True, slots=True)
class BarCharts:
    """The charts of a page, and what a reader must know to read any of them."""

    charts: tuple[BarChart, ...]
    notes: tuple[str, ...]
    """Labels."""


def bar_charts(edition: Edition, figures: Iterable[Figures]) -> BarCharts:
    """Return a chart for each group of figures that compare."""
    return _together(
        bar_chart(edition, f"chart_{number}", each, names(edition, each.placed))
        for number, each in enumerate(figures, start=1)
    )


def pair_charts(
    edition: Edition, pairs: Iterable[tuple[PlacedClaim | None, PlacedClaim | None]]
) -> BarCharts:
    """Return a chart for each pair of a figure before and after that compare."""
    found = (comparable(edition.base, filter(None, pair)) for pair in pairs)
    labels = edition.label("before"), edition.label("after")
    return _together(
        bar_chart(edition, f"chart_{number}", figures, labels)
        for number, (figures,) in enumerate(filter(None, found), start=1)
    )


def _together(charts: Iterable[BarChart]) -> BarCharts:
    drawn = tuple(charts)
    told = {
        "chart-open": any(chart.has_open_ends for chart in drawn),
        "chart-doubtful": any(chart.has_doubts for chart in drawn),
    }
    return BarCharts(drawn, tuple(label for label, holds in told.items() if holds))


def bar_chart(edition: Edition, name: str, figures: Figures, labels: tuple[str, ...]) -> BarChart:
    """Return the chart of some figures, each under its label."""
    spans = [span_of(edition.base, placed) for placed in figures.placed]
    scale = scale_for(spans, figures.limit)
    bars = tuple(_bars(edition, figures, labels, spans, scale))
    bottom = bars[-1].top + bars[-1].height
    unit, baseline = after_number(edition, figures.metric.unit), figures.baseline
    return BarChart(
        id=name,
        title=edition.words(figures.metric.title),
        unit=unit.strip(),
        better=figures.metric.better,
        bars=bars,
        ticks=tuple(_ticks(scale, unit)),
        zero=_x(scale, 0.0),
        bottom=bottom,
        height=bottom + _AXIS,
        is_logarithmic=scale.is_logarithmic,
        has_open_ends=any(
            len(each.ends) == 1 or not scale.reaches(min(each.ends)) for each in spans
        ),
        has_doubts=any(bar.doubt for bar in bars),
        baseline=edition.title_of("subject", baseline) if baseline else None,
    )


def _bars(
    edition: Edition, figures: Figures, labels: tuple[str, ...], spans: list[Span], scale: Scale
) -> Iterator[Bar]:
    top = 0.0
    for placed, label, each in zip(figures.placed, labels, spans, strict=True):
        claim = claim_view(edition, placed)
        status = doubt(placed.claim)
        lines, last = _lettering(edition, top, label, claim, status)
        above = last + 6
        yield Bar(
            claim,
            label,
            lines,
            last,
            _shape(scale, each, above),
            top,
            above + _BAR + _GAP - top,
            status,
            converted(each),
        )
        top = above + _BAR + _GAP


def _lettering(
    edition: Edition, top: float, label: str, claim: ClaimView, status: str | None
) -> tuple[tuple[Line, ...], float]:
    """Return a label's lines and the height of its last one, at whose end the figure stands."""
    told = f"{claim.figure} {edition.label(f'review-{status}') if status else ''}"
    room = WIDTH - 2 * EDGE
    beside = room - width(told, LETTERS) - LETTERS
    is_alone = beside < min(width(label, LETTERS), room * 0.4)
    texts = broken(label, LETTERS, room if is_alone else beside)
    lines = tuple(Line(text, top + _LINE * number) for number, text in enumerate(texts, start=1))
    return lines, lines[-1].y + (_LINE if is_alone else 0)


def _x(scale: Scale, value: float) -> float:
    return round(EDGE + scale.at(value) * (WIDTH - 2 * EDGE), 1)


def _shape(scale: Scale, figure: Span, top: float) -> str:
    """Return the corners of a bar; where an end is open, or beyond the scale, it has a point."""
    is_open = figure.low is None or (not figure.is_value and not scale.reaches(figure.low))
    goes_on = figure.high is None
    low = figure.low if figure.low is not None and not is_open else scale.start
    high = figure.high if figure.high is not None else scale.end
    if figure.is_value and not scale.is_logarithmic:
        low, high = min(low, 0.0), max(high, 0.0)
    elif figure.is_value:
        low = scale.start
    left, right = _x(scale, low), _x(scale, high)
    right = max(right, left + _LEAST)
    middle, bottom, point = top + _BAR / 2, top + _BAR, min(_POINT, right - left)
    start = [(left + point, bottom), (left, middle), (left + point, top)]
    end = [(right - point, top), (right, middle), (right - point, bottom)]
    corners = start if is_open else [(left, bottom), (left, top)]
    corners = corners + (end if goes_on else [(right, top), (right, bottom)])
    return " ".join(f"{x:g},{y:g}" for x, y in corners)


def _ticks(scale: Scale, unit: str) -> list[Tick]:
    """Return the marks; the last one names the unit, and no label runs into the next."""
    ticks: list[Tick] = []
    room = float(WIDTH)
    for value in reversed(scale.ticks):
        x, text = _x(scale, value), plain_number(value) + ("" if ticks else unit)
        wide = width(text, SMALL_LETTERS)
        anchor = "start" if x < wide / 2 else "end" if x > WIDTH - wide / 2 else "middle"
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        fits = left + wide <= room
        room = left - _APART if fits else room
        ticks.insert(0, Tick(x, text if fits else "", anchor))
    return ticks


def converted(figure: Span) -> str:
    """Write a figure in its metric's unit, without the unit."""
    low, high = figure.low, figure.high
    if low is None and high is not None:
        return f"≤ {rounded(high)}"
    if high is None and low is not None:
        return f"≥ {rounded(low)}"
    ends = [rounded(end) for end in figure.ends]
    return ends[0] if figure.is_value else "–".join(ends)
