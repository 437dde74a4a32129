"""The order of the book: which pages stand in which chapter, and at which level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.derive import addresses
from knowledge_base.derive.edition import Edition
from knowledge_base.problems import suggest
from tools.book.problems import BookError


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its title, and its pages by their sources' paths, each with its level."""

    title: str
    pages: tuple[tuple[str, int], ...]
    is_back: bool = False
    """Whether it stands behind the index."""


def chapters(edition: Edition, titles: Mapping[str, str]) -> Iterator[Chapter]:
    """Yield the chapters that hold these pages, each page once; `titles` are theirs, by path."""
    left = dict.fromkeys(titles)
    for title, is_back, wishes in _wishes(edition, titles):
        pages = tuple(dict.fromkeys(page for wish in wishes for page in _matching(wish, left)))
        for page in pages:
            del left[page]
        if pages:
            yield Chapter(title, tuple(_levels(pages, title, titles)), is_back)


def _wishes(
    edition: Edition, titles: Mapping[str, str]
) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    """Yield each chapter's title, whether it stands at the back, and its pages or their folders."""
    say = edition.label
    start = (addresses.HOME, "about.md", addresses.TOPICS_PAGE, addresses.MATRICES_PAGE)
    yield say("book-start"), False, start
    for name in edition.base.dimensions:
        title = edition.say(edition.base.dimensions[name].title)
        folder = f"topics/{name}/"
        yield title, False, (f"{folder}index.md", folder, addresses.matrix_page(name))
    yield say("languages"), False, ("languages/index.md", "languages/")
    compared = ("compare/index.md", "compare/", addresses.WHOLE_MATRIX_PAGE)
    yield say("compare"), False, compared
    yield say("decide"), False, ("decide/index.md", "decide/flows/", "decide/tables/", "decide/")
    for name in ("experiments", "cases", "guides", "diagrams"):
        yield titles.get(f"{name}/index.md", name), False, (f"{name}/index.md", f"{name}/")
    yield say("snippets"), False, (addresses.SNIPPETS_PAGE,)
    yield say("ecosystem"), False, ("ecosystem/index.md", "ecosystem/")
    back = (addresses.SOURCES_PAGE, "evidence/sources/", addresses.REFERENCES_PAGE)
    kept = [page for page in titles if page.startswith("evidence/") and not page.startswith(back)]
    yield say("evidence"), False, (addresses.EVIDENCE_PAGE, addresses.CERTAINTY_PAGE, *kept)
    yield say("glossary"), False, (addresses.GLOSSARY_PAGE,)
    others = [page for page in titles if not page.startswith(("evidence/sources/", back[-1]))]
    yield say("book-others"), False, tuple(others)
    yield say("book-bibliography"), True, back


def _matching(wish: str, left: Iterable[str]) -> list[str]:
    return [page for page in left if page == wish or (wish.endswith("/") and page.startswith(wish))]


def _levels(
    pages: tuple[str, ...], title: str, titles: Mapping[str, str]
) -> Iterator[tuple[str, int]]:
    """Yield each page with its level: 1 where its title is the chapter's."""
    first = 1 if titles[pages[0]] == title else 2
    levels = {pages[0]: first}
    yield pages[0], first
    for page in pages[1:]:
        above = next((levels[p] for p in _above(page) if p in levels), 1)
        levels[page] = max(above + 1, 2)
        yield page, levels[page]


def _above(page: str) -> Iterator[str]:
    """Yield what `a/b/c.md` may stand below: `a/b.md`, `a/b/index.md`, `a/index.md`."""
    folder = page.removesuffix("/index.md").removesuffix(".md")
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        yield f"{folder}.md"
        yield f"{folder}/index.md"


def chosen(wish: str, plan: Iterable[Chapter], dimensions: tuple[str, ...]) -> frozenset[str]:
    """Return the pages that somebody asked for: all, one page, or a dimension's chapter.

    Raises:
        BookError: there is no such page or dimension.
    """
    pages = [page for chapter in plan for page, _ in chapter.pages]
    if not wish:
        return frozenset(pages)
    name = wish.strip("/").removesuffix(".md")
    if name in dimensions:
        folder = (f"topics/{name}/", f"{addresses.matrix_page(name)}")
        return frozenset(page for page in pages if page.startswith(folder))
    for page in (f"{name}.md", f"{name}/index.md"):
        if page in pages:
            return frozenset((page,))
    known = [*dimensions, *(page.removesuffix(".md").removesuffix("/index") for page in pages)]
    raise BookError(f"there is no page or dimension '{wish}'; {suggest(name, known)}")
