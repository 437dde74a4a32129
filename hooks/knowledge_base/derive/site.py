"""All pages of one language, and the navigation over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive import addresses
from knowledge_base.derive.connections import connect
from knowledge_base.derive.data_page import data_page
from knowledge_base.derive.decide import decide_pages
from knowledge_base.derive.diagrams import diagram_pages
from knowledge_base.derive.duels import duel_pages
from knowledge_base.derive.ecosystem import ecosystem_pages
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.evidence import evidence_pages
from knowledge_base.derive.experiments import case_pages, experiment_pages
from knowledge_base.derive.flows import flow_pages
from knowledge_base.derive.glossary import glossary_page
from knowledge_base.derive.guides import guide_pages
from knowledge_base.derive.history import history_pages
from knowledge_base.derive.home import home_page
from knowledge_base.derive.languages import language_pages
from knowledge_base.derive.matrices import matrix_pages
from knowledge_base.derive.page import PageView
from knowledge_base.derive.scrutiny import scrutiny_pages
from knowledge_base.derive.shortlist import shortlist_page
from knowledge_base.derive.snippets import snippets_page
from knowledge_base.derive.topics import topic_pages
from knowledge_base.inline import plain
from knowledge_base.problems import Problem


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A page in the navigation, or a titled group of items."""

    title: str
    src_uri: str = ""
    items: tuple[NavigationItem, ...] = ()


def site_pages(edition: Edition, lapses: tuple[Problem, ...]) -> tuple[PageView, ...]:
    """Return every page of an edition, each once."""
    return tuple(_all_pages(edition, lapses))


def _all_pages(edition: Edition, lapses: tuple[Problem, ...]) -> Iterator[PageView]:
    connections = connect(edition.base)
    yield home_page(edition, connections)
    yield from duel_pages(edition)
    yield from matrix_pages(edition)
    yield from language_pages(edition, connections)
    yield from topic_pages(edition, connections)
    decide, *others = decide_pages(edition, connections)
    yield from (decide, *flow_pages(edition, connections), *others)
    yield from experiment_pages(edition, connections)
    yield from case_pages(edition, connections)
    yield from guide_pages(edition, connections)
    yield from diagram_pages(edition, connections)
    yield snippets_page(edition)
    yield from ecosystem_pages(edition, connections)
    yield from evidence_pages(edition, connections, lapses)
    yield from scrutiny_pages(edition)
    yield glossary_page(edition)
    yield shortlist_page(edition, connections)
    yield from history_pages(edition)
    yield data_page(edition)


def navigation(edition: Edition, pages: tuple[PageView, ...]) -> tuple[NavigationItem, ...]:
    """Return the navigation: sections and dimensions, never every leaf."""
    titles = {page.src_uri: plain(page.title.text) for page in pages}
    below = _Below(titles)
    return (
        NavigationItem(edition.label("home"), addresses.HOME),
        NavigationItem(
            edition.label("compare"),
            items=(
                below.item(addresses.DUELS_PAGE),
                below.item(addresses.WHOLE_MATRIX_PAGE),
                below.group(addresses.MATRICES_PAGE),
                below.group(addresses.LANGUAGES_PAGE),
                below.item(addresses.SHORTLIST_PAGE),
            ),
        ),
        NavigationItem(
            edition.label("decide"),
            items=(
                below.item(addresses.DECIDE_PAGE),
                *below.items(addresses.TABLES_PAGE),
                *below.items(addresses.WEIGHING_PAGE),
            ),
        ),
        NavigationItem(
            edition.label("look-up"),
            items=(
                below.topics(),
                below.item(addresses.ECOSYSTEM_PAGE),
                below.item(addresses.EXPERIMENTS_PAGE),
                below.item(addresses.CASES_PAGE),
                below.item(addresses.GUIDES_PAGE),
                below.item(addresses.DIAGRAMS_PAGE),
                below.item(addresses.SNIPPETS_PAGE),
                below.item(addresses.GLOSSARY_PAGE),
            ),
        ),
        NavigationItem(
            edition.label("evidence"),
            items=(
                below.item(addresses.EVIDENCE_PAGE),
                below.item(addresses.SOURCES_PAGE),
                below.item(addresses.CERTAINTY_PAGE),
                below.item(addresses.REVIEWS_PAGE),
                below.item(addresses.DISAGREEMENTS_PAGE),
                below.item(addresses.SANITY_PAGE),
                below.item(addresses.FRESHNESS_PAGE),
                below.item(addresses.REFERENCES_PAGE),
                below.item(addresses.TRANSLATION_PAGE),
                below.item(addresses.CHANGES_PAGE),
                below.item(addresses.DATA_PAGE),
            ),
        ),
    )


@dataclass(frozen=True)
class _Below:
    """Navigation items for the pages of a folder."""

    titles: dict[str, str]

    def item(self, page: str) -> NavigationItem:
        return NavigationItem(self.titles[page], page)

    def items(self, folder: str, *without: str) -> tuple[NavigationItem, ...]:
        pages = (
            p
            for p in self.titles
            if p.startswith(folder) and "/" not in p.removeprefix(folder) and p not in without
        )
        return tuple(self.item(page) for page in pages)

    def group(self, index: str) -> NavigationItem:
        folder = index.removesuffix("index.md")
        items = (self.item(index), *self.items(folder, index))
        return NavigationItem(self.titles[index], items=items)

    def topics(self) -> NavigationItem:
        index = addresses.TOPICS_PAGE
        dimensions = (p for p in self.titles if p.startswith("topics/") and p.endswith("/index.md"))
        items = (self.item(page) for page in dimensions if page != index)
        return NavigationItem(self.titles[index], items=(self.item(index), *items))
