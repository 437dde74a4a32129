"""The files of an edition beside its pages: its data, lists, feed, and old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge_base.derive.api import api_files
from knowledge_base.derive.api_schemas import api_schemas
from knowledge_base.derive.connections import connect
from knowledge_base.derive.data_page import csv_path, json_path, schema_path
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.feed import feed_view
from knowledge_base.derive.history import FEED
from knowledge_base.derive.redirects import Redirects
from knowledge_base.derive.site import NavigationItem
from knowledge_base.derive.spreadsheets import spreadsheets
from knowledge_base.render.data_files import csv_text, json_text, schema_text
from knowledge_base.render.markdown_pages import list_of_pages
from knowledge_base.render.render import RenderedPage, render_file

LIST_OF_PAGES = "llms.txt"
FEED_TEMPLATE = "feed.xml"
MOVED_TEMPLATE = "moved.html"


def data_files(
    edition: Edition, pages: dict[str, RenderedPage], items: tuple[NavigationItem, ...]
) -> dict[str, str]:
    """Return the data for machines and the list of pages, by path from the language's root."""
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


def rendered_files(edition: Edition, moved: Redirects, templates: Path) -> dict[str, str]:
    """Return the files that templates write, by path from the language's root."""
    feed = render_file(FEED_TEMPLATE, feed_view(edition), templates)
    pages = {page.path: render_file(MOVED_TEMPLATE, page, templates) for page in moved.pages}
    return {FEED: feed, **pages}


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
