"""How readers cite a page and report an error on it: plain text to be copied."""

from __future__ import annotations

from knowledge_base.derive.addresses import url_of
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.page import PageView
from knowledge_base.inline import plain


def cite_page(edition: Edition, page: PageView) -> str:
    """Return how to cite a page."""
    site = edition.base.site
    address = f"{site.address or ''}{edition.folder}{url_of(page.src_uri)}"
    title = plain(page.title.text)
    return edition.label("cite-page-format").format(
        edition.say(site.title), title, site.as_of, address
    )


def report_page(edition: Edition, page: PageView) -> str:
    """Return the beginning of a message about an error: which page, of which date."""
    path = f"{edition.folder}{url_of(page.src_uri)}"
    return edition.label("report-page-format").format(
        plain(page.title.text), path, edition.base.site.as_of
    )
