"""How pages look, by where their letters stand: nothing is torn from what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.site import site_pages
from tests.build.project import ROOT, run, shared
from tests.pdf.conftest import TOOL
from tests.pdf.paper import Line, pages_of_lines
from tools.book.completeness import page_texts, plain

DIMENSION = "memory-model"


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dimension of the real data, printed in Chinese."""

    def make(folder: Path) -> None:
        outcome = run(TOOL, "--language", "zh", "--page", DIMENSION, "--output", str(folder))
        assert outcome.status == 0, outcome.errors

    return shared(tmp_path_factory, "real", make) / f"{DIMENSION}.zh.pdf"


def book_of(printed: Path, language: str) -> Path:
    return printed / "dist" / f"polyglot-atlas-{language}.pdf"


def ends(pages: list[list[Line]]) -> list[Line]:
    """Return the last line of each page but the cover."""
    return [lines[-1] for lines in pages[1:] if lines]


def test_no_heading_stands_at_the_foot_of_a_page(printed: Path, language: str) -> None:
    pages = list(pages_of_lines(book_of(printed, language)))
    assert sum(line.is_heading for lines in pages for line in lines) > 50
    assert [line.text for line in ends(pages) if line.is_heading] == []


def test_no_heading_and_no_title_of_a_group_of_rows_is_torn_from_real_text(real: Path) -> None:
    base, _ = load_and_check(ROOT / "data")
    edition = Edition(base, "zh")
    groups = {plain(edition.say(topic.title)) for topic in edition.topics[DIMENSION]}
    pages = list(pages_of_lines(real))
    found = {line.text for lines in pages for line in lines}
    assert len(groups) > 2
    assert groups <= {plain(text) for text in found}
    torn = [line.text for line in ends(pages) if line.is_heading or plain(line.text) in groups]
    assert torn == []


def test_header_rows_are_repeated_on_every_page_of_a_matrix(real: Path) -> None:
    base, _ = load_and_check(ROOT / "data")
    names = [base.subjects[name].name for name in ("go", "rust")]
    with pikepdf.open(real) as pdf:
        wide = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    heads = [
        any(all(name in line.text for name in names) for line in lines[1:4])
        for lines, is_wide in zip(pages_of_lines(real), wide, strict=True)
        if is_wide
    ]
    assert len(heads) > 2
    assert heads[1:] == [True] * (len(heads) - 1)


def test_a_drawing_stands_on_the_page_of_its_caption(printed: Path, language: str) -> None:
    edition = Edition(load_and_check(printed / "data")[0], "en" if language == "en" else "zh")
    texts = list(page_texts(book_of(printed, language)))
    with pikepdf.open(book_of(printed, language)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        places: dict[str, Any] = dict(pdf.Root.Dests.items())
        captions = {
            numbers[place[0].objgen]
            for name, place in places.items()
            if name.startswith("/figure-")
        }
    drawn = [[plain(node.label) for node in graph.nodes] for graph in graphs(edition)]
    assert drawn
    for labels in drawn:
        assert any(all(label in texts[page] for label in labels) for page in captions)


def graphs(edition: Edition) -> Iterator[Any]:
    for page in site_pages(edition, ()):
        for each in (page.view, getattr(page.view, "diagram", None)):
            graph = getattr(each, "graph", None)
            if graph is not None:
                yield graph
