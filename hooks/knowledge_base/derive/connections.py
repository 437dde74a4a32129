"""The ways back: what mentions a project, cites a claim, draws on a source or relates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge_base.check.scores import claims_of_score
from knowledge_base.model.decisions import Calculator, Checklist, DecisionTable, Flow
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase, PlacedClaim
from knowledge_base.model.weighing import Criterion

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
    "guide",
    "diagram",
    "snippet",
)

_CITING: tuple[Kind, ...] = (
    "checklist",
    "calculator",
    "template",
    "guide",
    "diagram",
    "snippet",
)
"""Kinds whose records cite sources themselves."""


@dataclass(frozen=True)
class Connections:
    """Reverse indexes over a knowledge base; every list is in the order of the data."""

    by_project: Mapping[str, tuple[PlacedClaim, ...]]
    by_source: Mapping[str, tuple[PlacedClaim, ...]]
    by_subject: Mapping[str, tuple[PlacedClaim, ...]]
    by_owner: Mapping[Key, tuple[PlacedClaim, ...]]
    related: Mapping[Key, tuple[Key, ...]]
    """Both ways, each pair once on either side."""
    cited_by: Mapping[str, tuple[Key, ...]]
    """Claim to whatever helps to decide and stands on it: flows, tables, criteria and the like."""
    drawn_from: Mapping[tuple[str, str], tuple[Key, ...]]
    """A source's section to the records that cite it other than by claims."""


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
        _citations(base),
        _drawn(base),
    )


def _frozen(index: Mapping[Any, list[Any]]) -> dict[Any, tuple[Any, ...]]:
    return {key: tuple(values) for key, values in index.items()}


def _related(base: KnowledgeBase) -> dict[Key, tuple[Key, ...]]:
    related: dict[Key, dict[Key, None]] = defaultdict(dict)
    for kind in _RELATING:
        for record in base.of(kind).values():
            here: Key = (kind, record.id)
            for reference in record.about if kind == "snippet" else record.related:
                other_kind, name = reference.split(":", 1)
                there: Key = (other_kind, name)
                related[here][there] = None
                related[there][here] = None
    return {key: tuple(others) for key, others in related.items()}


def _citations(base: KnowledgeBase) -> dict[str, tuple[Key, ...]]:
    cited: dict[str, dict[Key, None]] = defaultdict(dict)
    for claim, key in _each_citation(base):
        cited[claim][key] = None
    return {claim: tuple(keys) for claim, keys in cited.items()}


def _drawn(base: KnowledgeBase) -> dict[tuple[str, str], tuple[Key, ...]]:
    drawn: dict[tuple[str, str], dict[Key, None]] = defaultdict(dict)
    for kind in _CITING:
        for record in base.of(kind).values():
            for citation in record.sources:
                drawn[citation.source, citation.at][kind, record.id] = None
    return {section: tuple(keys) for section, keys in drawn.items()}


def _each_citation(base: KnowledgeBase) -> Iterator[tuple[str, Key]]:
    """Yield each claim that a decision or a guide stands on, with what stands on it."""
    for kind, names_of in _NAMES_OF.items():
        for record in base.of(kind).values():
            yield from ((claim, (kind, record.id)) for claim in names_of(record))


def _of_flow(flow: Flow) -> Iterator[str]:
    for question in flow.questions:
        yield from (claim for answer in question.answers for claim in answer.claims)
    yield from (claim for outcome in flow.outcomes for claim in outcome.claims)


def _of_criterion(criterion: Criterion) -> Iterator[str]:
    for subject in (*criterion.figures, *criterion.absent, *criterion.ratings):
        yield from claims_of_score(criterion, subject)


def _of_parts(key: str) -> Callable[[Any], Iterator[str]]:
    """Return what yields the claims that the parts under a key cite."""

    def names(record: Any) -> Iterator[str]:
        return (claim for part in getattr(record, key) for claim in part.cites)

    return names


def _of_checklist(checklist: Checklist) -> Iterator[str]:
    return (c for group in checklist.groups for item in group.items for c in item.cites)


def _of_table(table: DecisionTable) -> Iterator[str]:
    return (claim for row in table.rows for claim in (*row.reasons, *row.cites))


def _of_calculator(calculator: Calculator) -> Iterator[str]:
    return iter(calculator.cites)


_NAMES_OF: Mapping[Kind, Callable[[Any], Iterator[str]]] = {
    "flow": _of_flow,
    "table": _of_table,
    "checklist": _of_checklist,
    "calculator": _of_calculator,
    "template": _of_parts("entries"),
    "criterion": _of_criterion,
    "guide": _of_parts("steps"),
}
"""What yields the claims that a record of each kind stands on, besides those that it states."""
