"""Experiments and cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import CASES_PAGE, EXPERIMENTS_PAGE, Address, address_of
from knowledge_base.derive.charts import BarCharts, bar_charts, pair_charts
from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.comparable import comparable
from knowledge_base.derive.connections import Connections, Key
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.illustrations import SHOWN, Illustrations, illustrations
from knowledge_base.derive.links import related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.reports import ReportCard, index_page
from knowledge_base.derive.scrutiny import SanityView, sanity_views
from knowledge_base.derive.sureness import Sureness, sureness
from knowledge_base.derive.tables import Table, table
from knowledge_base.model.claims import Claim
from knowledge_base.model.experiments import Case, Experiment
from knowledge_base.model.knowledge_base import PlacedClaim


@dataclass(frozen=True, slots=True)
class ExperimentView:
    """An experiment's page."""

    title: Words
    question: Words
    setup: Words
    workload: Words
    method: str
    sureness: Sureness
    missing: tuple[Words, ...]
    charts: BarCharts
    table: Table
    checks: tuple[SanityView, ...]
    conclusion: Words
    illustrations: Illustrations
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """A figure before and after."""

    id: str
    title: Words
    before: ClaimView | None
    after: ClaimView | None


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case's page."""

    title: Words
    subjects: tuple[Link, ...]
    context: Words
    change: Words
    sureness: Sureness
    charts: BarCharts
    results: tuple[ResultView, ...]
    claims: tuple[ClaimView, ...]
    limits: Words
    illustrations: Illustrations
    related: tuple[Link, ...]


def experiment_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index of experiments and each one's page."""
    records = edition.base.experiments.values()
    cards = tuple(
        ReportCard(edition.link("experiment", e.id), edition.words(e.question)) for e in records
    )
    yield index_page(edition, "experiments", EXPERIMENTS_PAGE, cards, (e.place for e in records))
    trail = (Link(edition.heading("experiments"), Address(EXPERIMENTS_PAGE)),)
    for experiment in records:
        view = experiment_view(edition, connections, experiment)
        yield PageView(
            address_of(edition.base, "experiment", experiment.id).src_uri,
            "experiment",
            edition.words(experiment.title),
            edition.words(experiment.question),
            view,
            made_from(edition, [experiment.place, *view.illustrations.places]),
            trail,
            hides=("navigation",),
        )


def experiment_view(
    edition: Edition, connections: Connections, experiment: Experiment
) -> ExperimentView:
    """Return the view of one experiment."""
    key: Key = ("experiment", experiment.id)
    placed = connections.by_owner.get(key, ())
    return ExperimentView(
        title=edition.words(experiment.title),
        question=edition.words(experiment.question),
        setup=edition.words(experiment.setup),
        workload=edition.words(experiment.workload),
        method=experiment.method,
        sureness=sureness(edition, placed),
        missing=tuple(edition.words(text) for text in experiment.missing),
        charts=bar_charts(edition, comparable(edition.base, placed)),
        table=table(edition, experiment.series),
        checks=sanity_views(edition, {one.id for one in placed}),
        conclusion=edition.words(experiment.conclusion),
        illustrations=illustrations(edition, connections, key),
        related=related_links(edition, connections, key, without=SHOWN),
    )


def case_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index of cases and each one's page."""
    records = edition.base.cases.values()
    cards = tuple(ReportCard(edition.link("case", c.id), edition.words(c.change)) for c in records)
    yield index_page(edition, "cases", CASES_PAGE, cards, (case.place for case in records))
    trail = (Link(edition.heading("cases"), Address(CASES_PAGE)),)
    for case in records:
        view = case_view(edition, connections, case)
        yield PageView(
            address_of(edition.base, "case", case.id).src_uri,
            "case",
            edition.words(case.title),
            edition.words(case.context),
            view,
            made_from(edition, [case.place, *view.illustrations.places]),
            trail,
            hides=("navigation",),
        )


def case_view(edition: Edition, connections: Connections, case: Case) -> CaseView:
    """Return the view of one case."""
    key: Key = ("case", case.id)
    return CaseView(
        title=edition.words(case.title),
        subjects=edition.links("subject", case.subjects),
        context=edition.words(case.context),
        change=edition.words(case.change),
        sureness=sureness(edition, connections.by_owner.get(key, ())),
        charts=pair_charts(edition, _pairs(edition, case)),
        results=tuple(
            ResultView(
                result.id,
                edition.words(result.title),
                _claim(edition, result.before),
                _claim(edition, result.after),
            )
            for result in case.results
        ),
        claims=tuple(claim_view(edition, edition.base.claims[c.id]) for c in case.claims),
        limits=edition.words(case.limits),
        illustrations=illustrations(edition, connections, key),
        related=related_links(edition, connections, key, without=SHOWN),
    )


def _pairs(
    edition: Edition, case: Case
) -> tuple[tuple[PlacedClaim | None, PlacedClaim | None], ...]:
    claims = edition.base.claims
    return tuple(
        (
            claims[result.before.id] if result.before else None,
            claims[result.after.id] if result.after else None,
        )
        for result in case.results
    )


def _claim(edition: Edition, claim: Claim | None) -> ClaimView | None:
    return claim_view(edition, edition.base.claims[claim.id]) if claim else None
