"""Pages of the site to sheets of the book: no script, no folding, links within the book."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from tools.book.naming_claims import name_claims
from tools.book.sheets import HEADINGS, Sheet
from tools.book.targets import OUTSIDE, Targets, name_of
from tools.book.trees import classes, with_class

DROPPED = frozenset(
    (
        *(
            "kb-trail",
            "kb-made-from",
            "headerlink",
            "kb-weigh",
            "kb-filter",
            "kb-guide",
            "kb-tools",
        ),
        *("kb-hidden", "kb-twin", "kb-take"),
    )
)
"""Classes of what only a screen can use."""
CONTROLS = ("script", "button", "input", "select", "form", "textarea")
ATTRIBUTES = ("tabindex", "title", "aria-label")
"""What a screen needs and paper does not, beside what scripts read off: `data-…`."""
IDENTIFIERS = ("id", "aria-labelledby", "aria-describedby", "for", "headers")
"""Attributes that name elements."""
CLICK = re.compile(r'(?m)^(\s*click \w+ href ")([^"]*)(" _self)$')
PAINTS = ("fill", "marker-end")
"""Attributes of drawings that name other elements: `url(#arrow)`."""
PAINT = re.compile(r"url\(#([^)]+)\)")


def flatten(sheet: Sheet, targets: Targets, language: str) -> None:
    """Turn a page's tree into a sheet of the book, in place."""
    _drop(sheet.tree)
    _unfold(sheet.tree)
    name_claims(sheet, targets, language)
    _name(sheet)
    _lead(sheet, targets)
    _rank(sheet)


def _drop(tree: HtmlElement) -> None:
    """Drop what paper has no use for, and drawings and programs where they are not at home."""
    hidden = tree.xpath(".//*[@hidden]")  # until a script brings it to life
    for each in (*hidden, *tree.iter(*CONTROLS)):
        if each.getparent() is not None:
            each.drop_tree()
    for each in tree.xpath(".//*[@class]"):
        if not DROPPED.isdisjoint(classes(each)) and each.getparent() is not None:
            each.drop_tree()
    for each in with_class(tree, "kb-illustration"):
        for child in list(each)[2:]:
            each.remove(child)


def _unfold(tree: HtmlElement) -> None:
    """Show what folds: its summary becomes a line of its own."""
    for each in list(tree.iter("details", "summary", "label")):
        each.tag = {"details": "div", "summary": "p", "label": "span"}[each.tag]
        if each.tag == "p":
            each.set("class", "kb-summary")
    for_scripts = tree.xpath(".//@*[starts-with(name(), 'data-')]")
    etree.strip_attributes(tree, *ATTRIBUTES, *{each.attrname for each in for_scripts})
    for each in tree.xpath(".//*[@role]"):
        if each.get("role") in ("region", "status", "alert", "group"):
            each.attrib.pop("role")


def _name(sheet: Sheet) -> None:
    """Make ids the names of places, which no two pages share."""

    def name(anchor: str) -> str:
        return name_of(sheet.src_uri, anchor)

    for attribute in IDENTIFIERS:
        for each in sheet.tree.xpath(f".//*[@{attribute}!='']"):
            each.set(attribute, " ".join(map(name, each.get(attribute).split())))
    for attribute in PAINTS:
        for each in sheet.tree.xpath(f".//*[@{attribute}!='']"):
            paint = PAINT.sub(lambda found: f"url(#{name(found[1])})", each.get(attribute))
            each.set(attribute, paint)
    sheet.tree.set("id", sheet.name)


def _lead(sheet: Sheet, targets: Targets) -> None:
    """Let links lead to places of the book; those to files of the site lead nowhere."""
    for link in sheet.tree.iter("a"):
        attribute = "xlink:href" if link.get("xlink:href") is not None else "href"
        href = link.get(attribute)
        if href is None or href.split(":", 1)[0] in OUTSIDE:
            continue
        name = targets.name(href, sheet.src_uri)
        if name is None:
            link.attrib.pop(attribute)
        else:
            link.set(attribute, f"#{name}")
    for diagram in with_class(sheet.tree, "mermaid"):
        diagram.text = CLICK.sub(
            lambda found: f"{found[1]}#{targets.name(found[2], sheet.src_uri)}{found[3]}",
            diagram.text or "",
        )


def _rank(sheet: Sheet) -> None:
    """Shift the headings so that the page's own has its level in the book."""
    for each in list(sheet.tree.iter(*HEADINGS)):
        level = int(each.tag[1]) + sheet.level - 1
        each.tag = f"h{min(level, len(HEADINGS))}"
        if level == sheet.level:
            each.attrib.pop("id", None)
