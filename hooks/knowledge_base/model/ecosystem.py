"""The ecosystem: projects by field and language, and the glossary."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from knowledge_base.model.base import Address, Day, Id, Line, Record, Reference, Text

Existence = Literal["confirmed", "renamed", "archived", "not-found", "misattributed", "unchecked"]
ProjectKind = Literal["library", "standard-library", "tool", "framework", "runtime", "system"]


class Project(Record):
    """A library, tool or system that a source names."""

    id: Id
    name: Line
    """As its community writes it."""
    kind: ProjectKind
    field: Id
    """From the root's fields."""
    subjects: tuple[Id, ...] = ()
    """The languages it serves."""
    written_in: Line | None = None
    """What it is mainly written in, where that was checked."""
    purpose: Text
    """What it is for, in one line."""
    status: Existence
    successor: Id | None = None
    """The project that took its place; required where it was renamed."""
    home: Address | None = None
    """Only where we are sure of it."""
    checked: Day | None = None
    """When its status and home were last looked up; left out where they could not be."""
    note: Text | None = None
    """What to know about its status."""


class ProjectFile(Record):
    """`data/projects/*.yaml`."""

    projects: tuple[Project, ...]


class Aliases(Record):
    """Other forms of a term, by language."""

    en: tuple[Line, ...] = ()
    zh: tuple[Line, ...] = ()


class Term(Record):
    """A glossary entry."""

    id: Id
    term: Text
    aliases: Aliases | None = None
    """Forms that are linked to it where a text uses them."""
    sought: Aliases | None = None
    """Words that readers may look for it by, and that are not linked: they also mean other things,
    or no text uses them."""
    definition: Text
    see: tuple[Reference, ...] = ()


class TermFile(Record):
    """`data/glossary.yaml`."""

    terms: tuple[Term, ...] = Field(min_length=1)
