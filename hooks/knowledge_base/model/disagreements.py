"""Disagreements between claims, and sanity checks of the figures that claims state."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from knowledge_base.model.base import ById, Id, Line, Record, Reference, Text

Cause = Literal[
    "different-thing",
    "different-scope",
    "no-method",
    "contradiction",
    "impossible",
]
SanityRule = Literal[
    "littles-law",
    "percentile-order",
    "parts-and-total",
    "rate-and-bytes",
    "share",
    "stated-change",
    "readings-and-bounds",
    "known-bound",
    "cycles-and-clock",
]


class Disagreement(Record):
    """Two or more claims that cannot all hold in the same scope, or only seem to clash."""

    id: Id
    title: Text
    """The quantity or question."""
    metric: Id | None = None
    """The metric, where figures disagree."""
    claims: tuple[Id, ...] = Field(min_length=2)
    causes: tuple[Cause, ...] = Field(min_length=1)
    why: Text
    """Why they differ."""
    rely: Text
    """What a reader may rely on."""
    references: tuple[Id, ...] = ()
    related: tuple[Reference, ...] = ()


class SanityValue(Record):
    """A figure that enters a sanity check: a claim's own, or one that its text states."""

    claim: Id | None = None
    """Take it from this claim's quantity."""
    value: float | None = None
    """Or give it here, where the claim's quantity is another figure."""
    unit: Line | None = None

    @model_validator(mode="after")
    def _is_one_of_two(self) -> Self:
        if (self.claim is None) == (self.value is None or self.unit is None):
            raise ValueError(
                "the value is neither a claim's figure nor a number with its unit",
                "give 'claim' alone, or 'value' and 'unit'",
            )
        return self


class SanityCheck(Record):
    """A rule that figures must keep, applied to figures of the sources."""

    id: Id
    title: Text
    rule: SanityRule
    claims: tuple[Id, ...] = Field(min_length=1)
    """The claims that fall if the rule is broken."""
    values: ById[SanityValue]
    """By the names that the rule asks for."""
    note: Text | None = None
    """What the computation leaves open."""


class DisagreementFile(Record):
    """`data/disagreements/*.yaml`."""

    disagreements: tuple[Disagreement, ...]


class SanityCheckFile(Record):
    """`data/sanity-checks.yaml`."""

    checks: tuple[SanityCheck, ...]
