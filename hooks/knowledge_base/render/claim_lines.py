"""Claims as pages show them in a line: rendered once, and fitted to each page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from knowledge_base.derive.addresses import Address
from knowledge_base.derive.claim_views import ClaimView
from knowledge_base.derive.edition import Edition
from knowledge_base.render.writer import TermIndex, Writer

_NUMBER = "\x06"
"""Stands for the number of a claim's note; no text can hold it."""
_LINK = re.compile("\x05([^#\x05]*)#([^\x05]*)\x05")
"""Stands for the link to an address."""


@dataclass
class LineWriter(Writer):
    """Writes what stands on many pages: marks for links, and a note of the terms it came upon."""

    came_upon: set[str] = field(default_factory=set)

    def url(self, address: Address) -> str:
        """Return a mark for the link to an address."""
        return f"\x05{address.src_uri}#{address.anchor}\x05"

    def is_new(self, term: str) -> bool:
        """Note the term as well."""
        self.came_upon.add(term)
        return super().is_new(term)


class ClaimLines:
    """The lines of an edition's claims.

    A claim looks the same wherever it stands, but for its links, its number, and the glossary's
    terms in it: the first of each on a page is a link.
    """

    def __init__(self, jinja: Environment, edition: Edition, terms: TermIndex) -> None:
        self._writer = LineWriter(edition, "", terms)
        names = {"page": self._writer, "t": edition.label, "language": edition.language}
        self._macros: Any = jinja.get_template("_macros.html").make_module(names)
        self._terms: dict[str, frozenset[str]] = {}
        """The terms in each claim."""
        self._lines: dict[tuple[str, frozenset[str], bool], str] = {}
        """Lines with marks, by claim, what was a link before, and whether its note is below."""

    def line(self, page: Writer, claim: ClaimView) -> Markup:
        """Return a claim's line for a page, on which its terms then are links."""
        number = page.note(claim)
        terms = self._terms.get(claim.id)
        if terms is None:
            terms = self._terms[claim.id] = self._terms_of(claim)
        key = (claim.id, terms & page.linked, number is not None)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._render(claim, *key[1:])
        page.linked |= terms
        line = line.replace(_NUMBER, str(number))
        return Markup(_LINK.sub(lambda mark: page.url(Address(mark[1], mark[2])), line))

    def _terms_of(self, claim: ClaimView) -> frozenset[str]:
        self._writer.came_upon = set()
        self._render(claim, frozenset(), True)
        return frozenset(self._writer.came_upon)

    def _render(self, claim: ClaimView, linked: frozenset[str], has_note: bool) -> str:
        self._writer.linked = set(linked)
        return str(self._macros.marked(claim, _NUMBER if has_note else None))
