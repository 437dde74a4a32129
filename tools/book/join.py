"""Printed parts to one PDF: links, outline, structure, page labels, and fonts once each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from tools.book.fonts import share_fonts
from tools.book.printing import Printed
from tools.book.sheets import Title
from tools.book.targets import ELSEWHERE

NODE = re.compile(rb"\(node(\d{8})\)")
"""How Chromium names elements of a part's structure."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a PDF says of itself."""

    title: str
    author: str
    subject: str
    lang: str
    date: str
    """`20261121`"""


def join(
    parts: Iterable[Printed], titles: Iterable[Title], front: int, imprint: Imprint, file: Path
) -> None:
    """Write the book.

    Args:
        parts: the parts in their order in the book.
        titles: the headings for the outline, in order.
        front: how many pages have numerals of their own.
        imprint: what the PDF says of itself.
        file: where it is written.
    """
    pdf = pikepdf.new()
    tree = _Tree(pdf)
    places: dict[str, Array] = {}
    for number, part in enumerate(parts):
        data = NODE.sub(lambda found: b"(p%03d%s)" % (number, found[1]), part.file.read_bytes())  # noqa: B023
        source = pikepdf.open(io.BytesIO(data))
        start = len(pdf.pages)
        for each in source.pages:
            pdf.pages.append(each)
        tree.add(source, start)
        for name, (page, x, y) in part.places.items():
            target = pdf.pages[start + page].obj
            places[name] = Array([target, Name.XYZ, x, y, 0])
    share_fonts(pdf)
    _lead(pdf, places)
    tree.finish()
    _name(pdf, places)
    _outline(pdf, titles, places)
    _label(pdf, front)
    _say(pdf, imprint)
    pdf.save(
        file,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        preserve_pdfa=False,
    )


class _Tree:
    """The structure of the whole, put together from that of the parts."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array())
        )
        self.numbers: list[Any] = []
        self.kids: list[Any] = []
        self.next = 0

    def add(self, source: Pdf, start: int) -> None:
        """Take over a part's structure; its pages are there already, from `start` on."""
        root = source.Root.get("/StructTreeRoot")
        if root is None:
            return
        copy = self.pdf.copy_foreign(root)
        kids = copy.K
        for element in list(kids) if isinstance(kids, Array) else [kids]:
            element.P = self.document
            element.S = Name.Part
            self.document.K.append(element)
        if "/IDTree" in copy:
            self.kids.extend(copy.IDTree.get("/Kids", [copy.IDTree]))
        self._number(copy.ParentTree, start)

    def _number(self, parents: Any, start: int) -> None:
        """Let the pages and links of a part count on from those before."""
        offset = self.next
        for key, value in _pairs(parents):
            self.numbers += [offset + key, value]
            self.next = max(self.next, offset + key + 1)
        for page in self.pdf.pages[start:]:
            for each in (page.obj, *page.get("/Annots", [])):
                for name in ("/StructParents", "/StructParent"):
                    if name in each:
                        each[name] = int(each[name]) + offset

    def finish(self) -> None:
        """Give the book its structure."""
        self.root.K = self.document
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(self.numbers)))
        self.root.ParentTreeNextKey = self.next
        if self.kids:
            self.root.IDTree = self.pdf.make_indirect(Dictionary(Kids=Array(self.kids)))
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)


def _pairs(tree: Any) -> Iterable[tuple[int, Any]]:
    """Yield a number tree's pairs."""
    for kid in tree.get("/Kids", []):
        yield from _pairs(kid)
    numbers = tree.get("/Nums", [])
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1]


def _lead(pdf: Pdf, places: Mapping[str, Array]) -> None:
    """Let links between parts lead to their places, or nowhere where those are not printed."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if not address.startswith(ELSEWHERE):
                continue
            del annotation["/A"]
            name = address.removeprefix(ELSEWHERE)
            if name in places:
                annotation.Dest = Name(f"/{name}")


def _name(pdf: Pdf, places: Mapping[str, Array]) -> None:
    names = Dictionary({f"/{name}": place for name, place in sorted(places.items())})
    pdf.Root.Dests = pdf.make_indirect(names)


def _outline(pdf: Pdf, titles: Iterable[Title], places: Mapping[str, Array]) -> None:
    with pdf.open_outline() as outline:
        above: list[tuple[int, OutlineItem]] = []
        for title in titles:
            if title.name not in places:
                continue
            item = OutlineItem(title.text, places[title.name])
            item.is_closed = True
            while above and above[-1][0] >= title.level:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((title.level, item))
    pdf.Root.PageMode = Name.UseOutlines


def _label(pdf: Pdf, front: int) -> None:
    numbers: list[Any] = [0, Dictionary(S=Name.D)]
    if front:
        numbers = [0, Dictionary(S=Name.r), front, Dictionary(S=Name.D)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))


def _say(pdf: Pdf, imprint: Imprint) -> None:
    pdf.Root.Lang = String(imprint.lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = imprint.title
    pdf.docinfo["/Author"] = imprint.author
    pdf.docinfo["/Subject"] = imprint.subject
    pdf.docinfo["/Creator"] = "Polyglot Atlas, make pdf"
    for key in ("/CreationDate", "/ModDate"):
        pdf.docinfo[key] = f"D:{imprint.date}000000Z"
