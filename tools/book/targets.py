"""Where links of the book lead: the names of places in it, and the marks of claims."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from knowledge_base.derive.addresses import Address, url_of

ELSEWHERE = "https://book.invalid/#"
"""Begins a link to a place in another part of the book, until the parts are joined."""
FILES = re.compile(r"\.(json|csv|md|txt|xml|svg)$")
"""Files of the site that are no pages."""
OUTSIDE = ("http", "https", "mailto")
UNSAFE = re.compile(r"[^A-Za-z0-9.:_-]")


def name_of(src_uri: str, anchor: str = "") -> str:
    """Return the name of a place: `topics.memory-model.stacks:initial-stack`."""
    page = url_of(src_uri).strip("/").replace("/", ".") or "home"
    name = f"{page}:{anchor}" if anchor else page
    return UNSAFE.sub(lambda found: f"_{ord(found.group()):x}", name)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a claim is named: its number, its certainty, and what we hold against it."""

    number: int
    level: str
    doubt: str = ""

    def __str__(self) -> str:
        said = (str(self.number), self.level, self.doubt)
        return f"[{'·'.join(filter(None, said))}]"


@dataclass
class Targets:
    """The pages of the book by their addresses on the site, and the claims by their names.

    `strangers` collects links that lead nowhere: `page: link`.
    """

    pages: Mapping[str, str]
    """From a page's address below the language's root, `topics/x/`, to its source's path."""
    marks: Mapping[str, Mark]
    """From the name of the place where a claim is at home to its mark."""
    unprinted: set[str] = field(default_factory=set)
    """The addresses, below the language's root, of pages that the book leaves out."""
    linked: set[str] = field(default_factory=set)
    """The names that something links to."""
    addresses: dict[str, Address] = field(default_factory=dict)
    """Where on the site the places are that something links to, by their names."""
    strangers: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, pages: Iterable[str], marks: Mapping[str, Mark]) -> Targets:
        """Make the targets of these pages, named by their sources' paths."""
        return cls({url_of(page): page for page in pages}, marks)

    def name(self, href: str, src_uri: str) -> str | None:
        """Return the name of the place that a link leads to; None where it is no place."""
        address = self._address(href, src_uri)
        if address is None:
            return None
        name = name_of(address.src_uri, address.anchor)
        self.linked.add(name)
        self.addresses[name] = address
        return name

    def _address(self, href: str, src_uri: str) -> Address | None:
        split = urlsplit(href)
        if split.scheme or (FILES.search(split.path) and not split.path.endswith(".md")):
            return None
        anchor = unquote(split.fragment)
        if not split.path:
            return Address(src_uri, anchor)
        if split.path.endswith(".md"):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), split.path))
            return Address(path, anchor) if path in self.pages.values() else None
        path = posixpath.normpath(posixpath.join("/", url_of(src_uri), split.path)).strip("/")
        page = self.pages.get(f"{path}/" if path else "")
        if page is None and f"{path}/" in self.unprinted:
            return None
        if page is None:
            self.strangers.append(f"{src_uri}: {href}")
            return None
        return Address(page, anchor)
