"""Pages that were rendered before, found again by all that their rendering hangs on."""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from knowledge_base.derive.addresses import address_of
from knowledge_base.derive.claim_views import ClaimView
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.page import PageView
from knowledge_base.derive.redirects import MovedAnchor
from knowledge_base.model.base import Record
from knowledge_base.render.markdown_pages import markdown_page
from knowledge_base.render.render import RenderedPage, render_pages
from knowledge_base.store import Store, digest_of
from knowledge_base.terms import forms

PAGE, MARKDOWN = "page", "markdown"
_TARGET = re.compile(rb"\]\(([a-z]+(?:-[a-z]+)*):([a-z0-9-]+)\)")
"""A link in a text to a record: the page needs to know where that is."""
Share = Callable[[str], bool]
"""Tells of a page, by its path, whether it is to be rendered."""


@dataclass
class KeptPages:
    """Rendered pages, from a store or made anew."""

    store: Store
    surroundings: str
    """The digest of what all pages hang on: code, packages and templates."""
    share: Share | None = None
    """The pages that are wanted; all where that is None."""
    keys: dict[str, str] = field(default_factory=dict)
    """The key of each page by its path."""
    anew: dict[str, RenderedPage] = field(default_factory=dict)
    """The pages that were not in the store, by key."""

    def render(
        self,
        edition: Edition,
        pages: Iterable[PageView],
        templates: Path,
        moved: Mapping[str, tuple[MovedAnchor, ...]],
        drawings: Mapping[str, str],
    ) -> Iterator[RenderedPage]:
        """Yield each page, rendered anew only where nothing kept is the same."""
        views = [view for view in pages if self.share is None or self.share(view.src_uri)]
        common = digest_of(self.surroundings, *_common(edition), _content(drawings))
        digests = Digests(edition)
        for view in views:
            content = digests.of((view, moved.get(view.src_uri, ())))
            self.keys[view.src_uri] = digest_of(common, content)
        kept = {view.src_uri: self.store.get(PAGE, self.keys[view.src_uri]) for view in views}
        new = [view for view in views if kept[view.src_uri] is None]
        rendered = render_pages(edition, new, templates, moved, drawings)
        for view in views:
            page = kept.pop(view.src_uri)
            if page is None:
                page = self.anew[self.keys[view.src_uri]] = next(rendered)
            yield page

    def keep(self) -> None:
        """Keep what was rendered anew; to be called once nothing was found to be wrong."""
        for key, page in self.anew.items():
            self.store.put(PAGE, key, page)
        self.anew.clear()

    def markdown_writer(self, sources: Mapping[str, str]) -> Callable[[RenderedPage], str]:
        """Return what writes pages as Markdown; `sources` are the files that they may link to."""
        names = digest_of(*sorted(sources.values()))

        def write(page: RenderedPage) -> str:
            key = digest_of(self.keys[page.src_uri], names)
            written = self.store.read(MARKDOWN, key)
            if written is None:
                written = markdown_page(page, sources).encode()
                self.store.write(MARKDOWN, key, written)
            return written.decode()

        return write


def _common(edition: Edition) -> Iterator[str | bytes]:
    """Yield what a page may take from the edition besides its view."""
    base = edition.base
    yield from (edition.language, edition.version, _content(base.site))
    for name in base.labels:
        yield from (name, edition.label(name))
    for term in base.terms.values():
        place = address_of(base, "term", term.id)
        yield from (term.id, place.src_uri, place.anchor, *forms(term, "en"), "|")
        yield from (*forms(term, "zh"), "|")


@dataclass
class Digests:
    """Digests of views: of what they hold, and of what rendering looks up for them."""

    edition: Edition
    claims: dict[int, tuple[ClaimView, str]] = field(default_factory=dict)
    """The claims' views so far, which stand on many pages, with their digests."""

    def of(self, value: object) -> str:
        """Return a value's digest; equal ones mean equal values that look up the same."""
        content = _content(value, self._of_claim)
        targets = sorted(set(_TARGET.findall(content)))
        return digest_of(
            content, *(self._address(kind.decode(), n.decode()) for kind, n in targets)
        )

    def _of_claim(self, claim: ClaimView) -> str:
        known = self.claims.get(id(claim))
        if known is None:
            fields = tuple(getattr(claim, name) for name in ClaimView.__slots__)
            known = self.claims[id(claim)] = (claim, self.of((fields, self._sources(claim))))
        return known[1]

    def _sources(self, claim: ClaimView) -> tuple[Any, ...]:
        """Return what a page's head says of a claim's sources."""
        base = self.edition.base
        names = (citation.source for citation in base.claims[claim.id].claim.sources)
        return tuple((base.sources[name].title, base.sources[name].address) for name in names)

    def _address(self, kind: Any, name: str) -> str:
        try:
            address = address_of(self.edition.base, kind, name)
        except KeyError:
            return ""
        return f"{address.src_uri}#{address.anchor}"


def _content(value: object, of_claim: Callable[[ClaimView], str] | None = None) -> bytes:
    """Return a value's content; equal bytes mean equal values."""
    file = io.BytesIO()
    _Pickler(file, of_claim).dump(value)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    """Writes each claim's view, which stands on many pages, as its digest."""

    def __init__(self, file: io.BytesIO, of_claim: Callable[[ClaimView], str] | None) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self.fast = True  # by value: what is the same object elsewhere is written out again
        self.of_claim = of_claim

    def reducer_override(self, value: Any) -> Any:
        """Stand for a claim's view, and for records and other views: their names and values."""
        if isinstance(value, Record):  # of which no set is to be written
            return tuple, ((type(value).__qualname__, *vars(value).items()),)
        if self.of_claim is not None and isinstance(value, ClaimView):
            return bytes, (self.of_claim(value).encode(),)
        names = _names_of(value.__class__)
        if names is None:
            return NotImplemented
        return tuple, ((type(value).__qualname__, *[getattr(value, name) for name in names]),)


@cache
def _names_of(kind: Hashable) -> tuple[str, ...] | None:
    """Return the names of a data class's fields; None for any other class."""
    found = getattr(kind, "__dataclass_fields__", None)
    return None if found is None else tuple(found)
