"""Deciding: the index, decision tables, checklists and calculators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge_base.derive.addresses import DECIDE_PAGE, Address, address_of
from knowledge_base.derive.claim_views import (
    CitationView,
    ClaimView,
    citation_view,
    cited,
    claim_view,
)
from knowledge_base.derive.connections import Connections, Key
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.figures import plain_number
from knowledge_base.derive.links import related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.decisions import Calculator, Checklist, DecisionTable
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


@dataclass(frozen=True, slots=True)
class ItemView:
    """A checklist's item."""

    id: str
    words: Words
    why: Words | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """A checklist's page."""

    title: Words
    summary: Words
    citations: tuple[CitationView, ...]
    groups: tuple[tuple[str, Words, tuple[ItemView, ...]], ...]
    """Id, title and items."""
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class InputView:
    """A calculator's input; numbers as readers see them."""

    id: str
    label: Words
    unit: str
    default: str
    bounds: str


@dataclass(frozen=True, slots=True)
class WorkedView:
    """A worked example."""

    words: Words
    inputs: tuple[tuple[Words, str], ...]
    result: str


@dataclass(frozen=True, slots=True)
class CalculatorView:
    """A calculator's page."""

    title: Words
    summary: Words
    formula: str
    output: Words
    output_unit: str
    inputs: tuple[InputView, ...]
    examples: tuple[WorkedView, ...]
    citations: tuple[CitationView, ...]
    claims: tuple[ClaimView, ...]
    related: tuple[Link, ...]


def decide_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index, then every table, checklist and calculator."""
    base = edition.base
    title, lead = edition.label("decide"), edition.label("decide-lead")
    view = DecideView(
        _cards(edition, "flow"),
        _cards(edition, "table"),
        _cards(edition, "checklist"),
        _cards(edition, "calculator"),
    )
    root = made_from(edition, [base.site.place])
    yield PageView(DECIDE_PAGE, "decide", title, lead, view, root)
    trail = (Link(edition.name(title), Address(DECIDE_PAGE)),)
    for table in base.tables.values():
        yield _page(edition, "table", table, table_view(edition, connections, table), trail)
    for checklist in base.checklists.values():
        shown = checklist_view(edition, connections, checklist)
        yield _page(edition, "checklist", checklist, shown, trail)
    for calculator in base.calculators.values():
        worked = calculator_view(edition, connections, calculator)
        yield _page(edition, "calculator", calculator, worked, trail)


def _cards(edition: Edition, kind: Kind) -> tuple[DecisionCard, ...]:
    records = edition.base.of(kind).values()
    return tuple(DecisionCard(edition.link(kind, r.id), edition.words(r.summary)) for r in records)


def _page(
    edition: Edition, kind: Kind, record: Any, view: Any, trail: tuple[Link, ...]
) -> PageView:
    return PageView(
        address_of(edition.base, kind, record.id).src_uri,
        "decision_table" if kind == "table" else kind,
        edition.say(record.title),
        edition.say(record.summary),
        view,
        made_from(edition, [record.place]),
        trail,
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


def checklist_view(
    edition: Edition, connections: Connections, checklist: Checklist
) -> ChecklistView:
    """Return the view of one checklist."""
    groups = tuple(
        (
            group.id,
            edition.words(group.title),
            tuple(
                ItemView(
                    item.id,
                    edition.words(item.text),
                    edition.words(item.why) if item.why else None,
                    cited(edition, item.cites),
                )
                for item in group.items
            ),
        )
        for group in checklist.groups
    )
    return ChecklistView(
        edition.words(checklist.title),
        edition.words(checklist.summary),
        tuple(citation_view(edition, citation) for citation in checklist.sources),
        groups,
        related_links(edition, connections, ("checklist", checklist.id)),
    )


def calculator_view(
    edition: Edition, connections: Connections, calculator: Calculator
) -> CalculatorView:
    """Return the view of one calculator."""
    labels = {entry.id: edition.words(entry.label) for entry in calculator.inputs}
    inputs = tuple(
        InputView(
            entry.id,
            labels[entry.id],
            entry.unit,
            plain_number(entry.default),
            f"{plain_number(entry.min)}–{plain_number(entry.max)}",
        )
        for entry in calculator.inputs
    )
    return CalculatorView(
        title=edition.words(calculator.title),
        summary=edition.words(calculator.summary),
        formula=calculator.formula,
        output=edition.words(calculator.output.label),
        output_unit=calculator.output.unit,
        inputs=inputs,
        examples=tuple(_worked(edition, calculator, labels)),
        citations=tuple(citation_view(edition, citation) for citation in calculator.sources),
        claims=cited(edition, calculator.cites),
        related=related_links(edition, connections, ("calculator", calculator.id)),
    )


def _worked(
    edition: Edition, calculator: Calculator, labels: dict[str, Words]
) -> Iterator[WorkedView]:
    units = {entry.id: entry.unit for entry in calculator.inputs}
    for example in calculator.examples:
        inputs = tuple(
            (labels[name], f"{plain_number(value)} {units[name]}")
            for name, value in example.inputs.items()
        )
        result = f"{plain_number(example.result)} {calculator.output.unit}"
        yield WorkedView(edition.words(example.text), inputs, result)
