"""The words of a rendered page by its headings, for pages that consist of the site's own words."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_LEFT_OUT = ".headerlink, .kb-made-from, .kb-drawing, pre, form"
_HEADINGS = ("h2", "h3")


def sections(html: str) -> Iterator[tuple[str, str, str]]:
    """Yield each heading's anchor and title, and the words below it."""
    page = BeautifulSoup(html, "html.parser")
    for part in page.select(_LEFT_OUT):
        part.decompose()
    for heading in page.find_all(_HEADINGS, id=True):
        title = _one_line(heading.strings)
        yield str(heading["id"]), title, _one_line(_below(heading))


def _below(heading: Tag) -> Iterator[str]:
    own = set(map(id, heading.descendants))
    for element in heading.next_elements:
        if isinstance(element, Tag) and element.name in _HEADINGS and element.get("id"):
            return
        if isinstance(element, NavigableString) and id(element) not in own:
            yield str(element)


def _one_line(texts: Iterator[str]) -> str:
    return " ".join(" ".join(texts).split())
