"""One of the two knowledge bases that are compared, with what is derived from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from knowledge_base.check.references import check_references
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.figures import figure
from knowledge_base.derive.judgements import Judgement
from knowledge_base.derive.site import site_pages
from knowledge_base.diff.changes import Both
from knowledge_base.model.base import Text
from knowledge_base.model.claims import Quantity
from knowledge_base.model.knowledge_base import KnowledgeBase, PlacedClaim
from knowledge_base.named import NamedRecord, named_records
from knowledge_base.problems import Problem

_IN_LIST = re.compile(r"(aspects|series|rows|results)\[([0-9]+)\]")


@dataclass(frozen=True)
class Side:
    """A knowledge base to be compared, and the faults of form that it was read with."""

    base: KnowledgeBase
    faults: tuple[Problem, ...] = ()

    @cached_property
    def records(self) -> Mapping[str, NamedRecord]:
        """Every record by name."""
        return {record.name: record for record in named_records(self.base)}

    @cached_property
    def unread(self) -> frozenset[str]:
        """The files that could not be read."""
        return frozenset(fault.place.file for fault in self.faults)

    @cached_property
    def unresolved(self) -> tuple[Problem, ...]:
        """References that lead nowhere, so that nothing can be derived."""
        return tuple(check_references(replace(self.base, incomplete=frozenset())))

    @cached_property
    def judgements(self) -> Mapping[str, Judgement]:
        """What is held of each claim; empty where it cannot be derived."""
        return {} if self.unresolved else self.edition.judgements

    @cached_property
    def edition(self) -> Edition:
        """The knowledge base in English, for pages and figures."""
        return Edition(self.base, "en")

    @cached_property
    def edition_in_chinese(self) -> Edition:
        """The knowledge base in Chinese, for figures."""
        return Edition(self.base, "zh")

    @cached_property
    def pages(self) -> frozenset[str] | None:
        """The site's pages; None where they cannot be derived."""
        if self.unresolved:
            return None
        return frozenset(page.src_uri for page in site_pages(self.edition, ()))

    def level(self, claim: str) -> str:
        """Return a claim's certainty, empty where it could not be derived."""
        judgement = self.judgements.get(claim)
        return judgement.certainty.level if judgement else ""

    def figure(self, quantity: Quantity | None) -> Both | None:
        """Return a quantity with its metric, as readers of both languages see it."""
        if quantity is None:
            return None
        return Both(self._figure("en", quantity), self._figure("zh", quantity))

    def _figure(self, language: Any, quantity: Quantity) -> str:
        edition = self.edition if language == "en" else self.edition_in_chinese
        metric = self.base.metrics.get(quantity.metric)
        name = edition.say(metric.title) if metric else quantity.metric
        if quantity.baseline and quantity.baseline not in self.base.subjects:
            quantity = quantity.model_copy(update={"baseline": None})
        return f"{name} {figure(edition, quantity)}"


def title_of(record: NamedRecord) -> Both:
    """Return what readers call a record."""
    value: Any = record.record
    if isinstance(value, PlacedClaim):
        return Both.of(value.claim.text)
    if isinstance(value, Text):
        return Both.of(value)
    for key in ("title", "name", "term", "text"):
        found = getattr(value, key, None)
        if isinstance(found, Text):
            return Both.of(found)
        if isinstance(found, str):
            return Both(found, found)
    name = record.name.partition(":")[2]
    return Both(name, name)


def home_of(base: KnowledgeBase, placed: PlacedClaim) -> str:
    """Return where a claim stands, by names: `comparison:memory aspects.pauses.cells.go`."""
    owner = base.of(placed.kind)[placed.owner]

    def named(found: re.Match[str]) -> str:
        return f"{found[1]}.{getattr(owner, found[1])[int(found[2])].id}"

    path = re.sub(r"\[[0-9]+\]$", "", _IN_LIST.sub(named, placed.path))
    return f"{placed.kind}:{placed.owner} {path}"
