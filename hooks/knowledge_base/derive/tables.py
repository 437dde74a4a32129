"""Aspects × subjects as a table: the shape that topics, matrices and experiments share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.heat import Heat, heat
from knowledge_base.model.comparisons import Aspect


@dataclass(frozen=True, slots=True)
class Column:
    """A subject's column."""

    id: str
    subject: Link
    has_claims: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What is claimed of one subject; no claims means that nothing is recorded."""

    subject: Link
    claims: tuple[ClaimView, ...]
    heat: Heat | None
    """How it is shaded; None where its figures compare with those of no other cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """An aspect."""

    id: str
    title: Words
    cells: tuple[Cell, ...]
    across: tuple[ClaimView, ...]
    has_cells: bool
    """False where all that is said in this respect is said across subjects."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns, complete and in order."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def table(
    edition: Edition, aspects: Sequence[Aspect], subjects: Iterable[str] | None = None
) -> Table:
    """Return aspects as a table; without `subjects`, the columns are those with claims."""
    with_claims = {name for aspect in aspects for name, cell in aspect.cells.items() if cell}
    order = [s.id for s in edition.base.subjects.values()]
    names = list(subjects) if subjects is not None else [n for n in order if n in with_claims]
    columns = tuple(Column(n, edition.link("subject", n), n in with_claims) for n in names)
    rows = tuple(_row(edition, aspect, names) for aspect in aspects)
    return Table(columns, rows)


def _row(edition: Edition, aspect: Aspect, names: list[str]) -> Row:
    shades = heat(edition, aspect)
    cells = tuple(
        Cell(
            edition.link("subject", name),
            tuple(
                claim_view(edition, edition.base.claims[claim.id])
                for claim in aspect.cells.get(name, ())
            ),
            shades.get(name),
        )
        for name in names
    )
    across = tuple(claim_view(edition, edition.base.claims[claim.id]) for claim in aspect.across)
    has_cells = any(cell.claims for cell in cells) or not across
    return Row(aspect.id, edition.words(aspect.title), cells, across, has_cells)
