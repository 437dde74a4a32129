"""The whole way from data to finished pages and files, for whoever adds them to a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from knowledge_base.check.check import Examiner, load_and_check
from knowledge_base.derive.addresses import ECOSYSTEM_PAGE, GLOSSARY_PAGE, TOPICS_PAGE, url_of
from knowledge_base.derive.api_promise import broken_promises, published
from knowledge_base.derive.api_schemas import api_fields
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.head import Head, plain_head
from knowledge_base.derive.missing import MissingPage, missing_page
from knowledge_base.derive.page import PageView
from knowledge_base.derive.permalinks import (
    RECORDED,
    addresses,
    broken_addresses,
    broken_redirects,
)
from knowledge_base.derive.redirects import MovedAnchor, Redirects, redirects, targets
from knowledge_base.derive.search import (
    GROUPS,
    OF_OUR_OWN_WORDS,
    PAGE_KIND,
    Findable,
    findables,
    hand_written,
    synonyms,
    with_sections,
)
from knowledge_base.derive.site import NavigationItem, navigation, site_pages
from knowledge_base.edition_files import data_files, rendered_files
from knowledge_base.load.files import load_file
from knowledge_base.load.load import Reader
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.model.root import Site
from knowledge_base.problems import DataError, Place, Problem
from knowledge_base.render.drawings import read_drawings
from knowledge_base.render.markdown_pages import markdown_page
from knowledge_base.render.render import RenderedPage, render_pages
from knowledge_base.render.search_index import search_files
from knowledge_base.render.sections import sections

Moved = Mapping[str, tuple[MovedAnchor, ...]]
Renderer = Callable[
    [Edition, Iterable[PageView], Path, Moved, Mapping[str, str]], Iterator[RenderedPage]
]
MarkdownWriter = Callable[[Mapping[str, str]], Callable[[RenderedPage], str]]
"""From the files that pages may link to, to what writes a page as Markdown."""
THEME_WORDS = (
    *("outdated", "outdated-latest", "as-markdown", "book-as-pdf", "privacy", "close"),
    *("keys", "keys-help", "keys-search", "keys-home", "keys-matrix", "keys-shortlist"),
    *("keys-keep", "keys-copy", "keys-language", "keys-theme", "keys-next", "keys-previous"),
    *("keys-on", "keys-note"),
)
"""Words that the theme's own templates need."""
SEARCH_WORDS = (
    *("search", "reset", "off", "hint", "doors", "empty", "none", "failed", "close", "best"),
    *("found", "all", "some", *(f"group-{group}" for group in GROUPS)),
)
"""What the search box says; the labels begin with `search-`."""
SEARCH_DOORS = (TOPICS_PAGE, ECOSYSTEM_PAGE, GLOSSARY_PAGE)
"""Pages that list what there is, for whoever finds nothing."""


@dataclass(frozen=True, slots=True)
class RenderedEdition:
    """One language of the site: its pages by path, and the navigation over them."""

    site: Site
    language: Language
    title: str
    tagline: str
    folder: str
    """Where it stands below the site's address: `en/`, or `en/2026.12/`."""
    folders: dict[str, str]
    """The same of every language: what stands at one address in each of them is one page."""
    head: Head
    """The head of pages that were written by hand."""
    pages: dict[str, RenderedPage]
    navigation: tuple[NavigationItem, ...]
    files: dict[str, str]
    """The data for machines and the feed, by path from the language's root."""
    words: dict[str, str]
    """What the theme's own templates say."""
    missing: MissingPage
    """What is shown at an address where no page is."""
    search_words: dict[str, str]
    search_doors: tuple[tuple[str, str], ...]
    """Titles and paths of pages that list what there is."""
    findables: tuple[Findable, ...]
    """What a search finds, pages written by hand left out."""
    synonyms: tuple[tuple[str, ...], ...]
    kinds: dict[str, str]
    """What readers call what a search finds, by kind."""
    lapses: tuple[Problem, ...]

    def markdown_pages(
        self, hand_written: Iterable[str] = (), writer: MarkdownWriter | None = None
    ) -> Iterator[tuple[str, str]]:
        """Yield each page's path and its text as Markdown.

        Pages may link to those written by hand, which are named by their paths. A `writer` may
        know pages from before.
        """
        sources = {url_of(name): name for name in (*hand_written, *self.pages)}
        write = writer(sources) if writer else partial(markdown_page, sources=sources)
        for page in self.pages.values():
            yield page.src_uri, write(page)

    def search_files(self, written: Iterable[tuple[str, str, str]] = ()) -> dict[str, str]:
        """Return the files of the search index, by path from the language's root.

        `written` are the pages written by hand: path, title, and text in Markdown.
        """
        by_hand = (hand_written(*page) for page in written)
        return search_files((*self.findables, *by_hand), self.synonyms, self.kinds, self.language)


@dataclass(frozen=True, slots=True)
class Derived:
    """An edition before it is rendered."""

    edition: Edition
    views: tuple[PageView, ...]
    moved: Redirects
    lapses: tuple[Problem, ...]


def derive(
    data: Path,
    language: Language,
    version: str,
    read: Reader = load_file,
    examine: Examiner | None = None,
) -> Derived:
    """Load, check and derive.

    Raises:
        DataError: the data has faults; it carries all of them.
    """
    base, lapses = load_and_check(data, read=read, examine=examine)
    edition = Edition(base, language, version)
    views = site_pages(edition, lapses)
    return Derived(edition, views, redirects(edition, views), lapses)


def render_edition(
    data: Path,
    templates: Path,
    language: Language,
    version: str = "",
    *,
    read: Reader = load_file,
    examine: Examiner | None = None,
    render: Renderer | None = None,
) -> RenderedEdition:
    """Load, check, derive and render; `version` names the release that it is made for.

    `read`, `examine` and `render` may know files, faults and pages from before.

    Raises:
        DataError: the data has faults, or the data for machines lacks what was promised; it
            carries all of them.
    """
    derived = derive(data, language, version, read, examine)
    edition, views, moved, lapses = derived.edition, derived.views, derived.moved, derived.lapses
    base = edition.base
    draw = (edition, views, templates, moved.anchors, read_drawings(data))
    pages = {page.src_uri: page for page in (render or render_pages)(*draw)}
    items = navigation(edition, views)
    found = tuple(_with_sections(findables(edition, views), views, pages))
    rendered = RenderedEdition(
        site=base.site,
        language=language,
        title=edition.say(base.site.title),
        tagline=edition.say(base.site.tagline),
        folder=edition.folder,
        folders={other: edition.folder_of(other) for other in LANGUAGES},
        head=plain_head(edition),
        pages=pages,
        navigation=items,
        files=data_files(edition, pages, items) | rendered_files(edition, moved, templates),
        words={name: edition.label(name) for name in THEME_WORDS},
        missing=missing_page(edition),
        search_words={name: edition.label(f"search-{name}") for name in SEARCH_WORDS},
        search_doors=tuple((pages[name].title, url_of(name)) for name in SEARCH_DOORS),
        findables=found,
        synonyms=tuple(synonyms(edition)),
        kinds={
            each: edition.label(f"kind-{each}") for each in (PAGE_KIND, *(f.kind for f in found))
        },
        lapses=lapses,
    )
    if faults := tuple(_faults(data, edition, pages)):
        raise DataError(faults)
    return rendered


def _faults(data: Path, edition: Edition, pages: dict[str, RenderedPage]) -> Iterator[Problem]:
    """Yield what only shows once everything is rendered."""
    yield from missing_labels(edition)
    yield from broken_promises(published(), api_fields())
    yield from _faults_of_addresses(data, edition, pages)


def _faults_of_addresses(
    data: Path, edition: Edition, pages: dict[str, RenderedPage]
) -> Iterator[Problem]:
    """Yield published addresses that lead nowhere any more, and redirects that do."""
    by_hand = pages_by_hand(data.parent / "docs" / edition.language)
    live = {url_of(name) for name in (*by_hand, *pages)}
    live |= {f"{url_of(name)}#{a}" for name, page in pages.items() for a in page.anchors}
    moved = targets(edition.base)
    used = frozenset(addresses(edition.base, (*by_hand, *pages)))
    yield from broken_redirects(edition.base.redirects.values(), live, used, moved)
    file = data / RECORDED
    if file.is_file():
        text = file.read_text(encoding="utf-8")
        yield from broken_addresses(f"{data.name}/{RECORDED}", text, live, moved)


def pages_by_hand(docs: Path) -> tuple[str, ...]:
    """Return the pages written by hand in a folder, by their paths within it."""
    return tuple(path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md")))


def _with_sections(
    found: tuple[Findable, ...], views: tuple[PageView, ...], pages: dict[str, RenderedPage]
) -> Iterator[Findable]:
    """Yield all; pages that no record describes get their headings, and some their words.

    Those that gather from others are left as they are: what they gather is found where it is.
    """
    shown = {url_of(view.src_uri): view for view in views if not view.gathers}
    alone = {each.address for each in found}
    for each in found:
        view = shown.get(each.address)
        if view is None or len(each.passages) > 1:
            yield each
            continue
        page = pages[view.src_uri]
        told = view.template in OF_OUR_OWN_WORDS
        places = sections(page.html) if told else ((h.id, h.title, "") for h in page.headings)
        yield with_sections(
            each, (place for place in places if f"{each.address}#{place[0]}" not in alone)
        )


def missing_labels(edition: Edition) -> Iterator[Problem]:
    """Yield a fault for each label that a page asked for in vain."""
    for name in edition.missing:
        wrong = f"the label '{name}' is missing, and a page asks for it"
        yield Problem(Place("data/labels.yaml"), "labels", wrong, "add it", "label-missing")
