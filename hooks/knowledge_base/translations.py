"""Which English text each Chinese one was made from, told by short digests of both.

A text's pair of digests is kept while only the English changes: then the translation is stale.
When the Chinese changes, it was made anew, and `make format` records the pair as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from knowledge_base.model.base import Text
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.named import named_texts
from knowledge_base.reflow import same_words

State = Literal["current", "stale", "unrecorded"]


@dataclass(frozen=True, slots=True)
class Translation:
    """A text that is there in both languages."""

    name: str
    """`claim:go-x.text`"""
    text: Text
    pair: str
    state: State


def digest(words: str) -> str:
    """Return a short digest of a text's words; white space does not count."""
    return hashlib.sha256(same_words(words).encode()).hexdigest()[:8]


def translations(base: KnowledgeBase) -> Iterator[Translation]:
    """Yield every text that is there in both languages, with the state of its translation."""
    if not base.translated:
        base.translated.extend(_translations(base))
    yield from base.translated


def _translations(base: KnowledgeBase) -> Iterator[Translation]:
    for name, text in named_texts(base):
        if text.en is not None and text.zh is not None:
            pair = f"{digest(text.en)} {digest(text.zh)}"
            yield Translation(name, text, pair, _state(base.translations.get(name), pair))


def _state(recorded: str | None, pair: str) -> State:
    if recorded == pair:
        return "current"
    if recorded is not None and recorded.split()[1] == pair.split()[1]:
        return "stale"
    return "unrecorded"


def recorded_anew(base: KnowledgeBase, confirmed: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return what is to be recorded: pairs as they are, those of stale translations as they were.

    `confirmed` names texts or whole records whose translations were found to hold still.
    """
    return {
        each.name: base.translations[each.name]
        if each.state == "stale" and not _is_named(each.name, confirmed)
        else each.pair
        for each in sorted(translations(base), key=lambda each: each.name)
    }


def _is_named(name: str, confirmed: frozenset[str]) -> bool:
    return name in confirmed or name.partition(".")[0] in confirmed
