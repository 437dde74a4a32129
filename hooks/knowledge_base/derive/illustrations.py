"""What illustrates a record's page: the diagrams and snippets that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.derive.connections import Connections, Key
from knowledge_base.derive.diagrams import DiagramView, diagram_view
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.snippets import SnippetView, snippet_view
from knowledge_base.model.knowledge_base import Kind
from knowledge_base.problems import Place

SHOWN: tuple[Kind, ...] = ("diagram", "snippet")
"""Kinds that an illustrated page shows instead of linking to them."""


@dataclass(frozen=True, slots=True)
class Illustrations:
    """Diagrams and snippets in the order of the data."""

    diagrams: tuple[DiagramView, ...]
    snippets: tuple[SnippetView, ...]
    places: tuple[Place, ...]
    """Where they stand in the data."""


def illustrations(edition: Edition, connections: Connections, key: Key) -> Illustrations:
    """Return what illustrates the page of a record."""
    base = edition.base
    belonging = connections.related.get(key, ())
    diagrams = [base.diagrams[name] for kind, name in belonging if kind == "diagram"]
    snippets = [base.snippets[name] for kind, name in belonging if kind == "snippet"]
    return Illustrations(
        tuple(diagram_view(edition, diagram) for diagram in diagrams),
        tuple(snippet_view(edition, snippet) for snippet in snippets),
        tuple(record.place for record in (*diagrams, *snippets)),
    )
