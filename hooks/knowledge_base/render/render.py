"""Page views to HTML, by the templates in `overrides/generated/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from knowledge_base.derive.edition import Edit, Edition
from knowledge_base.derive.page import PageView
from knowledge_base.render.writer import TermIndex, Writer

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
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    made_from: tuple[Edit, ...]
    hides: tuple[str, ...]


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
    """Yield each page rendered.

    Raises:
        jinja2.TemplateError: a template is at fault.
        KeyError: a template asks for a label that is not there.
    """
    jinja = environment(templates)
    terms = TermIndex.of(edition)
    for page in pages:
        writer = Writer(edition, page.src_uri, terms)
        html = jinja.get_template(f"{page.template}.html").render(
            page=writer, meta=page, view=page.view, t=edition.label, language=edition.language
        )
        yield RenderedPage(
            page.src_uri,
            page.title,
            page.description,
            html,
            tuple(_headings(html)),
            frozenset(unescape(anchor) for anchor in _ANCHOR.findall(html)),
            page.made_from,
            page.hides,
        )


def _headings(html: str) -> Iterator[Heading]:
    for level, anchor, inner in _HEADING.findall(html):
        title = " ".join(unescape(_TAG.sub("", inner)).split())
        yield Heading(int(level), unescape(anchor), title)
