"""HTML that our own templates wrote, taken to pieces: tags, and the text between them.

It is well formed, its attributes stand between double quotes and its text is escaped; what reads
it need not be a parser for all HTML that there is, and takes a tenth of a parser's time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from types import MappingProxyType

_TAG = re.compile(r'([^<]*)<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^">]|"[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([^\s="/]+)(?:="([^"]*)")?')

Part = tuple[str, str, str, str]
"""The text before a tag, still escaped; `/` where the tag closes; its name, and its attributes as
they are written. What follows the last tag has no name."""
VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    )
)
"""Elements that have no end."""


def parts_of(html: str) -> list[Part]:
    """Return a page's tags in order, each with the text before it."""
    found: list[Part] = _TAG.findall(html)
    return [*found, (html[html.rfind(">") + 1 :], "", "", "")]


@lru_cache(maxsize=4096)
def attributes_of(written: str) -> Mapping[str, str]:
    """Return a tag's attributes by name; one without a value is empty."""
    found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}
    return MappingProxyType(found)
