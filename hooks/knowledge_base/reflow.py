"""A text's words without what does not count in them: line breaks and doubled spaces."""

from __future__ import annotations

import re

_BETWEEN_CHINESE = re.compile(
    r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]) (?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)


def same_words(text: str) -> str:
    """Return one form for all ways of breaking a text into lines.

    A line break in YAML becomes a space, which between Chinese characters nobody typed.
    """
    words = " ".join(text.split())
    return words if words.isascii() else _BETWEEN_CHINESE.sub("", words)
