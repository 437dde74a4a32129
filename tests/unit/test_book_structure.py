"""The structure of a printed part: what means nothing is dissolved, and nothing else is changed."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from tools.book.structure import lean

OBJECTS = {
    1: "<</Type /Page\n/MediaBox [0 0 9 9]\n/Resources <<>>\n/StructParents 0\n/Parent 3 0 R>>",
    2: "<</Type /Page\n/MediaBox [0 0 9 9]\n/Resources <<>>\n/StructParents 1\n/Parent 3 0 R>>",
    3: "<</Type /Pages\n/Count 2\n/Kids [1 0 R 2 0 R]>>",
    4: "<</Type /Annot\n/StructParent 2>>",
    7: "<</Type /StructElem\n/S /NonStruct\n/P 6 0 R\n/Pg 1 0 R\n/K 0>>",
    8: "<</Type /StructElem\n/S /NonStruct\n/P 6 0 R\n/Pg 2 0 R\n/K [0 1]>>",
    10: "<</Type /StructElem\n/S /NonStruct\n/P 9 0 R\n/Pg 2 0 R\n/K 2>>",
    9: (
        "<</Type /StructElem\n/S /Link\n/P 6 0 R\n/K [10 0 R <</Type /OBJR\n/Obj 4 0 R\n"
        "/Pg 2 0 R>>]>>"
    ),
    6: "<</Type /StructElem\n/S /P\n/P 5 0 R\n/K [7 0 R 8 0 R 9 0 R]>>",
    12: "<</Type /StructElem\n/S /NonStruct\n/P 11 0 R\n/Pg 2 0 R\n/K 3>>",
    11: (
        "<</Type /StructElem\n/S /TH\n/P 5 0 R\n/K 12 0 R\n/A [<</O /Table\n/Scope /Row>> "
        "<</O /Table\n/RowSpan 1>> <</O /Table\n/ColSpan 2>>]\n/ID (node00000019)>>"
    ),
    13: "<</Type /StructElem\n/S /NonStruct\n/P 5 0 R\n/Pg 2 0 R\n/K 4>>",
    5: "<</Type /StructElem\n/S /NonStruct\n/P 14 0 R\n/K [6 0 R 11 0 R 13 0 R]>>",
    14: "<</Type /StructElem\n/S /Document\n/Lang (en)\n/P 19 0 R\n/K 5 0 R>>",
    15: "[7 0 R]",
    16: "[8 0 R 8 0 R 10 0 R 12 0 R 13 0 R]",
    17: "<</Type /ParentTree\n/Nums [0 15 0 R 1 16 0 R 2 9 0 R]>>",
    18: "<</Names [(node00000019) 11 0 R]>>",
    19: "<</Type /StructTreeRoot\n/K 14 0 R\n/ParentTree 17 0 R\n/IDTree 18 0 R>>",
    20: "<</Type /Catalog\n/Pages 3 0 R\n/StructTreeRoot 19 0 R>>",
}
"""A part as Chromium writes it: a paragraph over a page's end, with a link, and a cell."""


def written() -> bytes:
    """Return the objects as a file, with a table of their places."""
    data = b"%PDF-1.4\n"
    places = {}
    for number, text in OBJECTS.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    lines = ["0000000000 65535 f "] + [f"{places[n]:010d} 00000 n " for n in sorted(OBJECTS)]
    table = "\n".join(("xref", f"0 {len(lines)}", *lines))
    end = f"{table}\ntrailer\n<</Size {len(lines)}\n/Root 20 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()


def outline(element: Any, pages: dict[tuple[int, int], int], on: int | None = None) -> Any:
    """Return an element's kind and what it holds: content by its page and number."""
    if not isinstance(element, pikepdf.Dictionary):
        return (on, int(element))
    if element.get("/Type") == "/OBJR":
        return "area"
    if element.get("/Type") == "/MCR":
        return (pages[element.Pg.objgen], int(element.MCID))
    on = pages[element.Pg.objgen] if "/Pg" in element else on
    kids = element.K
    held = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return (str(element.S), *(outline(kid, pages, on) for kid in held))


def test_what_means_nothing_gives_way_to_what_it_holds() -> None:
    with pikepdf.open(io.BytesIO(lean(written()))) as pdf:
        assert pdf.check_pdf_syntax() == []
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        assert outline(pdf.Root.StructTreeRoot.K, pages) == (
            "/Document",
            ("/P", (0, 0), (1, 0), (1, 1), ("/Link", (1, 2), "area")),
            ("/TH", (1, 3)),
            ("/NonStruct", (1, 4)),
        )


def test_every_piece_of_content_names_the_element_that_holds_it() -> None:
    with pikepdf.open(io.BytesIO(lean(written()))) as pdf:
        tables = pdf.Root.StructTreeRoot.ParentTree.Nums
        kinds = [[str(each.S) for each in tables[at]] for at in (1, 3)]
        assert kinds == [["/P"], ["/P", "/P", "/Link", "/TH", "/NonStruct"]]
        assert str(tables[5].S) == "/Link"
        for table in (tables[1], tables[3]):
            assert all(each.P.S in ("/Document", "/P") for each in table)


def test_of_a_cell_only_what_is_unusual_is_said() -> None:
    with pikepdf.open(io.BytesIO(lean(written()))) as pdf:
        (_, cell) = pdf.Root.StructTreeRoot.IDTree.Names
        said = [dict(each.items()) for each in cell.A]
        assert [set(each) for each in said] == [{"/O", "/Scope"}, {"/O", "/ColSpan"}]


def test_a_part_without_structure_stays_as_it_is() -> None:
    data = written().replace(b"/StructElem", b"/OtherThing")
    assert lean(data) == data
