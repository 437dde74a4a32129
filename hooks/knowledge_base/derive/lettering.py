"""How much room words take in a picture, and where a line of them is broken.

A picture is drawn before any browser has measured its letters, so widths are estimated: rather
too wide than too narrow.
"""

from __future__ import annotations

import re
from unicodedata import east_asian_width

_NARROW, _BROAD = frozenset(" .,:;'|!()[]ijlft·"), frozenset("MWmw%@≈≤≥×")
_PIECE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef][，。、；：）]*|[^\s\u2e80-\u9fff\uff00-\uffef]+")
"""What stays on one line: a Chinese character, or a run of others without a space."""


def width(text: str, size: float) -> float:
    """Return about how wide a text is, in the units that its letters' size is given in."""
    return sum(_share(character) for character in text) * size


def _share(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.36
    if character in _BROAD:
        return 0.86
    return 0.7 if character.isupper() else 0.6


def broken(text: str, size: float, room: float, most: int = 2) -> tuple[str, ...]:
    """Return a text as at most `most` lines that fit the room; what is left out ends in `…`."""
    lines = [""]
    for found in _PIECE.finditer(text):
        space = " " if found.start() and text[found.start() - 1].isspace() else ""
        longer = f"{lines[-1]}{space if lines[-1] else ''}{found.group()}"
        if not lines[-1] or width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(found.group())
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += "…"
    return tuple(_cut(line, size, room) for line in kept)


def _cut(line: str, size: float, room: float) -> str:
    if width(line, size) <= room:
        return line
    shorter = line.removesuffix("…")
    while shorter and width(f"{shorter}…", size) > room:
        shorter = shorter[:-1]
    return f"{shorter.rstrip()}…"
