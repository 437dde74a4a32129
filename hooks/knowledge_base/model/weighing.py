"""Weighing: criteria with what they are scored by, and presets of weights and constraints."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from knowledge_base.model.base import ById, Id, Line, Record, Reference, Text

Ids = Annotated[tuple[Id, ...], Field(min_length=1)]


class Rating(Record):
    """Our rating of one subject, with the claims that it was given on."""

    value: int
    """From 1, worst, to 5, best."""
    claims: Ids
    reason: Text

    @model_validator(mode="after")
    def _is_on_the_scale(self) -> Self:
        if not 1 <= self.value <= 5:
            raise ValueError(f"the rating {self.value} is not on the scale", "rate from 1 to 5")
        return self


class Absence(Record):
    """Why what is measured does not occur in a subject: its figure is zero."""

    claims: Ids
    reason: Text


class Criterion(Record):
    """Something to weigh: scored by figures of a metric, or by our ratings."""

    id: Id
    title: Text
    explain: Text
    """What it says, and what its scores leave out."""
    direction: Literal["higher", "lower"] | None = None
    """Which figures are better; required with `metric`, and left out with `ratings`."""
    metric: Id | None = None
    figures: ById[Ids] = {}
    """Subject to the claims whose quantities make its figure."""
    absent: ById[Absence] = {}
    """Subject to why what is measured does not occur in it."""
    ratings: ById[Rating] = {}
    """Subject to our rating, where there is no metric."""
    related: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def _is_scored_one_way(self) -> Self:
        if (self.metric is None) == (not self.ratings):
            raise ValueError(
                "the criterion is scored neither by a metric nor by ratings alone",
                "give 'metric' with 'figures', or 'ratings'",
            )
        if self.metric is not None and self.direction is None:
            raise ValueError(
                "the criterion has no direction", "say with 'direction' which is better"
            )
        if self.metric is None and (self.direction or self.figures or self.absent):
            raise ValueError(
                "the criterion has ratings, of which 5 is best, and keys of a metric",
                "remove 'direction', 'figures' and 'absent'",
            )
        return self

    @property
    def is_lower_better(self) -> bool:
        """Tell whether less is better."""
        return self.direction == "lower"


class Constraint(Record):
    """A figure or rating that a subject must keep to, whatever its other scores."""

    criterion: Id
    at_most: float | None = None
    """For criteria of which less is better."""
    at_least: float | None = None
    """For criteria of which more is better, and for ratings."""
    unit: Line | None = None
    """The metric's own where it is left out."""
    text: Text
    """The constraint as its reader would say it."""

    @model_validator(mode="after")
    def _has_one_limit(self) -> Self:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("the constraint needs one limit", "give 'at_most' or 'at_least'")
        return self


class Preset(Record):
    """Weights and constraints for a common situation."""

    id: Id
    title: Text
    summary: Text
    """The situation, and why it weighs so."""
    weights: ById[float]
    """Criterion to its weight: zero or more, not all zero."""
    constraints: tuple[Constraint, ...] = ()
    winner: Id
    """The subject that must come first, run as a test."""
    related: tuple[Reference, ...] = ()


class CriterionFile(Record):
    """`data/decisions/criteria.yaml`."""

    criteria: tuple[Criterion, ...]
