"""Matrices: every aspect of a dimension against every subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import DUELS_PAGE, MATRICES_PAGE, Address, matrix_page
from knowledge_base.derive.comparable import comparable
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import matrix_link
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.quadrants import Quadrant, quadrants
from knowledge_base.derive.tables import Column, Row, table
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.knowledge_base import claims_of
from knowledge_base.model.root import Dimension


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The rows of one comparison."""

    id: str
    link: Link
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A matrix: columns of all subjects, rows grouped by comparison."""

    id: str
    title: Words
    dimension: Link
    question: Words
    columns: tuple[Column, ...]
    groups: tuple[MatrixGroup, ...]
    uncovered: tuple[Link, ...]
    """Subjects of which nothing is recorded here yet."""
    claims: int
    is_shaded: bool
    """Whether any row holds figures that compare."""
    quadrants: tuple[Quadrant, ...]


def matrix_pages(edition: Edition) -> Iterator[PageView]:
    """Yield the index of matrices and one page for each dimension that has comparisons."""
    views = [
        (dimension, comparisons)
        for dimension in edition.base.dimensions.values()
        if (comparisons := edition.topics[dimension.id])
    ]
    title = edition.heading("matrices")
    links = tuple(
        (matrix_link(edition, dimension.id), edition.words(dimension.question))
        for dimension, _ in views
    )
    compare = Link(edition.heading("compare"), Address(DUELS_PAGE))
    lead = edition.heading("matrices-lead")
    root = made_from(edition, [edition.base.site.place])
    yield PageView(MATRICES_PAGE, "matrices", title, lead, links, root, (compare,))
    trail = (compare, Link(title, Address(MATRICES_PAGE)))
    for dimension, comparisons in views:
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


def matrix_view(
    edition: Edition, dimension: Dimension, comparisons: tuple[Comparison, ...]
) -> MatrixView:
    """Return the matrix of one dimension."""
    subjects = [subject.id for subject in edition.base.compared]
    covered = {
        name
        for comparison in comparisons
        for aspect in comparison.aspects
        for name, cell in aspect.cells.items()
        if cell
    }
    groups = tuple(
        MatrixGroup(
            c.id,
            edition.link("comparison", c.id),
            table(edition, c.aspects, subjects).rows,
        )
        for c in comparisons
    )
    return MatrixView(
        id=dimension.id,
        title=matrix_link(edition, dimension.id).title,
        dimension=edition.link("dimension", dimension.id),
        question=edition.words(dimension.question),
        columns=tuple(
            Column(name, edition.link("subject", name), name in covered) for name in subjects
        ),
        groups=groups,
        uncovered=edition.links("subject", [n for n in subjects if n not in covered]),
        claims=sum(len(cell.claims) for g in groups for row in g.rows for cell in row.cells),
        is_shaded=any(cell.heat for g in groups for row in g.rows for cell in row.cells),
        quadrants=_quadrants(edition, comparisons),
    )


def _quadrants(edition: Edition, comparisons: tuple[Comparison, ...]) -> tuple[Quadrant, ...]:
    claims = edition.base.claims
    groups = [
        [claims[each.id] for each in claims_of(comparison, "comparison")]
        for comparison in comparisons
    ]
    return quadrants(edition, [each for one in groups for each in comparable(edition.base, one)])
