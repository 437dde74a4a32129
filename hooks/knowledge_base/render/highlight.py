"""Code to tokens that a template can colour. The only module that knows Pygments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pygments.lexers import get_lexer_for_filename  # type: ignore[import-untyped]
from pygments.token import STANDARD_TYPES  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Token:
    """A run of code of one kind; joined, the tokens' texts are the code."""

    kind: str
    """The short name that style sheets know: `k` for a keyword; empty for none."""
    text: str


def tokens(code: str, file: str) -> Iterator[Token]:
    """Split code by the language that its file's ending tells; unknown ones stay plain."""
    try:
        lexer = get_lexer_for_filename(file, stripnl=False, ensurenl=False)
    except ClassNotFound:
        yield Token("", code)
        return
    for kind, text in lexer.get_tokens(code):
        if text:
            yield Token(_short(kind), text)


def _short(kind: object) -> str:
    """Return the nearest short name: of the kind, or of what it is a kind of."""
    while kind is not None and kind not in STANDARD_TYPES:
        kind = getattr(kind, "parent", None)
    return str(STANDARD_TYPES.get(kind, ""))
