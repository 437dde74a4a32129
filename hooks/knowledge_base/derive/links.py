"""Links that several kinds of page share: to matrices, duels, and whatever stands on a claim."""

from __future__ import annotations

from collections.abc import Collection

from knowledge_base.derive.addresses import Address, duel_page, matrix_page
from knowledge_base.derive.connections import Connections, Key
from knowledge_base.derive.edition import Edition, Link
from knowledge_base.model.knowledge_base import Kind, PlacedClaim


def matrix_link(edition: Edition, dimension: str) -> Link:
    """Return the link to a dimension's matrix."""
    title = edition.heading("matrix-title", edition.title_of("dimension", dimension))
    return Link(title, Address(matrix_page(dimension)), "matrix")


def duel_link(edition: Edition, one: str, other: str) -> Link:
    """Return the link to a duel."""
    names = (edition.title_of("subject", name) for name in (one, other))
    title = edition.heading("duel-title", *names)
    return Link(title, Address(duel_page(one, other)), "duel")


def related_links(
    edition: Edition, connections: Connections, key: Key, without: Collection[Kind] = ()
) -> tuple[Link, ...]:
    """Return links to the records that a record relates to, from either side."""
    related = connections.related.get(key, ())
    return tuple(edition.link(kind, name) for kind, name in related if kind not in without)


def citing_links(
    edition: Edition, connections: Connections, placed: tuple[PlacedClaim, ...]
) -> tuple[Link, ...]:
    """Return links to whatever helps to decide or guides and stands on any of the claims."""
    keys = dict.fromkeys(key for p in placed for key in connections.cited_by.get(p.id, ()))
    return tuple(edition.link(kind, name) for kind, name in keys)
