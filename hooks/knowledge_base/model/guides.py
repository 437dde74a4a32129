"""Guides: how something is done, step by step, with commands and whether we tried them."""

from __future__ import annotations

from pydantic import Field

from knowledge_base.model.base import Day, Id, Line, Record, Reference, Text
from knowledge_base.model.claims import Citation


class Trial(Record):
    """Where a command was run by us, and what came of it."""

    where: Line
    """The system and the versions, the same in both languages."""
    on: Day
    note: Text | None = None
    """What it gave, or how far it got."""


class Command(Record):
    """What to type, and what for."""

    id: Id
    command: Line
    """As it is typed; several lines where they belong together."""
    shows: Text
    """What it does, and what to look for in its answer."""
    tried: Trial | None = None
    """Left out where we have not tried it, which readers are told."""


class Step(Record):
    """One thing to do."""

    id: Id
    title: Text
    text: Text
    cites: tuple[Id, ...] = ()
    """Claims that the step follows or corrects."""
    commands: tuple[Command, ...] = ()


class Guide(Record):
    """A method in steps."""

    id: Id
    title: Text
    summary: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
    """Where the method stands."""
    steps: tuple[Step, ...] = Field(min_length=2)
    related: tuple[Reference, ...] = ()
