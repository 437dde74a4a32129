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

NODE = re.compile(rb"\(node\d{8}\)")
"""How Chromium names elements of a part's structure: by counts that differ from run to run."""
NAMED = re.compile(rb"/ID (\(node\d{8}\))")
OBJECT = b" 0 obj"
"""Stands behind the number of an object, which elements have in the order of the text."""


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
        source = pikepdf.open(io.BytesIO(renamed(part.file.read_bytes(), number)))
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


def renamed(data: bytes, part: int) -> bytes:
    """Return a part's PDF with the elements of its structure named by their order in the text."""
    order = sorted((_number_of(data, found.start()), found[1]) for found in NAMED.finditer(data))
    names = {name: b"(p%03d-%05d)" % (part, count) for count, (_, name) in enumerate(order)}
    return NODE.sub(lambda found: names.get(found[0], found[0]), data)


def _number_of(data: bytes, place: int) -> int:
    """Return the number of the object that holds a place in a PDF."""
    end = data.rindex(OBJECT, 0, place)
    return int(data[data.rindex(b"\n", 0, end) : end])


class _Tree:
    """The structure of the whole, put together from that of the parts."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array())
        )
        self.numbers: list[Any] = []
        self.names: dict[str, Any] = {}
        self.next = 0

    def add(self, source: Pdf, start: int) -> None:
        """Take over a part's structure; its pages are there already, from `start` on."""
        root = source.Root.get("/StructTreeRoot")
        if root is None:
            return
        named = tuple(_pairs(root.get("/IDTree", Dictionary())))
        if named:
            del root["/IDTree"]  # its order differs from run to run, and objects are copied in it
        copy = self.pdf.copy_foreign(root)
        kids = copy.K
        for element in list(kids) if isinstance(kids, Array) else [kids]:
            element.P = self.document
            element.S = Name.Part
            self.document.K.append(element)
        self.names.update((str(name), self.pdf.copy_foreign(each)) for name, each in named)
        self._number(copy.ParentTree, start)

    def _number(self, parents: Any, start: int) -> None:
        """Let the pages and links of a part count on from those before."""
        offset = self.next
        for key, value in _pairs(parents):
            self.numbers += [offset + int(key), value]
            self.next = max(self.next, offset + int(key) + 1)
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
        if self.names:
            pairs = [each for name in sorted(self.names) for each in (name, self.names[name])]
            self.root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(pairs)))
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)


def _pairs(tree: Any) -> Iterable[tuple[Any, Any]]:
    """Yield the pairs of a number tree or a name tree."""
    for kid in tree.get("/Kids", []):
        yield from _pairs(kid)
    pairs = tree.get("/Nums", tree.get("/Names", []))
    for at in range(0, len(pairs), 2):
        yield pairs[at], pairs[at + 1]


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
