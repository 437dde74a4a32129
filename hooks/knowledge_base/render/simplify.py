"""A rendered page before it becomes Markdown: what Markdown has no word for becomes what it has."""

# ruff: noqa: ARG001 - changes of a kind all take the same arguments

from __future__ import annotations

from collections.abc import Callable

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

BOX = "\x04"
"""Stands for a box to tick, and is a mark that no text can hold."""
_BLOCKS = ["div", "p", "ul", "ol", "dl", "pre"]
_SPANNING = {"colspan", "rowspan", "id"}
_TABLE_PARTS = ["thead", "tbody", "tr", "th", "td"]


def simplify(soup: BeautifulSoup) -> None:
    """Turn what Markdown has no word for into what it has, and leave out what needs a script."""
    for tag in soup.find_all(hidden=True):
        if not tag.decomposed:
            tag.decompose()
    for tag in soup.find_all(list(_CHANGES)):
        if not tag.decomposed:
            _CHANGES[tag.name](soup, tag)


def _change_link(soup: BeautifulSoup, link: Tag) -> None:
    classes = link.get_attribute_list("class")
    if "headerlink" in classes:
        link.decompose()
    elif "kb-marker" in classes:
        link.insert_before(" ")
    elif link.parent is not None and link.parent.name == "nav":
        for part in link.find_all(recursive=False)[1:]:
            part.insert_before(" ")
        link.wrap(soup.new_tag("p"))


def _change_nav(soup: BeautifulSoup, nav: Tag) -> None:
    if "kb-trail" in nav.get_attribute_list("class"):
        links = [link.extract() for link in nav.find_all("a")]
        nav.clear()
        nav.name = "p"
        for number, link in enumerate(links):
            nav.extend([" › ", link] if number else [link])


def _change_span(soup: BeautifulSoup, span: Tag) -> None:
    if "kb-hidden" in span.get_attribute_list("class"):
        span.decompose()


def _change_input(soup: BeautifulSoup, box: Tag) -> None:
    box.replace_with(NavigableString(BOX))


def _change_title(soup: BeautifulSoup, title: Tag) -> None:
    if title.name == "summary" or title.find_parent("li"):
        title.name = "strong"
        title.wrap(soup.new_tag("p"))


def _change_caption(soup: BeautifulSoup, caption: Tag) -> None:
    table = caption.find_parent("table")
    if table is not None:
        caption.name = "p"
        table.insert_before(caption.extract())


def _drop(soup: BeautifulSoup, tag: Tag) -> None:
    """Leave out what only a script on the site can fill."""
    tag.decompose()


def _change_details(soup: BeautifulSoup, details: Tag) -> None:
    """Leave out what is for readers of the site: how to cite or report its page."""
    if "kb-take" in details.get_attribute_list("class"):
        details.decompose()


def _change_figure(soup: BeautifulSoup, figure: Tag) -> None:
    """Keep the link to the text twin; what else a diagram's caption says holds on the site.

    A chart is left out for the table of its numbers, of which its caption says what they are.
    """
    for picture in figure.find_all("svg"):
        picture.decompose()
    if "kb-chart" in figure.get_attribute_list("class"):
        figure.name = "div"
        for caption in figure.find_all("figcaption"):
            caption.name = "p"
    for caption in figure.find_all("figcaption"):
        caption.name = "p"
        for text in caption.find_all(string=True, recursive=False):
            text.extract()


def _change_table(soup: BeautifulSoup, table: Tag) -> None:
    parts = table.find_all(_TABLE_PARTS)
    is_simple = not any(_SPANNING & part.attrs.keys() for part in parts)
    if not is_simple or table.find(_BLOCKS):
        for part in (table, *parts):
            part.name = f"html-{part.name}"


_CHANGES: dict[str, Callable[[BeautifulSoup, Tag], None]] = {
    "a": _change_link,
    "caption": _change_caption,
    "details": _change_details,
    "figure": _change_figure,
    "form": _drop,
    "h2": _change_title,
    "h3": _change_title,
    "h4": _change_title,
    "input": _change_input,
    "nav": _change_nav,
    "script": _drop,
    "span": _change_span,
    "summary": _change_title,
    "table": _change_table,
}
