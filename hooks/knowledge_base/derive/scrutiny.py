"""How claims fare under scrutiny: certainty, disagreements, sanity checks and freshness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from knowledge_base.check.claims import is_due
from knowledge_base.check.clashes import clashes
from knowledge_base.check.sanity_checks import findings
from knowledge_base.derive import addresses
from knowledge_base.derive.certainty import LEVELS, RULES, START
from knowledge_base.derive.claim_views import ClaimView, cited, claim_view
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.disagreements import Disagreement, SanityCheck
from knowledge_base.model.ecosystem import Project
from knowledge_base.model.evidence import EvidenceReference
from knowledge_base.problems import Place


@dataclass(frozen=True, slots=True)
class CertaintyPageView:
    """The rules, and how many claims each has moved."""

    starts: tuple[tuple[str, str], ...]
    """Basis and the level that it starts at."""
    rules: tuple[tuple[str, str, int, int], ...]
    """Id, direction, steps, and the number of claims it applies to."""
    levels: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """A disagreement with its claims."""

    id: str
    title: Words
    metric: Words | None
    causes: tuple[str, ...]
    claims: tuple[ClaimView, ...]
    why: Words
    rely: Words
    references: tuple[Link, ...]
    related: tuple[Link, ...]
    edit: Edit


@dataclass(frozen=True, slots=True)
class DisagreementsView:
    """What is declared, and what code found besides."""

    declared: tuple[DisagreementView, ...]
    found: tuple[tuple[ClaimView, ClaimView], ...]


@dataclass(frozen=True, slots=True)
class SanityView:
    """A sanity check and what it found."""

    id: str
    title: Words
    rule: str
    holds: bool
    computation: str
    note: Words | None
    claims: tuple[ClaimView, ...]
    edit: Edit


@dataclass(frozen=True, slots=True)
class FreshnessRow:
    """A source or a month of reviews, with how old it is in days."""

    link: Link
    published: str | None
    age: int | None
    claims: int


@dataclass(frozen=True, slots=True)
class LookUps:
    """How many records there are to look up, and how many were."""

    checked: int
    all: int


@dataclass(frozen=True, slots=True)
class FreshnessView:
    """How old sources and reviews are, counted from the data's own date."""

    as_of: str
    sources: tuple[FreshnessRow, ...]
    due: tuple[ClaimView, ...]
    """Claims whose review is older than a year."""
    reviewed: int
    never: int
    projects: LookUps
    """Projects whose status and home were looked up."""
    addresses: LookUps
    """References whose address was looked up, of those that have one."""


def scrutiny_pages(edition: Edition) -> Iterator[PageView]:
    """Yield the pages on certainty, disagreements, sanity checks and freshness."""
    base = edition.base
    trail = (Link(edition.heading("evidence"), addresses.Address("evidence/index.md")),)
    for page, name, view, places in (
        (addresses.CERTAINTY_PAGE, "certainty-page", certainty_view(edition), []),
        (
            addresses.DISAGREEMENTS_PAGE,
            "disagreements",
            disagreements_view(edition),
            [d.place for d in base.disagreements.values()],
        ),
        (
            addresses.SANITY_PAGE,
            "sanity-checks",
            sanity_views(edition),
            [c.place for c in base.checks.values()],
        ),
        (addresses.FRESHNESS_PAGE, "freshness", freshness_view(edition), []),
    ):
        yield _page(edition, page, name, view, places, trail)


def _page(
    edition: Edition,
    page: str,
    name: str,
    view: object,
    places: list[Place],
    trail: tuple[Link, ...],
) -> PageView:
    source = made_from(edition, places or [edition.base.site.place])
    title, lead = edition.heading(name), edition.heading(f"{name}-lead")
    return PageView(page, name.replace("-", "_"), title, lead, view, source, trail)


def certainty_view(edition: Edition) -> CertaintyPageView:
    """Explain the rules from the definitions that the code runs, with what they did."""
    judgements = edition.judgements.values()
    levels = Counter(judgement.certainty.level for judgement in judgements)
    applied = Counter(rule.id for j in judgements for rule in j.certainty.reasons)
    return CertaintyPageView(
        tuple(START.items()),
        tuple((rule.id, rule.direction, abs(rule.steps), applied[rule.id]) for rule in RULES),
        tuple((level, levels[level]) for level in reversed(LEVELS)),
    )


def disagreements_view(edition: Edition) -> DisagreementsView:
    """Return declared disagreements, and clashes of figures that none of them covers."""
    declared = edition.base.disagreements.values()
    covered = [set(disagreement.claims) for disagreement in declared]
    found = tuple(
        (claim_view(edition, clash.one), claim_view(edition, clash.other))
        for clash in clashes(edition.base)
        if not any({clash.one.id, clash.other.id} <= claims for claims in covered)
    )
    return DisagreementsView(tuple(_disagreement(edition, d) for d in declared), found)


def _disagreement(edition: Edition, disagreement: Disagreement) -> DisagreementView:
    metric = edition.base.metrics[disagreement.metric] if disagreement.metric else None
    return DisagreementView(
        id=disagreement.id,
        title=edition.words(disagreement.title),
        metric=edition.words(metric.title) if metric else None,
        causes=disagreement.causes,
        claims=cited(edition, disagreement.claims),
        why=edition.words(disagreement.why),
        rely=edition.words(disagreement.rely),
        references=edition.links("reference", disagreement.references),
        related=edition.follow(disagreement.related),
        edit=edition.edit(disagreement.place),
    )


def sanity_views(edition: Edition, claims: Container[str] | None = None) -> tuple[SanityView, ...]:
    """Return the sanity checks of some claims, or all of them; those that fail come first."""
    found = findings(edition.base)
    views = [
        _sanity(edition, check, found[name].holds, found[name].computation)
        for name, check in edition.base.checks.items()
        if name in found and (claims is None or any(claim in claims for claim in _read(check)))
    ]
    return tuple(sorted(views, key=lambda view: view.holds))


def _read(check: SanityCheck) -> Iterator[str]:
    """Yield the claims that a check judges or takes figures from."""
    yield from check.claims
    yield from (value.claim for value in check.values.values() if value.claim)


def _sanity(edition: Edition, check: SanityCheck, holds: bool, computation: str) -> SanityView:
    return SanityView(
        check.id,
        edition.words(check.title),
        check.rule,
        holds,
        computation,
        edition.words(check.note) if check.note else None,
        cited(edition, check.claims),
        edition.edit(check.place),
    )


def freshness_view(edition: Edition) -> FreshnessView:
    """Return ages, counted from the date of the data."""
    base, today = edition.base, edition.base.site.as_of
    placed = list(base.claims.values())
    due = [p for p in placed if p.claim.review and is_due(p.claim.review, today)]
    claims = Counter(name for p in placed for name in {c.source for c in p.claim.sources})
    rows = tuple(
        FreshnessRow(
            edition.link("source", source.id),
            source.published.isoformat() if source.published else None,
            _age(today, source.published),
            claims[source.id],
        )
        for source in base.sources.values()
    )
    reviewed = sum(1 for p in placed if p.claim.review)
    views = tuple(claim_view(edition, p) for p in due)
    return FreshnessView(
        as_of=today.isoformat(),
        sources=rows,
        due=views,
        reviewed=reviewed,
        never=len(placed) - reviewed,
        projects=_look_ups(base.projects.values()),
        addresses=_look_ups(r for r in base.references.values() if r.address),
    )


def _look_ups(records: Iterable[Project | EvidenceReference]) -> LookUps:
    days = [record.checked for record in records]
    return LookUps(sum(day is not None for day in days), len(days))


def _age(today: date, published: date | None) -> int | None:
    return (today - published).days if published else None
