"""Claims as pages show them: the statement, who says it, on what basis, and our review."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.derive.addresses import Address, address_of, url_of
from knowledge_base.derive.certainty import Certainty
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.error_reports import ErrorReport, error_report
from knowledge_base.derive.figures import figure
from knowledge_base.derive.history import HistoryLine, history_of
from knowledge_base.model.claims import Citation, Quantity, Review, Scope
from knowledge_base.model.knowledge_base import PlacedClaim


@dataclass(frozen=True, slots=True)
class CitationView:
    """A source and the section in it."""

    short: Words
    source: Link
    section: Words


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Our judgement."""

    status: str
    reason: Words
    correction: Words | None
    references: tuple[Link, ...]
    reviewed: str


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """One respect in which a claim is limited."""

    name: str
    words: Words


@dataclass(frozen=True, slots=True)
class CertaintyView:
    """A level with the rules that led to it: their ids, and which way each moved the claim."""

    level: str
    start: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """A sanity check that the claim stands under."""

    link: Link
    holds: bool
    computation: str


@dataclass(frozen=True, slots=True)
class BriefClaim:
    """A claim in one line: what it says, where it is at home, and what we hold of it."""

    words: Words
    home: Address
    review: ReviewView | None


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A disagreement, as one of its claims sees it."""

    link: Link
    opponents: tuple[BriefClaim, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with all that a reader may ask about it."""

    id: str
    words: Words
    subjects: tuple[Link, ...]
    basis: str
    method: str | None
    figure: str | None
    metric: Words | None
    citations: tuple[CitationView, ...]
    cited: tuple[Words, ...]
    """The sources' short names, each once however many of its sections are cited."""
    source_ids: tuple[str, ...]
    """`survey#memory`: a source and the section in it, as the spreadsheets have them."""
    quantity: Quantity | None
    """The figure as the data has it."""
    scope: tuple[ScopeLine, ...]
    review: ReviewView | None
    certainty: CertaintyView
    disputes: tuple[DisputeView, ...]
    checks: tuple[CheckView, ...]
    cite: str
    """How to cite it, as plain text."""
    report: ErrorReport
    projects: tuple[Link, ...]
    home: Address
    owner: Link
    aspect: Words | None
    edit: Edit
    history: tuple[HistoryLine, ...]
    """What releases did to it, the newest first."""


def claim_view(edition: Edition, placed: PlacedClaim) -> ClaimView:
    """Return the view of one claim, made once for an edition."""
    known: ClaimView | None = edition.views.get(placed.id)
    if known is None:
        known = edition.views[placed.id] = _claim_view(edition, placed)
    return known


def _claim_view(edition: Edition, placed: PlacedClaim) -> ClaimView:
    claim, quantity = placed.claim, placed.claim.quantity
    judgement = edition.judgements[claim.id]
    metric = edition.base.metrics[quantity.metric] if quantity else None
    citations = tuple(citation_view(edition, citation) for citation in claim.sources)
    return ClaimView(
        id=claim.id,
        words=edition.words(claim.text),
        subjects=edition.links("subject", placed.subjects),
        basis=claim.basis,
        method=claim.method,
        figure=figure(edition, quantity) if quantity else None,
        metric=edition.words(metric.title) if metric else None,
        citations=citations,
        cited=tuple(dict.fromkeys(citation.short for citation in citations)),
        source_ids=tuple(f"{citation.source}#{citation.at}" for citation in claim.sources),
        quantity=quantity,
        scope=_scope(edition, claim.scope),
        review=review_view(edition, claim.review) if claim.review else None,
        certainty=_certainty(judgement.certainty),
        disputes=tuple(_dispute(edition, claim.id, name) for name in judgement.disagreements),
        checks=tuple(
            CheckView(edition.link("check", name), finding.holds, finding.computation)
            for name, finding in judgement.checks
        ),
        cite=_cite(edition, claim.id),
        report=error_report(edition, claim),
        projects=edition.links("project", claim.projects),
        home=address_of(edition.base, "claim", claim.id),
        owner=edition.link(placed.kind, placed.owner),
        aspect=edition.words(placed.aspect) if placed.aspect else None,
        edit=edition.edit(claim.place),
        history=history_of(edition, claim.id),
    )


def cited(edition: Edition, names: tuple[str, ...]) -> tuple[ClaimView, ...]:
    """Return the views of claims that are cited by id."""
    return tuple(claim_view(edition, edition.base.claims[name]) for name in names)


def citation_view(edition: Edition, citation: Citation) -> CitationView:
    """Return a citation with its source's and section's titles."""
    source = edition.base.sources[citation.source]
    section = next(section for section in source.sections if section.id == citation.at)
    page = address_of(edition.base, "source", source.id).src_uri
    link = Link(edition.words(source.title), Address(page, section.id), "source")
    return CitationView(edition.words(source.short), link, edition.words(section.title))


def _dispute(edition: Edition, claim: str, name: str) -> DisputeView:
    others = (other for other in edition.base.disagreements[name].claims if other != claim)
    return DisputeView(
        edition.link("disagreement", name),
        tuple(brief_claim(edition, edition.base.claims[other]) for other in others),
    )


def brief_claim(edition: Edition, placed: PlacedClaim) -> BriefClaim:
    """Return a claim in one line, for lists that would grow too long with its evidence."""
    review = placed.claim.review
    return BriefClaim(
        edition.words(placed.claim.text),
        address_of(edition.base, "claim", placed.id),
        review_view(edition, review) if review else None,
    )


def _scope(edition: Edition, scope: Scope | None) -> tuple[ScopeLine, ...]:
    if scope is None:
        return ()
    lines = [ScopeLine("version", edition.name(scope.version))] if scope.version else []
    for name in ("workload", "hardware", "condition"):
        text = getattr(scope, name)
        if text is not None:
            lines.append(ScopeLine(name, edition.words(text)))
    return tuple(lines)


def _certainty(found: Certainty) -> CertaintyView:
    reasons = tuple((rule.id, rule.direction) for rule in found.reasons)
    return CertaintyView(found.level, found.start, reasons)


def _cite(edition: Edition, name: str) -> str:
    site, address = edition.base.site, address_of(edition.base, "claim", name)
    path = f"{edition.folder}{url_of(address.src_uri)}#{address.anchor}"
    title, url = edition.say(site.title), f"{site.address or ''}{path}"
    return edition.label("cite-format").format(title, name, site.as_of, url)


def review_view(edition: Edition, review: Review) -> ReviewView:
    """Return the view of a review."""
    return ReviewView(
        status=review.status,
        reason=edition.words(review.reason),
        correction=edition.words(review.correction) if review.correction else None,
        references=edition.links("reference", review.references),
        reviewed=review.reviewed.isoformat(),
    )
