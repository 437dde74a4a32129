"""The search index as scripts: small files of which a search loads those that it needs.

    index.js      what all searches need: sizes, kinds, synonyms, and what the other files hold
    terms-N.js    words in their order, each with where it stands
    entries-N.js  what results show: address, title and passages
    addresses.js  all pages, for the page that stands in for a missing one

They are scripts because a page that was opened from a folder may load no other data. Each names
the digest of the whole index, so that parts of two indexes never mix. How they are read:
`overrides/assets/javascripts/search-engine.js`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from knowledge_base.derive.passages import Passage
from knowledge_base.derive.search import GROUPS, Findable
from knowledge_base.search_words import compounds, words

T = TypeVar("T")

FOLDER = "search/"
BYTES_OF_PART = 20_000
"""How large a file may grow before the next one begins."""
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Numbers from 0 to 63 as characters."""
_TITLE, _HEADING, _ALSO, _TIMES = 1, 2, 4, 8
"""Where a word stands in a passage, as a sum: fields, and eight for each time in the text."""
_MOST_TIMES = 7


@dataclass
class _Words:
    """Where each word stands: passage to the sum of its fields."""

    postings: dict[str, dict[int, int]] = field(default_factory=dict)

    def add(self, passage: int, found: Iterable[str], place: int) -> int:
        """Note words of a passage and return how many they were."""
        count = 0
        for word in found:
            count += 1
            at = self.postings.setdefault(word, {})
            known = at.get(passage, 0)
            if place < _TIMES:
                at[passage] = known | place
            elif known // _TIMES < _MOST_TIMES:
                at[passage] = known + _TIMES
        return count


def search_files(
    findables: Sequence[Findable],
    synonyms: Iterable[tuple[str, ...]],
    kinds: dict[str, str],
    language: str,
) -> dict[str, str]:
    """Return the index's files by path; `kinds` are what readers call each kind."""
    index, postings = _index(findables, kinds)
    index["synonyms"] = sorted(synonyms)
    pages = [[each.address, each.title] for each in findables if "#" not in each.address]
    return {
        f"{FOLDER}addresses.js": f'atlasAddresses("{language}",{_json(pages)});\n',
        **in_parts(index, _terms(postings), map(_entry, findables)),
    }


def in_parts(
    index: dict[str, Any],
    terms: Iterable[tuple[str, str]],
    entries: Iterable[list[Any]],
    bytes_of_part: int = BYTES_OF_PART,
) -> dict[str, str]:
    """Return the files of an index by path, none of them much larger than asked for.

    `terms` are words in their order with their postings, `entries` what results show.
    """
    words = list(_parts(terms, bytes_of_part))
    shown = list(_parts(entries, bytes_of_part))
    starts = {"terms": [part[0][0] for part in words], "entries": _starts(shown)}
    parts: dict[str, Any] = {
        "index": {**index, **starts},
        **{f"terms-{number}": dict(part) for number, part in enumerate(words)},
        **{f"entries-{number}": part for number, part in enumerate(shown)},
    }
    texts = {name: _json(content) for name, content in parts.items()}
    digest = hashlib.sha256("\n".join(texts.values()).encode()).hexdigest()[:12]
    return {
        f"{FOLDER}{name}.js": f'atlasSearchPart("{name}","{digest}",{text});\n'
        for name, text in texts.items()
    }


def _index(
    findables: Sequence[Findable], kinds: dict[str, str]
) -> tuple[dict[str, Any], dict[str, dict[int, int]]]:
    found = _Words()
    table: dict[tuple[str, int, float], int] = {}
    units, counts, titles, sizes = [], [], [], []
    lengths: list[int] = []
    for each in findables:
        kind = (kinds[each.kind], GROUPS.index(each.group), each.weight)
        units.append(DIGITS[table.setdefault(kind, len(table))])
        counts.append(number(len(each.passages)))
        titles.append(DIGITS[min(63, _add_unit(found, each, len(lengths)))])
        lengths.extend(_add_passages(found, each, len(lengths)))
    sizes = [DIGITS[min(63, round(6 * math.log2(1 + length)))] for length in lengths]
    return {
        "groups": list(GROUPS),
        "kinds": [list(kind) for kind in table],
        "units": "".join(units),
        "passages": "".join(counts),
        "titles": "".join(titles),
        "sizes": "".join(sizes),
        "mean": round(sum(lengths) / max(1, len(lengths)), 2),
    }, found.postings


def _add_unit(found: _Words, each: Findable, first: int) -> int:
    found.add(first, (*words(each.also), *compounds(each.also)), _ALSO)
    found.add(first, compounds(each.title), _TITLE)
    return found.add(first, words(each.title), _TITLE)


def _add_passages(found: _Words, each: Findable, first: int) -> Iterator[int]:
    for number, passage in enumerate(each.passages, first):
        found.add(number, (*words(passage.heading), *compounds(passage.heading)), _HEADING)
        found.add(number, compounds(passage.text), _TIMES)
        yield found.add(number, words(passage.text), _TIMES)


def _terms(postings: dict[str, dict[int, int]]) -> Iterator[tuple[str, str]]:
    for word in sorted(postings):
        yield word, written(postings[word])


def written(posting: dict[int, int]) -> str:
    """Write where a word stands: the steps from passage to passage, each with its fields."""
    before = -1
    steps = []
    for passage, fields in sorted(posting.items()):
        steps.append(number(passage - before - 1) + DIGITS[fields])
        before = passage
    return "".join(steps)


def number(value: int) -> str:
    """Write a number in digits of five bits, the smallest first; the sixth bit says: more."""
    digits = ""
    while value > 31:
        digits += DIGITS[32 | value & 31]
        value >>= 5
    return digits + DIGITS[value]


def _entry(each: Findable) -> list[Any]:
    return [each.address, each.title, [_shown(passage) for passage in each.passages]]


def _shown(passage: Passage) -> list[str]:
    shown = [passage.anchor, passage.heading, passage.text]
    return [*shown, passage.judged] if passage.judged else shown


def _parts(items: Iterable[T], most: int) -> Iterator[list[T]]:
    part: list[T] = []
    size = 0
    for item in items:
        part.append(item)
        size += len(_json(item).encode())
        if size >= most:
            yield part
            part, size = [], 0
    if part:
        yield part


def _starts(parts: list[list[Any]]) -> list[int]:
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part)
    return starts


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
