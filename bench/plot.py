"""How cost grows, as an SVG: pages across, seconds up, both by powers of ten."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]
"""Pages and seconds."""
WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 62, 110, 16, 48
LOOKS: dict[str, tuple[str, str]] = {
    "atlas": ("#00695c", ""),
    "material": ("#c2185b", "7 4"),
    "zensical": ("#5e35b1", "2 3"),
    "hugo": ("#e65100", "10 3 2 3"),
}
"""A colour for each engine, and how its line is broken, so that colour is not needed."""
PLAIN = ("#555555", "4 4")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#333}.grid{stroke:#ccc;stroke-width:1}"
    "@media (prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#555}}"
)


def growth_plot(lines: Mapping[str, Points]) -> str:
    """Return the plot; lines of one point are shown as that point.

    Raises:
        ValueError: there are no points.
    """
    points = [point for line in lines.values() for point in line]
    if not points:
        raise ValueError("there is nothing to plot")
    across = _Scale(*_decades(x for x, _ in points), LEFT, WIDTH - RIGHT)
    up = _Scale(*_decades(y for _, y in points), HEIGHT - BOTTOM, TOP)
    parts = [*_grid(across, up)]
    for name, line in lines.items():
        parts += _line(name, sorted(line), across, up)
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="Seconds of a cold build by number of pages">\n'
        f"<style>{STYLE}</style>\n{body}\n</svg>\n"
    )


class _Scale:
    """From a value to a place, by its logarithm."""

    def __init__(self, first: int, last: int, start: float, end: float) -> None:
        self.first, self.last = first, last
        self._start, self._per_decade = start, (end - start) / (last - first)

    def at(self, value: float) -> float:
        """Return where a value stands."""
        return round(self._start + (math.log10(value) - self.first) * self._per_decade, 1)

    @property
    def ticks(self) -> list[float]:
        """Return the powers of ten."""
        return [10.0**power for power in range(self.first, self.last + 1)]


def _decades(values: Iterable[float]) -> tuple[int, int]:
    logarithms = [math.log10(value) for value in values]
    first, last = math.floor(min(logarithms)), math.ceil(max(logarithms))
    return first, max(last, first + 1)


def _grid(across: _Scale, up: _Scale) -> list[str]:
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM
    parts = []
    for value in across.ticks:
        x = across.at(value)
        parts.append(f'<line class="grid" x1="{x}" y1="{top}" x2="{x}" y2="{bottom}"/>')
        parts.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{value:,g}</text>')
    for value in up.ticks:
        y = up.at(value)
        parts.append(f'<line class="grid" x1="{left}" y1="{y}" x2="{right}" y2="{y}"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{value:,g} s</text>')
    middle = (left + right) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">pages</text>')
    return parts


def _line(name: str, line: Points, across: _Scale, up: _Scale) -> list[str]:
    colour, dashes = LOOKS.get(name, PLAIN)
    places = [(across.at(x), up.at(y)) for x, y in line]
    joined = " ".join(f"{x},{y}" for x, y in places)
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    parts = [
        f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"{broken}/>'
    ]
    parts += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places]
    x, y = places[-1]
    parts.append(f'<text x="{x + 8}" y="{y + 4}">{escape(name)}</text>')
    return parts
