"""Decision tables: each on its page, and the situations of all of them together."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.derive.addresses import TABLES_PAGE, Address, address_of
from knowledge_base.derive.claim_views import ClaimView, cited, claim_view
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.filters import Choice, Entry, entries
from knowledge_base.derive.links import related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.decisions import DecisionTable, TableRow


@dataclass(frozen=True, slots=True)
class SituationRow:
    """A row of a decision table."""

    id: str
    home: Link
    """The row in its own table, under the table's title."""
    situation: Words
    recommendation: Words
    subjects: tuple[Link, ...]
    subject_ids: tuple[str, ...]
    constraints: tuple[Choice, ...]
    claims: tuple[ClaimView, ...]
    reasons: tuple[ClaimView, ...]
    """Reasons that are stated on other pages."""
    cites: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class RowsView:
    """Rows, and what they can be filtered by: only values that occur in them."""

    rows: tuple[SituationRow, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DecisionTableView:
    """A decision table's page."""

    title: Words
    question: Words
    summary: Words
    all: RowsView
    related: tuple[Link, ...]


def table_view(
    edition: Edition, connections: Connections, table: DecisionTable
) -> DecisionTableView:
    """Return the view of one decision table."""
    return DecisionTableView(
        edition.words(table.title),
        edition.words(table.question),
        edition.words(table.summary),
        _rows(edition, (table,)),
        related_links(edition, connections, ("table", table.id)),
    )


def situations_page(edition: Edition, trail: tuple[Link, ...]) -> PageView:
    """Return the page of every situation in every table."""
    tables = tuple(edition.base.tables.values())
    return PageView(
        TABLES_PAGE,
        "situations",
        edition.heading("situations"),
        edition.heading("situations-lead"),
        _rows(edition, tables),
        made_from(edition, [table.place for table in tables]),
        trail,
        hides=("navigation", "toc"),
    )


def _rows(edition: Edition, tables: tuple[DecisionTable, ...]) -> RowsView:
    rows = tuple(_row(edition, table, row) for table in tables for row in table.rows)
    subjects = {subject.id: edition.name(subject.name) for subject in edition.base.compared}
    limits = {name: edition.words(each.title) for name, each in edition.base.constraints.items()}
    recommended = [name for row in rows for name in row.subject_ids]
    limited = [choice.id for row in rows for choice in row.constraints]
    return RowsView(
        rows,
        entries(
            ("subject", "filter-subject", subjects, recommended),
            ("constraint", "filter-constraint", limits, limited),
        ),
    )


def _constraint(edition: Edition, name: str) -> Choice:
    return Choice(name, edition.words(edition.base.constraints[name].title))


def _row(edition: Edition, table: DecisionTable, row: TableRow) -> SituationRow:
    page = address_of(edition.base, "table", table.id).src_uri
    return SituationRow(
        row.id,
        Link(edition.words(table.title), Address(page, row.id), "table"),
        edition.words(row.situation),
        edition.words(row.recommendation),
        edition.links("subject", row.subjects),
        row.subjects,
        tuple(_constraint(edition, name) for name in row.constraints),
        tuple(claim_view(edition, edition.base.claims[claim.id]) for claim in row.claims),
        cited(edition, row.reasons),
        cited(edition, row.cites),
    )
