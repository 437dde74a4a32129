"""Comparisons: one topic, its aspects, and what is claimed of each subject in each."""

from __future__ import annotations

from pydantic import Field

from knowledge_base.model.base import ById, Id, Record, Reference, Text
from knowledge_base.model.claims import Claim


class Aspect(Record):
    """A row: what is claimed of each subject in one respect."""

    id: Id
    """Unique within its comparison or experiment."""
    title: Text
    cells: ById[tuple[Claim, ...]] = {}
    """Subject to what is claimed of it, in the order of reading."""
    across: tuple[Claim, ...] = ()
    """Claims about several subjects together; each names its `subjects`."""


class Comparison(Record):
    """One topic within a dimension."""

    id: Id
    dimension: Id
    title: Text
    question: Text
    """What a reader wants to know."""
    summary: Text
    """The answer in two sentences, in our words; adds no fact that no claim below states."""
    aspects: tuple[Aspect, ...] = Field(min_length=1)
    verdict: tuple[Claim, ...] = ()
    """What the sources conclude."""
    related: tuple[Reference, ...] = ()
    """Other records worth reading next; shown from both sides."""
