"""The shapes of a difference: changes, matrices before and after, what was not compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from knowledge_base.model.base import Text
from knowledge_base.model.history import ChangeKind
from knowledge_base.problems import Place

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""In the order in which they are told: what needs a decision first, what changes nothing last."""


@dataclass(frozen=True, slots=True)
class Both:
    """Words in both languages; None where one is missing."""

    en: str | None
    zh: str | None

    @classmethod
    def of(cls, text: Text) -> Both:
        """Return a text's words."""
        return cls(text.en, text.zh)

    @property
    def shown(self) -> str:
        """Return the words for a reader of English."""
        return self.en or self.zh or ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed."""

    record: str
    """`kind:id`"""
    kind: ChangeKind
    title: Both
    """What readers call the record; of an example path, its situation."""
    place: Place
    """Where it stands in the newer data, or stood in the older where it is gone."""
    at: str = ""
    """Where within the record: `aspects.pauses.title`; empty for all of it."""
    before: str | None = None
    """A word or number of the data, None where there was none."""
    after: str | None = None
    before_text: Both | None = None
    after_text: Both | None = None
    because: tuple[str, ...] = ()
    """Rules of certainty that came to apply (`+old`) or ceased to (`-old`)."""
    sources: tuple[str, ...] = ()
    """Sources and references that came with the change, as `kind:id`."""


@dataclass(frozen=True, slots=True)
class CellClaim:
    """A claim in a cell of a matrix."""

    id: str
    text: str
    level: str
    """Its certainty; empty where that could not be derived."""
    status: str
    """Our review's verdict; empty where there is none."""


Cell = tuple[CellClaim, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An aspect of which some cell changed. Cells stand in the order of the matrix's columns."""

    comparison: str
    aspect: str
    before: tuple[Cell, ...]
    after: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixDiff:
    """The rows of a dimension's matrix in which something changed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed between an older knowledge base and a newer one."""

    changes: tuple[Change, ...] = ()
    """By kind, then by record."""
    matrices: tuple[MatrixDiff, ...] = ()
    addresses_added: tuple[str, ...] = ()
    """Pages below a language's root: `topics/memory-model/`."""
    addresses_dropped: tuple[str, ...] = ()
    """Pages, and claims on them: `languages/go/`, `topics/a/b/#claim`."""
    not_compared: tuple[str, ...] = ()
    """What could not be read or derived on the older side, in words."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed, as far as it could be compared."""
        return not (self.changes or self.addresses_added or self.addresses_dropped)

    def count(self) -> dict[ChangeKind, int]:
        """Return how many changes of each kind there are, in the order in which they are told."""
        counts = Counter(change.kind for change in self.changes)
        return {kind: counts[kind] for kind in KINDS if counts[kind]}
