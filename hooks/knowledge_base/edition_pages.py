"""The whole way from data to finished pages and files, for whoever adds them to a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.addresses import url_of
from knowledge_base.derive.api import api_files
from knowledge_base.derive.api_promise import broken_promises, published
from knowledge_base.derive.api_schemas import api_fields, api_schemas
from knowledge_base.derive.connections import connect
from knowledge_base.derive.data_page import csv_path, json_path, schema_path
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.feed import feed_view
from knowledge_base.derive.history import FEED
from knowledge_base.derive.site import NavigationItem, navigation, site_pages
from knowledge_base.derive.spreadsheets import spreadsheets
from knowledge_base.model.base import Language
from knowledge_base.model.root import Site
from knowledge_base.problems import DataError, Place, Problem
from knowledge_base.render.data_files import csv_text, json_text, schema_text
from knowledge_base.render.markdown_pages import list_of_pages, markdown_page
from knowledge_base.render.render import RenderedPage, render_file, render_pages

FEED_TEMPLATE = "feed.xml"
LIST_OF_PAGES = "llms.txt"
THEME_WORDS = ("outdated", "outdated-latest", "as-markdown", "book-as-pdf")
"""Words that the theme's own templates need."""


@dataclass(frozen=True, slots=True)
class RenderedEdition:
    """One language of the site: its pages by path, and the navigation over them."""

    site: Site
    title: str
    tagline: str
    folder: str
    """Where it stands below the site's address: `en/`, or `en/2026.12/`."""
    pages: dict[str, RenderedPage]
    navigation: tuple[NavigationItem, ...]
    files: dict[str, str]
    """The data for machines and the feed, by path from the language's root."""
    words: dict[str, str]
    """What the theme's own templates say."""
    lapses: tuple[Problem, ...]

    def markdown_pages(self, hand_written: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
        """Yield each page's path and its text as Markdown.

        Pages may link to those written by hand, which are named by their paths.
        """
        sources = {url_of(name): name for name in (*hand_written, *self.pages)}
        for page in self.pages.values():
            yield page.src_uri, markdown_page(page, sources)


def render_edition(
    data: Path, templates: Path, language: Language, version: str = ""
) -> RenderedEdition:
    """Load, check, derive and render; `version` names the release that it is made for.

    Raises:
        DataError: the data has faults, or the data for machines lacks what was promised; it
            carries all of them.
    """
    base, lapses = load_and_check(data)
    edition = Edition(base, language, version)
    views = site_pages(edition, lapses)
    pages = {page.src_uri: page for page in render_pages(edition, views, templates)}
    items = navigation(edition, views)
    rendered = RenderedEdition(
        site=base.site,
        title=edition.say(base.site.title),
        tagline=edition.say(base.site.tagline),
        folder=edition.folder,
        pages=pages,
        navigation=items,
        files={
            **_files(edition, pages, items),
            FEED: render_file(FEED_TEMPLATE, feed_view(edition), templates),
        },
        words={name: edition.label(name) for name in THEME_WORDS},
        lapses=lapses,
    )
    faults = (*map(_missing_label, edition.missing), *broken_promises(published(), api_fields()))
    if faults:
        raise DataError(faults)
    return rendered


def _files(
    edition: Edition, pages: dict[str, RenderedPage], items: tuple[NavigationItem, ...]
) -> dict[str, str]:
    contents = api_files(edition, connect(edition.base))
    return {
        **{json_path(name): json_text(content) for name, content in contents.items()},
        **{schema_path(name): schema_text(schema) for name, schema in api_schemas().items()},
        **{csv_path(name): csv_text(rows) for name, rows in spreadsheets(edition).items()},
        LIST_OF_PAGES: list_of_pages(
            edition.say(edition.base.site.title),
            edition.say(edition.base.site.tagline),
            _groups(edition, pages, items),
        ),
    }


def _groups(
    edition: Edition, pages: dict[str, RenderedPage], items: tuple[NavigationItem, ...]
) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield the navigation's sections with all pages of their folders, then what is left."""
    left = {name: (name, page.title, page.description) for name, page in pages.items()}
    for item in items:
        folders = tuple(_folders(item))
        names = [name for name in left if name.startswith(folders) or name == item.src_uri]
        yield item.title, [left.pop(name) for name in names]
    if left:
        yield edition.label("data-other-pages"), list(left.values())


def _folders(item: NavigationItem) -> Iterator[str]:
    if item.src_uri and not item.items:
        yield item.src_uri.removesuffix("index.md") or item.src_uri
    for inner in item.items:
        yield from _folders(inner)


def _missing_label(name: str) -> Problem:
    wrong = f"the label '{name}' is missing, and a page asks for it"
    return Problem(Place("data/labels.yaml"), "labels", wrong, "add it", "label-missing")
