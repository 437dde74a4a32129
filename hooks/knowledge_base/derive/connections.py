"""The ways back: what mentions a project, cites a claim, draws on a source or relates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge_base.check.scores import claims_of_score
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase, PlacedClaim

Key = tuple[Kind, str]
_RELATING: tuple[Kind, ...] = (
    "comparison",
    "experiment",
    "case",
    "flow",
    "table",
    "checklist",
    "calculator",
    "template",
    "criterion",
    "preset",
)

_DRAWING: tuple[Kind, ...] = ("checklist", "calculator", "template")
"""Kinds whose records, besides claims, say which sources they were drawn from."""


@dataclass(frozen=True)
class Connections:
    """Reverse indexes over a knowledge base; every list is in the order of the data."""

    by_project: Mapping[str, tuple[PlacedClaim, ...]]
    by_source: Mapping[str, tuple[PlacedClaim, ...]]
    by_subject: Mapping[str, tuple[PlacedClaim, ...]]
    by_owner: Mapping[Key, tuple[PlacedClaim, ...]]
    related: Mapping[Key, tuple[Key, ...]]
    """Both ways, each pair once on either side."""
    by_section: Mapping[tuple[str, str], tuple[Key, ...]]
    """Source and section to the records other than claims that were drawn from it."""
    cited_by: Mapping[str, tuple[Key, ...]]
    """Claim to whatever helps to decide and stands on it: flows, tables, criteria and the like."""


def connect(base: KnowledgeBase) -> Connections:
    """Build every reverse index."""
    projects: dict[str, list[PlacedClaim]] = defaultdict(list)
    sources: dict[str, list[PlacedClaim]] = defaultdict(list)
    subjects: dict[str, list[PlacedClaim]] = defaultdict(list)
    owners: dict[Key, list[PlacedClaim]] = defaultdict(list)
    for placed in base.claims.values():
        owners[placed.kind, placed.owner].append(placed)
        for index, names in (
            (projects, placed.claim.projects),
            (sources, [citation.source for citation in placed.claim.sources]),
            (subjects, placed.subjects),
        ):
            for name in dict.fromkeys(names):
                index[name].append(placed)
    return Connections(
        _frozen(projects),
        _frozen(sources),
        _frozen(subjects),
        _frozen(owners),
        _related(base),
        _drawn(base),
        _citations(base),
    )


def _frozen(index: Mapping[Any, list[Any]]) -> dict[Any, tuple[Any, ...]]:
    return {key: tuple(values) for key, values in index.items()}


def _related(base: KnowledgeBase) -> dict[Key, tuple[Key, ...]]:
    related: dict[Key, dict[Key, None]] = defaultdict(dict)
    for kind in _RELATING:
        for record in base.of(kind).values():
            here: Key = (kind, record.id)
            for reference in record.related:
                other_kind, name = reference.split(":", 1)
                there: Key = (other_kind, name)
                related[here][there] = None
                related[there][here] = None
    return {key: tuple(others) for key, others in related.items()}


def _drawn(base: KnowledgeBase) -> dict[tuple[str, str], tuple[Key, ...]]:
    drawn: dict[tuple[str, str], dict[Key, None]] = defaultdict(dict)
    for kind in _DRAWING:
        for record in base.of(kind).values():
            for citation in record.sources:
                drawn[citation.source, citation.at][kind, record.id] = None
    return {section: tuple(keys) for section, keys in drawn.items()}


def _citations(base: KnowledgeBase) -> dict[str, tuple[Key, ...]]:
    cited: dict[str, dict[Key, None]] = defaultdict(dict)
    for claim, key in _each_citation(base):
        cited[claim][key] = None
    return {claim: tuple(keys) for claim, keys in cited.items()}


def _each_citation(base: KnowledgeBase) -> Iterator[tuple[str, Key]]:
    """Yield each claim that a decision stands on, with that decision."""
    for flow in base.flows.values():
        answers = (answer.claims for question in flow.questions for answer in question.answers)
        outcomes = (outcome.claims for outcome in flow.outcomes)
        yield from ((claim, ("flow", flow.id)) for part in (*answers, *outcomes) for claim in part)
    for table in base.tables.values():
        yield from ((claim, ("table", table.id)) for row in table.rows for claim in row.cites)
    for checklist in base.checklists.values():
        items = (item for group in checklist.groups for item in group.items)
        yield from ((claim, ("checklist", checklist.id)) for item in items for claim in item.cites)
    for calculator in base.calculators.values():
        yield from ((claim, ("calculator", calculator.id)) for claim in calculator.cites)
    for template in base.templates.values():
        cites = (claim for entry in template.entries for claim in entry.cites)
        yield from ((claim, ("template", template.id)) for claim in cites)
    for criterion in base.criteria.values():
        for subject in base.compared:
            names = claims_of_score(criterion, subject.id)
            yield from ((claim, ("criterion", criterion.id)) for claim in names)
