"""What a run measured, as it is kept in `results.json`, and the bars that it is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.spread import Spread, growth, ratios, spread

Results = dict[str, Any]
"""By part: `builds` by number of pages, `stages` likewise, `check`, `site`, `serve`, `readers`."""
OURS = "atlas"
COLD, SAME, CLAIM = "cold", "same", "claim"
"""Steps: from nothing; with nothing changed; with one claim changed."""
GROWTH = (1_000, 10_000)
CLAIMS = 10_000


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that is to be reached."""

    what: str
    bar: float
    stretch: float
    measured: Callable[[Results], Spread]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A bar with what was measured; None where it was not."""

    bar: Bar
    found: Spread | None

    @property
    def verdict(self) -> str:
        """Return what became of the bar, by the middle of the runs."""
        if self.found is None:
            return "not measured"
        if self.found.middle <= self.bar.stretch:
            return "reached, stretch goal too"
        return "reached" if self.found.middle <= self.bar.bar else "**missed**"


def values(results: Results, pages: int, engine: str, step: str, key: str) -> list[float]:
    """Return what an engine's runs took: `wall`, `cpu` or `memory`.

    Raises:
        KeyError: it was not measured.
    """
    return [cost[key] for cost in results["builds"][str(pages)]["costs"][engine][step]]


def _against(
    pages: int, engine: str, key: str = "wall", step: str = COLD
) -> Callable[[Results], Spread]:
    def measured(results: Results) -> Spread:
        theirs = values(results, pages, engine, COLD, key)
        return ratios(values(results, pages, OURS, step, key), theirs)

    return measured


def _again(pages: int, step: str) -> Callable[[Results], Spread]:
    def measured(results: Results) -> Spread:
        cold = values(results, pages, OURS, COLD, "wall")
        return ratios(values(results, pages, OURS, step, "wall"), cold)

    return measured


def exponent(results: Results, engine: str) -> Spread:
    """Return the exponent of an engine's wall time over all sizes that count, in each round.

    Raises:
        KeyError: the smallest or the largest size was not measured.
    """
    first, last = GROWTH
    sizes = [int(size) for size in results["builds"] if first <= int(size) <= last]
    walls = {size: values(results, size, engine, COLD, "wall") for size in {*sizes, *GROWTH}}
    rounds = min(map(len, walls.values()))
    return spread(
        [growth((size, wall[number]) for size, wall in walls.items()) for number in range(rounds)]
    )


def _walls(part: str) -> Callable[[Results], Spread]:
    return lambda results: spread([cost["wall"] for cost in results[part]["costs"]])


_MATERIAL, _ZENSICAL, _HUGO = "material", "zensical", "hugo"
BARS: tuple[Bar, ...] = (
    Bar("cold build, 1,000 pages, against Material", 0.35, 0.18, _against(1_000, _MATERIAL)),
    Bar("cold build, 1,000 pages, against Zensical", 0.4, 0.2, _against(1_000, _ZENSICAL)),
    Bar("cold build, 1,000 pages, against Hugo", 1, 0.7, _against(1_000, _HUGO)),
    Bar("cold build, 5,000 pages, against Hugo", 0.5, 0.25, _against(5_000, _HUGO)),
    Bar(
        "growth: exponent of time from 1,000 to 10,000 pages",
        1.1,
        1.0,
        lambda results: exponent(results, OURS),
    ),
    Bar("peak memory, 5,000 pages, against Hugo", 0.35, 0.15, _against(5_000, _HUGO, "memory")),
    Bar("nothing changed, 1,000 pages, against our cold build", 0.15, 0.05, _again(1_000, SAME)),
    Bar(
        "one claim changed, 1,000 pages, against Hugo's cold build",
        0.5,
        0.25,
        _against(1_000, _HUGO, step=CLAIM),
    ),
    Bar(
        "`make serve`: from a saved claim to its page, real site",
        1.5,
        0.5,
        lambda results: spread(results["serve"]["waits"]),
        "s",
    ),
    Bar("`make check`, 10,000 claims", 3, 1, _walls("check"), "s"),
    Bar("the real site, both languages, cold", 20, 8, _walls("site"), "s"),
)
"""What the results are held against, in the order of the table."""


def outcomes(results: Results) -> list[Outcome]:
    """Return what became of every bar."""
    found = []
    for bar in BARS:
        try:
            found.append(Outcome(bar, bar.measured(results)))
        except (KeyError, ValueError):
            found.append(Outcome(bar, None))
    return found
