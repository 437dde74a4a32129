"""Deciding: the index, and the pages of tables, checklists, calculators and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge_base.derive.addresses import DECIDE_PAGE, WEIGHING_PAGE, Address, address_of
from knowledge_base.derive.calculators import calculator_view
from knowledge_base.derive.checklists import checklist_view
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.situations import situations_page, table_view
from knowledge_base.derive.templates import template_view
from knowledge_base.derive.weighing import weighing_pages
from knowledge_base.model.knowledge_base import Kind

_VIEWS: Mapping[Kind, Callable[[Edition, Connections, Any], Any]] = {
    "table": table_view,
    "checklist": checklist_view,
    "calculator": calculator_view,
    "template": template_view,
}
"""What makes the view of each kind."""
_TEMPLATES: Mapping[Kind, str] = {"table": "decision_table", "template": "decision_template"}
"""Kinds whose page is not made by the template of the kind's name."""


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
    templates: tuple[DecisionCard, ...]
    weighing: tuple[DecisionCard, ...]
    """The page to weigh on, and the presets."""


def decide_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index, then every table, checklist, calculator, template and weighing."""
    base = edition.base
    title, lead = edition.heading("decide"), edition.heading("decide-lead")
    view = DecideView(
        _cards(edition, "flow"),
        _cards(edition, "table"),
        _cards(edition, "checklist"),
        _cards(edition, "calculator"),
        _cards(edition, "template"),
        (*weighing_cards(edition), *_cards(edition, "preset")),
    )
    root = made_from(edition, [base.site.place])
    yield PageView(DECIDE_PAGE, "decide", title, lead, view, root)
    trail = (Link(title, Address(DECIDE_PAGE)),)
    if base.tables:
        yield situations_page(edition, trail)
    for kind, view_of in _VIEWS.items():
        for record in base.of(kind).values():
            yield _page(edition, kind, record, view_of(edition, connections, record), trail)
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
        _TEMPLATES.get(kind, kind),
        edition.words(record.title),
        edition.words(record.summary),
        view,
        made_from(edition, [record.place]),
        trail,
        hides=("navigation",),
    )
