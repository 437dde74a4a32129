"""Matrices: every aspect of a dimension against every subject, and one of all dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.derive.addresses import (
    DUELS_PAGE,
    MATRICES_PAGE,
    WHOLE_MATRIX_PAGE,
    Address,
    matrix_page,
)
from knowledge_base.derive.comparable import comparable
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import matrix_link
from knowledge_base.derive.matrix_tools import MatrixTools, matrix_tools
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.quadrants import Quadrant, quadrants
from knowledge_base.derive.tables import Column, Row, table
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.knowledge_base import claims_of
from knowledge_base.model.root import Dimension

Covered = tuple[tuple[Dimension, tuple[Comparison, ...]], ...]
"""The dimensions that have comparisons, with these."""


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The rows of one comparison."""

    id: str
    dimension: str
    link: Link
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A matrix: columns of all subjects, rows grouped by comparison."""

    id: str
    title: Words
    question: Words
    columns: tuple[Column, ...]
    groups: tuple[MatrixGroup, ...]
    dimensions: tuple[Link, ...]
    uncovered: tuple[Link, ...]
    """Subjects of which nothing is recorded here yet."""
    claims: int
    is_shaded: bool
    """Whether any row holds figures that compare."""
    tools: MatrixTools
    quadrants: tuple[Quadrant, ...]


def matrix_pages(edition: Edition) -> Iterator[PageView]:
    """Yield the index of matrices, one for each dimension with comparisons, and one of all."""
    covered = tuple(
        (dimension, comparisons)
        for dimension in edition.base.dimensions.values()
        if (comparisons := edition.topics[dimension.id])
    )
    title = edition.heading("matrices")
    compare = Link(edition.heading("compare"), Address(DUELS_PAGE))
    trail = (compare, Link(title, Address(MATRICES_PAGE)))
    whole = _whole_page(edition, covered, trail)
    links = (
        (Link(whole.title, Address(WHOLE_MATRIX_PAGE), "matrix"), whole.description),
        *((matrix_link(edition, d.id), edition.words(d.question)) for d, _ in covered),
    )
    lead = edition.heading("matrices-lead")
    root = made_from(edition, [edition.base.site.place])
    yield PageView(MATRICES_PAGE, "matrices", title, lead, links, root, (compare,))
    yield whole
    for dimension, comparisons in covered:
        view = matrix_view(edition, dimension, comparisons)
        yield PageView(
            matrix_page(dimension.id),
            "matrix",
            view.title,
            edition.words(dimension.question),
            view,
            made_from(edition, [dimension.place, *(c.place for c in comparisons)]),
            trail,
            hides=("navigation", "toc"),
        )


def _whole_page(edition: Edition, covered: Covered, trail: tuple[Link, ...]) -> PageView:
    comparisons = tuple(each for _, some in covered for each in some)
    title, lead = edition.heading("whole-matrix"), edition.heading("whole-matrix-lead")
    titles = {dimension.id: edition.words(dimension.title) for dimension, _ in covered}
    dimensions = edition.links("dimension", titles)
    view = _view(edition, "all", (title, lead), comparisons, dimensions, titles)
    source = made_from(edition, [edition.base.site.place, *(c.place for c in comparisons)])
    return PageView(
        WHOLE_MATRIX_PAGE,
        "whole_matrix",
        title,
        lead,
        view,
        source,
        trail,
        hides=("navigation", "toc"),
    )


def matrix_view(
    edition: Edition, dimension: Dimension, comparisons: tuple[Comparison, ...]
) -> MatrixView:
    """Return the matrix of one dimension."""
    texts = (matrix_link(edition, dimension.id).title, edition.words(dimension.question))
    links = (edition.link("dimension", dimension.id),)
    return _view(edition, dimension.id, texts, comparisons, links, {})


def _view(
    edition: Edition,
    name: str,
    texts: tuple[Words, Words],
    comparisons: tuple[Comparison, ...],
    dimensions: tuple[Link, ...],
    titles: Mapping[str, Words],
) -> MatrixView:
    """Return a matrix; readers can choose among the dimensions in `titles`, or else the topics."""
    subjects = [subject.id for subject in edition.base.compared]
    covered = _covered(comparisons)
    groups = tuple(_group(edition, comparison, subjects) for comparison in comparisons)
    rows = [row for group in groups for row in group.rows]
    cells = [cell for row in rows for cell in row.cells]
    has_topics = not titles and len(comparisons) > 1
    title, question = texts
    return MatrixView(
        id=name,
        title=title,
        question=question,
        columns=tuple(
            Column(name, edition.link("subject", name), name in covered) for name in subjects
        ),
        groups=groups,
        dimensions=dimensions,
        uncovered=edition.links("subject", [n for n in subjects if n not in covered]),
        claims=sum(len(cell.claims) for cell in cells) + sum(len(row.across) for row in rows),
        is_shaded=any(cell.heat for cell in cells),
        tools=matrix_tools(edition, name, comparisons, titles, has_topics),
        quadrants=() if titles else _quadrants(edition, comparisons),
    )


def _covered(comparisons: Iterable[Comparison]) -> set[str]:
    return {
        name
        for comparison in comparisons
        for aspect in comparison.aspects
        for name, cell in aspect.cells.items()
        if cell
    }


def _group(edition: Edition, comparison: Comparison, subjects: list[str]) -> MatrixGroup:
    rows = table(edition, comparison.aspects, subjects).rows
    link = edition.link("comparison", comparison.id)
    return MatrixGroup(comparison.id, comparison.dimension, link, rows)


def _quadrants(edition: Edition, comparisons: tuple[Comparison, ...]) -> tuple[Quadrant, ...]:
    claims = edition.base.claims
    groups = [
        [claims[each.id] for each in claims_of(comparison, "comparison")]
        for comparison in comparisons
    ]
    return quadrants(edition, [each for one in groups for each in comparable(edition.base, one)])
