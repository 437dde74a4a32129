"""Claims: the smallest things that can be right or wrong, with who says so."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from knowledge_base.model.base import Day, Id, Line, Record, Text

Basis = Literal["documented", "measured", "reported", "opinion"]
Method = Literal["described", "partial", "none"]
Status = Literal["supported", "disputed", "wrong", "outdated", "unverifiable"]


class Citation(Record):
    """A place in a source document."""

    source: Id
    """A source declared in `sources.yaml`."""
    at: Id
    """One of that source's sections."""


class Quantity(Record):
    """A figure: one value, or a range of which one end may be open."""

    metric: Id
    """What is measured, from the root's metrics."""
    value: float | None = None
    min: float | None = None
    max: float | None = None
    unit: Line
    """A unit that can be converted to the metric's: `ms`, `KiB`, `percent`, `times`."""
    approximate: bool = False
    """The source says "about" or "around"."""
    baseline: Id | None = None
    """The subject that the figure is relative to."""

    @model_validator(mode="after")
    def _is_value_or_range(self) -> Self:
        if (self.value is None) == (self.min is None and self.max is None):
            raise ValueError(
                "the quantity is neither one value nor a range",
                "give 'value' alone, or 'min' and 'max' (one of the two may be left out)",
            )
        return self


class Scope(Record):
    """What the source says its claim holds for; keys that it does not state are left out."""

    version: Line | None = None
    """Versions, the same in both languages: `Go 1.22`."""
    workload: Text | None = None
    hardware: Text | None = None
    condition: Text | None = None
    """When, where or for whom."""


class Review(Record):
    """Our own judgement of a claim, with its reason."""

    status: Status
    reason: Text
    correction: Text | None = None
    """What holds instead; required where the claim is wrong or outdated."""
    references: tuple[Id, ...] = ()
    """From `references.yaml`."""
    checks: tuple[Id, ...] = ()
    """Sanity checks that the figure breaks."""
    reviewed: Day
    """When we looked."""


class Claim(Record):
    """One statement, restated from its source in both languages."""

    id: Id
    """Unique among all claims."""
    text: Text
    subjects: tuple[Id, ...] = ()
    """Who it is about; left out in a cell, which says so already."""
    sources: tuple[Citation, ...] = Field(min_length=1)
    basis: Basis
    """As the source presents it."""
    method: Method | None = None
    """How well a measurement's method is described; required where the basis is `measured`."""
    scope: Scope | None = None
    quantity: Quantity | None = None
    projects: tuple[Id, ...] = ()
    """Libraries and systems that the statement names."""
    review: Review | None = None

    @model_validator(mode="after")
    def _method_goes_with_measured(self) -> Self:
        if (self.basis == "measured") != (self.method is not None):
            raise ValueError(
                f"the basis is '{self.basis}' and the method is "
                + (f"'{self.method}'" if self.method else "not given"),
                "give 'method' (described, partial or none) exactly where the basis is 'measured'",
            )
        return self
