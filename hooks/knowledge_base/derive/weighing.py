"""Weighing: the page to weigh on, with every score and its rules, and a page for each preset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from knowledge_base.check.scores import (
    Grounds,
    claims_of_score,
    grounds_of,
    has_fallen,
    values_of,
)
from knowledge_base.derive.addresses import WEIGHING_PAGE, Address, address_of
from knowledge_base.derive.certainty import LEVELS
from knowledge_base.derive.claim_views import ClaimView, cited
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.figures import after_number, plain_number
from knowledge_base.derive.links import related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.weighing_data import script_data
from knowledge_base.derive.weighing_outcome import (
    Tables,
    WeighedView,
    figure_words,
    level_of,
    tables_of,
    weighed_view,
)
from knowledge_base.model.weighing import Criterion, Preset
from knowledge_base.scores import LOG_ABOVE, is_logarithmic
from knowledge_base.weighing import MAX_WEIGHT, MIN_COVERAGE


@dataclass(frozen=True, slots=True)
class ScoreView:
    """What one subject's score stands on; no figure and no score where nothing is known."""

    subject: Link
    figure: str | None
    score: str | None
    level: str | None
    reason: Words | None
    claims: tuple[ClaimView, ...]
    fallen: tuple[ClaimView, ...]
    """Named, and not counted, for our review calls them wrong or outdated."""


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with its scores."""

    id: str
    title: Words
    explain: Words
    metric: Words | None
    direction: str | None
    limit: Literal["at-most", "at-least"]
    unit: str
    is_logarithmic: bool
    scores: tuple[ScoreView, ...]
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WeighingView:
    """The page to weigh on."""

    criteria: tuple[CriterionView, ...]
    presets: tuple[tuple[str, Link, Words], ...]
    log_above: str
    min_coverage: str
    max_weight: str
    data: Any
    """What the page's script weighs with."""


@dataclass(frozen=True, slots=True)
class PresetView:
    """A preset's page."""

    id: str
    weighing: Link
    weights: tuple[tuple[Link, str], ...]
    constraints: tuple[Words, ...]
    weighed: WeighedView
    related: tuple[Link, ...]


def weighing_pages(
    edition: Edition, connections: Connections, trail: tuple[Link, ...]
) -> Iterator[PageView]:
    """Yield the page to weigh on and each preset's, where there is anything to weigh."""
    base = edition.base
    if not base.criteria:
        return
    tables = tables_of(edition)
    title, lead = edition.heading("weighing"), edition.heading("weighing-lead")
    places = [each.place for each in (*base.criteria.values(), *base.presets.values())]
    view = weighing_view(edition, connections, tables)
    made = made_from(edition, places)
    yield PageView(WEIGHING_PAGE, "weighing", title, lead, view, made, trail, ("navigation",))
    above = (*trail, Link(title, Address(WEIGHING_PAGE)))
    for preset in base.presets.values():
        yield PageView(
            address_of(base, "preset", preset.id).src_uri,
            "preset",
            edition.words(preset.title),
            edition.words(preset.summary),
            preset_view(edition, connections, tables, preset),
            made_from(edition, [preset.place, *(c.place for c in base.criteria.values())]),
            above,
            hides=("navigation",),
        )


def weighing_view(edition: Edition, connections: Connections, tables: Tables) -> WeighingView:
    """Return the view of the page to weigh on."""
    presets = tuple(
        (preset.id, edition.link("preset", preset.id), edition.words(preset.summary))
        for preset in edition.base.presets.values()
    )
    criteria = edition.base.criteria.values()
    return WeighingView(
        tuple(_criterion(edition, connections, criterion) for criterion in criteria),
        presets,
        plain_number(LOG_ABOVE),
        f"{MIN_COVERAGE * 100:.0f}%",
        plain_number(MAX_WEIGHT),
        script_data(edition, tables),
    )


def preset_view(
    edition: Edition, connections: Connections, tables: Tables, preset: Preset
) -> PresetView:
    """Return the view of one preset."""
    return PresetView(
        preset.id,
        Link(edition.heading("weighing"), Address(WEIGHING_PAGE)),
        tuple(
            (edition.link("criterion", name), plain_number(weight))
            for name, weight in preset.weights.items()
            if weight
        ),
        tuple(edition.words(constraint.text) for constraint in preset.constraints),
        weighed_view(edition, tables, preset),
        related_links(edition, connections, ("preset", preset.id)),
    )


def _criterion(edition: Edition, connections: Connections, criterion: Criterion) -> CriterionView:
    grounds = grounds_of(edition.base, criterion, lambda _: True)
    metric = edition.base.metrics[criterion.metric] if criterion.metric else None
    figures = {subject: each.figure for subject, each in grounds.items()}
    return CriterionView(
        criterion.id,
        edition.words(criterion.title),
        edition.words(criterion.explain),
        edition.words(metric.title) if metric else None,
        criterion.direction,
        "at-most" if criterion.is_lower_better else "at-least",
        after_number(edition, metric.unit).strip() if metric else "",
        metric is not None and len(figures) > 1 and is_logarithmic(figures),
        tuple(_scores(edition, criterion, grounds)),
        related_links(edition, connections, ("criterion", criterion.id)),
    )


def _scores(
    edition: Edition, criterion: Criterion, grounds: Mapping[str, Grounds]
) -> Iterator[ScoreView]:
    values, level = values_of(criterion, grounds), level_of(edition)
    for subject in edition.base.compared:
        name, known = subject.id, grounds.get(subject.id)
        given = criterion.ratings.get(name) or criterion.absent.get(name)
        fallen = tuple(
            claim for claim in claims_of_score(criterion, name) if has_fallen(edition.base, claim)
        )
        yield ScoreView(
            edition.link("subject", name),
            figure_words(edition, criterion, known.figure) if known else None,
            f"{values[name]:.2f}" if name in values else None,
            LEVELS[min(level(claim) for claim in known.claims)] if known else None,
            edition.words(given.reason) if given else None,
            cited(edition, known.claims) if known else (),
            cited(edition, fallen),
        )
