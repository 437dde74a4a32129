"""Small steps on trees of HTML that several modules take."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement


def parse(text: str) -> HtmlElement:
    """Return a page's body as a tree."""
    return html.fragment_fromstring(text, create_parent="section")


def classes(element: HtmlElement) -> list[str]:
    """Return the classes of an element."""
    return (element.get("class") or "").split()


def with_class(tree: HtmlElement, name: str) -> list[HtmlElement]:
    """Return the elements of a class, in the order of the text."""
    found: list[HtmlElement] = tree.find_class(name)
    return found


def element(tag: str, text: str, name: str, tail: str = "") -> HtmlElement:
    """Return a new element of a class."""
    made = html.Element(tag)
    made.text, made.tail = text, tail
    made.set("class", name)
    return made


def set_text(element: HtmlElement, text: str) -> None:
    """Put a text in the place of all that an element holds."""
    for child in list(element):
        element.remove(child)
    element.text = text


def text_of(element: HtmlElement) -> str:
    """Return what is to be read in an element, on one line."""
    return " ".join(element.text_content().split())
