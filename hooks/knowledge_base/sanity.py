"""Sanity rules for figures: arithmetic that no measurement can escape.

Each rule takes named figures in its own units and says what follows from them, so
that a reader can follow the computation. It knows no record and no language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Values = Mapping[str, float]
TOLERANCE = 0.05
"""Rounding that a source may be granted, as a share of the figure."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found."""

    holds: bool
    computation: str
    """In signs and numbers only: `500 ÷ 4,820 = 104 ms > 48 ms`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A sanity rule."""

    id: str
    needs: Mapping[str, str]
    """The figures that it asks for, with the unit that they are converted to."""
    repeats: tuple[str, ...]
    """Prefixes of further figures, any number of each: `part-1`, `part-2`, …"""
    test: Callable[[Values], Finding]
    divisor: str = ""
    """The figure that the rule divides by, which must not be zero."""
    tells_unit: bool = False
    """Whether the figures' common unit is told beside the computation."""


def number(value: float) -> str:
    """Write a number with at most four significant digits and thousands apart."""
    if value and abs(value) < 1000:
        return f"{value:.4g}"
    return f"{value:,.0f}"


def _littles_law(v: Values) -> Finding:
    """Concurrency = throughput × mean time, so the mean time cannot pass the given quantile."""
    mean = v["concurrency"] / v["throughput"] * 1000
    holds = mean <= v["latency"] * (1 + TOLERANCE)
    sign = "≤" if holds else ">"
    return Finding(
        holds,
        f"{number(v['concurrency'])} ÷ {number(v['throughput'])}/s = {number(mean)} ms "
        f"{sign} {number(v['latency'])} ms",
    )


def _percentile_order(v: Values) -> Finding:
    """A mean lies below the high percentile of the same distribution."""
    holds = v["lower"] <= v["higher"]
    sign = "≤" if holds else ">"
    return Finding(holds, f"{number(v['lower'])} ms {sign} {number(v['higher'])} ms")


def _parts_and_total(v: Values) -> Finding:
    """Parts done one after the other add up to the total."""
    parts = [value for name, value in v.items() if name.startswith("part")]
    total = sum(parts)
    holds = abs(total - v["total"]) <= TOLERANCE * v["total"]
    sign = "≈" if holds else "≠"
    return Finding(
        holds, f"{' + '.join(map(number, parts))} = {number(total)} {sign} {number(v['total'])}"
    )


def _rate_and_bytes(v: Values) -> Finding:
    """What each request takes, times the rate, fits through what there is."""
    needed = v["rate"] * v["each"]
    holds = needed <= v["limit"] * (1 + TOLERANCE)
    sign = "≤" if holds else ">"
    return Finding(
        holds,
        f"{number(v['rate'])}/s × {number(v['each'])} MB = {number(needed)} MB/s "
        f"{sign} {number(v['limit'])} MB/s",
    )


def _share(v: Values) -> Finding:
    """A part is not larger than its whole, and its share is the stated one."""
    share = v["part"] / v["whole"] * 100
    holds = share <= 100 and abs(share - v["stated"]) <= max(TOLERANCE * v["stated"], 0.05)
    sign = "≈" if holds else "≠"
    computed = f"{number(v['part'])} ÷ {number(v['whole'])} = {number(share)}%"
    return Finding(holds, f"{computed} {sign} {number(v['stated'])}%")


def _stated_change(v: Values) -> Finding:
    """The change from before to after is the stated one, in percent of before."""
    change = (v["after"] - v["before"]) / v["before"] * 100
    holds = abs(change - v["stated"]) <= max(TOLERANCE * abs(v["stated"]), 0.5)
    sign = "≈" if holds else "≠"
    computed = f"({number(v['after'])} − {number(v['before'])}) ÷ {number(v['before'])}"
    return Finding(holds, f"{computed} = {number(change)}% {sign} {number(v['stated'])}%")


def _readings_and_bounds(v: Values) -> Finding:
    """A fused value with its bound covers at least half of the readings that it was fused from."""
    readings = [value for name, value in v.items() if name.startswith("reading")]
    low, high = v["centre"] - v["bound"], v["centre"] + v["bound"]
    inside = sum(1 for reading in readings if low <= reading <= high)
    return Finding(
        inside * 2 >= len(readings),
        f"{number(low)} … {number(high)} ∌ {', '.join(map(number, readings))}: "
        f"{inside} ÷ {len(readings)}"
        if inside * 2 < len(readings)
        else f"{number(low)} … {number(high)} ∋ {inside} ÷ {len(readings)}",
    )


def _known_bound(v: Values) -> Finding:
    """What a figure cannot pass is known, be it documented, measured or another figure."""
    holds = v["lower"] <= v["higher"]
    sign = "≤" if holds else ">"
    return Finding(holds, f"{number(v['lower'])} {sign} {number(v['higher'])}")


def _cycles_and_clock(v: Values) -> Finding:
    """Bytes a second times cycles a byte is the clock that they take."""
    clock = v["rate"] * v["cycles"] / 1000
    holds = clock <= v["clock"] * (1 + TOLERANCE)
    sign = "≤" if holds else ">"
    return Finding(
        holds,
        f"{number(v['rate'])} MB/s × {number(v['cycles'])}/B = {number(clock)} GHz "
        f"{sign} {number(v['clock'])} GHz",
    )


RULES: Mapping[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            "littles-law",
            {"concurrency": "count", "throughput": "request/s", "latency": "ms"},
            (),
            _littles_law,
            divisor="throughput",
        ),
        Rule("percentile-order", {"lower": "ms", "higher": "ms"}, (), _percentile_order),
        Rule("parts-and-total", {"total": "s"}, ("part",), _parts_and_total),
        Rule(
            "rate-and-bytes",
            {"rate": "request/s", "each": "MB", "limit": "MB/s"},
            (),
            _rate_and_bytes,
        ),
        Rule(
            "share",
            {"part": "count", "whole": "count", "stated": "percent"},
            (),
            _share,
            divisor="whole",
        ),
        Rule(
            "stated-change",
            {"before": "", "after": "", "stated": "percent"},
            (),
            _stated_change,
            divisor="before",
        ),
        Rule(
            "readings-and-bounds", {"centre": "", "bound": ""}, ("reading",), _readings_and_bounds
        ),
        Rule("known-bound", {"lower": "", "higher": ""}, (), _known_bound, tells_unit=True),
        Rule(
            "cycles-and-clock",
            {"rate": "MB/s", "cycles": "cycle/B", "clock": "GHz"},
            (),
            _cycles_and_clock,
        ),
    )
}
"""An empty unit means: any, the same for all figures of that kind."""
