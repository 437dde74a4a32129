"""A page of the site on its way into the book, and what is read off it when it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

from tools.book.targets import name_of
from tools.book.trees import classes, element, text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
UNLISTED = (
    *("duel", "duel_dimension", "profile", "claims_part", "preset", "weighing", "calculator"),
    *("certainty_page", "data", "whole_matrix", "shortlist"),
)
"""Templates whose tables have no numbers: they repeat what others state, or are parts of a sum."""
UNPRINTED = ("title", "desc", "style")
"""What a picture says to those who do not see it."""
LETTERING = "text"
"""The element of a picture that holds a label, in one line or several."""
LABEL = re.compile(r'"([^"]*)"')
ENTITY = re.compile(r"#(\d+|quot|lt|gt|amp);")
SIGNS = {"quot": '"', "lt": "<", "gt": ">", "amp": "&"}
UNLABELLED = ("click ", "accTitle", "accDescr")
"""Begin lines of a diagram that draw nothing."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A table or figure for the lists at the front."""

    kind: Literal["table", "figure"]
    number: int
    text: str
    name: str
    """The name of the place where it stands."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading for the contents and the outline."""

    level: int
    text: str
    name: str


@dataclass
class Sheet:
    """A page of the site on its way into the book."""

    src_uri: str
    template: str
    level: int
    """Which level of heading its title has in the book: 1 for a chapter's."""
    title: str
    tree: HtmlElement
    claims: tuple[str, ...] = ()
    """The ids of the claims that are at home here, by the numbers of their notes on the page."""

    @property
    def name(self) -> str:
        """Return the name of the place where it begins."""
        return name_of(self.src_uri)


def titles(sheet: Sheet) -> Iterator[Title]:
    """Yield the headings of a finished sheet: its own, and those that something can lead to."""
    for each in sheet.tree.iter(*HEADINGS):
        level = int(each.tag[1])
        name = sheet.name if level == sheet.level else each.get("id")
        if name:
            yield Title(level, text_of(each), name)


def number_captions(
    sheet: Sheet, words: Mapping[str, str], counts: dict[str, int]
) -> Iterator[Caption]:
    """Number a finished sheet's tables and figures, counting on, and yield them."""
    for each in list(sheet.tree.iter("caption", "figcaption")):
        kind: Literal["table", "figure"] = "table" if each.tag == "caption" else "figure"
        in_figure = any(parent.tag == "figure" for parent in each.iterancestors())
        if kind == "table" and (in_figure or sheet.template in UNLISTED):
            continue
        counts[kind] += 1
        text, name = _caption(each, sheet), f"{kind}-{counts[kind]}"
        each.set("id", name)
        number = words[kind].format(counts[kind])
        each.insert(0, element("span", number, "kb-caption-number", f" {each.text or ''}"))
        each.text = ""
        yield Caption(kind, counts[kind], text, name)


def _caption(each: HtmlElement, sheet: Sheet) -> str:
    """Return what a table or figure is called; a drawing is called what its page is."""
    if "kb-diagram" in classes(each.getparent()):
        for link in list(each.iter("a")):
            if (link.get("href") or "").endswith(":as-text"):
                link.drop_tree()
        each.insert(0, element("strong", sheet.title, "kb-caption-title", f" {each.text or ''}"))
        each.text = ""
        return sheet.title
    strong = each.find("strong")
    return text_of(each if strong is None else strong)


def words_of(tree: HtmlElement) -> Iterator[str]:
    """Yield the texts that are to be read in a finished sheet; a diagram's are its labels."""
    for each in tree.iter(etree.Element):
        if each.tag == "tspan":
            continue  # a line of a label, which is wanted whole
        if "mermaid" in classes(each):
            yield from labels(each.text or "")
        elif each.tag == LETTERING:
            yield text_of(each)
        elif each.tag not in UNPRINTED and each.text and each.text.strip():
            yield each.text
        if each.tail and each.tail.strip():
            yield each.tail


def labels(diagram: str) -> Iterator[str]:
    """Yield what stands on a diagram's nodes, lines and frames."""
    for line in diagram.splitlines():
        if not line.lstrip().startswith(UNLABELLED):
            for label in LABEL.findall(line):
                yield ENTITY.sub(lambda found: SIGNS.get(found[1]) or chr(int(found[1])), label)
