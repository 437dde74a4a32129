"""Sources: what each is, what was drawn from it, and how much of that survives review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import address_of
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.parts import (
    NOWHERE,
    Claims,
    ClaimsPart,
    by_section,
    claims_parts,
    in_parts,
    part_pages,
)
from knowledge_base.derive.reviews import STATUSES
from knowledge_base.model.evidence import Source


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of a source, and where what was drawn from it is listed."""

    id: str
    title: Words
    claims: Claims
    drawn: tuple[Link, ...]
    """What else was drawn from it: diagrams, guides, checklists and the like."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source's page."""

    link: Link
    short: Words
    author: str | None
    published: str | None
    url: str | None
    character: str
    description: Words
    claims: int
    reviews: tuple[tuple[str, int], ...]
    """How many of its claims have which review; `none` for not reviewed."""
    standing: int
    """Claims that our reviews call neither wrong nor outdated."""
    sections: tuple[SectionView, ...]
    parts: tuple[ClaimsPart, ...]


def source_pages(
    edition: Edition, sources: tuple[SourceView, ...], trail: tuple[Link, ...]
) -> Iterator[PageView]:
    """Yield each source's page, and the pages of its claims."""
    for shown, source in zip(sources, edition.base.sources.values(), strict=True):
        yield PageView(
            shown.link.address.src_uri,
            "source",
            shown.link.title,
            shown.description,
            shown,
            made_from(edition, [source.place]),
            trail,
            hides=("navigation",),
        )
        above = (*trail, shown.link)
        yield from part_pages(edition, shown.parts, shown.short, above, "source-part-lead")


def source_view(edition: Edition, connections: Connections, source: Source) -> SourceView:
    """Return the view of one source; sections that nothing was drawn from are left out."""
    placed = connections.by_source.get(source.id, ())
    reviews = Counter(p.claim.review.status if p.claim.review else "none" for p in placed)
    link = Link(edition.words(source.title), address_of(edition.base, "source", source.id))
    parts = tuple(claims_parts(edition, link.address.src_uri, placed, by_section(source.id)))
    return SourceView(
        link=link,
        short=edition.words(source.short),
        author=source.author,
        published=source.published.isoformat() if source.published else None,
        url=source.address,
        character=source.character,
        description=edition.words(source.description),
        claims=len(placed),
        reviews=tuple((name, reviews[name]) for name in (*STATUSES, "none") if reviews[name]),
        standing=len(placed) - reviews["wrong"] - reviews["outdated"],
        sections=tuple(_sections(edition, connections, source, parts)),
        parts=parts,
    )


def _sections(
    edition: Edition, connections: Connections, source: Source, parts: tuple[ClaimsPart, ...]
) -> Iterator[SectionView]:
    listed = in_parts(parts)
    for section in source.sections:
        claims = listed.get(section.id, NOWHERE)
        keys = connections.drawn_from.get((source.id, section.id), ())
        drawn = tuple(edition.link(kind, name) for kind, name in keys)
        if claims.number or drawn:
            yield SectionView(section.id, edition.words(section.title), claims, drawn)
