"""The words of a record by the places on its page where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from knowledge_base.derive.edition import Edition
from knowledge_base.model.base import Record, Text
from knowledge_base.model.claims import Citation, Claim, Review
from knowledge_base.model.comparisons import Aspect
from knowledge_base.model.decisions import (
    ChecklistItem,
    Outcome,
    Question,
    TableRow,
    TemplateEntry,
    TemplateField,
)
from knowledge_base.model.evidence import Section
from knowledge_base.model.guides import Command, Step

_WITH_ANCHOR = (
    *(Aspect, TableRow, Question, Outcome, ChecklistItem, Step, Command, Section),
    *(TemplateField, TemplateEntry),
)
_NOT_WORDS = (Citation, Review)
_NAMES = frozenset(("name", "author", "publisher", "command"))
"""Keys of strings that readers see as words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in one place of a page; `anchor` is empty for the page itself."""

    anchor: str
    heading: str
    text: str
    judged: str = ""
    """What we hold of it where we doubt it: shown, and not looked for."""


def passages(edition: Edition, record: Record, title: str, lead: str) -> tuple[Passage, ...]:
    """Return a record's passages: first its own words, then what stands at an anchor."""
    reader = _Reader(edition)
    texts = reader.texts_of(record)
    said = [text for text in dict.fromkeys((lead, *texts)) if text and text != title]
    return (Passage("", "", " ".join(said)), *reader.passages)


@dataclass
class _Reader:
    """Reads a record: texts of its own, and passages for what stands at an anchor."""

    edition: Edition
    passages: list[Passage] = field(default_factory=list)

    def texts_of(self, record: Record, heading: str = "") -> list[str]:
        """Return a record's own texts; what stands at an anchor goes to the passages."""
        texts: list[str] = []
        for name in type(record).model_fields:
            value = getattr(record, name)
            if isinstance(value, str) and name in _NAMES:
                texts.append(value)
            elif isinstance(value, Record | tuple | dict):
                self._read(value, texts, heading)
        return texts

    def _read(self, value: Any, texts: list[str], heading: str) -> None:
        if isinstance(value, Text):
            texts.append(self.edition.say(value))
        elif isinstance(value, Claim):
            self.passages.append(self._claim(value, heading))
        elif isinstance(value, _WITH_ANCHOR):
            self._place(value)
        elif isinstance(value, Record) and not isinstance(value, _NOT_WORDS):
            texts.extend(self.texts_of(value, heading))
        elif isinstance(value, tuple):
            for item in value:
                self._read(item, texts, heading)
        elif isinstance(value, dict):
            self._read(tuple(value.values()), texts, heading)

    def _place(self, record: Any) -> None:
        title = getattr(record, "title", None) or getattr(record, "situation", None)
        heading = self.edition.say(title) if isinstance(title, Text) else ""
        at = len(self.passages)
        texts = [text for text in self.texts_of(record, heading) if text != heading]
        if texts or heading:
            self.passages.insert(at, Passage(record.id, heading, " ".join(texts)))

    def _claim(self, claim: Claim, heading: str) -> Passage:
        said, judged = [claim.text], ""
        if claim.review and claim.review.status != "supported":
            judged = self.edition.label(f"review-{claim.review.status}")
            said += [claim.review.correction] if claim.review.correction else []
        return Passage(claim.id, heading, " ".join(map(self.edition.say, said)), judged)
