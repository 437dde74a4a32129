"""Read a search index from its parts, and cut it into parts of another size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge_base.render.search_index import DIGITS, in_parts, written


def read_index(folder: Path) -> dict[str, str]:
    """Return the files of a language's index by path."""
    files = sorted((folder / "search").glob("*.js"))
    return {f"search/{file.name}": file.read_text(encoding="utf-8") for file in files}


def entries(files: dict[str, str]) -> list[list[Any]]:
    """Return what results of an index show: address, title, and passages with their anchors."""
    return [entry for part in _numbered(files, "entries") for entry in part]


def in_smaller_parts(files: dict[str, str], bytes_of_part: int, copies: int = 1) -> dict[str, str]:
    """Return an index in parts of another size; `copies` is how often it then holds everything."""
    index = _content(files["search/index.js"])
    terms = [item for part in _numbered(files, "terms") for item in part.items()]
    passages = len(index["sizes"])
    for name in ("units", "passages", "titles", "sizes"):
        index[name] *= copies
    return in_parts(
        index,
        ((word, _copied(posting, passages, copies)) for word, posting in terms),
        entries(files) * copies,
        bytes_of_part,
    )


def _content(text: str) -> Any:
    return json.loads(text[text.index(",", text.index(",") + 1) + 1 : text.rindex(")")])


def _numbered(files: dict[str, str], kind: str) -> Iterator[Any]:
    at = 0
    while (name := f"search/{kind}-{at}.js") in files:
        yield _content(files[name])
        at += 1


def _copied(posting: str, passages: int, copies: int) -> str:
    if copies == 1:
        return posting
    places = dict(_places(posting))
    return written({p + n * passages: f for n in range(copies) for p, f in places.items()})


def _places(posting: str) -> Iterator[tuple[int, int]]:
    digits = iter(posting)
    passage = -1
    for digit in digits:
        value, shift = DIGITS.index(digit), 0
        step = value & 31
        while value > 31:
            shift += 5
            value = DIGITS.index(next(digits))
            step |= (value & 31) << shift
        passage += step + 1
        yield passage, DIGITS.index(next(digits))
