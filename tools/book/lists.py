"""What can be written only once pages have numbers: contents, lists, index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.derive.addresses import address_of
from knowledge_base.derive.edition import Edition
from tools.book.sheets import Caption, Title
from tools.book.targets import name_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents or of a list."""

    level: int
    number: str
    text: str
    name: str
    page: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page or a run of pages in the index; `name` is where the link leads."""

    shown: str
    name: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the index says of a subject, of a chapter with claims about it, or of a project."""

    title: str
    pages: tuple[Page, ...]
    chapters: tuple[IndexEntry, ...] = ()


def contents(titles: Iterable[Title], pages: Mapping[str, int]) -> Iterator[Entry]:
    """Yield the chapters and the pages of the site in them, down to the second level."""
    for title in titles:
        is_whole = ":" not in title.name or title.name.startswith("chapter:")
        if title.level <= 2 and is_whole and title.name in pages:
            yield Entry(title.level, "", title.text, title.name, str(pages[title.name]))


def listed(captions: Iterable[Caption], kind: str, pages: Mapping[str, int]) -> Iterator[Entry]:
    """Yield the numbered tables or figures."""
    for caption in captions:
        if caption.kind == kind and caption.name in pages:
            yield Entry(
                1, str(caption.number), caption.text, caption.name, str(pages[caption.name])
            )


def subject_entries(
    edition: Edition, pages: Mapping[str, int], chapters: Mapping[int, str]
) -> Iterator[IndexEntry]:
    """Yield each subject with the pages of its own, and those of the claims about it by chapter.

    Args:
        edition: whose subjects.
        pages: from the name of a place to its page.
        chapters: from a page to the title of its chapter.
    """
    base = edition.base
    for subject in base.subjects:
        own = [name_of(*_address(edition, "subject", subject))]
        by_chapter: dict[str, list[str]] = {}
        for claim, placed in base.claims.items():
            name = name_of(*_address(edition, "claim", claim))
            if subject in placed.subjects and name in pages:
                by_chapter.setdefault(chapters[pages[name]], []).append(name)
        yield IndexEntry(
            base.subjects[subject].name,
            tuple(runs(own, pages)),
            tuple(IndexEntry(title, tuple(runs(n, pages))) for title, n in by_chapter.items()),
        )


def project_entries(edition: Edition, pages: Mapping[str, int]) -> Iterator[IndexEntry]:
    """Yield each project, by name, with the pages that it is described and named on."""
    base = edition.base
    places = {name: [name_of(*_address(edition, "project", name))] for name in base.projects}
    for claim, placed in base.claims.items():
        for project in placed.claim.projects:
            places[project].append(name_of(*_address(edition, "claim", claim)))
    for name in sorted(places, key=lambda each: (base.projects[each].name.lower(), each)):
        found = tuple(runs(places[name], pages))
        if found:
            yield IndexEntry(base.projects[name].name, found)


def runs(names: Iterable[str], pages: Mapping[str, int]) -> Iterator[Page]:
    """Yield the pages of some places in order, neighbours together: `12–14`."""
    first: dict[int, str] = {}
    for name in names:
        if name in pages:
            first.setdefault(pages[name], name)
    numbers = sorted(first)
    while numbers:
        length = 1
        while length < len(numbers) and numbers[length] == numbers[0] + length:
            length += 1
        start, end = numbers[0], numbers[length - 1]
        yield Page(str(start) if start == end else f"{start}–{end}", first[start])
        numbers = numbers[length:]


def _address(edition: Edition, kind: str, name: str) -> tuple[str, str]:
    address = address_of(edition.base, kind, name)  # type: ignore[arg-type]
    return address.src_uri, address.anchor
