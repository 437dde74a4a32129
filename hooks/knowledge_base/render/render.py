"""Page views to HTML, by the templates in `overrides/generated/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from knowledge_base.derive.claim_views import ClaimView
from knowledge_base.derive.edition import Edit, Edition
from knowledge_base.derive.head import Head, head_of
from knowledge_base.derive.page import PageView
from knowledge_base.derive.redirects import MovedAnchor
from knowledge_base.inline import plain
from knowledge_base.render.claim_lines import ClaimLines
from knowledge_base.render.drawings import with_drawings, with_sources
from knowledge_base.render.writer import ROOT_MARK, NoteWriter, TermIndex, Writer

# Finds the headings that our own templates wrote, for the table of contents.
_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)<a class="headerlink"', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_ANCHOR = re.compile(r'\sid="([^"]+)"')

IN_FULL, IN_BRIEF = "evidence", "brief_evidence"
"""The macros that write a claim's note: with all there is, and where many stand on one page."""


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
    source_html: str
    """The same with diagrams in the diagram language, for whoever writes it in another form."""
    notes: str
    """The evidence of its claims, to stand below."""
    own_notes: str
    """The same of those claims alone that are at home here, each under its number."""
    note_homes: Mapping[str, str]
    """From the other notes' anchors, `#note-7`, to where their claims are at home."""
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    made_from: tuple[Edit, ...]
    hides: tuple[str, ...]
    head: Head


class _Compiled(BytecodeCache):
    """Templates compiled in this process, each known by its source."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template's code, if it was compiled from the same source."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember a template's code."""
        self._known[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def environment(templates: Path) -> Environment:
    """Return the environment of our own templates: escaping, and strict about names."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )


def render_pages(
    edition: Edition,
    pages: Iterable[PageView],
    templates: Path,
    moved: Mapping[str, tuple[MovedAnchor, ...]] | None = None,
    drawings: Mapping[str, str] | None = None,
) -> Iterator[RenderedPage]:
    """Yield each page rendered, with the evidence of its claims; in little room where it gathers.

    `moved` are the anchors that each page once had.

    Raises:
        jinja2.TemplateError: a template is at fault.
    """
    jinja = environment(templates)
    terms = TermIndex.of(edition)
    notes, lines = _Notes(jinja, edition, terms), ClaimLines(jinja, edition, terms)
    for page in pages:
        left = (moved or {}).get(page.src_uri, ())
        writer = Writer(edition, page.src_uri, terms, left, drawings or {}, lines)
        marked = jinja.get_template(f"{page.template}.html").render(
            page=writer, meta=page, view=page.view, t=edition.label, language=edition.language
        )
        html = with_drawings(marked, writer.diagrams)
        all_notes = tuple(enumerate(writer.notes(), 1))
        own = tuple(pair for pair in all_notes if pair[1].home.src_uri == page.src_uri)
        below = notes.of(writer, all_notes, IN_BRIEF if page.has_brief_notes else IN_FULL)
        yield RenderedPage(
            page.src_uri,
            plain(page.title.text),
            plain(page.description.text),
            html,
            with_sources(marked, writer.diagrams),
            below,
            notes.of(writer, own, IN_FULL),
            {f"#note-{n}": writer.url(c.home) for n, c in all_notes if (n, c) not in own},
            () if "toc" in page.hides else tuple(_headings(html)),
            frozenset(unescape(anchor) for anchor in _ANCHOR.findall(html + below)),
            page.made_from,
            page.hides,
            head_of(edition, page, tuple(claim for _, claim in own)),
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
    _rendered: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, page: Writer, claims: tuple[tuple[int, ClaimView], ...], form: str) -> str:
        """Return the notes of some of a page's claims, by number; empty where there are none."""
        if not claims:
            return ""
        template = self.jinja.get_template("_notes.html")
        return template.render(
            t=self.edition.label,
            notes=[
                (number, Markup(self._note(claim, form).replace(ROOT_MARK, page.root())))
                for number, claim in claims
            ],
        )

    def _note(self, claim: ClaimView, form: str) -> str:
        known = self._rendered.get((form, claim.id))
        if known is None:
            known = self._rendered[form, claim.id] = str(getattr(self._macros, form)(claim))
        return known

    @cached_property
    def _macros(self) -> Any:
        """The macros, with a writer whose links suit every page; made once, for it takes long."""
        writer = NoteWriter(self.edition, "", self.terms)
        macros = self.jinja.get_template("_macros.html")
        return macros.make_module({"page": writer, "t": self.edition.label})


def _headings(html: str) -> Iterator[Heading]:
    for level, anchor, inner in _HEADING.findall(html):
        title = " ".join(unescape(_TAG.sub("", inner)).split())
        yield Heading(int(level), unescape(anchor), title)
