"""Faults in the data: where they are, what is wrong and what would be right.

Faults are collected, never thrown one by one, so that an author sees them all in
one run. This module imports nothing else of the knowledge base.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

CLOSE = 0.6
"""How alike two words must be for one to pass as a misspelling of the other."""

Severity = Literal["error", "lapse"]
"""An error stops the build. A lapse is shown to readers and counted, and stops a strict check."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something stands in the data. Lines and columns count from 1."""

    file: str
    """Relative to the repository's root, with forward slashes: `data/sources.yaml`."""
    line: int = 1
    column: int = 1
    keys: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where the keys of the mapping that begins here stand."""

    def of(self, key: str) -> Place:
        """Return where a key stands, or where its mapping begins if it has no such key."""
        return self.keys.get(key, self)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault, worded for the author who has to mend it."""

    place: Place
    path: str
    """Where in the data: `aspects[2].cells.go[0].text`; empty for a whole file."""
    wrong: str
    right: str
    rule: str
    severity: Severity = "error"

    def __str__(self) -> str:
        path = f"{self.path}: " if self.path else ""
        return one_line(f"{self.place}: {path}{self.wrong}; {self.right}")


class DataError(Exception):
    """The data cannot become a site; carries every problem found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(describe(self.problems))


def describe(problems: Sequence[Problem]) -> str:
    """Return one line for each problem and a closing count."""
    count = len(problems)
    lines = [str(problem) for problem in problems]
    return "\n".join([*lines, f"{count} problem{'' if count == 1 else 's'} in the data"])


def one_line(text: str) -> str:
    """Return the text without line breaks and without what a terminal would obey."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)


def shorten(value: object) -> str:
    """Return enough of an author's text to recognise it in a message."""
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def is_close(word: str, known: Sequence[str]) -> bool:
    """Tell whether a word may be a misspelling of a known one, or the other way round."""
    return bool(difflib.get_close_matches(word.lower(), known, n=1, cutoff=CLOSE))


def suggest(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or which ones there are."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word.lower(), names, n=1, cutoff=CLOSE)
    if close:
        return f"did you mean '{close[0]}'?"
    if not names:
        return "none is declared"
    shown = ", ".join(names[:12])
    return f"known: {shown}, …" if len(names) > 12 else f"known: {shown}"
