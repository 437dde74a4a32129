"""Checklists: items to tick off, with the claims that they stand on."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.derive.claim_views import CitationView, ClaimView, citation_view, cited
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import related_links
from knowledge_base.model.decisions import Checklist


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
