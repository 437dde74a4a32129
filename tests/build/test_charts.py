"""Charts of the real site: whatever compares is drawn, with the numbers that the data holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from bs4 import Tag

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.addresses import address_of, url_of
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.model.claims import Quantity
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase, PlacedClaim
from knowledge_base.units import registry
from tests.build.project import ROOT, BuiltSite

Group = tuple[PlacedClaim, ...]
NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")
PIXELS = 2.5
"""How far from its place an end is at most: no bar is so short that it could not be seen."""
PLACES = r"(-?[\d.]+),"
DOUBTFUL = {"disputed", "wrong", "outdated", "unverifiable"}


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """Read the real data."""
    return load_and_check(ROOT / "data")[0]


def groups(base: KnowledgeBase, kind: Kind, owner: str) -> list[Group]:
    """Return the figures of a record that compare: of one metric, relative to the same thing."""
    found: dict[tuple[str, str | None], list[PlacedClaim]] = {}
    for placed in base.claims.values():
        if (placed.kind, placed.owner) == (kind, owner) and (quantity := placed.claim.quantity):
            found.setdefault((quantity.metric, quantity.baseline), []).append(placed)
    return [tuple(group) for group in found.values() if len(group) > 1]


def pairs(base: KnowledgeBase, case: str) -> list[Group]:
    """Return the figures of a case before and after that compare."""
    found: list[Group] = []
    for result in base.cases[case].results:
        before, after = result.before, result.after
        told = [claim.quantity for claim in (before, after) if claim and claim.quantity]
        if before and after and len(told) == 2:
            same = told[0].metric == told[1].metric and told[0].baseline == told[1].baseline
            found += [(base.claims[before.id], base.claims[after.id])] if same else []
    return found


def numbers(base: KnowledgeBase, quantity: Quantity) -> list[float]:
    """Return the ends of a figure in its metric's unit."""
    unit = base.metrics[quantity.metric].unit
    ends = [end for end in (quantity.value, quantity.min, quantity.max) if end is not None]
    return [float(registry().Quantity(end, quantity.unit).to(unit).magnitude) for end in ends]


def charts(
    site: BuiltSite, base: KnowledgeBase, language: str, kind: Kind, owner: str
) -> list[Tag]:
    path = url_of(address_of(base, kind, owner).src_uri).rstrip("/")
    return list(site.article(f"{language}/{path}").select("figure.kb-chart"))


def claims_of(chart: Tag) -> list[str]:
    """Return the claims that a chart's bars lead to, one for each."""
    return [str(link["href"]).partition("#")[2] for link in chart.select("svg a")]


def read(text: str) -> list[float]:
    return [float(number.replace(",", "")) for number in NUMBER.findall(text)]


def drawn(chart: Tag) -> Iterator[tuple[str, list[float], list[float], float, bool]]:
    """Yield each bar: its claim, the table's numbers, its ends, their error, and any hatching."""
    ticks = [(float(str(t["x"])), read(t.get_text())) for t in chart.select("text.kb-tick")]
    known = [(x, value[0]) for x, value in ticks if value]
    (x0, first), (x1, last) = known[0], known[-1]
    is_zero_based = chart.select_one("line.kb-axis") is not None
    rows, bars = chart.select("tbody tr"), chart.select("polygon.kb-bar")
    for claim, row, bar in zip(claims_of(chart), rows, bars, strict=True):
        places = [float(x) for x in re.findall(PLACES, str(bar["points"]))]
        shares = [(x - x0) / (x1 - x0) for x in (min(places), max(places))]
        ends = (
            [first + share * (last - first) for share in shares]
            if is_zero_based
            else [first * (last / first) ** share for share in shares]
        )
        told, exact = read(row.select("td")[1].get_text()), (last - first) * PIXELS / (x1 - x0)
        near = exact if is_zero_based else 0.1 * max(ends)
        yield claim, told, ends, near, bar.has_attr("fill")


def check(base: KnowledgeBase, chart: Tag, group: Group) -> None:
    """Hold a chart to the figures that it is drawn from."""
    assert sorted(claims_of(chart)) == sorted(placed.id for placed in group)
    for claim, told, ends, near, is_hatched in drawn(chart):
        placed = base.claims[claim]
        assert placed.claim.quantity is not None
        expected = numbers(base, placed.claim.quantity)
        assert told == pytest.approx(expected, rel=1e-3), claim
        for number in filter(None, expected):
            assert min(abs(number - end) for end in ends) <= near, claim
        status = placed.claim.review.status if placed.claim.review else None
        assert is_hatched == (status in DOUBTFUL), claim


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_experiment_with_figures_that_compare_draws_them(
    real_site: BuiltSite, base: KnowledgeBase, language: Language
) -> None:
    seen = 0
    for name in base.experiments:
        expected = groups(base, "experiment", name)
        found = charts(real_site, base, language, "experiment", name)
        assert len(found) == len(expected), name
        for chart, group in zip(found, expected, strict=True):
            check(base, chart, group)
            seen += len(group)
    assert seen > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_draws_what_it_tells_before_and_after(
    real_site: BuiltSite, base: KnowledgeBase, language: Language
) -> None:
    seen = 0
    for name in base.cases:
        expected = pairs(base, name)
        found = charts(real_site, base, language, "case", name)
        assert len(found) == len(expected), name
        for chart, group in zip(found, expected, strict=True):
            check(base, chart, group)
            seen += 1
    assert seen > 5


def test_every_topic_with_figures_that_compare_draws_them(
    real_site: BuiltSite, base: KnowledgeBase
) -> None:
    seen = 0
    for name in base.comparisons:
        expected = groups(base, "comparison", name)
        found = charts(real_site, base, "en", "comparison", name)
        assert len(found) == len(expected), name
        bars = [chart for chart in found if "kb-chart--square" not in chart["class"]]
        for chart in bars:
            claims = set(claims_of(chart))
            (group,) = (group for group in expected if {placed.id for placed in group} == claims)
            check(base, chart, group)
            seen += 1
    assert seen > 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["topics/ecosystem-maturity/ecosystem-maturity", "matrices/ecosystem-maturity"]
)
def test_the_maturity_of_fields_is_a_quadrant_with_its_numbers_beside_it(
    real_site: BuiltSite, base: KnowledgeBase, language: Language, path: str
) -> None:
    article = real_site.article(f"{language}/{path}")
    (chart,) = article.select("figure.kb-chart--square")
    told = {
        str(link["href"]).partition("#")[2]: read(link.get_text())
        for link in chart.select("tbody a")
    }
    expected = {
        placed.id: numbers(base, placed.claim.quantity)
        for placed in base.claims.values()
        if placed.owner == "ecosystem-maturity"
        and placed.claim.quantity
        and placed.claim.quantity.metric == "maturity"
    }
    assert told == expected
    assert len(told) > 8
