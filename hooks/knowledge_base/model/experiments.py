"""Measurements (experiments) and experience reports (cases)."""

from __future__ import annotations

from pydantic import Field

from knowledge_base.model.base import Id, Record, Reference, Text
from knowledge_base.model.claims import Claim, Method
from knowledge_base.model.comparisons import Aspect


class Experiment(Record):
    """A benchmark: what was set up, what was run, what came out and what is missing."""

    id: Id
    title: Text
    question: Text
    setup: Text
    workload: Text
    method: Method
    missing: tuple[Text, ...] = ()
    """What one would have to know to repeat or trust it."""
    series: tuple[Aspect, ...] = Field(min_length=1)
    """One row a metric; the claims in the cells carry the results."""
    conclusion: Text
    """What may be concluded."""
    related: tuple[Reference, ...] = ()


class Result(Record):
    """A figure before and after a change."""

    id: Id
    title: Text
    before: Claim | None = None
    after: Claim | None = None


class Case(Record):
    """A case study or experience report."""

    id: Id
    title: Text
    subjects: tuple[Id, ...] = Field(min_length=1)
    context: Text
    change: Text
    results: tuple[Result, ...] = ()
    claims: tuple[Claim, ...] = ()
    """What is told apart from figures; each names its `subjects`."""
    limits: Text
    """How much it can prove."""
    related: tuple[Reference, ...] = ()
