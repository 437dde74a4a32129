"""Records that show rather than state: diagrams of the sources, and snippets of code."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from knowledge_base.model.base import Day, Id, Line, Record, Reference, Text
from knowledge_base.model.claims import Citation, Review


class DiagramGroup(Record):
    """Nodes that the source draws in one frame."""

    id: Id
    title: Text


class DiagramNode(Record):
    """A box of a diagram."""

    id: Id
    text: Text
    kind: Literal["step", "question", "store"] = "step"
    """What its shape says: a step, a question, or a store of data."""
    group: Id | None = None
    """One of the diagram's groups."""
    see: Reference | None = None
    """The page that the box leads to."""
    alone: bool = False
    """The source draws no line to it or from it."""


class DiagramEdge(Record):
    """A line of a diagram."""

    start: Id = Field(alias="from")
    """The node that it comes from."""
    to: Id
    """The node that it leads to."""
    text: Text | None = None
    """What stands beside it."""
    kind: Literal["plain", "dashed"] = "plain"


class Diagram(Record):
    """A drawing of a source as nodes and lines, drawn anew by us."""

    id: Id
    title: Text
    summary: Text
    """What it shows."""
    sources: tuple[Citation, ...] = Field(min_length=1)
    """Where it stands."""
    direction: Literal["down", "right"] = "down"
    groups: tuple[DiagramGroup, ...] = ()
    nodes: tuple[DiagramNode, ...] = Field(min_length=2)
    edges: tuple[DiagramEdge, ...] = Field(min_length=1)
    """In the order of reading: the text twin lists them so."""
    garbled: Text | None = None
    """What is damaged in the source's drawing, and how it was mended or left."""
    review: Review | None = None
    """What we hold of what it shows."""
    related: tuple[Reference, ...] = Field(min_length=1)
    """The records that it belongs to, on whose pages it is shown."""


class Check(Record):
    """A run that gave the output stated."""

    tool: Line = Field(alias="with")
    """The toolchain and its version: `Go 1.19`."""
    on: Day


class Snippet(Record):
    """A short program of ours. Its code stands in the file beside, of the same name."""

    id: Id
    title: Text
    language: Id
    """The subject that it is written in."""
    shows: Text
    """The point that it makes."""
    sources: tuple[Citation, ...] = ()
    """Where a source makes the point in code of its own."""
    about: tuple[Reference, ...] = Field(min_length=1)
    """The records that it bears on, on whose pages it is shown."""
    output: Line | None = None
    """What it writes to standard output, without the last end of line."""
    checked: Check | None = None
    """Left out where it was neither compiled nor run."""
