"""The whole way from data to finished pages, for whoever adds them to a site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.feed import feed_view
from knowledge_base.derive.history import FEED
from knowledge_base.derive.site import NavigationItem, navigation, site_pages
from knowledge_base.model.base import Language
from knowledge_base.model.root import Site
from knowledge_base.problems import DataError, Place, Problem
from knowledge_base.render.render import RenderedPage, render_file, render_pages

FEED_TEMPLATE = "feed.xml"


@dataclass(frozen=True, slots=True)
class RenderedEdition:
    """One language of the site: its pages by path, and the navigation over them."""

    site: Site
    title: str
    tagline: str
    pages: dict[str, RenderedPage]
    navigation: tuple[NavigationItem, ...]
    lapses: tuple[Problem, ...]
    files: dict[str, str]
    """What stands beside the pages, by its path: the feed."""


def render_edition(
    data: Path, templates: Path, language: Language, *, notes_at_home: bool = False
) -> RenderedEdition:
    """Load, check, derive and render.

    A page holds the evidence of every claim on it, or only of those that are at home there.

    Raises:
        DataError: the data has faults; it carries all of them.
    """
    base, lapses = load_and_check(data)
    edition = Edition(base, language)
    views = site_pages(edition, lapses)
    rendered = render_pages(edition, views, templates, notes_at_home=notes_at_home)
    pages = {page.src_uri: page for page in rendered}
    items = navigation(edition, views)
    files = {FEED: render_file(FEED_TEMPLATE, feed_view(edition), templates)}
    if edition.missing:
        raise DataError(map(_missing_label, edition.missing))
    return RenderedEdition(
        base.site,
        edition.say(base.site.title),
        edition.say(base.site.tagline),
        pages,
        items,
        lapses,
        files,
    )


def _missing_label(name: str) -> Problem:
    wrong = f"the label '{name}' is missing, and a page asks for it"
    return Problem(Place("data/labels.yaml"), "labels", wrong, "add it", "label-missing")
