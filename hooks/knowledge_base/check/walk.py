"""Every record and text of a knowledge base, with its path in the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge_base.model.base import Record, Text
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase
from knowledge_base.problems import Problem, Severity

_IN_LISTS: dict[Kind, str] = {
    "subject": "subjects",
    "dimension": "dimensions",
    "metric": "metrics",
    "field": "fields",
    "project": "projects",
    "source": "sources",
    "reference": "references",
    "term": "terms",
    "label": "labels",
    "disagreement": "disagreements",
    "check": "checks",
}
"""Kinds of which a file holds several, with the key they stand under."""
_OWN_FILE: tuple[Kind, ...] = (
    "comparison",
    "experiment",
    "case",
    "flow",
    "table",
    "checklist",
    "calculator",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A record and its path within its file."""

    path: str
    record: Any

    def problem(
        self, rule: str, key: str, wrong: str, right: str, severity: Severity = "error"
    ) -> Problem:
        """Word a problem with the record, or with one of its keys."""
        path = f"{self.path}.{key}" if self.path and key else self.path or key
        return Problem(self.record.place.of(key), path, wrong, right, rule, severity)


def top_records(base: KnowledgeBase) -> Iterator[tuple[Kind, Found]]:
    """Yield each record that has an id of its own, with its kind."""
    yield "subject", Found("site", base.site)
    for kind, key in _IN_LISTS.items():
        for name, record in base.of(kind).items():
            yield kind, Found(f"{key}[{name}]", record)
    for kind in _OWN_FILE:
        for record in base.of(kind).values():
            yield kind, Found("", record)


def all_records(base: KnowledgeBase) -> Iterator[Found]:
    """Yield every record at every depth."""
    for _, found in top_records(base):
        yield from within(found)


def within(found: Found) -> Iterator[Found]:
    """Yield a record and all that it holds."""
    yield found
    for name in type(found.record).model_fields:
        if name != "place":
            path = f"{found.path}.{name}" if found.path else name
            yield from _in_value(path, getattr(found.record, name))


def _in_value(path: str, value: Any) -> Iterator[Found]:
    if isinstance(value, Record):
        yield from within(Found(path, value))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in_value(f"{path}[{index}]", item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _in_value(f"{path}.{key}", item)


def all_texts(base: KnowledgeBase) -> Iterator[tuple[str, Text]]:
    """Yield every text with its path."""
    for found in all_records(base):
        if isinstance(found.record, Text):
            yield found.path, found.record
