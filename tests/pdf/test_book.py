"""The printed book, looked at as a file: all there, linked, tagged, and in its own fonts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.edition import Edition
from tests.build.project import run
from tests.pdf.conftest import HIDDEN, TOOL, print_pdf
from tools.book.completeness import page_texts, plain, strange_fonts

LANGS = {"en": "en", "zh": "zh-Hans"}
TITLES = {"en": "Atlas", "zh": "图谱"}


def file(printed: Path, language: str) -> Path:
    return printed / "dist" / f"polyglot-atlas-{language}.pdf"


def links_of(book: pikepdf.Pdf) -> Iterator[Any]:
    for page in book.pages:
        yield from page.get("/Annots", [])


def test_every_claim_is_printed_with_its_text_and_its_name(printed: Path, language: str) -> None:
    edition = Edition(load_and_check(printed / "data")[0], "en" if language == "en" else "zh")
    text = "".join(page_texts(file(printed, language)))
    missing = [
        name
        for name, placed in edition.base.claims.items()
        if plain(name) not in text or plain(edition.say(placed.claim.text)) not in text
    ]
    assert len(edition.base.claims) > 5
    assert missing == []


def test_the_contents_name_the_page_that_a_chapter_begins_on(printed: Path, language: str) -> None:
    pages = list(page_texts(file(printed, language)))
    word = {"en": "Glossary", "zh": "术语表"}[language]
    with pikepdf.open(file(printed, language)) as pdf:
        front = int(pdf.Root.PageLabels.Nums[2])
    entry = next(page for page in pages[1:front] if word in page)
    number = entry.split(word)[1]
    digits = number[: next(i for i, c in enumerate(number) if not c.isdigit())]
    assert word in pages[front + int(digits) - 1]
    assert (
        pages[front + int(digits) - 1].endswith(digits) or digits in pages[front + int(digits) - 1]
    )


def test_the_document_says_what_it_is(book: pikepdf.Pdf, language: str) -> None:
    assert str(book.docinfo.Title) == TITLES[language]
    assert str(book.Root.Lang) == LANGS[language]
    assert book.Root.ViewerPreferences.DisplayDocTitle
    assert book.Root.MarkInfo.Marked
    assert book.check_pdf_syntax() == []


def test_the_structure_of_all_parts_is_one(book: pikepdf.Pdf) -> None:
    document = book.Root.StructTreeRoot.K
    parts = [str(part.S) for part in document.K]
    assert set(parts) == {"/Part"}
    assert len(parts) > 3
    numbers = book.Root.StructTreeRoot.ParentTree.Nums
    keys = [int(numbers[at]) for at in range(0, len(numbers), 2)]
    assert keys == sorted(set(keys))
    used = {int(page.obj.StructParents) for page in book.pages}
    used |= {int(each.StructParent) for each in links_of(book) if "/StructParent" in each}
    assert used <= set(keys)
    kinds = {
        str(each.S)
        for each in book.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem"
    }
    assert {"/H1", "/H2", "/P", "/L", "/Table", "/TH", "/TD", "/Link", "/Figure"} <= kinds


def test_every_cell_names_headings_that_can_be_looked_up(book: pikepdf.Pdf) -> None:
    names = [str(name) for name in list(book.Root.StructTreeRoot.IDTree.Names)[::2]]
    assert names == sorted(set(names))
    named: set[str] = set()
    for each in book.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TD":
            for attributes in each.get("/A", []):
                named.update(map(str, attributes.get("/Headers", [])))
    assert named
    assert named <= set(names)


def test_every_link_leads_to_a_place_in_the_book_or_to_a_public_address(book: pikepdf.Pdf) -> None:
    places = set(book.Root.Dests.keys())
    within, outside = set(), set()
    for each in links_of(book):
        if "/Dest" in each:
            within.add(str(each.Dest))
        else:
            outside.add(str(each.A.URI))
    assert within <= places
    assert len(within) > 50
    assert all(address.startswith("https://") for address in outside)
    assert not any("book.invalid" in address for address in outside)


def test_addresses_outside_are_printed(printed: Path, book: pikepdf.Pdf, language: str) -> None:
    text = "".join(page_texts(file(printed, language)))
    outside = {str(each.A.URI) for each in links_of(book) if "/A" in each}
    assert outside
    assert [address for address in outside if plain(address.rstrip("/")) not in text] == []


def test_the_outline_has_all_levels_and_leads_to_pages(book: pikepdf.Pdf) -> None:
    with book.open_outline() as outline:
        chapters = list(outline.root)
        assert len({str(item.title) for item in chapters}) == len(chapters)
        deep = [
            item for chapter in chapters for child in chapter.children for item in child.children
        ]
        assert len(chapters) > 10
        assert deep
        assert all(isinstance(item.destination, pikepdf.Array) for item in (*chapters, *deep))


def test_fonts_are_our_own_real_ones_and_each_is_there_once(
    book: pikepdf.Pdf, printed: Path, language: str
) -> None:
    assert strange_fonts(file(printed, language)) == set()
    files: dict[str, set[tuple[int, int]]] = {}
    for each in book.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            name = str(each.FontName).split("+")[-1]
            files.setdefault(name, set()).add(each.FontFile2.objgen)
    assert "Inter-Regular" in files
    assert any("NotoSansSC" in name for name in files) or language == "en"
    assert {len(found) for found in files.values()} == {1}


def test_matrices_lie_across_the_page(book: pikepdf.Pdf) -> None:
    wide = [page for page in book.pages if page.mediabox[2] > page.mediabox[3]]
    assert 0 < len(wide) < len(book.pages)


def test_the_front_has_numerals_of_its_own(book: pikepdf.Pdf) -> None:
    numbers = book.Root.PageLabels.Nums
    assert (int(numbers[0]), str(numbers[1].S), str(numbers[3].S)) == (0, "/r", "/D")
    assert [book.pages[0].label, book.pages[int(numbers[2])].label] == ["i", "1"]


def test_the_pages_of_the_site_lead_to_the_book(printed: Path, language: str) -> None:
    name = f"polyglot-atlas-{language}.pdf"
    assert (printed / "site" / language / name).read_bytes() == file(printed, language).read_bytes()
    page = (printed / "site" / language / "index.html").read_text(encoding="utf-8")
    assert page == f'<p><a href="{name}">PDF</a></p>' != HIDDEN.format(language)
    assert name in (printed / "said.txt").read_text(encoding="utf-8")


def test_it_is_told_what_is_being_printed(printed: Path) -> None:
    lines = (printed / "progress.txt").read_text(encoding="utf-8").splitlines()
    english = [line for line in lines if line.startswith("en ")]
    shares = [int(line.split("%")[0].split()[-1]) for line in english]
    assert shares == sorted(shares)
    assert any("At a glance" in line for line in english)
    assert any("Contents" in line for line in english)


def test_the_same_data_make_the_same_bytes(printed: Path, tmp_path: Path) -> None:
    outcome = print_pdf(printed, "--language", "zh", "--output", str(tmp_path / "again"))
    assert outcome.status == 0, outcome.errors
    again = tmp_path / "again" / "polyglot-atlas-zh.pdf"
    assert again.read_bytes() == file(printed, "zh").read_bytes()


def test_one_dimension_can_be_printed_alone(printed: Path, tmp_path: Path) -> None:
    arguments = ("--page", "memory-model", "--language", "en", "--output", str(tmp_path))
    outcome = run(TOOL, "--root", str(printed), *arguments)
    assert outcome.status == 0, outcome.errors
    assert [path.name for path in tmp_path.iterdir()] == ["memory-model.en.pdf"]
    text = "".join(page_texts(tmp_path / "memory-model.en.pdf"))
    assert "Memorymodel" in text
    assert "Glossary" not in text
