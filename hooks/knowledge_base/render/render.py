"""Page views to HTML, by the templates in `overrides/generated/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from knowledge_base.derive.claim_views import ClaimView
from knowledge_base.derive.edition import Edit, Edition
from knowledge_base.derive.page import PageView
from knowledge_base.inline import plain
from knowledge_base.render.claim_lines import ClaimLines
from knowledge_base.render.search_sections import SearchSection, search_sections
from knowledge_base.render.writer import ROOT_MARK, NoteWriter, TermIndex, Writer

# Finds the headings that our own templates wrote, for the table of contents.
_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)<a class="headerlink"', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_ANCHOR = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A finished page."""

    src_uri: str
    title: str
    description: str
    html: str
    notes: str
    """The evidence of its claims, to stand below; kept out of the search."""
    own_notes: str
    """The same of those claims alone that are at home here, each under its number."""
    note_homes: Mapping[str, str]
    """From the other notes' anchors, `#note-7`, to where their claims are at home."""
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    made_from: tuple[Edit, ...]
    hides: tuple[str, ...]
    search_weight: float

    def search_sections(self) -> list[SearchSection]:
        """Return what a search finds on the page, by heading."""
        return search_sections(self.html)


def environment(templates: Path) -> Environment:
    """Return the environment of our own templates: escaping, and strict about names."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_pages(
    edition: Edition, pages: Iterable[PageView], templates: Path
) -> Iterator[RenderedPage]:
    """Yield each page rendered, with the evidence of its claims.

    Pages that gather claims hold that of claims at home there alone.

    Raises:
        jinja2.TemplateError: a template is at fault.
    """
    jinja = environment(templates)
    terms = TermIndex.of(edition)
    notes, lines = _Notes(jinja, edition, terms), ClaimLines(jinja, edition, terms)
    for page in pages:
        writer = Writer(edition, page.src_uri, terms, page.gathers, lines)
        html = jinja.get_template(f"{page.template}.html").render(
            page=writer, meta=page, view=page.view, t=edition.label, language=edition.language
        )
        all_notes = tuple(enumerate(writer.notes(), 1))
        own = tuple(pair for pair in all_notes if pair[1].home.src_uri == page.src_uri)
        below = notes.of(writer, all_notes)
        yield RenderedPage(
            page.src_uri,
            plain(page.title.text),
            plain(page.description.text),
            html,
            below,
            notes.of(writer, own),
            {f"#note-{n}": writer.url(c.home) for n, c in all_notes if (n, c) not in own},
            () if "toc" in page.hides else tuple(_headings(html)),
            frozenset(unescape(anchor) for anchor in _ANCHOR.findall(html + below)),
            page.made_from,
            page.hides,
            page.search_weight,
        )


def render_file(template: str, view: object, templates: Path) -> str:
    """Return a file that is no page.

    Raises:
        jinja2.TemplateError: the template is at fault.
    """
    return environment(templates).get_template(template).render(view=view)


@dataclass
class _Notes:
    """The notes below a page. A claim's note is rendered once and fitted to each page."""

    jinja: Environment
    edition: Edition
    terms: TermIndex
    _rendered: dict[str, str] = field(default_factory=dict)

    def of(self, page: Writer, claims: tuple[tuple[int, ClaimView], ...]) -> str:
        """Return the notes of some of a page's claims, by number; empty where there are none."""
        if not claims:
            return ""
        template = self.jinja.get_template("_notes.html")
        return template.render(
            t=self.edition.label,
            notes=[
                (number, Markup(self._note(claim).replace(ROOT_MARK, page.root())))
                for number, claim in claims
            ],
        )

    def _note(self, claim: ClaimView) -> str:
        known = self._rendered.get(claim.id)
        if known is None:
            writer = NoteWriter(self.edition, "", self.terms)
            known = self._rendered[claim.id] = self.jinja.get_template("_evidence.html").render(
                page=writer, t=self.edition.label, claim=claim
            )
        return known


def _headings(html: str) -> Iterator[Heading]:
    for level, anchor, inner in _HEADING.findall(html):
        title = " ".join(unescape(_TAG.sub("", inner)).split())
        yield Heading(int(level), unescape(anchor), title)
