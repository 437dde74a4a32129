"""An element that is being read, and what its contents come to: spaces, escapes and line breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

BOX = "\x04"
"""Stands for a box to tick, and is a mark that no text can hold."""
TEXT = ""
"""Stands for the name of what is no element."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"})
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]])")
_LINE_START = re.compile(r"^(\s*)([#+\-!]|[0-9]+(?=[.)](?:\s|$)))")
_COLON = re.compile(r"^(\s*):")
_SPACES = re.compile(r"[\t \r\n]+")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = HEADINGS | frozenset(
    (
        *("p", "blockquote", "article", "div", "section", "ol", "ul", "li", "dl", "dt", "dd"),
        *("table", "thead", "tbody", "tfoot", "tr", "td", "th"),
    )
)
"""Elements without spaces at their inner edges."""
_APART = _BLOCKS | {"pre", "mermaid"}
"""Elements without spaces at their outer edges."""
_IN_LINE = HEADINGS | {"td", "th"}
"""Elements whose contents share one line."""
_LITERAL = frozenset(("pre", "code", "kbd", "samp", "mermaid"))
"""Elements whose text is no Markdown."""
_VERBATIM = frozenset(("pre", "mermaid"))
"""Elements whose spaces and line breaks count."""


class Element:
    """An element whose end is still to come, with its contents so far."""

    __slots__ = (
        *("attributes", "in_line", "is_literal", "is_spaced", "is_verbatim", "is_wordless"),
        *("name", "names", "outer", "tag", "texts"),
    )

    def __init__(
        self, name: str, attributes: Mapping[str, str], outer: Element | None, tag: str = ""
    ) -> None:
        self.name = name
        self.tag = tag
        """How the page has it; empty for an element that it has not."""
        self.attributes = attributes
        self.outer = outer
        self.is_wordless = False
        """Whether text of its own, not of an element in it, is left out."""
        self.is_spaced = False
        """Whether a space stands before each element in it but the first."""
        self.texts: list[str] = []
        """Its contents: text as it is written, and what has become of the elements between."""
        self.names: list[str] = []
        """The name of each of them; `TEXT` for text."""
        self.in_line: bool = outer is not None and (outer.in_line or outer.name in _IN_LINE)
        self.is_literal: bool = outer is not None and (outer.is_literal or outer.name in _LITERAL)
        self.is_verbatim: bool = name in _VERBATIM or (outer is not None and outer.is_verbatim)

    def add(self, name: str, text: str) -> None:
        """Add an element that has become Markdown; or text, as it is written."""
        if not name and self.is_wordless:
            return
        if name and self.is_spaced and any(self.names):
            self.add(TEXT, " ")
        self.names.append(name)
        self.texts.append(text)

    def content(self) -> str:
        """Return its contents as Markdown."""
        shown = list(filter(None, map(self._shown, range(len(self.texts)))))
        return "".join(shown) if self.is_verbatim else _joined(shown)

    def _shown(self, number: int) -> str:
        text = self.texts[number]
        if self.names[number]:
            return text
        before, after = self._is_apart(number - 1), self._is_apart(number + 1)
        if (before or after) and not text.strip():
            return ""
        literal = self.is_literal or self.name in _LITERAL
        text = _plain(text, self.is_verbatim) if literal else escaped(text)
        if before:
            text = text.lstrip(" \t\r\n")
        return text.rstrip() if after else text

    def _is_apart(self, number: int) -> bool:
        """Tell whether text beside this place of the contents has no space towards it."""
        if 0 <= number < len(self.names):
            return self.names[number] in _APART
        return self.name in _BLOCKS


@lru_cache(maxsize=1 << 16)
def escaped(written: str) -> str:
    """Keep a text from being read as Markdown or HTML, in any dialect."""
    text = _SPACES.sub(" ", unescape(written)).translate(_ENTITIES)
    text = _PUNCTUATION.sub(r"\\\1", text)
    text = _LINE_START.sub(_escape_line_start, text)
    return _COLON.sub(r"\1&#58;", text).replace(BOX, "[ ]")


def _escape_line_start(found: re.Match[str]) -> str:
    """What opens a list, heading or note only does so at the start of a line."""
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _plain(written: str, is_verbatim: bool) -> str:
    text = unescape(written)
    return text if is_verbatim else _SPACES.sub(" ", text)


def _joined(texts: list[str]) -> str:
    """Join what stands side by side, with two line breaks between at most."""
    if not any(text[0] == "\n" or text[-1] == "\n" for text in texts):
        return "".join(texts)
    joined: list[str] = []
    breaks = ""
    for text in texts:
        body = text.lstrip("\n")
        before = text[: len(text) - len(body)]
        if breaks and before:
            joined[-1] = "\n" * min(2, max(len(breaks), len(before)))
            before = ""
        content = body.rstrip("\n")
        breaks = body[len(content) :]
        joined += [before, content, breaks]
    return "".join(joined)
