"""Where addresses that have moved lead: pages that send readers on, and anchors that say where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.derive.addresses import Address, address_of, relative_path, relative_url, url_of
from knowledge_base.derive.edition import Edition, Link
from knowledge_base.derive.linked_data import absolute
from knowledge_base.derive.page import PageView
from knowledge_base.derive.permalinks import written
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.model.redirects import Redirect


@dataclass(frozen=True, slots=True)
class MovedAnchor:
    """An anchor that was on a page, and where what it named is found now."""

    anchor: str
    link: Link


@dataclass(frozen=True, slots=True)
class MovedPage:
    """A page that sends readers on."""

    path: str
    """Where its file stands, from the language's root."""
    language: str
    title: str
    says: str
    url: str
    """Relative to the page, as are the anchors' addresses."""
    canonical: str | None
    """With the site's own address, where that is set."""
    assets: str
    """The way to the theme's files."""
    anchors: tuple[tuple[str, str, str], ...]
    """Anchors with address and title of what they named."""


def targets(base: KnowledgeBase) -> dict[str, str]:
    """Return where each redirected address leads, as an address."""
    return {old: _target(base, redirect) for old, redirect in base.redirects.items()}


def _target(base: KnowledgeBase, redirect: Redirect) -> str:
    if ":" not in redirect.new:
        return redirect.new
    kind, name = redirect.new.split(":", 1)
    return written(address_of(base, kind, name))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Redirects:
    """All redirects of an edition."""

    pages: tuple[MovedPage, ...]
    anchors: Mapping[str, tuple[MovedAnchor, ...]]
    """By the page that they were on and that is still there."""


def redirects(edition: Edition, pages: Iterable[PageView]) -> Redirects:
    """Return the redirects between the pages that there are.

    Those that lead nowhere are left out; `broken_redirects` tells of them.
    """
    by_url = {url_of(page.src_uri): page for page in pages}
    anchors: dict[str, list[MovedAnchor]] = defaultdict(list)
    gone: dict[str, Link] = {}
    for old, new in targets(edition.base).items():
        page, _, anchor = old.partition("#")
        link = _link(by_url, new)
        if link is not None and anchor:
            anchors[page].append(MovedAnchor(anchor, link))
        elif link is not None:
            gone[page] = link
    moved = tuple(_moved_page(edition, page, link, anchors[page]) for page, link in gone.items())
    return Redirects(moved, dict(_of_pages(by_url, anchors)))


def _of_pages(
    by_url: Mapping[str, PageView], anchors: Mapping[str, list[MovedAnchor]]
) -> Iterator[tuple[str, tuple[MovedAnchor, ...]]]:
    for url, moved in anchors.items():
        if url in by_url:
            yield by_url[url].src_uri, tuple(moved)


def _link(by_url: Mapping[str, PageView], address: str) -> Link | None:
    url, _, anchor = address.partition("#")
    page = by_url.get(url)
    return Link(page.title, Address(page.src_uri, anchor)) if page else None


def _moved_page(edition: Edition, page: str, link: Link, anchors: list[MovedAnchor]) -> MovedPage:
    here = f"{page.removesuffix('/')}.md"
    return MovedPage(
        path=f"{page}index.html",
        language=edition.language,
        title=link.title.text,
        says=edition.label("moved-page"),
        url=relative_url(here, link.address),
        canonical=absolute(edition, link.address),
        assets=relative_path(here, "assets/"),
        anchors=tuple(
            (each.anchor, relative_url(here, each.link.address), each.link.title.text)
            for each in anchors
        ),
    )
