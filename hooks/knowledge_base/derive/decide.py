"""Deciding: the index, and the pages of decision tables, checklists and calculators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge_base.derive.addresses import DECIDE_PAGE, WEIGHING_PAGE, Address, address_of
from knowledge_base.derive.calculators import calculator_view
from knowledge_base.derive.checklists import checklist_view
from knowledge_base.derive.claim_views import ClaimView, cited, claim_view
from knowledge_base.derive.connections import Connections, Key
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.weighing import weighing_pages
from knowledge_base.model.decisions import DecisionTable
from knowledge_base.model.knowledge_base import Kind


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """A way to decide, in a list."""

    link: Link
    summary: Words


@dataclass(frozen=True, slots=True)
class DecideView:
    """The page that leads to all deciding, by kind."""

    flows: tuple[DecisionCard, ...]
    tables: tuple[DecisionCard, ...]
    checklists: tuple[DecisionCard, ...]
    calculators: tuple[DecisionCard, ...]
    weighing: tuple[DecisionCard, ...]
    """The page to weigh on, and the presets."""


@dataclass(frozen=True, slots=True)
class SituationRow:
    """A row of a decision table."""

    id: str
    situation: Words
    recommendation: Words
    subjects: tuple[Link, ...]
    claims: tuple[ClaimView, ...]
    cites: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class DecisionTableView:
    """A decision table's page."""

    title: Words
    question: Words
    summary: Words
    rows: tuple[SituationRow, ...]
    related: tuple[Link, ...]


def decide_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index, then every table, checklist, calculator and weighing."""
    base = edition.base
    title, lead = edition.heading("decide"), edition.heading("decide-lead")
    view = DecideView(
        _cards(edition, "flow"),
        _cards(edition, "table"),
        _cards(edition, "checklist"),
        _cards(edition, "calculator"),
        (*weighing_cards(edition), *_cards(edition, "preset")),
    )
    root = made_from(edition, [base.site.place])
    yield PageView(DECIDE_PAGE, "decide", title, lead, view, root)
    trail = (Link(title, Address(DECIDE_PAGE)),)
    for table in base.tables.values():
        yield _page(edition, "table", table, table_view(edition, connections, table), trail)
    for checklist in base.checklists.values():
        shown = checklist_view(edition, connections, checklist)
        yield _page(edition, "checklist", checklist, shown, trail)
    for calculator in base.calculators.values():
        worked = calculator_view(edition, connections, calculator)
        yield _page(edition, "calculator", calculator, worked, trail)
    yield from weighing_pages(edition, connections, trail)


def weighing_cards(edition: Edition) -> tuple[DecisionCard, ...]:
    """Return the card of the page to weigh on, where there is anything to weigh."""
    title, lead = edition.heading("weighing"), edition.heading("weighing-lead")
    card = DecisionCard(Link(title, Address(WEIGHING_PAGE)), lead)
    return (card,) if edition.base.criteria else ()


def _cards(edition: Edition, kind: Kind) -> tuple[DecisionCard, ...]:
    records = edition.base.of(kind).values()
    return tuple(DecisionCard(edition.link(kind, r.id), edition.words(r.summary)) for r in records)


def _page(
    edition: Edition, kind: Kind, record: Any, view: Any, trail: tuple[Link, ...]
) -> PageView:
    return PageView(
        address_of(edition.base, kind, record.id).src_uri,
        "decision_table" if kind == "table" else kind,
        edition.words(record.title),
        edition.words(record.summary),
        view,
        made_from(edition, [record.place]),
        trail,
        hides=("navigation",),
    )


def table_view(
    edition: Edition, connections: Connections, table: DecisionTable
) -> DecisionTableView:
    """Return the view of one decision table."""
    rows = tuple(
        SituationRow(
            row.id,
            edition.words(row.situation),
            edition.words(row.recommendation),
            edition.links("subject", row.subjects),
            tuple(claim_view(edition, edition.base.claims[claim.id]) for claim in row.claims),
            cited(edition, row.cites),
        )
        for row in table.rows
    )
    key: Key = ("table", table.id)
    return DecisionTableView(
        edition.words(table.title),
        edition.words(table.question),
        edition.words(table.summary),
        rows,
        related_links(edition, connections, key),
    )
