"""Duels: two subjects side by side, for every pair, a page for each dimension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from knowledge_base.derive.addresses import (
    DUELS_PAGE,
    Address,
    duel_part_page,
    part_page,
)
from knowledge_base.derive.covered_aspects import Aspects, Coverage, coverage
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.links import duel_link, matrix_link
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.tables import Row, Table, table
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.root import Subject


@dataclass(frozen=True, slots=True)
class DuelCard:
    """A duel in a list, with how many aspects cover both."""

    link: Link
    shared: int


@dataclass(frozen=True, slots=True)
class DuelTopic:
    """A topic in which at least one of the two is covered."""

    link: Link
    id: str
    table: Table


@dataclass(frozen=True, slots=True)
class DuelDimension:
    """A dimension in which at least one of the two is covered.

    It has a page of its own where some aspect covers both; elsewhere, what there is to read
    stands in the profiles.
    """

    title: Words
    question: Words
    one: Link
    other: Link
    here: Link
    """This page."""
    counts: tuple[int, int]
    """How many aspects cover both, and how many only one."""
    topics: tuple[str, ...]
    """The ids of the topics that cover either, those first that cover both in some aspect."""
    shared: tuple[DuelTopic, ...]
    single: tuple[DuelTopic, ...]
    """Aspects that cover only one of the two; left out where the dimension has no page."""
    profiles: tuple[Link, ...]
    """What is claimed of each of the two that is covered."""


@dataclass(frozen=True, slots=True)
class DuelView:
    """A duel's page: figures that compare, and the dimensions."""

    title: Words
    one: Link
    other: Link
    figures: tuple[DuelTopic, ...]
    """Topics with the aspects in which both have a figure of the same metric."""
    dimensions: tuple[DuelDimension, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page that leads to all comparing."""

    duels: tuple[DuelCard, ...]
    matrices: tuple[Link, ...]
    languages: tuple[Link, ...]


def duel_pages(edition: Edition) -> Iterator[PageView]:
    """Yield the index of duels, and the pages of every pair: one, and one a dimension."""
    subjects = edition.base.compared
    pairs = [(a, b) for number, a in enumerate(subjects) for b in subjects[number + 1 :]]
    covered = coverage(edition)
    pages = [tuple(_pair_pages(edition, covered, one, other)) for one, other in pairs]
    cards = tuple(
        DuelCard(duel_link(edition, a.id, b.id), sum(d.counts[0] for d in first.view.dimensions))
        for (a, b), (first, *_) in zip(pairs, pages, strict=True)
    )
    dimensions = dict.fromkeys(c.dimension for c in edition.base.comparisons.values())
    matrices = [name for name in edition.base.dimensions if name in dimensions]
    view = CompareView(
        tuple(sorted(cards, key=lambda card: -card.shared)),
        tuple(matrix_link(edition, name) for name in matrices),
        edition.links("subject", [s.id for s in subjects]),
    )
    title, lead = edition.heading("compare"), edition.heading("compare-lead")
    root = made_from(edition, [edition.base.site.place])
    yield PageView(DUELS_PAGE, "compare", title, lead, view, root)
    yield from (page for pair in pages for page in pair)


def _pair_pages(
    edition: Edition, covered: tuple[Coverage, ...], one: Subject, other: Subject
) -> Iterator[PageView]:
    link = duel_link(edition, one.id, other.id)
    parts = tuple(_dimensions(edition, covered, one, other))
    figures = tuple(topic for part in parts for topic in _with_figures(part.shared))
    names = (edition.link("subject", one.id), edition.link("subject", other.id))
    view = DuelView(link.title, *names, figures, parts)
    trail = (Link(edition.heading("compare"), Address(DUELS_PAGE)),)
    lead = edition.heading("duel-lead", edition.name(one.name), edition.name(other.name))
    source = _source(edition, one, parts)
    yield _page(link.address, "duel", (link.title, lead), view, source, trail)
    for part in filter(lambda part: part.shared, parts):
        texts = (edition.heading("duel-part", link.title, part.title), part.question)
        source = _source(edition, one, (part,))
        yield _page(part.here.address, "duel_dimension", texts, part, source, (*trail, link))


def _page(
    address: Address,
    template: str,
    texts: tuple[Words, Words],
    view: object,
    source: tuple[Edit, ...],
    trail: tuple[Link, ...],
) -> PageView:
    title, lead = texts
    hidden: tuple[Literal["navigation"], ...] = ("navigation",)
    return PageView(address.src_uri, template, title, lead, view, source, trail, hidden)


def _source(edition: Edition, one: Subject, parts: tuple[DuelDimension, ...]) -> tuple[Edit, ...]:
    names = dict.fromkeys(name for part in parts for name in part.topics)
    return made_from(edition, [one.place, *(edition.base.comparisons[n].place for n in names)])


def _dimensions(
    edition: Edition, covered: tuple[Coverage, ...], one: Subject, other: Subject
) -> Iterator[DuelDimension]:
    for each in covered:
        sides = [each.of(subject.id) for subject in (one, other)]
        if any(sides):
            yield _dimension(edition, each, one, other, sides)


def _dimension(
    edition: Edition, covered: Coverage, one: Subject, other: Subject, sides: list[Aspects]
) -> DuelDimension:
    pair = (one.id, other.id)
    dimension = edition.base.dimensions[covered.dimension]
    title = edition.words(dimension.title)
    both, either = sides[0] & sides[1], sides[0] ^ sides[1]
    tables = _tables(edition, covered.topics, pair, both | either) if both else ()
    return DuelDimension(
        title,
        edition.words(dimension.question),
        edition.link("subject", one.id),
        edition.link("subject", other.id),
        Link(title, Address(duel_part_page(*pair, dimension.id)), "duel"),
        (len(both), len(either)),
        tuple(
            covered.topics[number].id
            for aspects in (both, either)
            for number in sorted({number for number, _ in aspects})
        ),
        tuple(_topics(tables, 2)),
        tuple(_topics(tables, 1)),
        tuple(_profiles(edition, pair, dimension.id, sides)),
    )


def _profiles(
    edition: Edition, pair: tuple[str, str], dimension: str, sides: list[Aspects]
) -> Iterator[Link]:
    for subject, aspects in zip(pair, sides, strict=True):
        if aspects:
            profile = edition.link("subject", subject)
            yield Link(profile.title, Address(part_page(profile.address.src_uri, dimension)))


def _tables(
    edition: Edition, topics: tuple[Comparison, ...], pair: tuple[str, str], aspects: Aspects
) -> tuple[DuelTopic, ...]:
    chosen = [topics[number] for number in sorted({number for number, _ in aspects})]
    return tuple(
        DuelTopic(edition.link("comparison", c.id), c.id, table(edition, c.aspects, pair))
        for c in chosen
    )


def _topics(tables: tuple[DuelTopic, ...], covering: int) -> Iterator[DuelTopic]:
    """Yield topics with the rows that cover so many of the two, and only these."""
    for topic in tables:
        rows = tuple(row for row in topic.table.rows if _covered(row) == covering)
        if rows:
            yield replace(topic, table=Table(topic.table.columns, rows))


def _covered(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.claims)


def _with_figures(topics: tuple[DuelTopic, ...]) -> Iterator[DuelTopic]:
    """Yield topics with the rows whose two cells have figures of one metric, and only these."""
    for topic in topics:
        rows = tuple(filter(None, map(_figures_of, topic.table.rows)))
        if rows:
            yield replace(topic, table=Table(topic.table.columns, rows))


def _figures_of(row: Row) -> Row | None:
    metrics = [{claim.metric for claim in cell.claims if claim.metric} for cell in row.cells]
    common = set.intersection(*metrics)
    if not common:
        return None
    cells = (
        replace(cell, claims=tuple(claim for claim in cell.claims if claim.metric in common))
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))
