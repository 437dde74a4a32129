"""One rendered page to Markdown that any engine can build.

Prose, lists and simple tables become Markdown; a table whose cells hold several statements
stays an HTML table with Markdown in its cells, which Python-Markdown reads by the attribute
`markdown` and CommonMark by the blank lines.

The page is read once, from its first tag to its last: an element becomes Markdown when its end
is reached, from what has become of its contents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge_base.render.html_parts import VOID, Part, attributes_of, parts_of
from knowledge_base.render.markdown_elements import BOX, TEXT, Element
from knowledge_base.render.markdown_words import LinkTarget, as_markdown

_TRAIL = re.compile(r'<nav class="kb-trail".*?</nav>', re.DOTALL)
_LINK = re.compile(r"<a .*?</a>", re.DOTALL)
_SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
_MANY_BREAKS = re.compile(r"\n{3,}")
_BLOCKS = frozenset(("div", "p", "ul", "ol", "dl", "pre"))
_TABLE_PARTS = frozenset(("thead", "tbody", "tr", "th", "td"))
_SPANNING = frozenset(("colspan", "rowspan", "id"))
_TITLES = frozenset(("h2", "h3", "h4"))
_LEFT_OUT = frozenset(("headerlink", "kb-hidden", "kb-take"))
_CHANGED = {"summary": "strong", "figcaption": "p"}


def plain_markdown(html: str, link: LinkTarget) -> str:
    """Return a page's HTML as Markdown, its links passed through `link`."""
    html = _TRAIL.sub(_flat_trail, _SCRIPT.sub("", html))
    text = _Reader(link, parts_of(html)).read()
    lines = "\n".join([line.rstrip() for line in text.splitlines()])
    return _MANY_BREAKS.sub("\n\n", lines).strip() + "\n"


def _flat_trail(trail: re.Match[str]) -> str:
    return f"<p>{' › '.join(_LINK.findall(trail.group()))}</p>"


class _Reader:
    """Reads a page's parts; `open` are the elements whose end is still to come."""

    def __init__(self, link: LinkTarget, parts: list[Part]) -> None:
        self.link = link
        self.parts = parts
        self.open = [Element("", {}, None)]
        self.skipped = ""
        """The name of the element that is left out while its end is to come."""
        self.depth = 0
        """How many elements of that name are open."""

    def read(self) -> str:
        """Return the Markdown of the whole page."""
        root = self.open[0]
        for number, (text, closes, name, written) in enumerate(self.parts):
            if self.skipped:
                self._skip(closes, name)
                continue
            if text:
                self.open[-1].add(TEXT, text)
            if closes:
                self._end(name)
            elif name:
                self._start(number, name, attributes_of(written) if written else {})
        return as_markdown(root, self.link).strip("\n")

    def _skip(self, closes: str, name: str) -> None:
        if name == self.skipped:
            self.depth += -1 if closes else 1
            if not self.depth:
                self.skipped = ""

    def _start(self, number: int, name: str, attributes: Mapping[str, str]) -> None:
        if name in VOID:
            self._add_void(name)
            return
        classes = attributes.get("class", "").split()
        if "hidden" in attributes or self._is_left_out(name, classes):
            self.skipped, self.depth = name, 1
            return
        outer = self.open[-1]
        if "kb-marker" in classes:
            outer.add(TEXT, " ")
        elif self._stands_apart(name):
            outer = Element("p", {}, outer)
            self.open.append(outer)
        self.open.append(self._element(number, name, attributes, outer))

    def _end(self, tag: str) -> None:
        if self.open[-1].tag != tag and not self._is_in(tag):
            return
        while self._close() != tag:
            pass
        while len(self.open) > 1 and not self.open[-1].tag:
            self._close()

    def _close(self) -> str:
        element = self.open.pop()
        if element.outer is not None:
            element.outer.add(element.name, as_markdown(element, self.link))
        return element.tag

    def _add_void(self, name: str) -> None:
        if name == "input":
            self.open[-1].add(TEXT, BOX)
        else:
            self.open[-1].add(name, "<br>" if name == "br" else "")

    def _is_left_out(self, name: str, classes: list[str]) -> bool:
        """Tell whether an element says nothing here: what scripts fill, pictures, repetitions.

        How to cite or report its page (`kb-take`) is for readers of the site.
        """
        if name == "svg":
            return self._is_in("figure")
        return name == "form" or not _LEFT_OUT.isdisjoint(classes)

    def _stands_apart(self, name: str) -> bool:
        """Tell whether an element becomes a paragraph of its own, its words the more marked."""
        if name == "a":
            return self.open[-1].tag == "nav"
        return name == "summary" or (name in _TITLES and self._is_in("li"))

    def _is_in(self, tag: str) -> bool:
        return any(element.tag == tag for element in self.open)

    def _element(
        self, number: int, tag: str, attributes: Mapping[str, str], outer: Element
    ) -> Element:
        if tag == "caption" and outer.name == "table":  # to stand before it
            return Element("p", attributes, outer.outer, tag)
        element = Element(self._name(number, tag, attributes), attributes, outer, tag)
        element.is_spaced = tag == "a" and not outer.tag and outer.name == "p"
        element.is_wordless = tag == "figcaption" and outer.name == "figure"
        return element

    def _name(self, number: int, tag: str, attributes: Mapping[str, str]) -> str:
        """Return what an element is to Markdown, where that is not its name."""
        if tag in _CHANGED:
            return _CHANGED[tag]
        if tag in _TITLES and self._is_in("li"):
            return "strong"
        if tag in _TABLE_PARTS and self._is_in_html_table():
            return f"html-{tag}"
        if tag == "table" and not self._is_simple(number):
            return "html-table"
        classes = attributes.get("class", "").split()
        if tag == "div" and not {"mermaid", "kb-drawing"}.isdisjoint(classes):
            return "mermaid"
        return "div" if tag == "figure" and "kb-chart" in classes else tag

    def _is_in_html_table(self) -> bool:
        tables = (element.name for element in reversed(self.open) if element.tag == "table")
        return next(tables, "") == "html-table"

    def _is_simple(self, number: int) -> bool:
        """Tell whether the table that begins with a part has only words in its cells."""
        depth = 1
        for _, closes, name, written in self.parts[number + 1 :]:
            if name == "table":
                depth += -1 if closes else 1
                if not depth:
                    break
            elif closes:
                continue
            elif name in _BLOCKS or (name in _TABLE_PARTS and _spans(written)):
                return False
        return True


def _spans(written: str) -> bool:
    return bool(written) and not _SPANNING.isdisjoint(attributes_of(written))
