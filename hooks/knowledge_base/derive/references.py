"""References: what our reviews stand on, and the claims that each bears on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import REFERENCES_PAGE, Address
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.parts import (
    NOWHERE,
    Claims,
    ClaimsPart,
    by_reference,
    claims_parts,
    in_parts,
    part_pages,
)
from knowledge_base.model.evidence import EvidenceReference


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A reference, and where the claims whose reviews cite it are listed."""

    id: str
    title: Words
    publisher: str
    kind: str
    published: str | None
    url: str | None
    checked: str | None
    note: Words | None
    claims: Claims
    diagrams: tuple[Link, ...]
    """The diagrams whose reviews cite it."""
    edit: Edit


def reference_pages(edition: Edition, trail: tuple[Link, ...]) -> Iterator[PageView]:
    """Yield the list of references, and the pages of the claims that they bear on."""
    citing = [p for p in edition.base.claims.values() if p.claim.review]
    cited = [p for p in citing if p.claim.review and p.claim.review.references]
    parts = tuple(claims_parts(edition, REFERENCES_PAGE, cited, by_reference))
    title, lead = edition.heading("references"), edition.heading("references-lead")
    places = [reference.place for reference in edition.base.references.values()]
    yield PageView(
        REFERENCES_PAGE,
        "references",
        title,
        lead,
        reference_views(edition, parts),
        made_from(edition, places or [edition.base.site.place]),
        trail,
        hides=("toc",),  # its contents would be as long as the page
    )
    above = (*trail, Link(title, Address(REFERENCES_PAGE)))
    yield from part_pages(edition, parts, title, above, "reference-part-lead")


def reference_views(edition: Edition, parts: tuple[ClaimsPart, ...]) -> tuple[ReferenceView, ...]:
    """Return every reference with the claims that stand or fall with it."""
    drawings: dict[str, list[Link]] = {}
    for diagram in edition.base.diagrams.values():
        for name in dict.fromkeys(diagram.review.references if diagram.review else ()):
            drawings.setdefault(name, []).append(edition.link("diagram", diagram.id))
    listed = in_parts(parts)
    return tuple(
        ReferenceView(
            id=reference.id,
            title=edition.title_of("reference", reference.id),
            publisher=reference.publisher,
            kind=reference.kind,
            published=reference.published.isoformat() if reference.published else None,
            url=reference.address,
            checked=reference.checked.isoformat() if reference.checked else None,
            note=edition.words(reference.note) if reference.note else None,
            claims=listed.get(reference.id, NOWHERE),
            diagrams=tuple(drawings.get(reference.id, ())),
            edit=edition.edit(reference.place),
        )
        for reference in in_order(edition)
    )


def in_order(edition: Edition) -> tuple[EvidenceReference, ...]:
    """Return the references in the order in which they are listed: by publisher."""
    references = edition.base.references.values()
    return tuple(sorted(references, key=lambda r: (r.publisher.lower(), r.id)))
