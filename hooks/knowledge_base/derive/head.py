"""What stands in a page's head for those who show or read it elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from knowledge_base.derive.addresses import HOME
from knowledge_base.derive.claim_views import ClaimView
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.linked_data import ARTICLES, absolute_path, linked_data
from knowledge_base.derive.page import PageView
from knowledge_base.model.base import Language

LOCALES: dict[Language, str] = {"en": "en_US", "zh": "zh_CN"}
PICTURES = "assets/images/cards"
"""Where the theme has the pictures, by section and language: `compare-en.png`."""
SECTIONS = (
    *("home", "compare", "matrices", "languages", "topics", "decide", "experiments", "cases"),
    *("guides", "diagrams", "snippets", "ecosystem", "evidence", "glossary", "changes", "data"),
)
"""Parts of the site that have a picture of their own: the first part of their pages' addresses."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown beside a link to a page."""

    url: str
    """With the site's address, for nobody else knows what it would begin with."""
    alternative: str
    """What it shows, in words."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page, as far as it is ours."""

    kind: Literal["article", "website"]
    locale: str
    picture: Picture | None
    """None where the site's address is unset."""
    linked_data: dict[str, Any] | None = None
    """What machines read of it; None for pages that were written by hand."""


def head_of(edition: Edition, page: PageView, own: tuple[ClaimView, ...]) -> Head:
    """Return the head of a page; `own` are the claims that are at home on it."""
    return Head(
        "article" if page.template in ARTICLES else "website",
        LOCALES[edition.language],
        _picture(edition, section_of(page.src_uri)),
        linked_data(edition, page, own),
    )


def plain_head(edition: Edition) -> Head:
    """Return the head of pages that were written by hand."""
    return Head("website", LOCALES[edition.language], _picture(edition, section_of(HOME)))


def section_of(src_uri: str) -> str:
    """Return the section that a page belongs to."""
    first = src_uri.partition("/")[0].removesuffix(".md")
    return "home" if src_uri == HOME or first not in SECTIONS else first


def _picture(edition: Edition, section: str) -> Picture | None:
    url = absolute_path(edition, f"{PICTURES}/{section}-{edition.language}.png")
    if url is None:
        return None
    return Picture(url, edition.label("colon").join(words_of_picture(edition, section)))


def words_of_picture(edition: Edition, section: str) -> tuple[str, str]:
    """Return what a section's picture says: the site's title, and the section's or the tagline."""
    site = edition.base.site
    is_home = section == "home"
    return (
        edition.say(site.title),
        edition.say(site.tagline) if is_home else edition.label(section),
    )
