"""Rules: whatever names another record must name one that there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from knowledge_base.check.walk import Found, all_records
from knowledge_base.inline import pieces
from knowledge_base.model.base import LANGUAGES, Record, Text
from knowledge_base.model.claims import Citation, Claim, Quantity, Review
from knowledge_base.model.comparisons import Aspect, Comparison
from knowledge_base.model.decisions import (
    Answer,
    Calculator,
    ChecklistItem,
    Outcome,
    TableRow,
    TemplateEntry,
)
from knowledge_base.model.disagreements import Disagreement, SanityCheck, SanityValue
from knowledge_base.model.ecosystem import Project
from knowledge_base.model.experiments import Case
from knowledge_base.model.guides import Step
from knowledge_base.model.illustrations import Snippet
from knowledge_base.model.knowledge_base import LINKABLE, Kind, KnowledgeBase
from knowledge_base.model.weighing import Absence, Criterion, Preset, Rating
from knowledge_base.problems import Problem, suggest

UNKNOWN_REFERENCE = "unknown-reference"
MAX_NAMED = 10
"""Of unknown names in one list, because each is compared with all that there are."""
_ID_KEYS: dict[type, tuple[tuple[str, Kind], ...]] = {
    Claim: (("subjects", "subject"), ("projects", "project")),
    Quantity: (("metric", "metric"), ("baseline", "subject")),
    Review: (("references", "reference"), ("checks", "check")),
    Disagreement: (("claims", "claim"), ("metric", "metric"), ("references", "reference")),
    SanityCheck: (("claims", "claim"),),
    SanityValue: (("claim", "claim"),),
    Comparison: (("dimension", "dimension"),),
    Answer: (("claims", "claim"),),
    Outcome: (("claims", "claim"), ("subjects", "subject")),
    TableRow: (
        ("subjects", "subject"),
        ("constraints", "constraint"),
        ("reasons", "claim"),
        ("cites", "claim"),
    ),
    TemplateEntry: (("cites", "claim"),),
    ChecklistItem: (("cites", "claim"),),
    Calculator: (("cites", "claim"),),
    Step: (("cites", "claim"),),
    Snippet: (("language", "subject"),),
    Case: (("subjects", "subject"),),
    Criterion: (("metric", "metric"),),
    Absence: (("claims", "claim"),),
    Rating: (("claims", "claim"),),
    Preset: (("winner", "subject"),),
    Project: (("field", "field"), ("subjects", "subject"), ("successor", "project")),
}
"""Which keys of which record hold ids, and of what kind."""
_RELATED = ("related", "see", "about")
"""Keys of any record that hold references: `kind:id`."""


def check_references(base: KnowledgeBase) -> Iterator[Problem]:
    """Every id in the data names a record that exists."""
    for found in all_records(base):
        record = found.record
        for key, kind in _ID_KEYS.get(type(record), ()):
            yield from _check_ids(base, found, key, kind)
        if isinstance(record, Citation):
            yield from _check_citation(base, found)
        elif isinstance(record, Aspect):
            yield from check_names(base, found, "cells", "subject", list(record.cells))
        elif isinstance(record, Text):
            yield from _check_links(base, found)
        else:
            yield from _check_related(base, found)
        if isinstance(record, Criterion):
            yield from _check_scores(base, found)


def _check_ids(base: KnowledgeBase, found: Found, key: str, kind: Kind) -> Iterator[Problem]:
    value = getattr(found.record, key)
    names = [value] if isinstance(value, str) else list(value or ())
    yield from check_names(base, found, key, kind, names)


def check_names(
    base: KnowledgeBase, found: Found, key: str, kind: Kind, names: Sequence[str]
) -> Iterator[Problem]:
    """Say of each name in a list that is not the id of a record of the kind."""
    if kind in base.incomplete:
        return
    records = base.of(kind)
    unknown = [name for name in names if name not in records]
    for name in unknown[:MAX_NAMED]:
        right = suggest(name, records)
        yield found.problem(UNKNOWN_REFERENCE, key, f"there is no {kind} '{name}'", right)
    if len(unknown) > MAX_NAMED:
        wrong = f"there is no {kind} for {len(unknown) - MAX_NAMED} more names"
        yield found.problem(UNKNOWN_REFERENCE, key, wrong, "check the whole list")


def _check_scores(base: KnowledgeBase, found: Found) -> Iterator[Problem]:
    for key in ("figures", "absent", "ratings"):
        yield from check_names(base, found, key, "subject", list(getattr(found.record, key)))
    for claims in found.record.figures.values():
        yield from check_names(base, found, "figures", "claim", claims)


def _check_citation(base: KnowledgeBase, found: Found) -> Iterator[Problem]:
    citation: Citation = found.record
    source = base.sources.get(citation.source)
    if source is None:
        yield from check_names(base, found, "source", "source", [citation.source])
        return
    sections = [section.id for section in source.sections]
    if citation.at not in sections:
        wrong = f"the source '{citation.source}' has no section '{citation.at}'"
        yield found.problem(UNKNOWN_REFERENCE, "at", wrong, suggest(citation.at, sections))


def _check_related(base: KnowledgeBase, found: Found) -> Iterator[Problem]:
    for key in _related_keys(found.record.__class__):
        value = getattr(found.record, key) or ()
        for target in [value] if isinstance(value, str) else value:
            yield from check_target(base, found, key, target)


@cache
def _related_keys(record: type[Record]) -> tuple[str, ...]:
    return tuple(key for key in _RELATED if key in record.model_fields)


def _check_links(base: KnowledgeBase, found: Found) -> Iterator[Problem]:
    for language in LANGUAGES:
        words = found.record.words(language) or ""
        for piece in pieces(words) if "](" in words else ():
            if piece.kind == "link" and not piece.target.startswith(("http:", "https:")):
                yield from check_target(base, found, language, piece.target)


def check_target(base: KnowledgeBase, found: Found, key: str, target: str) -> Iterator[Problem]:
    """Say where a reference, `kind:id`, names no record that has a page."""
    kind, _, name = target.partition(":")
    if kind not in LINKABLE:
        wrong = f"'{kind}' is not a kind of record that has a page"
        yield found.problem(UNKNOWN_REFERENCE, key, wrong, suggest(kind, LINKABLE))
        return
    for known in LINKABLE:
        if kind == known:
            yield from check_names(base, found, key, known, [name])
