"""The results as a page: bars, builds, growth by stage, readers, and what was measured how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bench.results import CLAIM, COLD, OURS, SAME, Results, exponent, outcomes, values
from bench.spread import Spread, growth, ratios, spread

NAMES = {
    "atlas": "Polyglot Atlas",
    "material": "MkDocs with Material",
    "zensical": "Zensical",
    "hugo": "Hugo",
}
HEAD = """\
# What builds cost

Written by `make bench` from [results.json](results.json); change neither by hand. Numbers are the
middle of the runs, with the lowest and highest behind them. The machine was not always idle, so
that ratios count: both sides of each were measured in the same round.
"""
EXPONENT = "Exponent of wall time from 1,000 to 10,000 pages; 1 is as many times the time as pages."
STAGES = "CPU seconds of our own cold build, by pages. The exponent counts from 1,000 pages on."
METHOD = """\
## What was measured

- **Data.** Synthetic knowledge bases from `bench/synthetic/`, the same for the same seed: claims
  in both languages with sources, reviews, figures and scopes in the shares that the real data has,
  and every kind of record. The number of pages is that of the generated pages of one language.
  Topics, claims, projects and references grow with it; subjects, dimensions, sources and metrics
  with its square root. Pairs of subjects, and so duels, grow with it then.
- **Ourselves.** What `make site` does, for English alone (`build_site.py --language en`), cold with
  an empty cache:
  load, check, derive, render, search index, data for machines, and each page as Markdown beside it.
- **The others** get the pages that `make export` writes: the same content and navigation, pruned
  to the section at hand. They neither check the data nor write it out for machines. MkDocs with
  Material and Zensical build them by the same configuration. Hugo builds them with the minimal
  theme in `bench/hugo/`, with navigation, contents, neighbours and a search index in JSON.
- **One claim changed** changes every page of ours that shows it; of the others one page.
- **Memory** is that of all processes of a build together at its peak, shared pages counted once.
- **Stages** are CPU time within one more build; reading the clock itself makes it a little slower.
- `make serve` is asked for the changed page until it answers with it.
- **Readers** use Chromium with nothing cached, on this machine: the network costs nothing here.
"""


def report(results: Results) -> str:
    """Return the page."""
    parts = [HEAD, *_bars(results), *_builds(results), *_growth(results)]
    parts += [*_stages(results), *_readers(results), METHOD, *_machine(results)]
    return "\n".join(parts).rstrip("\n") + "\n"


def shown(value: float) -> str:
    """Return a number with three significant digits, as people read it."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def with_spread(found: Spread, unit: str = "") -> str:
    """Return the middle with what it lies between."""
    behind = f" {unit}" if unit else ""
    if found.runs == 1:
        return f"{shown(found.middle)}{behind} (1 run)"
    between = f"{shown(found.low)}–{shown(found.high)}"
    return f"{shown(found.middle)}{behind} ({between}, {found.runs} runs)"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; what follows the first column stands to the right."""
    lines = [head, ["---", *(["---:"] * (len(head) - 1))], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _bars(results: Results) -> Iterator[str]:
    yield "## Bars\n"
    rows = []
    for outcome in outcomes(results):
        bar, unit = outcome.bar, outcome.bar.unit
        limits = [f"≤ {shown(limit)} {unit}".strip() for limit in (bar.bar, bar.stretch)]
        found = with_spread(outcome.found, unit) if outcome.found else "–"
        rows.append([bar.what, *limits, found, outcome.verdict])
    yield table(["what", "bar", "stretch", "measured", "outcome"], rows)


def _builds(results: Results) -> Iterator[str]:
    yield "## Builds\n\nWall seconds, unless something else is said.\n"
    head = ["pages", "engine", "cold", "ours against it", "nothing changed", "one claim changed"]
    rows = [
        row
        for size in sorted(results["builds"], key=int)
        for row in _builds_of(results, int(size), results["builds"][size])
    ]
    yield table([*head, "CPU s, cold", "peak MB", "output MB"], rows)
    late = [
        f"- {NAMES[engine]}, {int(size):,} pages: {why}."
        for size in sorted(results["builds"], key=int)
        for engine, why in results["builds"][size]["failed"].items()
    ]
    if late:
        yield "Not built to the end:\n\n" + "\n".join(late) + "\n"


def _builds_of(results: Results, pages: int, part: dict[str, Any]) -> Iterator[list[str]]:
    for engine in filter(part["costs"].__contains__, NAMES):
        walls = values(results, pages, engine, COLD, "wall")
        against = ratios(values(results, pages, OURS, COLD, "wall"), walls)
        memory = max(values(results, pages, engine, COLD, "memory")) / 1e6
        steps = (
            with_spread(spread(values(results, pages, engine, step, "wall")))
            if step in part["costs"][engine]
            else "as cold"
            for step in (SAME, CLAIM)
        )
        yield [
            f"{pages:,}",
            NAMES[engine],
            with_spread(spread(walls)),
            "" if engine == OURS else with_spread(against),
            *steps,
            shown(spread(values(results, pages, engine, COLD, "cpu")).middle),
            shown(memory),
            shown(part["output"][engine] / 1e6),
        ]


def _growth(results: Results) -> Iterator[str]:
    yield "## How cost grows\n\n![Seconds of a cold build by number of pages](growth.svg)\n"
    rows = []
    for engine, name in NAMES.items():
        try:
            rows.append([name, with_spread(exponent(results, engine))])
        except (KeyError, ValueError):
            continue
    if rows:
        yield f"{EXPONENT}\n"
        yield table(["engine", "exponent"], rows)


def _stages(results: Results) -> Iterator[str]:
    measured = results.get("stages", {})
    if not measured:
        return
    sizes = sorted(measured, key=int)
    yield f"### By stage\n\n{STAGES}\n"
    rows = []
    for stage in measured[sizes[0]]:
        spent = {int(size): measured[size][stage] for size in sizes}
        rows.append([stage, *(shown(spent[int(size)]) for size in sizes), _exponent(spent)])
    yield table(["stage", *(f"{int(size):,}" for size in sizes), "exponent"], rows)


def _exponent(spent: dict[int, float]) -> str:
    points = [(size, seconds) for size, seconds in spent.items() if size >= 1_000 and seconds > 0]
    return f"{growth(points):.2f}" if len(points) > 1 else "–"


def _readers(results: Results) -> Iterator[str]:
    measured = results.get("readers", {})
    if not measured:
        return
    yield "## Readers\n\nkB as it stands and, in brackets, packed with gzip.\n"
    head = ["site", "first view: home", "first view: a topic", "whole index"]
    rows = [
        [
            name,
            *(_weight(found["views"][view]) for view in ("home", "topic")),
            f"{_weight(found['index'])} in {found['index']['files']:,} files",
            _weight(max(found["loaded"], key=lambda loaded: loaded["bytes"])),
            with_spread(spread(found["first"]), "s"),
        ]
        for name, found in measured.items()
    ]
    yield table([*head, "most that a search loads", "typing to first result"], rows)


def _weight(weight: dict[str, int]) -> str:
    return f"{weight['bytes'] / 1e3:,.0f} ({weight['gzip'] / 1e3:,.0f})"


def _machine(results: Results) -> Iterator[str]:
    yield "## Machine and versions\n"
    told = {**results["machine"], **results["versions"]}
    yield "\n".join(f"- {name}: {value}" for name, value in told.items()) + "\n"
