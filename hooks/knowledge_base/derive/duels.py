"""Duels: two subjects side by side, for every pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import DUELS_PAGE, Address, duel_page
from knowledge_base.derive.claim_views import BriefClaim, brief_claim
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import duel_link, matrix_link
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.tables import Table, table
from knowledge_base.model.comparisons import Aspect, Comparison
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
class SingleRow:
    """An aspect that covers one of the two, with what is claimed of it in short."""

    title: Words
    subject: Link
    claims: tuple[BriefClaim, ...]


@dataclass(frozen=True, slots=True)
class SingleTopic:
    """A topic's aspects that cover one of the two: nothing stands beside them."""

    link: Link
    id: str
    rows: tuple[SingleRow, ...]


@dataclass(frozen=True, slots=True)
class DuelView:
    """A duel's page: first the aspects that cover both, then those of one alone."""

    title: Words
    one: Link
    other: Link
    shared: tuple[DuelTopic, ...]
    single: tuple[SingleTopic, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page that leads to all comparing."""

    duels: tuple[DuelCard, ...]
    matrices: tuple[Link, ...]
    languages: tuple[Link, ...]


def duel_pages(edition: Edition) -> Iterator[PageView]:
    """Yield the index of duels and the page of every pair."""
    subjects = edition.base.compared
    pairs = [(a, b) for number, a in enumerate(subjects) for b in subjects[number + 1 :]]
    pages = [_duel_page(edition, one, other) for one, other in pairs]
    cards = tuple(
        DuelCard(duel_link(edition, a.id, b.id), _count(page.view.shared))
        for (a, b), page in zip(pairs, pages, strict=True)
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
    yield from pages


def _count(topics: tuple[DuelTopic, ...]) -> int:
    return sum(len(topic.table.rows) for topic in topics)


def _duel_page(edition: Edition, one: Subject, other: Subject) -> PageView:
    link = duel_link(edition, one.id, other.id)
    comparisons = [
        c
        for name in edition.base.dimensions
        for c in edition.base.comparisons.values()
        if c.dimension == name
    ]
    view = DuelView(
        link.title,
        edition.link("subject", one.id),
        edition.link("subject", other.id),
        tuple(_shared(edition, comparisons, (one.id, other.id))),
        tuple(_single(edition, comparisons, (one.id, other.id))),
    )
    shown = [*(topic.id for topic in view.shared), *(topic.id for topic in view.single)]
    places = [one.place, *(edition.base.comparisons[name].place for name in dict.fromkeys(shown))]
    trail = (Link(edition.heading("compare"), Address(DUELS_PAGE)),)
    lead = edition.heading("duel-lead", edition.name(one.name), edition.name(other.name))
    page = duel_page(one.id, other.id)
    return PageView(
        page,
        "duel",
        link.title,
        lead,
        view,
        made_from(edition, places),
        trail,
        hides=("navigation",),
    )


def _shared(
    edition: Edition, comparisons: list[Comparison], pair: tuple[str, str]
) -> Iterator[DuelTopic]:
    for comparison in comparisons:
        aspects = [aspect for aspect in comparison.aspects if len(_covered(aspect, pair)) == 2]
        if aspects:
            link = edition.link("comparison", comparison.id)
            yield DuelTopic(link, comparison.id, table(edition, aspects, pair))


def _single(
    edition: Edition, comparisons: list[Comparison], pair: tuple[str, str]
) -> Iterator[SingleTopic]:
    for comparison in comparisons:
        rows = tuple(
            _single_row(edition, aspect, covered[0])
            for aspect in comparison.aspects
            if len(covered := _covered(aspect, pair)) == 1
        )
        if rows:
            yield SingleTopic(edition.link("comparison", comparison.id), comparison.id, rows)


def _single_row(edition: Edition, aspect: Aspect, subject: str) -> SingleRow:
    placed = (edition.base.claims[claim.id] for claim in aspect.cells[subject])
    return SingleRow(
        edition.words(aspect.title),
        edition.link("subject", subject),
        tuple(brief_claim(edition, one) for one in placed),
    )


def _covered(aspect: Aspect, pair: tuple[str, str]) -> list[str]:
    return [name for name in pair if aspect.cells.get(name)]
