"""A rendered page in sections for the search: what stands below each heading that has a name.

The rules are those of the theme's search, down to the space, so that its index is the same; it
would read each page with a parser for all HTML that there is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape, unescape

from knowledge_base.render.html_parts import VOID, attributes_of, parts_of

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
"""Tags that results are shown with."""
_NEVER = frozenset(("object", "script", "style"))
_START, _END = "<{}>", "</{}>"
_CLOSED = float("inf")


@dataclass(slots=True)
class SearchSection:
    """What a reader may find: a heading and what follows it."""

    id: str | None
    """The anchor; None for what stands above the first heading."""
    heading: str
    """The heading's tag."""
    depth: float
    """How deep in the page it stands."""
    is_hidden: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    """Pieces of HTML, with the tags that are kept and no attributes."""


def search_sections(html: str) -> list[SearchSection]:
    """Return a page's sections, in order, without what it keeps out of the search."""
    reader = _Reader()
    for text, closes, name, written in parts_of(html):
        if text:
            reader.read_text(text)
        if closes:
            reader.read_end(name)
        elif name and name not in VOID:
            reader.read_start(name, written)
            if written.endswith("/"):
                reader.read_end(name)
    return [section for section in reader.sections if not section.is_hidden]


class _Reader:
    """What is known while a page is read."""

    def __init__(self) -> None:
        self.open: list[str] = []
        """The tags whose end is to come."""
        self.hidden = set(_NEVER)
        """The tags in which nothing is found: those of an element that asks for it."""
        self.in_permalink = 0
        """How many elements were open when a heading's link to itself began; 0 outside of it."""
        self.sections: list[SearchSection] = []
        self.section: SearchSection | None = None

    def read_start(self, name: str, written: str) -> None:
        """Take up a tag."""
        attributes = attributes_of(written) if written else {}
        self.open.append(name)
        excluded = "data-search-exclude" in attributes
        if name in _HEADINGS and "id" in attributes:
            self._begin(name, attributes["id"], excluded)
        section = self._section()
        if excluded:
            self.hidden.add(name)
            return
        if attributes.get("class") == "headerlink" and not self.in_permalink:
            self.in_permalink = len(self.open)
        if name in _KEPT and self.hidden.isdisjoint(self.open):
            self._target(section).append(_START.format(name))

    def read_end(self, name: str) -> None:
        """Close a tag; one that is empty is left out again."""
        if not self.open or self.open[-1] != name:
            return
        section = self._leave(self._section())
        self.open.pop()
        if self.in_permalink > len(self.open):
            self.in_permalink = 0
        if name in self.hidden:
            self.hidden -= {name} - _NEVER
        elif name in _KEPT and self.hidden.isdisjoint(self.open):
            _close(self._target(section), name)

    def read_text(self, written: str) -> None:
        """Add text to the title or to what follows it."""
        if not self.hidden.isdisjoint(self.open):
            return
        text = unescape(written) if "&" in written else written
        is_space, is_verbatim = text.isspace(), "pre" in self.open
        if not is_verbatim:
            text = " " if is_space else text.replace("\n", " ")
        section = self._section()
        if section.heading in self.open:
            if not self.in_permalink:
                section.title.append(escape(text, quote=False))
        elif not is_space:
            section.text.append(escape(text, quote=False))
        elif is_verbatim or not section.text or not section.text[-1].isspace():
            section.text.append(text)

    def _begin(self, name: str, anchor: str, excluded: bool) -> None:
        if name != "h1" and not self.sections:
            self.sections.append(SearchSection(None, "", len(self.open)))
        named = anchor if self.sections else None
        self.section = SearchSection(named, name, len(self.open), excluded)
        self.sections.append(self.section)

    def _section(self) -> SearchSection:
        if self.section is None:
            self.section = SearchSection(None, "", 0)
            self.sections.append(self.section)
        return self.section

    def _target(self, section: SearchSection) -> list[str]:
        return section.title if section.heading in self.open else section.text

    def _leave(self, section: SearchSection) -> SearchSection:
        """Go back to an earlier section where the element ends that a heading stands in."""
        if section.depth > len(self.open):
            for earlier in reversed(self.sections):
                if earlier.depth <= len(self.open):
                    section.depth = _CLOSED
                    self.section = section = earlier
                    break
        return section


def _close(pieces: list[str], name: str) -> None:
    start = pieces.index(_START.format(name))
    if all(piece.isspace() for piece in pieces[start + 1 :]):
        del pieces[start:]
    else:
        pieces.append(_END.format(name))
