"""The inline subset that authors may use in texts: `*emphasis*`, `code`, `[links](kind:id)`.

Everything else, HTML and Markdown included, is shown as typed. This module only
reads; how a piece looks is a template's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["text", "emphasis", "strong", "code", "link"]

_MARKUP_BEGINS = frozenset("`*[")
_SYNTAX = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\*\*(?P<strong>[^*\s](?:[^*\n]*[^*\s])?)\*\*"
    r"|(?<![*\w])\*(?P<emphasis>[^*\s](?:[^*\n]*[^*\s])?)\*(?![*\w])"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<target>(?:[a-z]+(?:-[a-z]+)*:[a-z0-9-]+|https?://[^\s()<>\"]+))\)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one kind; `target` is set for links."""

    kind: PieceKind
    text: str
    target: str = ""


def pieces(text: str) -> Iterator[Piece]:
    """Split a text into its pieces; joined, their texts hold every word of it."""
    end = 0
    for found in _SYNTAX.finditer(text):
        if found.start() > end:
            yield Piece("text", text[end : found.start()])
        yield _piece(found)
        end = found.end()
    if end < len(text):
        yield Piece("text", text[end:])


def _piece(found: re.Match[str]) -> Piece:
    if found["code"] is not None:
        return Piece("code", found["code"])
    if found["strong"] is not None:
        return Piece("strong", found["strong"])
    if found["emphasis"] is not None:
        return Piece("emphasis", found["emphasis"])
    return Piece("link", found["label"], found["target"])


def plain(text: str) -> str:
    """Return the words alone, for titles, descriptions and diagrams."""
    if _MARKUP_BEGINS.isdisjoint(text):
        return text
    return "".join(piece.text for piece in pieces(text))
