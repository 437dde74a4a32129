"""Topics: the index, a page for each dimension, and one for each comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.derive.addresses import TOPICS_PAGE, Address, address_of
from knowledge_base.derive.charts import BarCharts, bar_charts
from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.comparable import comparable
from knowledge_base.derive.connections import Connections, Key
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.illustrations import SHOWN, Illustrations, illustrations
from knowledge_base.derive.links import citing_links, duel_link, matrix_link, related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.quadrants import Quadrant, quadrants
from knowledge_base.derive.tables import Table, table
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.knowledge_base import PlacedClaim
from knowledge_base.model.root import Dimension


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A comparison in a list."""

    link: Link
    question: Words
    claims: int


@dataclass(frozen=True, slots=True)
class DimensionCard:
    """A dimension in a list, with its topics."""

    link: Link
    question: Words
    description: Words
    matrix: Link | None
    topics: tuple[TopicCard, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A comparison's page."""

    title: Words
    question: Words
    summary: Words
    dimension: Link
    matrix: Link
    table: Table
    quadrants: tuple[Quadrant, ...]
    charts: BarCharts
    """Of the figures that no quadrant shows."""
    verdict: tuple[ClaimView, ...]
    illustrations: Illustrations
    projects: tuple[Link, ...]
    related: tuple[Link, ...]
    used_by: tuple[Link, ...]
    duels: tuple[Link, ...]


def topic_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index of topics, each dimension's page and each comparison's."""
    cards = dimension_cards(edition)
    title = edition.heading("topics")
    root = edition.base.site.place
    lead = edition.heading("topics-lead")
    yield PageView(TOPICS_PAGE, "topics", title, lead, cards, made_from(edition, [root]))
    for card, dimension in zip(cards, _with_topics(edition), strict=True):
        trail = (Link(title, Address(TOPICS_PAGE)),)
        yield _dimension_page(edition, card, dimension, trail)
        for comparison in edition.topics[dimension.id]:
            view = topic_view(edition, connections, comparison)
            yield PageView(
                address_of(edition.base, "comparison", comparison.id).src_uri,
                "topic",
                edition.words(comparison.title),
                edition.words(comparison.summary),
                view,
                made_from(edition, [comparison.place, *view.illustrations.places]),
                (*trail, card.link),
                hides=("navigation",),
                keeps=f"comparison:{comparison.id}",
            )


def dimension_cards(edition: Edition) -> tuple[DimensionCard, ...]:
    """Return every dimension that has topics."""
    claims = edition.base.claims.values()
    counts = Counter(placed.owner for placed in claims if placed.kind == "comparison")
    return tuple(_dimension_card(edition, each, counts) for each in _with_topics(edition))


def _with_topics(edition: Edition) -> list[Dimension]:
    return [d for d in edition.base.dimensions.values() if edition.topics[d.id]]


def _dimension_card(
    edition: Edition, dimension: Dimension, counts: Mapping[str, int]
) -> DimensionCard:
    topics = tuple(
        TopicCard(edition.link("comparison", c.id), edition.words(c.question), counts.get(c.id, 0))
        for c in edition.topics[dimension.id]
    )
    return DimensionCard(
        edition.link("dimension", dimension.id),
        edition.words(dimension.question),
        edition.words(dimension.description),
        matrix_link(edition, dimension.id),
        topics,
    )


def _dimension_page(
    edition: Edition, card: DimensionCard, dimension: Dimension, trail: tuple[Link, ...]
) -> PageView:
    places = [dimension.place, *(c.place for c in edition.topics[dimension.id])]
    return PageView(
        card.link.address.src_uri,
        "dimension",
        card.link.title,
        edition.words(dimension.description),
        card,
        made_from(edition, places),
        trail,
        hides=("navigation",),
    )


def topic_view(edition: Edition, connections: Connections, comparison: Comparison) -> TopicView:
    """Return the view of one comparison."""
    key: Key = ("comparison", comparison.id)
    placed = connections.by_owner.get(key, ())
    shown = table(edition, comparison.aspects)
    figures = comparable(edition.base, placed)
    pictures = quadrants(edition, figures)
    drawn = {quadrant.metric for quadrant in pictures}
    used_by = citing_links(edition, connections, placed)
    told = {link.address for link in used_by}  # once is enough
    related = related_links(edition, connections, key, without=SHOWN)
    return TopicView(
        title=edition.words(comparison.title),
        question=edition.words(comparison.question),
        summary=edition.words(comparison.summary),
        dimension=edition.link("dimension", comparison.dimension),
        matrix=matrix_link(edition, comparison.dimension),
        table=shown,
        quadrants=pictures,
        charts=bar_charts(edition, (each for each in figures if each.metric.id not in drawn)),
        verdict=tuple(claim_view(edition, edition.base.claims[c.id]) for c in comparison.verdict),
        illustrations=illustrations(edition, connections, key),
        projects=edition.links("project", _projects(placed)),
        related=tuple(link for link in related if link.address not in told),
        used_by=used_by,
        duels=_duels(edition, [column.id for column in shown.columns]),
    )


def _projects(placed: tuple[PlacedClaim, ...]) -> list[str]:
    return list(dict.fromkeys(name for p in placed for name in p.claim.projects))


def _duels(edition: Edition, subjects: list[str]) -> tuple[Link, ...]:
    from_here = [s for s in edition.base.compared if s.id in subjects]
    pairs = [(a, b) for i, a in enumerate(from_here) for b in from_here[i + 1 :]]
    return tuple(duel_link(edition, a.id, b.id) for a, b in pairs)
