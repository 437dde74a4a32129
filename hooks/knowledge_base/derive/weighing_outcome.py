"""What a weighing comes to, as readers see it: the ranking, its reasons and what would turn it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from knowledge_base.check.scores import claims_of_score, grounds_of, limits_of, score_table
from knowledge_base.derive.certainty import LEVELS, Level
from knowledge_base.derive.claim_views import ClaimView, cited
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.figures import after_number
from knowledge_base.model.weighing import Constraint, Criterion, Preset
from knowledge_base.sanity import number
from knowledge_base.turning_points import Turn, smallest, turning_points
from knowledge_base.weighing import Part, Ranking, Standing, Table, Verdict, weigh

SURE: tuple[Level, ...] = ("moderate", "high")
"""The levels of claims that stay when those of low and very low certainty are left out."""


@dataclass(frozen=True, slots=True)
class PartView:
    """What one criterion adds to a total."""

    criterion: Link
    weight: str
    figure: str | None
    score: str | None
    contribution: str | None
    level: str | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class LimitView:
    """Whether a constraint is kept, with the claims that say so."""

    words: Words
    verdict: Verdict
    figure: str | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """How one subject fares."""

    anchor: str
    subject: Link
    position: int | None
    total: str
    bounds: str
    coverage: str
    level: str | None
    without: int | None
    """Its position where only claims of moderate and high certainty count; None: not ranked."""
    parts: tuple[PartView, ...]
    limits: tuple[LimitView, ...]


@dataclass(frozen=True, slots=True)
class TurnView:
    """Where another subject comes first."""

    criterion: Link
    weight: str
    to: str
    winner: Link
    words: Words
    """All of it in a sentence."""


@dataclass(frozen=True, slots=True)
class WeighedView:
    """The whole outcome."""

    ranked: tuple[StandingView, ...]
    too_little: tuple[StandingView, ...]
    excluded: tuple[StandingView, ...]
    level: str | None
    is_shared: bool
    turns: tuple[TurnView, ...]
    steady: tuple[Link, ...]
    """Criteria of which no weight turns the winner."""
    smallest: TurnView | None
    without: tuple[Link, ...]
    """The subjects that are ranked without claims of low certainty, in their order."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The scores that stand on all claims, and those that stand on the more certain ones."""

    every: Table
    sure: Table


def tables_of(edition: Edition) -> Tables:
    """Return both tables of scores."""
    level = level_of(edition)
    return Tables(
        score_table(edition.base, level=level),
        score_table(edition.base, is_sure(edition), level),
    )


def level_of(edition: Edition) -> Callable[[str], int]:
    """Return what tells a claim's certainty, 0 being the lowest."""
    return lambda claim: LEVELS.index(edition.judgements[claim].certainty.level)


def is_sure(edition: Edition) -> Callable[[str], bool]:
    """Return what tells whether a claim stays when those of low certainty are left out."""
    return lambda claim: edition.judgements[claim].certainty.level in SURE


def figure_words(edition: Edition, criterion: Criterion, figure: float) -> str:
    """Return a figure in its criterion's unit, or a rating out of five."""
    if criterion.metric is None:
        return edition.label("rating-of-five").format(number(figure))
    return f"{number(figure)}{after_number(edition, edition.base.metrics[criterion.metric].unit)}"


def counted(edition: Edition, criterion: Criterion, subject: str) -> tuple[ClaimView, ...]:
    """Return the claims that count for a subject's score, or all that are named without one."""
    grounds = grounds_of(edition.base, criterion, lambda _: True).get(subject)
    return cited(edition, grounds.claims if grounds else claims_of_score(criterion, subject))


def weighed_view(edition: Edition, tables: Tables, preset: Preset) -> WeighedView:
    """Return what a preset comes to."""
    weights, limits = preset.weights, limits_of(edition.base, preset)
    ranking = weigh(tables.every, weights, limits)
    without = weigh(tables.sure, weights, limits)
    turns = turning_points(tables.every, weights, limits)
    shown = _Shown(edition, preset, tables.every, ranking, without.positions)
    first = smallest(turns)
    turned = {turn.criterion for turn in turns}
    return WeighedView(
        ranked=tuple(map(shown.standing, ranking.ranked)),
        too_little=tuple(map(shown.standing, ranking.too_little)),
        excluded=tuple(map(shown.standing, ranking.excluded)),
        level=None if ranking.level is None else LEVELS[ranking.level],
        is_shared=len(ranking.leaders) > 1,
        turns=tuple(map(shown.turn, turns)),
        steady=edition.links("criterion", (c for c in tables.every.scores if c not in turned)),
        smallest=shown.turn(first) if first else None,
        without=edition.links("subject", without.positions),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """Turns the engine's numbers into words."""

    edition: Edition
    preset: Preset
    table: Table
    ranking: Ranking
    without: Mapping[str, int]

    def standing(self, standing: Standing) -> StandingView:
        return StandingView(
            anchor=f"of-{standing.subject}",
            subject=self.edition.link("subject", standing.subject),
            position=self.ranking.positions.get(standing.subject),
            total=f"{standing.total:.2f}",
            bounds=f"{standing.lowest:.2f}–{standing.highest:.2f}",
            coverage=f"{standing.coverage * 100:.0f}%",
            level=None if standing.level is None else LEVELS[standing.level],
            without=self.without.get(standing.subject),
            parts=tuple(self.part(standing.subject, part) for part in standing.parts),
            limits=tuple(self.limit(standing, each) for each in self.preset.constraints),
        )

    def part(self, subject: str, part: Part) -> PartView:
        criterion, score = self.edition.base.criteria[part.criterion], part.score
        added, figure = part.contribution, self.table.figures[part.criterion].get(subject)
        return PartView(
            criterion=self.edition.link("criterion", part.criterion),
            weight=number(part.weight),
            figure=None if figure is None else figure_words(self.edition, criterion, figure),
            score=f"{score.value:.2f}" if score else None,
            contribution=None if added is None else f"{added:.2f}",
            level=LEVELS[score.level] if score else None,
            claims=counted(self.edition, criterion, subject) if score else (),
        )

    def limit(self, standing: Standing, constraint: Constraint) -> LimitView:
        criterion = self.edition.base.criteria[constraint.criterion]
        grounds = grounds_of(self.edition.base, criterion, lambda _: True).get(standing.subject)
        return LimitView(
            words=self.edition.words(constraint.text),
            verdict=standing.verdicts[constraint.criterion],
            figure=figure_words(self.edition, criterion, grounds.figure) if grounds else None,
            claims=cited(self.edition, grounds.claims) if grounds else (),
        )

    def turn(self, turn: Turn) -> TurnView:
        criterion = self.edition.link("criterion", turn.criterion)
        winner = self.edition.link("subject", turn.winner)
        weight, to = number(turn.weight), number(turn.to)
        numbers = (self.edition.name(weight), self.edition.name(to))
        words = self.edition.heading("weighing-turn", criterion.title, *numbers, winner.title)
        return TurnView(criterion, weight, to, winner, words)
