"""All records together, by kind and id, and every claim with the place it is stated in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from knowledge_base.model.base import Text
from knowledge_base.model.claims import Claim
from knowledge_base.model.comparisons import Aspect, Comparison
from knowledge_base.model.decisions import (
    Calculator,
    Checklist,
    DecisionTable,
    DecisionTemplate,
    Flow,
)
from knowledge_base.model.disagreements import Disagreement, SanityCheck
from knowledge_base.model.ecosystem import Project, Term
from knowledge_base.model.evidence import EvidenceReference, Source
from knowledge_base.model.experiments import Case, Experiment
from knowledge_base.model.guides import Guide
from knowledge_base.model.history import Release
from knowledge_base.model.illustrations import Diagram, Snippet
from knowledge_base.model.redirects import Redirect
from knowledge_base.model.root import (
    Constraint,
    Dimension,
    EcosystemField,
    Metric,
    Site,
    Subject,
)
from knowledge_base.model.weighing import Criterion, Preset

Kind = Literal[
    "subject",
    "dimension",
    "metric",
    "field",
    "constraint",
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
    "project",
    "source",
    "reference",
    "term",
    "label",
    "disagreement",
    "check",
    "translation",
    "release",
    "redirect",
    "claim",
]


_RECORDS: Mapping[Kind, str] = {
    "subject": "subjects",
    "dimension": "dimensions",
    "metric": "metrics",
    "field": "fields",
    "constraint": "constraints",
    "comparison": "comparisons",
    "experiment": "experiments",
    "case": "cases",
    "flow": "flows",
    "table": "tables",
    "checklist": "checklists",
    "calculator": "calculators",
    "template": "templates",
    "criterion": "criteria",
    "preset": "presets",
    "guide": "guides",
    "diagram": "diagrams",
    "snippet": "snippets",
    "project": "projects",
    "source": "sources",
    "reference": "references",
    "term": "terms",
    "label": "labels",
    "disagreement": "disagreements",
    "check": "checks",
    "translation": "translations",
    "release": "releases",
    "redirect": "redirects",
    "claim": "claims",
}
"""Under which name a knowledge base keeps the records of each kind."""


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim and where it is stated."""

    claim: Claim
    kind: Kind
    """The kind of the record that states it."""
    owner: str
    """That record's id."""
    path: str
    """The claim's path within the record's file."""
    subjects: tuple[str, ...]
    """Who it is about, the cell's subject included."""
    aspect: Text | None = None
    """The title of its row, where it stands in one."""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


@dataclass(frozen=True, slots=True)
class Code:
    """A snippet's code."""

    file: str
    """Relative to the repository's root: `data/snippets/<name>.go`."""
    text: str
    """Ends with an end of line."""


@dataclass(frozen=True)
class KnowledgeBase:
    """Everything that the data says. Mappings keep the order of the data."""

    site: Site
    subjects: Mapping[str, Subject]
    dimensions: Mapping[str, Dimension]
    metrics: Mapping[str, Metric]
    fields: Mapping[str, EcosystemField]
    constraints: Mapping[str, Constraint] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    experiments: Mapping[str, Experiment] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    tables: Mapping[str, DecisionTable] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    calculators: Mapping[str, Calculator] = field(default_factory=dict)
    templates: Mapping[str, DecisionTemplate] = field(default_factory=dict)
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    presets: Mapping[str, Preset] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    diagrams: Mapping[str, Diagram] = field(default_factory=dict)
    snippets: Mapping[str, Snippet] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    references: Mapping[str, EvidenceReference] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    labels: Mapping[str, Text] = field(default_factory=dict)
    disagreements: Mapping[str, Disagreement] = field(default_factory=dict)
    checks: Mapping[str, SanityCheck] = field(default_factory=dict)
    translations: Mapping[str, str] = field(default_factory=dict)
    """Each text by what it is called, and what both its languages were when they agreed."""
    releases: Mapping[str, Release] = field(default_factory=dict)
    """By version, the newest first."""
    redirects: Mapping[str, Redirect] = field(default_factory=dict)
    """By the address that has moved."""
    claims: Mapping[str, PlacedClaim] = field(default_factory=dict)
    code: Mapping[str, Code] = field(default_factory=dict)
    """The code of each snippet, by the snippet's id."""
    incomplete: frozenset[Kind] = frozenset()
    """Kinds of which a file could not be read: what they lack is not reported again."""
    texts: list[Any] = field(default_factory=list, init=False, compare=False, repr=False)
    """The texts among all records, once these have been walked."""
    walked: list[Any] = field(default_factory=list, init=False, compare=False, repr=False)
    """Every record with its path, kept by whoever walks first: rules walk again and again."""

    translated: list[Any] = field(default_factory=list, init=False, compare=False, repr=False)
    """Every text in both languages with the state of its translation, kept likewise."""

    def of(self, kind: Kind) -> Mapping[str, Any]:
        """Return the records of one kind, by id."""
        records: Mapping[str, Any] = getattr(self, _RECORDS[kind])
        return records

    @property
    def compared(self) -> tuple[Subject, ...]:
        """The subjects with profiles, duels and columns, in the order of the data."""
        return tuple(s for s in self.subjects.values() if not s.yardstick)


LINKABLE: tuple[Kind, ...] = (
    "subject",
    "dimension",
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
    "project",
    "source",
    "term",
    "disagreement",
    "claim",
)
"""Kinds that a `kind:id` reference in the data may name."""


def claims_of(record: Any, kind: Kind) -> Iterator[PlacedClaim]:
    """Yield every claim that a record states, in reading order."""
    if isinstance(record, Comparison):
        yield from _in_aspects(record.aspects, kind, record.id, "aspects")
        yield from _in_list(record.verdict, kind, record.id, "verdict")
    elif isinstance(record, Experiment):
        yield from _in_aspects(record.series, kind, record.id, "series")
    elif isinstance(record, DecisionTable):
        for number, row in enumerate(record.rows):
            yield from _in_list(
                row.claims, kind, record.id, f"rows[{number}].claims", row.situation
            )
    elif isinstance(record, Case):
        yield from _in_case(record, kind)


def _in_aspects(
    aspects: tuple[Aspect, ...], kind: Kind, owner: str, path: str
) -> Iterator[PlacedClaim]:
    for number, aspect in enumerate(aspects):
        start = f"{path}[{number}]"
        for subject, cell in aspect.cells.items():
            for index, claim in enumerate(cell):
                where = f"{start}.cells.{subject}[{index}]"
                yield PlacedClaim(claim, kind, owner, where, (subject,), aspect.title)
        yield from _in_list(aspect.across, kind, owner, f"{start}.across", aspect.title)


def _in_case(case: Case, kind: Kind) -> Iterator[PlacedClaim]:
    for number, result in enumerate(case.results):
        for name, claim in (("before", result.before), ("after", result.after)):
            if claim is not None:
                path = f"results[{number}].{name}"
                subjects = claim.subjects or case.subjects
                yield PlacedClaim(claim, kind, case.id, path, subjects, result.title)
    yield from _in_list(case.claims, kind, case.id, "claims")


def _in_list(
    claims: tuple[Claim, ...], kind: Kind, owner: str, path: str, aspect: Text | None = None
) -> Iterator[PlacedClaim]:
    for index, claim in enumerate(claims):
        yield PlacedClaim(claim, kind, owner, f"{path}[{index}]", claim.subjects, aspect)
