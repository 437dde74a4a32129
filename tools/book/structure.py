"""The structure of a printed part without what means nothing.

Chromium makes an element `/NonStruct` of each piece of text and of each box: half of all objects of
a book. What such an element holds can belong to the element around it as well. This works on the
bytes that Chromium writes, since to have each object in hand costs more than to print it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

ELEMENT = re.compile(rb"(\d+) 0 obj\n<</Type /StructElem\n/S /(\w+)\n(.*?)>>\nendobj\n", re.DOTALL)
OBJECT = re.compile(rb"\d+ 0 obj\n.*?\nendobj\n", re.DOTALL)
HEAD = re.compile(rb"/P (\d+) 0 R(?:\n/Pg (\d+) 0 R)?$")
KIDS = re.compile(rb"\n/K (\[.*?\]|\d+ 0 R|\d+|<<.*?>>)(?=\n|$)", re.DOTALL)
KID = re.compile(rb"(\d+) 0 R|(\d+)|(<<.*?>>)", re.DOTALL)
"""An element, the number of a piece of the page's content, or a link's area."""
REFERENCE = re.compile(rb"(\d+) 0 R")
MEANINGLESS = b"NonStruct"
HOLDERS = frozenset(
    b"P H1 H2 H3 H4 H5 H6 LI Lbl TH TD Caption Link Code Strong Em Span Figure".split()
)
"""Elements that may hold content themselves."""
USUAL = (b"<</O /Table\n/RowSpan 1>>", b"<</O /Table\n/ColSpan 1>>")
"""What is said of a cell though it would hold without being said."""


@dataclass(slots=True)
class _Element:
    """An element of the structure."""

    start: int
    end: int
    kind: bytes
    before: bytes
    """What is said of it before its parent is named."""
    parent: int
    page: bytes
    kids: list[tuple[bytes, bytes, bytes]]
    """What it holds: of each one an element, a number, or an area."""
    after: bytes
    """What is said of it after its kids."""

    @property
    def has_content(self) -> bool:
        """Whether it holds more than elements."""
        return any(not element for element, _, _ in self.kids)


def lean(data: bytes) -> bytes:
    """Return a part's PDF with its meaningless elements dissolved into those around them."""
    elements = dict(_elements(data))
    keepers = _keepers(elements)
    edits = []
    for number, element in elements.items():
        kept = keepers[number] == number
        text = _written(number, element, elements, keepers) if kept else b""
        edits.append((element.start, element.end, text))
    if edits:
        edits += _parents(data, edits[-1][1], keepers)
    return _rewritten(data, edits, {number for number in elements if keepers[number] != number})


def _elements(data: bytes) -> Iterator[tuple[int, _Element]]:
    """Yield the elements by their numbers as they stand in the file: kids before parents."""
    for found in ELEMENT.finditer(data):
        kind, said = found[2], found[3]
        held = KIDS.search(said)
        head, after = (said[: held.start()], said[held.end() :]) if held else (said, b"")
        named = HEAD.search(head)
        if named is None:
            continue  # of a form that we do not know: it stays as it is
        kids = KID.findall(held[1]) if held else []
        before = head[: named.start()]
        element = _Element(*found.span(), kind, before, int(named[1]), named[2] or b"", kids, after)
        yield int(found[1]), element


def _keepers(elements: Mapping[int, _Element]) -> dict[int, int]:
    """Return for each element the one that stands for it: itself, or one around it."""
    keepers: dict[int, int] = {}
    for number in reversed(list(elements)):
        element = elements[number]
        around = keepers.get(element.parent)
        is_bare = element.kind == MEANINGLESS and not element.before and not element.after
        keepers[number] = number
        if around is None or not is_bare:
            continue
        if not element.has_content or elements[around].kind in HOLDERS:
            keepers[number] = around
    return keepers


def _written(
    number: int, element: _Element, elements: Mapping[int, _Element], keepers: Mapping[int, int]
) -> bytes:
    kids = list(_held(element, elements, keepers))
    page = element.page or next((page for page, kid in kids if kid.isdigit()), b"")
    shown = [
        b"<</Type /MCR\n/Pg %s 0 R\n/MCID %s>>" % (of, kid) if kid.isdigit() and of != page else kid
        for of, kid in kids
    ]
    parts = [b"%d 0 obj\n<</Type /StructElem\n/S /%s\n%s" % (number, element.kind, element.before)]
    parts.append(b"/P %d 0 R" % keepers.get(element.parent, element.parent))
    if page:
        parts.append(b"\n/Pg %s 0 R" % page)
    if shown:
        parts.append(b"\n/K [%s]" % b" ".join(shown) if len(shown) > 1 else b"\n/K " + shown[0])
    parts += [_without_the_usual(element.after), b">>\nendobj\n"]
    return b"".join(parts)


def _held(
    element: _Element, elements: Mapping[int, _Element], keepers: Mapping[int, int]
) -> Iterator[tuple[bytes, bytes]]:
    """Yield what an element holds, with what those that dissolve into it hold, and its pages."""
    for inner, content, area in element.kids:
        if not inner:
            yield element.page, content or area
        elif keepers.get(int(inner), int(inner)) == int(inner):
            yield b"", inner + b" 0 R"
        else:
            yield from _held(elements[int(inner)], elements, keepers)


def _without_the_usual(after: bytes) -> bytes:
    for each in USUAL:
        after = after.replace(b" " + each, b"").replace(each + b" ", b"").replace(each, b"")
    return after.replace(b"\n/A []", b"")


def _parents(
    data: bytes, start: int, keepers: Mapping[int, int]
) -> Iterator[tuple[int, int, bytes]]:
    """Let the tables behind the elements, which name whose content is whose, name those kept."""
    end = data.index(b"<</Type /StructTreeRoot", start)
    for table in OBJECT.finditer(data, start, end):
        text = REFERENCE.sub(
            lambda found: b"%d 0 R" % keepers.get(int(found[1]), int(found[1])), table[0]
        )
        yield *table.span(), text


def _rewritten(data: bytes, edits: Sequence[tuple[int, int, bytes]], gone: set[int]) -> bytes:
    """Return a PDF with pieces replaced, and the places of its objects counted anew.

    Args:
        data: a PDF with one table of places, as Chromium writes it.
        edits: in order, from where to where what is written instead.
        gone: the numbers of objects that are no more.
    """
    table = int(data[data.rindex(b"startxref") :].split()[1])
    pieces, at = [], 0
    ends, shifts = [0], [0]
    for start, end, text in edits:
        pieces += [data[at:start], text]
        at = end
        ends.append(end)
        shifts.append(shifts[-1] + len(text) - (end - start))
    body = b"".join((*pieces, data[at:table]))
    _, size, *lines = data[table : data.index(b"trailer", table)].splitlines()
    for number, line in enumerate(lines):
        place = int(line[:10])
        if number in gone:
            lines[number] = b"0000000000 65535 f "
        elif line.endswith(b"n "):
            lines[number] = b"%010d 00000 n " % (place + shifts[bisect_right(ends, place) - 1])
    trailer = data[data.index(b"trailer", table) : data.rindex(b"startxref")]
    xref = b"\n".join((b"xref", size, *lines, b""))
    return b"%s%s%sstartxref\n%d\n%%%%EOF\n" % (body, xref, trailer, len(body))
