"""Every record and text of a knowledge base, with its path in the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from knowledge_base.model.base import Record, Text
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase
from knowledge_base.problems import Problem, Severity

_IN_LISTS: dict[Kind, str] = {
    "subject": "subjects",
    "dimension": "dimensions",
    "metric": "metrics",
    "field": "fields",
    "constraint": "constraints",
    "project": "projects",
    "source": "sources",
    "reference": "references",
    "term": "terms",
    "label": "labels",
    "disagreement": "disagreements",
    "check": "checks",
    "criterion": "criteria",
    "redirect": "redirects",
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
    "template",
    "preset",
    "guide",
    "diagram",
    "snippet",
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
    if not base.walked:
        base.walked.extend(one for _, found in top_records(base) for one in within(found))
    yield from base.walked


def all_texts(base: KnowledgeBase) -> Iterator[Found]:
    """Yield every text at every depth."""
    if not base.texts:
        base.texts.extend(found for found in all_records(base) if isinstance(found.record, Text))
    yield from base.texts


def within(found: Found) -> list[Found]:
    """Return a record and all that it holds, in reading order."""
    records: list[Found] = []
    _gather(records, found.path, found.record)
    return records


def _gather(records: list[Found], path: str, value: Any) -> None:
    if isinstance(value, Record):
        records.append(Found(path, value))
        for name in _keys_of(type(value)):
            item = getattr(value, name)
            if isinstance(item, Record | tuple | dict):
                _gather(records, f"{path}.{name}" if path else name, item)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather(records, f"{path}[{index}]", item)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather(records, f"{path}.{key}", item)


@cache
def _keys_of(record: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in record.model_fields if name != "place")
