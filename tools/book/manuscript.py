"""The whole text of a book in one language, in parts that can be printed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from lxml import html

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.addresses import Address, address_of, url_of
from knowledge_base.derive.claim_views import ClaimView
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.page import PageView
from knowledge_base.derive.references import in_order
from knowledge_base.derive.site import site_pages
from knowledge_base.model.base import Language
from knowledge_base.render.book import Body, NotePrinter, bodies, book_environment
from knowledge_base.render.drawings import read_drawings
from knowledge_base.render.writer import TermIndex
from tools.book.flatten import flatten
from tools.book.hand_written import hand_written
from tools.book.plan import Chapter, chapters, chosen
from tools.book.problems import BookError
from tools.book.sheets import Caption, Sheet, Title, number_captions, titles, words_of
from tools.book.targets import Mark, Targets, name_of
from tools.book.trees import parse

PART_SIZE = 500_000
"""About how many characters of HTML are printed at a time: memory against the time of a start."""
ON_SCREEN = ("shortlist",)
"""Templates of pages that are tools and nothing else: what they show stands on other pages."""
WORDS = {"table": "book-table", "figure": "book-figure"}


@dataclass
class Part:
    """What is printed at a time: sheets of one chapter."""

    chapter: Chapter
    sheets: list[Sheet] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """What is to be read in it, text by text."""
    opening: Title | None = None
    """The chapter's title, where no page of the site opens it."""

    @property
    def size(self) -> int:
        """Return how many characters of HTML it has."""
        return sum(map(len, self.texts))


@dataclass
class Manuscript:
    """A book before it is printed."""

    edition: Edition
    root: Path
    parts: list[Part]
    titles: list[Title]
    captions: list[Caption]
    targets: Targets
    names: set[str] = field(default_factory=set)
    """The names of all places that are in it."""

    @property
    def linked(self) -> frozenset[str]:
        """Return the names of all places that something in the book leads to."""
        homes = set(self.targets.marks)
        homes.update(name_of(a.src_uri, a.anchor) for a in _addresses(self.edition))
        listed = {each.name for each in self.titles} | {each.name for each in self.captions}
        return frozenset(self.targets.linked | homes | listed)

    @property
    def left_out(self) -> dict[str, str]:
        """Return the places that an excerpt lacks, each with its public address or with none."""
        site, folder = self.edition.base.site.address, self.edition.folder
        return {
            name: f"{site}{folder}{_url(place)}" if site else ""
            for name, place in self.targets.addresses.items()
            if name not in self.names
        }


def manuscript(root: Path, language: Language, version: str = "", page: str = "") -> Manuscript:
    """Load the data, and write the book's text, or that of one page or dimension.

    Raises:
        DataError: the data has faults.
        BookError: links of the pages lead nowhere, or there is no such page.
    """
    base, lapses = load_and_check(root / "data")
    edition = Edition(base, language, version)
    templates = root / "overrides" / "generated"
    return _write(edition, root, site_pages(edition, lapses), templates, page)


def _write(
    edition: Edition, root: Path, views: Iterable[PageView], templates: Path, page: str
) -> Manuscript:
    drawings = read_drawings(root / "data")
    left_out, printed = _sorted_out(views)
    texts = hand_written(root / "docs" / edition.language)
    pages = {
        body.src_uri: body for body in (*bodies(edition, printed, templates, drawings), *texts)
    }
    plan = tuple(chapters(edition, {name: body.title for name, body in pages.items()}))
    order = [(chapter, pages[name], level) for chapter in plan for name, level in chapter.pages]
    numbers = {
        claim.id: number
        for number, claim in enumerate((c for _, body, _ in order for c in body.claims), 1)
    }
    marks = dict(_marks(edition, pages.values(), numbers))
    book = Manuscript(edition, root, [], [], [], Targets.of(pages, marks))
    book.targets.unprinted.update(url_of(view.src_uri) for view in left_out)
    printer = _note_printer(edition, templates)
    counts = {"table": 0, "figure": 0}
    wanted = chosen(page, plan, tuple(edition.base.dimensions))
    for chapter, body, level in order:
        if body.src_uri not in wanted:
            continue
        sheet = _sheet(body, level, printer, numbers)
        _add(book, chapter, sheet, counts)
    if edition.missing:
        raise BookError(f"data/labels.yaml lacks {', '.join(sorted(edition.missing))}")
    if book.targets.strangers:
        listed = "\n".join(f"  {each}" for each in book.targets.strangers[:20])
        raise BookError(f"links of the pages lead nowhere in the book:\n{listed}")
    return book


def _sorted_out(views: Iterable[PageView]) -> tuple[list[PageView], list[PageView]]:
    """Return the pages that the book leaves out, and those that it prints."""
    left_out: list[PageView] = []
    printed: list[PageView] = []
    for view in views:
        (left_out if view.template in ON_SCREEN else printed).append(view)
    return left_out, printed


def _add(book: Manuscript, chapter: Chapter, sheet: Sheet, counts: dict[str, int]) -> None:
    flatten(sheet, book.targets, book.edition.language)
    if not book.parts or book.parts[-1].chapter is not chapter or book.parts[-1].size > PART_SIZE:
        is_new = not book.parts or book.parts[-1].chapter is not chapter
        book.parts.append(Part(chapter))
        if is_new and sheet.level > 1:
            opening = Title(1, chapter.title, chapter_name(chapter))
            book.titles.append(opening)
            book.parts[-1].opening = opening
    labels = {kind: book.edition.label(label) for kind, label in WORDS.items()}
    book.captions.extend(number_captions(sheet, labels, counts))
    book.titles.extend(titles(sheet))
    book.parts[-1].words.extend(words_of(sheet.tree))
    book.names.update(each.get("id") for each in sheet.tree.iter("*") if each.get("id"))
    text = html.tostring(sheet.tree, encoding="unicode")
    sheet.tree = html.Element("section")
    book.parts[-1].sheets.append(sheet)
    book.parts[-1].texts.append(text)


def _url(place: Address) -> str:
    return url_of(place.src_uri) + (f"#{quote(place.anchor)}" if place.anchor else "")


def _addresses(edition: Edition) -> Iterator[Address]:
    """Yield where what the index names is at home."""
    for project in edition.base.projects:
        yield address_of(edition.base, "project", project)
    for subject in edition.base.subjects:
        yield address_of(edition.base, "subject", subject)


def chapter_name(chapter: Chapter) -> str:
    """Return the name of the place where a chapter begins that no page opens."""
    return f"chapter:{name_of(chapter.pages[0][0])}"


def _sheet(body: Body, level: int, printer: NotePrinter, numbers: dict[str, int]) -> Sheet:
    tree = parse(body.html)
    tree.set("class", f"kb-sheet kb-sheet--{body.template.replace('_', '-')}")
    if body.claims:
        noted = ((numbers[claim.id], claim) for claim in body.claims)
        tree.append(parse(printer.notes(body.src_uri, noted))[0])
    return Sheet(
        body.src_uri, body.template, level, body.title, tree, tuple(c.id for c in body.claims)
    )


def _marks(
    edition: Edition, pages: Iterable[Body], numbers: dict[str, int]
) -> Iterator[tuple[str, Mark]]:
    for body in pages:
        for claim in body.claims:
            yield name_of(body.src_uri, claim.id), mark_of(edition, claim, numbers[claim.id])


def mark_of(edition: Edition, claim: ClaimView, number: int) -> Mark:
    """Return how the book names a claim; what is merely supported is not said."""
    doubt = claim.review.status if claim.review else ""
    said = edition.label(f"review-{doubt}") if doubt not in ("", "supported") else ""
    return Mark(number, edition.label(f"certainty-letter-{claim.certainty.level}"), said)


def _note_printer(edition: Edition, templates: Path) -> NotePrinter:
    references = {each.id: number for number, each in enumerate(in_order(edition), 1)}
    return NotePrinter(edition, book_environment(templates), TermIndex.of(edition), references)
