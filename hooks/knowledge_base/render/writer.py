"""What a template may ask for while one page is written: links and the pieces of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from knowledge_base.derive.addresses import (
    Address,
    address_of,
    relative_path,
    relative_url,
    url_of,
)
from knowledge_base.derive.citing import cite_page, report_page
from knowledge_base.derive.claim_views import ClaimView
from knowledge_base.derive.edition import Edition, Words
from knowledge_base.derive.graphs import Graph
from knowledge_base.derive.page import PageView
from knowledge_base.derive.redirects import MovedAnchor
from knowledge_base.inline import Piece, pieces
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.model.ecosystem import Term
from knowledge_base.model.knowledge_base import Code
from knowledge_base.render.drawings import PlacedDiagram, key_of
from knowledge_base.render.highlight import Token, tokens
from knowledge_base.render.mermaid import flowchart
from knowledge_base.terms import forms, term_pattern

if TYPE_CHECKING:
    from knowledge_base.render.claim_lines import ClaimLines


@dataclass(frozen=True)
class TermIndex:
    """Where the glossary's terms are recognised, made once for an edition."""

    patterns: dict[Language, re.Pattern[str] | None]
    by_form: dict[str, Term]
    _found: dict[tuple[str, Language], tuple[tuple[int, int, Term], ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was found so far, by text: the same text stands on many pages."""

    @classmethod
    def of(cls, edition: Edition) -> TermIndex:
        """Build the index of an edition's terms."""
        terms = list(edition.base.terms.values())
        by_form = {
            form.lower(): term
            for term in reversed(terms)
            for language in LANGUAGES
            for form in forms(term, language)
        }
        return cls({language: term_pattern(terms, language) for language in LANGUAGES}, by_form)

    def found(self, text: str, language: Language) -> tuple[tuple[int, int, Term], ...]:
        """Return where terms stand in a text, in order: start, end and term of each."""
        known = self._found.get((text, language))
        if known is None:
            pattern = self.patterns[language]
            known = self._found[text, language] = tuple(
                (*found.span(), self.by_form[found.group().lower()])
                for found in (pattern.finditer(text) if pattern else ())
            )
        return known


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece of a text with its link resolved; `kind` gains `term` for glossary links."""

    kind: str
    text: str
    url: str = ""


@dataclass
class Writer:
    """The state of one page: where it is, and which terms it has linked already."""

    edition: Edition
    src_uri: str
    terms: TermIndex
    moved: tuple[MovedAnchor, ...] = ()
    """Anchors that were here, with where what they named has gone."""
    drawings: Mapping[str, str] = field(default_factory=dict)
    """The diagrams drawn beforehand, by their names."""
    claim_lines: ClaimLines | None = None
    diagrams: list[PlacedDiagram] = field(default_factory=list)
    """The page's diagrams so far."""
    linked: set[str] = field(default_factory=set)
    """The glossary's terms that are links on the page already."""
    _notes: dict[str, ClaimView] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _urls: dict[Address, str] = field(default_factory=dict)

    def note(self, claim: ClaimView) -> int | None:
        """Take a claim among the page's notes; return its number, the same each time.

        None where its note stands on another page, as in the book.
        """
        number = self._numbers.setdefault(claim.id, len(self._numbers) + 1)
        self._notes.setdefault(claim.id, claim)
        return number

    def notes(self) -> tuple[ClaimView, ...]:
        """Return the claims taken so far, in order of number."""
        return tuple(self._notes.values())

    def line(self, claim: ClaimView) -> Markup:
        """Return a claim with its marker, which leads to its note."""
        if self.claim_lines is None:
            raise ValueError("claims stand on pages alone")
        return self.claim_lines.line(self, claim)

    def is_new(self, term: str) -> bool:
        """Take a term among the page's links; tell whether it was none before."""
        if term in self.linked:
            return False
        self.linked.add(term)
        return True

    def url(self, address: Address) -> str:
        """Return the link from this page to an address."""
        known = self._urls.get(address)
        if known is None:
            known = self._urls[address] = relative_url(self.src_uri, address)
        return known

    def root(self) -> str:
        """Return the link from this page to the language's root."""
        return relative_path(self.src_uri, "")

    def cite(self, page: PageView) -> str:
        """Return how to cite this page."""
        return cite_page(self.edition, page)

    def report(self, page: PageView) -> str:
        """Return the beginning of a message about an error on this page."""
        return report_page(self.edition, page)

    def here(self) -> str:
        """Return the link from this page to itself."""
        return relative_path(self.src_uri, url_of(self.src_uri))

    def path(self, path: str) -> str:
        """Return the link from this page to a path below the language's root."""
        return relative_path(self.src_uri, path)

    def diagram(self, graph: Graph) -> PlacedDiagram:
        """Take a graph among the page's diagrams; its mark stands where it is to be."""
        svg = self.drawings.get(key_of(neutral_source(graph)))
        placed = PlacedDiagram(
            f"\x00diagram {len(self.diagrams)}\x00",
            flowchart(graph, self.url),
            svg and svg.replace(ROOT_MARK, self.root()),
        )
        self.diagrams.append(placed)
        return placed

    def code(self, code: Code) -> Iterator[Token]:
        """Yield a snippet's code in pieces to be coloured."""
        return tokens(code.text, code.file)

    def pieces(self, words: Words, *, link_terms: bool = True) -> Iterator[ShownPiece]:
        """Yield a text's pieces; the first use of each glossary term on the page is a link."""
        for piece in pieces(words.text):
            if piece.kind == "link":
                yield ShownPiece("link", piece.text, self._target(piece))
            elif piece.kind == "text" and link_terms:
                yield from self._with_terms(piece.text, words.language)
            else:
                yield ShownPiece(piece.kind, piece.text)

    def _target(self, piece: Piece) -> str:
        if piece.target.startswith(("http://", "https://")):
            return piece.target
        kind, name = piece.target.split(":", 1)
        return self.url(address_of(self.edition.base, kind, name))  # type: ignore[arg-type]

    def _with_terms(self, text: str, language: Language) -> Iterator[ShownPiece]:
        done = 0
        for start, end, term in self.terms.found(text, language):
            if not self.is_new(term.id):
                continue
            if start > done:
                yield ShownPiece("text", text[done:start])
            url = self.url(address_of(self.edition.base, "term", term.id))
            yield ShownPiece("term", text[start:end], url)
            done = end
        if done < len(text):
            yield ShownPiece("text", text[done:])


ROOT_MARK = "%root%/"
"""Stands for the way to the language's root in what is the same on every page."""


def mark_url(address: Address) -> str:
    """Return the address below the language's root, behind the mark."""
    anchor = f"#{address.anchor}" if address.anchor else ""
    return f"{ROOT_MARK}{url_of(address.src_uri)}{anchor}"


def neutral_source(graph: Graph) -> str:
    """Return a graph as diagram text that is the same on every page, and names its drawing."""
    return flowchart(graph, mark_url)


@dataclass
class NoteWriter(Writer):
    """Writes what stands on many pages: links begin at a mark for the root."""

    def url(self, address: Address) -> str:
        """Return the address below the root, behind the mark."""
        return mark_url(address)

    def path(self, path: str) -> str:
        """Return the path below the root, behind the mark."""
        return f"{ROOT_MARK}{path}"
