"""The book's small steps: names of places, marks of claims, chapters, page runs, completeness."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from knowledge_base.derive.edition import Edition
from tests.build.project import ROOT
from tests.factories import ROOT as SITE
from tests.factories import load
from tools.book.completeness import lacking, plain
from tools.book.delivery import put_books, slug
from tools.book.flatten import flatten
from tools.book.join import renamed
from tools.book.lists import Page, runs
from tools.book.manuscript import PART_SIZE, Manuscript, Part
from tools.book.naming_claims import cut
from tools.book.paper import Paper, Passage, Printable, css_string, refuse_missing_fonts
from tools.book.plan import Chapter, chapters, chosen
from tools.book.press import sheaves
from tools.book.problems import BookError
from tools.book.sheets import Sheet
from tools.book.targets import Mark, Targets, name_of
from tools.book.trees import parse

HOME = "topics/memory-model/stacks.md"


@pytest.mark.parametrize(
    ("page", "anchor", "name"),
    [
        ("index.md", "", "home"),
        ("topics/memory-model/index.md", "", "topics.memory-model"),
        (HOME, "go-stack", "topics.memory-model.stacks:go-stack"),
        ("about.md", "Über uns", "about:_dcber_20uns"),
    ],
)
def test_a_place_is_named_after_its_page_and_anchor(page: str, anchor: str, name: str) -> None:
    assert name_of(page, anchor) == name


def test_a_mark_says_number_certainty_and_doubt() -> None:
    assert str(Mark(12, "M", "wrong")) == "[12·M·wrong]"
    assert str(Mark(7, "高")) == "[7·高]"


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("short", 5, "short"),
        ("some words, more words", 12, "some words…"),
        ("没有空格的中文也要截断", 6, "没有空格的中…"),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, limit: int, short: str) -> None:
    assert cut(text, limit) == short


def test_running_heads_hold_no_syntax_of_styles_or_pages() -> None:
    assert css_string('a"b\\</style>') == '"a\\22 b\\5c \\3c /style\\3e "'


@pytest.mark.parametrize(
    ("address", "led"),
    [
        (
            "https://atlas.example.org/",
            ' href="https://atlas.example.org/en/glossary/#stack" data-on-site=""',
        ),
        ("", ""),
    ],
)
def test_an_excerpt_leads_to_the_public_site_for_what_it_lacks_or_nowhere(
    tmp_path: Path, address: str, led: str
) -> None:
    site = (SITE, "  as_of:", f"  address: {address}\n  as_of:") if address else None
    base = load(tmp_path, *filter(None, (site,)))
    marks = {name_of(HOME, "go-stack"): Mark(12, "M")}
    targets = Targets.of([HOME, "glossary.md"], marks)
    body = (
        '<p><a href="../../../glossary/#stack">a</a> <a href="#here">b</a> <b id="here">c</b></p>'
        '<div class="mermaid">\n  click n1 href "../../../glossary/#stack" _self\n</div>'
    )
    sheet = Sheet(HOME, "topic", 1, "Stacks", parse(body))
    flatten(sheet, targets, "en")
    book = Manuscript(Edition(base, "en"), ROOT, [], [], [], targets)
    book.names.update(each.get("id") for each in sheet.tree.iter() if each.get("id"))
    paper = Paper(book.edition, ROOT, book.linked, book.left_out, "An excerpt")
    passage = Passage("M", (html.tostring(sheet.tree).decode(),), sheet.name)
    paper.write(tmp_path / "x.html", Printable((passage,)), 0)
    text = (tmp_path / "x.html").read_text(encoding="utf-8")
    here = f"{name_of(HOME)}:here"
    assert f'<p><a{led}>a</a> <a href="#{here}">b</a>' in text
    click = f'  click n1 href "{led.split(chr(34))[1]}" _self' if led else ""
    assert f'<div class="mermaid">\n{click}\n</div>' in text
    assert '@bottom-left { vertical-align: top; padding-top: 4mm; content: "An excerpt"; }' in text


def test_neighbouring_pages_of_the_index_stand_together() -> None:
    pages = {"a": 3, "b": 4, "c": 5, "d": 9, "e": 4}
    assert list(runs("dbcaex", pages)) == [Page("3–5", "a"), Page("9", "d")]


def test_a_text_is_found_across_lines_columns_and_pages() -> None:
    printed = plain("One two-\nthree 内 存 four") + plain("HEADER") + plain("five six")
    assert list(lacking(printed, ["two-three", "内存", "four five six"])) == []


def test_a_text_that_is_not_printed_is_named() -> None:
    printed = plain("Goroutines start with 2 KB. 停顿")
    assert list(lacking(printed, ["Goroutines start with 4 KB.", "停顿时间", "2 KB"])) == [
        "Goroutines start with 4 KB.",
        "停顿时间",
    ]


def small(tmp_path: Path) -> Edition:
    return Edition(load(tmp_path), "en")


def test_every_page_stands_in_one_chapter_whatever_its_kind(tmp_path: Path) -> None:
    edition = small(tmp_path)
    titles_ = {
        "index.md": "Home",
        "topics/memory-model/index.md": "Memory model",
        "topics/memory-model/stacks.md": "Stacks",
        "matrices/memory-model.md": "Matrix",
        "languages/index.md": edition.label("languages"),
        "languages/go.md": "Go",
        "languages/go/memory-model.md": "Go: memory",
        "evidence/references.md": "References",
        "novelties/new.md": "New kind",
    }
    found = list(chapters(edition, titles_))
    assert sorted(page for chapter in found for page, _ in chapter.pages) == sorted(titles_)
    by_first = {chapter.pages[0][0]: chapter for chapter in found}
    assert [p for p, _ in by_first["topics/memory-model/index.md"].pages] == [
        "topics/memory-model/index.md",
        "topics/memory-model/stacks.md",
        "matrices/memory-model.md",
    ]
    assert dict(by_first["languages/index.md"].pages)["languages/go/memory-model.md"] == 3
    assert by_first["evidence/references.md"].is_back
    assert "novelties/new.md" in by_first


PLAN = (
    Chapter("M", (("topics/memory-model/index.md", 1), (HOME, 2), ("matrices/memory-model.md", 2))),
    Chapter("L", (("languages/go.md", 2),)),
)


@pytest.mark.parametrize(
    ("wish", "pages"),
    [
        ("memory-model", {page for page, _ in PLAN[0].pages}),
        ("topics/memory-model/stacks", {HOME}),
        ("/topics/memory-model/stacks/", {HOME}),
        ("topics/memory-model", {"topics/memory-model/index.md"}),
        ("languages/go.md", {"languages/go.md"}),
    ],
)
def test_a_page_or_a_dimension_can_be_chosen(wish: str, pages: set[str]) -> None:
    assert chosen(wish, PLAN, ("memory-model",)) == pages


def test_small_parts_are_printed_together_and_large_ones_alone() -> None:
    half = PART_SIZE // 2
    sizes = (half, half, 10, PART_SIZE + 5, 1, 2)
    parts = [Part(PLAN[0], texts=["x" * size]) for size in sizes]
    found = [[part.size for part in sheaf] for sheaf in sheaves(parts)]
    assert found == [[half, half], [10], [PART_SIZE + 5], [1, 2]]


def test_a_page_that_is_not_there_is_answered_with_one_that_is() -> None:
    with pytest.raises(BookError) as found:
        chosen("memory-modle", PLAN, ("memory-model",))
    assert str(found.value) == (
        "there is no page or dimension 'memory-modle'; did you mean 'memory-model'?"
    )


def test_a_font_that_is_missing_is_named(tmp_path: Path) -> None:
    look = tmp_path / "book.css"
    look.write_text('@font-face { src: url("fonts/noto.woff2") format("woff2"); }')
    with pytest.raises(BookError) as found:
        refuse_missing_fonts(look)
    assert str(found.value) == "fonts are missing: noto.woff2; `make vendor` fetches them"


def test_all_fonts_of_the_look_are_there() -> None:
    refuse_missing_fonts()


def test_pages_lead_to_a_book_only_where_it_is_there(tmp_path: Path) -> None:
    hidden = '<!--book <p><a href="../polyglot-atlas-en.pdf">PDF</a></p> book-->'
    for language in ("en", "zh"):
        folder = tmp_path / "site" / language / "a"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(hidden, encoding="utf-8")
        (folder.parent / "index.html").write_text("nothing here", encoding="utf-8")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "polyglot-atlas-en.pdf").write_bytes(b"%PDF")
    put = list(put_books(tmp_path / "dist", tmp_path / "site"))
    assert put == [tmp_path / "site" / "en" / "polyglot-atlas-en.pdf"]
    assert put[0].read_bytes() == b"%PDF"
    shown = (tmp_path / "site" / "en" / "a" / "index.html").read_text(encoding="utf-8")
    assert shown == '<p><a href="../polyglot-atlas-en.pdf">PDF</a></p>'
    assert (tmp_path / "site" / "zh" / "a" / "index.html").read_text(encoding="utf-8") == hidden


def test_elements_of_a_part_are_named_by_their_order_whatever_chromium_counted() -> None:
    part = "\n9 0 obj\n/ID (node{b})\n7 0 obj\n/ID (node{a})\n8 0 obj\n/Headers [(node{a})]"
    one = part.format(a="00000012", b="00000015").encode()
    other = part.format(a="00000913", b="00000902").encode()
    expected = part.replace("(node{a})", "(p003-00000)").replace("(node{b})", "(p003-00001)")
    assert renamed(one, 3) == renamed(other, 3) == expected.encode()


def test_a_pdf_of_one_page_is_named_after_it() -> None:
    assert slug("/topics/memory-model/stacks/") == "topics-memory-model-stacks"
