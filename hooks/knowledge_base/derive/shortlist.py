"""The shortlist: all subjects and topics side by side, of which a script shows those kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from knowledge_base.derive.addresses import SHORTLIST_PAGE
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.root import Subject


@dataclass(frozen=True, slots=True)
class ShortSubject:
    """A column: a subject that can be kept."""

    keeps: str
    link: Link
    summary: Words
    read_against: Words
    claims: int
    recommended: int
    """How many situations of decision tables recommend it."""
    projects: int
    by_dimension: tuple[int, ...]
    """How many claims of topics are about it, a number for each dimension of the page."""


@dataclass(frozen=True, slots=True)
class ShortTopic:
    """A row: a topic that can be kept, with what it answers."""

    keeps: str
    link: Link
    dimension: Link
    question: Words
    summary: Words
    claims: tuple[int, ...]
    """How many are about each subject of the page."""


@dataclass(frozen=True, slots=True)
class ShortlistView:
    """The page of the shortlist."""

    subjects: tuple[ShortSubject, ...]
    dimensions: tuple[Link, ...]
    topics: tuple[ShortTopic, ...]


def shortlist_page(edition: Edition, connections: Connections) -> PageView:
    """Return the page of the shortlist."""
    base = edition.base
    dimensions = [
        name
        for name in base.dimensions
        if any(comparison.dimension == name for comparison in base.comparisons.values())
    ]
    counted = _counted(edition)
    view = ShortlistView(
        tuple(_subject(edition, connections, each, dimensions) for each in base.compared),
        edition.links("dimension", dimensions),
        tuple(_topic(edition, each, counted) for each in base.comparisons.values()),
    )
    return PageView(
        SHORTLIST_PAGE,
        "shortlist",
        edition.heading("shortlist"),
        edition.heading("shortlist-lead"),
        view,
        made_from(edition, [base.site.place]),
        hides=("navigation", "toc"),
    )


def _counted(edition: Edition) -> Counter[tuple[str, str]]:
    """Count the claims of topics by topic and subject."""
    return Counter(
        (placed.owner, subject)
        for placed in edition.base.claims.values()
        if placed.kind == "comparison"
        for subject in placed.subjects
    )


def _subject(
    edition: Edition, connections: Connections, subject: Subject, dimensions: list[str]
) -> ShortSubject:
    base = edition.base
    placed = connections.by_subject.get(subject.id, ())
    in_topics = Counter(
        base.comparisons[one.owner].dimension for one in placed if one.kind == "comparison"
    )
    rows = (row for table in base.tables.values() for row in table.rows)
    return ShortSubject(
        keeps=f"subject:{subject.id}",
        link=edition.link("subject", subject.id),
        summary=edition.words(subject.summary),
        read_against=edition.words(subject.read_against),
        claims=len(placed),
        recommended=sum(1 for row in rows if subject.id in row.subjects),
        projects=sum(1 for project in base.projects.values() if subject.id in project.subjects),
        by_dimension=tuple(in_topics[name] for name in dimensions),
    )


def _topic(
    edition: Edition, comparison: Comparison, counted: Counter[tuple[str, str]]
) -> ShortTopic:
    return ShortTopic(
        keeps=f"comparison:{comparison.id}",
        link=edition.link("comparison", comparison.id),
        dimension=edition.link("dimension", comparison.dimension),
        question=edition.words(comparison.question),
        summary=edition.words(comparison.summary),
        claims=tuple(counted[comparison.id, each.id] for each in edition.base.compared),
    )
