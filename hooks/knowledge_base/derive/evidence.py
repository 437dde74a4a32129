"""Evidence: sources, references, reviews and the state of translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import (
    EVIDENCE_PAGE,
    SOURCES_PAGE,
    Address,
)
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.coverage import MISSING, STALE, coverage_page
from knowledge_base.derive.edition import Edition, Link
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.references import reference_pages
from knowledge_base.derive.reviews import STATUSES, review_pages
from knowledge_base.derive.scrutiny import certainty_view
from knowledge_base.derive.sources import SourceView, source_pages, source_view
from knowledge_base.problems import Place, Problem

Trail = tuple[Link, ...]
BASES = ("documented", "measured", "reported", "opinion")


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
    above = (*evidence, Link(edition.heading("sources"), Address(SOURCES_PAGE)))
    yield from source_pages(edition, sources, above)
    yield from reference_pages(edition, evidence)
    yield from review_pages(edition, evidence)
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
