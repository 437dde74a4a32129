"""How many records of each kind make a knowledge base of so many pages.

What there is much of grows with the pages; sections, subjects, sources and metrics grow with the
square root, so that both their number and the size of their pages grow, as they would in use.
Pairs of subjects, and with them duels, then grow with the pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, sqrt

from bench.synthetic.vocabulary import THINGS

IN_DIMENSION = 4
"""How many subjects a dimension compares."""
IN_TOPIC = 3
"""How many of these a topic compares."""
CLAIMS_OF_TOPIC, CLAIMS_OF_EXPERIMENT, CLAIMS_OF_CASE = 10, 6, 4
ROWS_OF_TABLE = 6
"""Each states one claim."""
SMALLEST = 100
TOPICS = 0.4
"""Which share of the pages are topics, at a first guess."""
CLAIMS_OF_PAGE = 5
TRIES = 8


@dataclass(frozen=True, slots=True)
class Plan:
    """Numbers of records by kind."""

    subjects: int
    dimensions: int
    topics: int
    flows: int
    tables: int
    checklists: int
    calculators: int
    templates: int
    presets: int
    experiments: int
    cases: int
    guides: int
    diagrams: int
    snippets: int
    fields: int
    sources: int
    projects: int
    references: int
    metrics: int
    terms: int
    disagreements: int
    checks: int

    @property
    def in_dimension(self) -> int:
        """Return how many subjects each dimension compares."""
        return min(IN_DIMENSION, self.subjects)

    @property
    def claims(self) -> int:
        """Return how many claims they state."""
        return (
            self.topics * CLAIMS_OF_TOPIC
            + self.experiments * CLAIMS_OF_EXPERIMENT
            + self.cases * CLAIMS_OF_CASE
            + self.tables * ROWS_OF_TABLE
        )


def plan(pages: int) -> Plan:
    """Return the records of a knowledge base of about so many pages.

    Raises:
        ValueError: there is no room for records of every kind.
    """
    if pages < SMALLEST:
        raise ValueError(f"{pages} pages are too few; ask for {SMALLEST} or more")
    root = sqrt(pages)
    dimensions = max(1, round(root * 0.4 - 3))
    bare = Plan(
        subjects=max(3, round(root / sqrt(10))),
        dimensions=dimensions,
        topics=0,
        flows=_each(pages, 100),
        tables=_each(pages, 125),
        checklists=_each(pages, 200),
        calculators=_each(pages, 200),
        templates=_each(pages, 200),
        presets=_each(pages, 200),
        experiments=_each(pages, 50),
        cases=_each(pages, 40),
        guides=_each(pages, 100),
        diagrams=_each(pages, 20),
        snippets=_each(pages, 100),
        fields=max(2, round(root / 5)),
        sources=max(2, round(root / 4)),
        projects=0,
        references=0,
        metrics=max(6, round(root * 2)),
        terms=0,
        disagreements=_each(pages, 20),
        checks=_each(pages, 40),
    )
    return _with_topics(bare, round(pages * TOPICS))


def exact(pages: int, count: Callable[[Plan], int]) -> Plan:
    """Return the records of a knowledge base of exactly so many pages.

    `count` tells how many pages a plan comes to. Topics make up most of the number. One of them
    may bring several pages with it, a diagram only its own, so that diagrams make up the rest.

    Raises:
        ValueError: there is no room for records of every kind.
    """
    found, slope = plan(pages), 1.0
    counted = count(found)
    for _ in range(TRIES):
        lacking = pages - counted
        if abs(lacking) <= found.diagrams // 2:
            return replace(found, diagrams=found.diagrams + lacking)
        other = _with_topics(found, found.topics + round(lacking / slope))
        recounted = count(other)
        if other.topics != found.topics:
            slope = max(1.0, (recounted - counted) / (other.topics - found.topics))
        found, counted = other, recounted
    raise ValueError(f"no knowledge base of exactly {pages} pages was found")


def plan_of_claims(claims: int) -> Plan:
    """Return the records of a knowledge base of so many claims, or a few more."""
    found = plan(max(SMALLEST, claims // CLAIMS_OF_PAGE))
    lacking = claims - found.claims
    return _with_topics(found, found.topics + ceil(lacking / CLAIMS_OF_TOPIC))


def _with_topics(found: Plan, topics: int) -> Plan:
    """Return a plan with so many topics, and with what claims name in the same proportion."""
    topics = max(IN_TOPIC * found.dimensions, topics)
    claims = replace(found, topics=topics).claims
    return replace(
        found,
        topics=topics,
        terms=min(len(THINGS), topics),
        projects=claims // 10,
        references=claims // 5,
        metrics=min(found.metrics, claims // 10),
    )


def _each(pages: int, every: float) -> int:
    return max(1, int(pages / every))
