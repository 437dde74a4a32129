"""The text of the whole book: nothing that the data says is left out, in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from lxml import html

from knowledge_base.derive.page import PageView
from knowledge_base.derive.site import site_pages
from knowledge_base.inline import plain as words
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.translations import translations
from tests.build.project import ROOT
from tools.book.completeness import plain
from tools.book.manuscript import ON_SCREEN, Manuscript, manuscript
from tools.book.sheets import labels

LINES = ("p", "dd", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "code", "span", "a")
"""The elements that hold most texts whole."""
UNSAID = re.compile(r"label:|subject:(c|cpp)\.read_against$")
"""Words of the site's furniture, and which version of a yardstick is meant: no page says that."""


@dataclass
class Book:
    """A manuscript with all that is to be read in it, without white space."""

    manuscript: Manuscript
    pages: tuple[PageView, ...]
    """The pages of the site."""
    text: str = ""
    lines: set[str] = field(default_factory=set)
    """The texts of single elements: to look a text up is faster than to search for it."""
    labels: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        texts = [text for part in self.manuscript.parts for text in part.texts]
        trees = [html.fragment_fromstring(text, create_parent="div") for text in texts]
        self.text = plain("".join(tree.text_content() for tree in trees))
        for tree in trees:
            self.names.update(tree.xpath(".//@id"))
            self.lines.update(plain(each.text_content()) for each in tree.iter(*LINES))
            for each in tree.find_class("mermaid"):
                self.labels.update(map(plain, labels(each.text)))
            for each in tree.find_class("kb-drawing"):
                self.labels.update(plain(text.text_content()) for text in each.iter("text"))

    def lacks(self, text: str) -> bool:
        """Tell whether a text is nowhere in the book."""
        wanted = plain(text)
        return wanted not in self.lines and wanted not in self.text


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request: pytest.FixtureRequest) -> Book:
    """Write the whole book in each language."""
    language: Language = request.param
    written = manuscript(ROOT, language)
    return Book(written, tuple(site_pages(written.edition, ())))


def test_every_text_of_the_data_is_in_the_book(book: Book) -> None:
    language = book.manuscript.edition.language
    texts = {
        each.name: each.text.words(language) or ""
        for each in translations(book.manuscript.edition.base)
        if not UNSAID.match(each.name)
    }
    assert len(texts) > 5000
    assert [name for name, text in texts.items() if book.lacks(words(text))] == []


def test_every_claim_is_printed_in_full_once_under_a_number_of_its_own(book: Book) -> None:
    claims = book.manuscript.edition.base.claims
    marks = book.manuscript.targets.marks
    assert sorted(mark.number for mark in marks.values()) == list(range(1, len(claims) + 1))
    assert set(marks) <= book.names
    assert [name for name in claims if book.lacks(name)] == []


def test_every_label_of_a_diagram_or_a_flow_is_drawn(book: Book) -> None:
    wanted = {
        plain(label)
        for page in book.pages
        for graph in _graphs(page.view)
        for label in (*(n.label for n in graph.nodes), *(e.label for e in graph.edges))
        if label
    }
    assert len(wanted) > 200
    assert wanted - book.labels == set()


def _graphs(view: Any) -> list[Any]:
    found = (getattr(view, "graph", None), getattr(getattr(view, "diagram", None), "graph", None))
    return [graph for graph in found if graph is not None]


def test_every_number_of_a_chart_is_printed(book: Book) -> None:
    numbers = {
        plain(bar.claim.figure)
        for page in book.pages
        for chart in getattr(getattr(page.view, "charts", None), "charts", ())
        for bar in chart.bars
    }
    assert len(numbers) > 50
    assert [number for number in numbers if number not in book.text] == []


def test_every_link_leads_to_a_place_in_the_book(book: Book) -> None:
    opened = {part.opening.name for part in book.manuscript.parts if part.opening}
    assert book.manuscript.targets.linked - book.names - opened == set()
    assert len(book.manuscript.targets.linked) > 5000


def test_each_page_of_the_site_is_in_one_chapter(book: Book) -> None:
    sheets = [sheet.src_uri for part in book.manuscript.parts for sheet in part.sheets]
    pages = {page.src_uri for page in book.pages if page.template not in ON_SCREEN}
    assert len(book.pages) - len(pages) == len(ON_SCREEN)
    assert len(sheets) == len(set(sheets))
    assert pages <= set(sheets)
