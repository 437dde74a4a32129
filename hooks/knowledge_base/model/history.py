"""What became of the content: translations and what they were made from, releases and changes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints

from knowledge_base.model.base import Day, Line, Record, Reference, Text, without_place

Pair = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8} [0-9a-f]{8}$")]
"""Digests of an English text and of the Chinese one that was made from it."""
Version = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}\.[0-9]{1,2}(\.[0-9]{1,3})?$")]
"""Year, month and, where there are several in a month, a number: `2026.12`, `2026.12.1`."""

ChangeKind = Literal[
    "reused",
    "added",
    "removed",
    "moved",
    "reworded",
    "requantified",
    "re-reviewed",
    "certainty",
    "re-sourced",
    "stale",
    "path",
    "ranking",
    "edited",
    "reordered",
]


def order_of(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by: `2026.9` comes before `2026.11`."""
    return tuple(map(int, version.split(".")))


class TranslationLock(Record):
    """`data/translations.lock.yaml`: written by `make format`, never by hand."""

    translations: Annotated[dict[Line, Pair], BeforeValidator(without_place)] = {}
    """Each text by what it is called, and what both its languages were when they agreed."""


class ReleaseChange(Record):
    """One thing that a release changed, as it was recorded then."""

    record: Reference
    """What changed; it may be gone since."""
    change: ChangeKind
    title: Text | None = None
    """What readers called it; left out of what was added, which says so itself."""
    at: Line | None = None
    """Where within the record."""
    before: Line | None = None
    """A word or number of the data: a level, a status, an id."""
    after: Line | None = None
    before_text: Text | None = None
    after_text: Text | None = None
    because: tuple[Line, ...] = ()
    """Rules of certainty that came to apply (`+old`) or ceased to (`-old`)."""
    sources: tuple[Reference, ...] = ()
    """Sources and references that came with it."""


class Release(Record):
    """`data/releases/<version>.yaml`: written by `make history`, never by hand."""

    version: Version
    since: Version | None = None
    """The release that it is compared with; left out for the first."""
    date: Day
    """The date of its data."""
    claims: int
    """How many claims it holds."""
    changes: tuple[ReleaseChange, ...] = ()
