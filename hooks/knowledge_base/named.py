"""Every value of the data by what it is called, wherever it stands: `claim:go-x`, `quantity.max`.

Entries of lists are called by their ids, so that their order and their file do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from knowledge_base.model.base import Record, Text
from knowledge_base.model.claims import Citation, Claim
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase, PlacedClaim
from knowledge_base.problems import Place

WITHOUT: frozenset[Kind] = frozenset({"claim", "translation", "release", "redirect"})
"""Kinds that are walked in another way, or that only tell of the rest."""


class Entry(str):
    """Marks an entry of a list that has an id, by that id."""

    __slots__ = ()


class Entries(tuple[str, ...]):
    """The ids of a list's entries, in order; their numbers where they have none."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A value and what it is called."""

    path: str
    """Within its record; empty for a record that is nothing but a text."""
    value: Any
    """A text, a word, a number, a list of words, or an `Entry`."""
    place: Place


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A record with an id, and all that it says itself: claims speak for themselves."""

    name: str
    """`kind:id`"""
    record: Any
    values: tuple[Named, ...]
    place: Place


def named_records(base: KnowledgeBase) -> Iterator[NamedRecord]:
    """Yield every record of a knowledge base, claims among them, in the order of the data."""
    yield _named("site:site", base.site)
    for kind in get_args(Kind):
        if kind not in WITHOUT:
            for name, record in base.of(kind).items():
                yield _named(f"{kind}:{name}", record)
    for name, placed in base.claims.items():
        yield _named_claim(name, placed)


def named_texts(base: KnowledgeBase) -> Iterator[tuple[str, Text]]:
    """Yield every text with what it is called: `claim:go-x.text`."""
    for record in named_records(base):
        for value in record.values:
            if isinstance(value.value, Text):
                yield f"{record.name}.{value.path}".removesuffix("."), value.value


def _named(name: str, record: Record) -> NamedRecord:
    if isinstance(record, Text):
        return NamedRecord(name, record, (Named("", record, record.place),), record.place)
    return NamedRecord(name, record, tuple(_values(record)), record.place)


def _named_claim(name: str, placed: PlacedClaim) -> NamedRecord:
    claim = placed.claim
    values = (v for v in _values(claim) if v.path != "subjects")
    subjects = Named("subjects", placed.subjects, claim.place.of("subjects"))
    return NamedRecord(f"claim:{name}", placed, (*values, subjects), claim.place)


def _values(record: Record) -> list[Named]:
    found: list[Named] = []
    _gather(found, "", record, record.place)
    return found


def _gather(found: list[Named], path: str, value: Any, place: Place) -> None:
    """Add a value, or what it holds, to what was found; there are too many for generators."""
    if isinstance(value, Text):
        found.append(Named(path, value, value.place))
    elif isinstance(value, Record):
        for key in _keys_of(type(value)):
            item = getattr(value, key)
            if item is not None and not isinstance(item, Claim) and not _is_default(item):
                _gather(found, f"{path}.{key}" if path else key, item, value.place.of(key))
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather(found, f"{path}.{key}", item, place)
    elif isinstance(value, tuple):
        _gather_entries(found, path, value, place)
    else:
        found.append(Named(path, value, place))


def _gather_entries(found: list[Named], path: str, items: tuple[Any, ...], place: Place) -> None:
    if items and all(isinstance(item, Claim) for item in items):
        return
    if all(isinstance(item, str) for item in items):
        found.append(Named(path, items, place))
    elif all(isinstance(item, Citation) for item in items):
        cited = tuple(f"{item.source}#{item.at}" for item in items)
        found.append(Named(path, cited, place))
    else:
        ids = [getattr(item, "id", str(number)) for number, item in enumerate(items)]
        found.append(Named(path, Entries(ids), place))
        for name, item in zip(ids, items, strict=True):
            where = getattr(item, "place", place)
            found.append(Named(f"{path}.{name}", Entry(name), where))
            _gather(found, f"{path}.{name}", item, where)


def _is_default(value: Any) -> bool:
    """An empty list says the same as none."""
    return isinstance(value, tuple | dict) and not value


@cache
def _keys_of(record: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in record.model_fields if name not in ("place", "id"))
