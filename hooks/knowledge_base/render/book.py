"""Pages as the book prints them: their bodies without notes, and one note for each claim.

The templates are those of the site, but where `overrides/generated/book/` has one of the same
name: what is a page of its own on a screen may be a few lines on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from knowledge_base.derive.claim_views import ClaimView
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.page import PageView
from knowledge_base.inline import plain
from knowledge_base.model.base import LANGUAGES
from knowledge_base.render.claim_lines import ClaimLines
from knowledge_base.render.drawings import with_drawings
from knowledge_base.render.render import environment
from knowledge_base.render.writer import TermIndex, Writer

FOLDER = "book"
"""Where the book's own templates stand, below those of the site."""

NO_TERMS = TermIndex(dict.fromkeys(LANGUAGES), {})


@dataclass(frozen=True, slots=True)
class Body:
    """A page for the book: what stands between the theme's header and footer."""

    src_uri: str
    template: str
    title: str
    html: str
    claims: tuple[ClaimView, ...]
    """The claims that are at home here, in the order of the numbers that their markers bear."""


EVIDENCE_FOLDER = "evidence/"


class BookWriter(Writer):
    """Writes a page of the book, where each claim's note stands where the claim is at home."""

    def note(self, claim: ClaimView) -> int | None:
        """Return nothing for a claim that is at home on another page."""
        return super().note(claim) if claim.home.src_uri == self.src_uri else None

    @property
    def is_evidence(self) -> bool:
        """Whether the page lists claims for the sake of what bears them out."""
        return self.src_uri.startswith(EVIDENCE_FOLDER)


def book_environment(templates: Path) -> Environment:
    """Return the environment of the book's templates, which fall back on the site's."""
    loader = FileSystemLoader([templates / FOLDER, templates])
    return environment(templates).overlay(loader=loader)


def bodies(
    edition: Edition, pages: Iterable[PageView], templates: Path, drawings: Mapping[str, str]
) -> Iterator[Body]:
    """Yield each page's body. A claim's marker leads to its note only where the claim is at home.

    Pages that gather claims link no terms: the book repeats only the beginnings of those claims.
    Diagrams that are in `drawings`, by their names, come drawn, others in the diagram language.

    Raises:
        jinja2.TemplateError: a template is at fault.
    """
    jinja = book_environment(templates)
    terms = TermIndex.of(edition)
    plain_lines = ClaimLines(jinja, edition, NO_TERMS)
    lines = ClaimLines(jinja, edition, terms)
    for page in pages:
        known = NO_TERMS if page.gathers else terms
        of_page = plain_lines if page.gathers else lines
        writer = BookWriter(edition, page.src_uri, known, drawings=drawings, claim_lines=of_page)
        marked = jinja.get_template(f"{page.template}.html").render(
            page=writer,
            meta=page,
            view=page.view,
            t=edition.label,
            language=edition.language,
        )
        html = with_drawings(marked, writer.diagrams)
        title = plain(page.title.text)
        yield Body(page.src_uri, page.template, title, html, writer.notes())


@dataclass(frozen=True)
class NotePrinter:
    """Writes the numbered notes of the claims that are at home on a page."""

    edition: Edition
    jinja: Environment
    terms: TermIndex
    references: Mapping[str, int]
    """The number of each reference in the bibliography, by its anchor there."""

    def notes(self, src_uri: str, claims: Iterable[tuple[int, ClaimView]]) -> str:
        """Return the notes of a page's claims, each under its number in the book."""
        return self.jinja.get_template("_claim_notes.html").render(
            page=BookWriter(self.edition, src_uri, self.terms),
            t=self.edition.label,
            notes=tuple(claims),
            references=self.references,
        )
