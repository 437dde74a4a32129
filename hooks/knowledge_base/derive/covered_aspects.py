"""Which aspects cover which subject: worked out once, for there are many pairs of subjects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge_base.derive.edition import Edition
from knowledge_base.model.comparisons import Comparison

Aspects = frozenset[tuple[int, int]]
"""Some aspects of a dimension: each by its topic's number, and its own within the topic."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """A dimension's topics, and the aspects of them that hold claims of each subject."""

    dimension: str
    topics: tuple[Comparison, ...]
    by_subject: Mapping[str, Aspects]

    def of(self, subject: str) -> Aspects:
        """Return the aspects that cover a subject."""
        return self.by_subject.get(subject, frozenset())


def coverage(edition: Edition) -> tuple[Coverage, ...]:
    """Return the coverage of every dimension, in the order of the data."""
    return tuple(_coverage(name, topics) for name, topics in edition.topics.items())


def _coverage(dimension: str, topics: tuple[Comparison, ...]) -> Coverage:
    aspects: dict[str, set[tuple[int, int]]] = {}
    for number, comparison in enumerate(topics):
        for index, aspect in enumerate(comparison.aspects):
            for subject in (name for name, cell in aspect.cells.items() if cell):
                aspects.setdefault(subject, set()).add((number, index))
    return Coverage(dimension, topics, {name: frozenset(s) for name, s in aspects.items()})
