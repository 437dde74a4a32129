"""How many records of each kind make a knowledge base of so many pages.

What there is much of grows with the pages; sections, subjects, sources and metrics grow with the
square root, so that both their number and the size of their pages grow, as they would in use.
Pairs of subjects, and with them duels, then grow with the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, sqrt

from bench.synthetic.vocabulary import THINGS

IN_DIMENSION = 4
"""How many subjects a dimension compares."""
IN_TOPIC = 3
"""How many of these a topic compares."""
CLAIMS_OF_TOPIC, CLAIMS_OF_EXPERIMENT, CLAIMS_OF_CASE = 10, 6, 4
ROWS_OF_TABLE = 6
"""Each states one claim."""
SMALLEST = 100


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
    def pages(self) -> int:
        """Return how many pages these records have, besides those that are always there."""
        by_record = (
            *(self.topics, self.flows, self.tables, self.checklists, self.calculators),
            *(self.templates, self.presets, self.experiments, self.cases, self.guides),
            *(self.diagrams, self.fields, self.sources),
        )
        profiles = 2 * self.subjects  # what stands outside topics has a page as well
        catalogues = self.subjects
        duels = comb(self.subjects, 2)
        of_dimension = 2 + self.in_dimension + comb(self.in_dimension, 2)
        return sum(by_record) + profiles + catalogues + duels + self.dimensions * of_dimension

    @property
    def claims(self) -> int:
        """Return how many claims they state."""
        return (
            self.topics * CLAIMS_OF_TOPIC
            + self.experiments * CLAIMS_OF_EXPERIMENT
            + self.cases * CLAIMS_OF_CASE
            + self.tables * ROWS_OF_TABLE
        )


def plan(pages: int, always: int) -> Plan:
    """Return the records of a knowledge base of exactly `pages` pages.

    `always` is how many pages there are whatever the data says. Topics make up the number.

    Raises:
        ValueError: there is no room for records of every kind.
    """
    bare = _without_topics(pages)
    topics = pages - always - bare.pages
    if topics < IN_TOPIC * bare.dimensions:
        raise ValueError(f"{pages} pages are too few; ask for {SMALLEST} or more")
    return _without_topics(pages, topics)


def plan_of_claims(claims: int, always: int) -> Plan:
    """Return the records of the smallest knowledge base with at least so many claims."""
    low, high = SMALLEST, max(2 * SMALLEST, claims)
    while low < high:
        middle = (low + high) // 2
        if plan(middle, always).claims < claims:
            low = middle + 1
        else:
            high = middle
    return plan(low, always)


def _without_topics(pages: int, topics: int = 0) -> Plan:
    root = sqrt(pages)
    return Plan(
        subjects=max(3, round(root / sqrt(10))),
        dimensions=max(2, round(root * 0.65)) if pages > 2 * SMALLEST else 2,
        topics=topics,
        flows=_each(pages, 100),
        tables=_each(pages, 125),
        checklists=_each(pages, 200),
        calculators=_each(pages, 200),
        templates=_each(pages, 200),
        presets=_each(pages, 200),
        experiments=_each(pages, 33),
        cases=_each(pages, 25),
        guides=_each(pages, 100),
        diagrams=_each(pages, 16),
        snippets=_each(pages, 100),
        fields=max(2, round(root / 4)),
        sources=max(2, round(root / 3)),
        projects=_each(pages, 2.5),
        references=_each(pages, 1.25),
        metrics=max(6, round(root * 2)),
        terms=min(len(THINGS), topics),
        disagreements=_each(pages, 20),
        checks=_each(pages, 40),
    )


def _each(pages: int, every: float) -> int:
    return max(1, int(pages / every))
