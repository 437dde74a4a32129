"""Where claims come from (sources) and what reviews stand on (references)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from knowledge_base.model.base import Address, Day, Id, Line, Record, Text

ReferenceKind = Literal[
    "specification",
    "documentation",
    "release-notes",
    "source-code",
    "proposal",
    "standard",
    "paper",
    "survey",
    "experiment",
    "general-knowledge",
]
AUTHORITATIVE: frozenset[ReferenceKind] = frozenset(
    {
        "specification",
        "documentation",
        "release-notes",
        "source-code",
        "proposal",
        "standard",
        "paper",
    }
)
"""Kinds that may carry a review that calls a claim wrong."""


class Section(Record):
    """A part of a source that claims can point at."""

    id: Id
    """Unique within its source."""
    title: Text
    """Chinese as the source has it; English is ours."""


class Source(Record):
    """A document that claims were drawn from."""

    id: Id
    title: Text
    """The original title, and ours in the other language."""
    short: Text
    """A few words that stand for it beside a claim."""
    author: Line | None = None
    published: Day | None = None
    address: Address | None = None
    character: Literal["opinion", "advocacy", "survey"]
    """How it argues, which bears on how far it can be trusted."""
    description: Text
    """What it is and what to watch for."""
    sections: tuple[Section, ...] = Field(min_length=1)


class EvidenceReference(Record):
    """An independent document that a review cites."""

    id: Id
    title: Line
    """As its publisher writes it."""
    publisher: Line
    kind: ReferenceKind
    published: Day | None = None
    address: Address | None = None
    """Left out where we are not sure that it exists."""
    checked: Day | None = None
    """When the address was last looked up; left out where it could not be."""
    note: Text | None = None
    """What in it bears on the claims."""


class SourceFile(Record):
    """`data/sources.yaml`."""

    sources: tuple[Source, ...]


class ReferenceFile(Record):
    """`data/references.yaml`."""

    references: tuple[EvidenceReference, ...]
