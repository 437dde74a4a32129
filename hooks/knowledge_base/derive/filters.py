"""What readers can filter a list or table by: only values that occur in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge_base.derive.edition import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that items can be filtered by."""

    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One respect to filter in: items carry the ids of their values under its name."""

    name: str
    label: str
    """The label that says what it is."""
    choices: tuple[Choice, ...]


def entries(*respects: tuple[str, str, Mapping[str, Words], Iterable[str]]) -> tuple[Entry, ...]:
    """Return an entry for each name, label, titles by value, and values used, where any is used."""
    made = (Entry(name, label, _choices(titles, used)) for name, label, titles, used in respects)
    return tuple(entry for entry in made if entry.choices)


def _choices(titles: Mapping[str, Words], used: Iterable[str]) -> tuple[Choice, ...]:
    occurring = set(used)
    return tuple(Choice(value, title) for value, title in titles.items() if value in occurring)
