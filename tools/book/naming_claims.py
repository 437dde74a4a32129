"""Claims by their numbers: each is printed in full where it is at home, and named elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from tools.book.sheets import Sheet
from tools.book.targets import Mark, Targets, name_of
from tools.book.trees import classes, element, set_text, text_of, with_class

SHORT = {"en": 72, "zh": 36}
"""How many characters of a claim are repeated away from where it is at home."""
LISTS = ("kb-briefs", "kb-grounds")
"""Lists of claims of which only the numbers are left."""
IN_FULL = "matrix"
"""The template of pages that repeat claims in full: they are read across."""
NOTE = "#note-"


def name_claims(sheet: Sheet, targets: Targets, language: str) -> None:
    """Put numbers in the place of markers and links to claims, and cut what is repeated."""
    for name in LISTS:
        for each in with_class(sheet.tree, name):
            _leave_marks(each)
    for marker in with_class(sheet.tree, "kb-marker"):
        _name_marked(marker, sheet, targets, SHORT[language])
    for link in list(sheet.tree.iter("a")):
        if not {"kb-marker", "kb-note-number"} & set(classes(link)):
            _name_linked(link, sheet, targets, SHORT[language])


def cut(text: str, limit: int) -> str:
    """Return the beginning of a text, ended at a word."""
    if len(text) <= limit:
        return text
    start = text[: limit + 1]
    at = start.rfind(" ")
    return f"{start[: at if at > limit // 2 else limit].rstrip(' ,;:，；：、')}…"


def _name_marked(marker: HtmlElement, sheet: Sheet, targets: Targets, limit: int) -> None:
    mark = _mark(marker.get("href", ""), sheet, targets)
    if mark is None:
        return
    _lead_to_note(marker, mark)
    marker.set("class", "kb-marker")
    set_text(marker, str(mark))
    claim = next(each for each in marker.iterancestors("div") if "kb-claim" in classes(each))
    if claim.get("id") is None and sheet.template != IN_FULL:
        _cut_statement(claim, limit)


def _name_linked(link: HtmlElement, sheet: Sheet, targets: Targets, limit: int) -> None:
    mark = _mark(link.get("href", ""), sheet, targets)
    if mark is None:
        return
    _lead_to_note(link, mark)
    text = "" if with_class(link, "kb-certainty") else text_of(link)  # the mark says it as well
    if text:
        set_text(link, f"{cut(text, limit)} ")
        link.append(element("span", str(mark), "kb-mark"))
    else:
        set_text(link, str(mark))


def _lead_to_note(link: HtmlElement, mark: Mark) -> None:
    """Let a link to a note of this page name it by the claim's number in the book."""
    if link.get("href", "").startswith(NOTE):
        link.set("href", f"{NOTE}{mark.number}")


def _mark(href: str, sheet: Sheet, targets: Targets) -> Mark | None:
    """Return the mark of the claim that a link leads to; None where it leads to something else."""
    if href.startswith(NOTE):
        claim = sheet.claims[int(href.removeprefix(NOTE)) - 1]
        return targets.marks[name_of(sheet.src_uri, claim)]
    if "#" not in href:
        return None
    name = targets.name(href, sheet.src_uri)
    return targets.marks.get(name) if name else None


def _leave_marks(each: HtmlElement) -> None:
    """Leave of a list of claims their numbers alone, and what stands before the list."""
    for claims in [each] if each.tag == "ul" else list(each.iter("ul")):
        targets = [link.get("href", "") for link in claims.iter("a") if _is_claim(link, claims)]
        _become_marks(claims, targets)


def _become_marks(claims: HtmlElement, targets: Iterable[str]) -> None:
    tail = claims.tail
    claims.clear()
    claims.tag, claims.tail = "span", tail
    claims.set("class", "kb-marks")
    for target in targets:
        link = element("a", "", "kb-mark", " ")
        link.set("href", target)
        claims.append(link)


def _is_claim(link: HtmlElement, claims: HtmlElement) -> bool:
    """Tell whether a link in a list of claims names one of them, and not a term in its text."""
    inside = [parent for parent in link.iterancestors() if parent is not claims]
    if any("kb-claim" in classes(parent) for parent in inside):
        return "kb-marker" in classes(link)
    item = next(parent for parent in inside if parent.tag == "li")
    return next(item.iter("a")) is link


def _cut_statement(claim: HtmlElement, limit: int) -> None:
    """Shorten a statement; what is struck out stays so, without its correction."""
    statement = next(each for each in claim.iter("p") if "kb-statement" in classes(each))
    is_struck = bool(with_class(statement, "kb-struck"))
    for correction in with_class(statement, "kb-correction"):
        correction.drop_tree()
    kept = [each for each in statement if {"kb-marker", "kb-figure"} & set(classes(each))]
    for each in kept:
        each.drop_tree()
    text = cut(text_of(statement), limit)
    set_text(statement, "" if is_struck else f"{text} ")
    if is_struck:
        statement.append(element("s", text, "kb-struck", " "))
    for each in kept:
        each.tail = " "
        statement.append(each)
