"""Evidence: sources, references, reviews and the state of translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge_base.derive.addresses import (
    EVIDENCE_PAGE,
    REFERENCES_PAGE,
    REVIEWS_PAGE,
    SOURCES_PAGE,
    Address,
    address_of,
    reviews_page,
)
from knowledge_base.derive.claim_views import BriefClaim, ClaimView, brief_claim, claim_view
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.coverage import MISSING, STALE, coverage_page
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.scrutiny import certainty_view
from knowledge_base.model.evidence import Source
from knowledge_base.problems import Place, Problem

STATUSES = ("wrong", "outdated", "disputed", "unverifiable", "supported")
Trail = tuple[Link, ...]
BASES = ("documented", "measured", "reported", "opinion")


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of a source and all that was drawn from it."""

    id: str
    title: Words
    claims: tuple[BriefClaim, ...]
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


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A reference and the claims whose reviews cite it."""

    id: str
    title: str
    publisher: str
    kind: str
    published: str | None
    url: str | None
    note: Words | None
    claims: tuple[BriefClaim, ...]
    diagrams: tuple[Link, ...]
    """The diagrams whose reviews cite it."""
    edit: Edit


@dataclass(frozen=True, slots=True)
class Totals:
    """What there is, counted."""

    claims: int
    by_basis: tuple[tuple[str, int], ...]
    by_review: tuple[tuple[str, int], ...]
    by_certainty: tuple[tuple[str, int], ...]
    sources: tuple[SourceView, ...]
    untranslated: int


def evidence_pages(
    edition: Edition, connections: Connections, lapses: tuple[Problem, ...]
) -> Iterator[PageView]:
    """Yield the evidence index and its pages."""
    base = edition.base
    sources = tuple(source_view(edition, connections, source) for source in base.sources.values())
    evidence = (Link(edition.heading("evidence"), Address(EVIDENCE_PAGE)),)
    source_places = [source.place for source in base.sources.values()]
    view = totals(edition, sources, lapses)
    yield _page(edition, EVIDENCE_PAGE, "evidence", view, [base.site.place], ())
    yield _page(edition, SOURCES_PAGE, "sources", sources, source_places, evidence)
    trail = (*evidence, Link(edition.heading("sources"), Address(SOURCES_PAGE)))
    for shown, source in zip(sources, base.sources.values(), strict=True):
        yield PageView(
            shown.link.address.src_uri,
            "source",
            edition.words(source.title),
            edition.words(source.description),
            shown,
            made_from(edition, [source.place]),
            trail,
            hides=("navigation",),
        )
    references = reference_views(edition)
    places = [r.place for r in base.references.values()]
    page = _page(edition, REFERENCES_PAGE, "references", references, places, evidence)
    yield replace(page, hides=("toc",))  # its contents would be as long as the page
    yield from _review_pages(edition, evidence)
    yield coverage_page(edition, lapses, evidence)


def _page(
    edition: Edition, page: str, name: str, view: object, places: list[Place], trail: Trail
) -> PageView:
    title, lead = edition.heading(name), edition.heading(f"{name}-lead")
    source = made_from(edition, places or [edition.base.site.place])
    return PageView(page, name, title, lead, view, source, trail)


def totals(
    edition: Edition, sources: tuple[SourceView, ...], lapses: tuple[Problem, ...]
) -> Totals:
    """Count claims by basis and review."""
    claims = [placed.claim for placed in edition.base.claims.values()]
    bases: Counter[str] = Counter(claim.basis for claim in claims)
    reviews = Counter(claim.review.status if claim.review else "none" for claim in claims)
    return Totals(
        claims=len(claims),
        by_basis=tuple((name, bases[name]) for name in BASES),
        by_review=tuple((name, reviews[name]) for name in (*STATUSES, "none")),
        by_certainty=certainty_view(edition).levels,
        sources=sources,
        untranslated=sum(1 for lapse in lapses if lapse.rule in (MISSING, STALE)),
    )


def source_view(edition: Edition, connections: Connections, source: Source) -> SourceView:
    """Return the view of one source; sections that nothing was drawn from are left out."""
    placed = connections.by_source.get(source.id, ())
    reviews = Counter(p.claim.review.status if p.claim.review else "none" for p in placed)
    return SourceView(
        link=Link(edition.words(source.title), address_of(edition.base, "source", source.id)),
        short=edition.words(source.short),
        author=source.author,
        published=source.published.isoformat() if source.published else None,
        url=source.address,
        character=source.character,
        description=edition.words(source.description),
        claims=len(placed),
        reviews=tuple((name, reviews[name]) for name in (*STATUSES, "none") if reviews[name]),
        standing=len(placed) - reviews["wrong"] - reviews["outdated"],
        sections=tuple(_sections(edition, connections, source)),
    )


def _sections(edition: Edition, connections: Connections, source: Source) -> Iterator[SectionView]:
    by_section: dict[str, list[BriefClaim]] = {}
    for one in connections.by_source.get(source.id, ()):
        for citation in one.claim.sources:
            if citation.source == source.id:
                by_section.setdefault(citation.at, []).append(brief_claim(edition, one))
    for section in source.sections:
        claims = tuple(by_section.get(section.id, ()))
        keys = connections.drawn_from.get((source.id, section.id), ())
        drawn = tuple(edition.link(kind, name) for kind, name in keys)
        if claims or drawn:
            yield SectionView(section.id, edition.words(section.title), claims, drawn)


def reference_views(edition: Edition) -> tuple[ReferenceView, ...]:
    """Return every reference with the claims that stand or fall with it."""
    citing: dict[str, list[BriefClaim]] = {}
    for placed in edition.base.claims.values():
        for name in placed.claim.review.references if placed.claim.review else ():
            citing.setdefault(name, []).append(brief_claim(edition, placed))
    drawings: dict[str, list[Link]] = {}
    for diagram in edition.base.diagrams.values():
        for name in dict.fromkeys(diagram.review.references if diagram.review else ()):
            drawings.setdefault(name, []).append(edition.link("diagram", diagram.id))
    ordered = sorted(edition.base.references.values(), key=lambda r: (r.publisher.lower(), r.id))
    return tuple(
        ReferenceView(
            id=reference.id,
            title=reference.title,
            publisher=reference.publisher,
            kind=reference.kind,
            published=reference.published.isoformat() if reference.published else None,
            url=reference.address,
            note=edition.words(reference.note) if reference.note else None,
            claims=tuple(citing.get(reference.id, ())),
            diagrams=tuple(drawings.get(reference.id, ())),
            edit=edition.edit(reference.place),
        )
        for reference in ordered
    )


def _review_pages(edition: Edition, trail: Trail) -> Iterator[PageView]:
    """Yield the index of reviews and a page for each verdict."""
    reviewed = _reviewed(edition)
    links = [Link(edition.heading(f"review-{s}"), Address(reviews_page(s))) for s, _ in reviewed]
    counted = tuple(
        (link, edition.heading(f"about-review-{status}"), len(claims))
        for link, (status, claims) in zip(links, reviewed, strict=True)
    )
    index = _page(edition, REVIEWS_PAGE, "reviews", counted, [], trail)
    yield index
    for link, (status, claims) in zip(links, reviewed, strict=True):
        places = [edition.base.claims[claim.id].claim.place for claim in claims]
        yield PageView(
            link.address.src_uri,
            "reviews_of_status",
            edition.heading("reviews-of-status", link.title),
            edition.heading(f"about-review-{status}"),
            claims,
            made_from(edition, places),
            (*trail, Link(index.title, Address(REVIEWS_PAGE))),
        )


def _reviewed(edition: Edition) -> tuple[tuple[str, tuple[ClaimView, ...]], ...]:
    by_status: dict[str, list[ClaimView]] = {}
    for placed in edition.base.claims.values():
        if placed.claim.review:
            status = placed.claim.review.status
            by_status.setdefault(status, []).append(claim_view(edition, placed))
    return tuple((name, tuple(by_status[name])) for name in STATUSES if name in by_status)
