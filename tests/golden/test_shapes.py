"""Each shape of output, compared with one that someone has read.

A case is a small knowledge base (`data/`, with the site's own labels) and what becomes of it:
one element a line, so that a difference reads well. Evidence is left out of tables; it has a
file of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import copy
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from knowledge_base.edition_pages import RenderedEdition, render_edition
from knowledge_base.model.base import Language

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent / "cases"
LANGUAGES: dict[str, Language] = {"plain": "en", "awkward": "zh"}
"""The language in which each case is shown."""
TOPIC, FLOW = "topics/memory-model/memory.md", "decide/flows/choose.md"
DIAGRAM = "diagrams/path.md"
TWINS = (
    *("index.md", TOPIC, FLOW, DIAGRAM, "matrices/memory-model.md", "languages/rust/index.md"),
    *(
        "compare/go-vs-rust/memory-model.md",
        "evidence/disagreements.md",
        "decide/weighing/index.md",
    ),
)
"""Pages whose Markdown is compared."""
Pages = dict[str, BeautifulSoup]


@pytest.fixture(scope="module", params=LANGUAGES)
def case(request: pytest.FixtureRequest) -> str:
    """Return the name of a case."""
    return str(request.param)


@pytest.fixture(scope="module")
def edition(case: str, tmp_path_factory: pytest.TempPathFactory) -> RenderedEdition:
    """Return a case, rendered."""
    data = tmp_path_factory.mktemp(case) / "data"
    shutil.copytree(CASES / case / "data", data)
    shutil.copyfile(ROOT / "data" / "labels.yaml", data / "labels.yaml")
    return render_edition(data, ROOT / "overrides" / "generated", LANGUAGES[case])


@pytest.fixture(scope="module")
def pages(edition: RenderedEdition) -> Pages:
    """Return a case's pages."""
    return {
        path: BeautifulSoup(page.html + page.notes, "html.parser")
        for path, page in edition.pages.items()
    }


def element(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def without_evidence(table: Tag) -> Tag:
    table = copy(table)
    for part in table.select(".headerlink"):
        part.decompose()
    return table


def topic_table(pages: Pages) -> str:
    return without_evidence(element(pages[TOPIC], "table.kb-aspects")).prettify()


def matrix(pages: Pages) -> str:
    return element(pages["matrices/memory-model.md"], "table.kb-matrix").prettify()


def duel(pages: Pages) -> str:
    page = pages["compare/go-vs-rust/memory-model.md"]
    return without_evidence(element(page, ".kb-duel_dimension")).prettify()


def evidence(pages: Pages) -> str:
    """Return the note that the claim's marker leads to."""
    marker = element(pages[TOPIC], "#rust-never-pauses a.kb-marker")
    return element(pages[TOPIC], str(marker["href"])).prettify()


def scores(pages: Pages) -> str:
    """Return the tables of scores, one for each criterion."""
    tables = pages["decide/weighing/index.md"].select("table.kb-scores")
    return "".join(without_evidence(table).prettify() for table in tables)


def weighed(pages: Pages) -> str:
    """Return what a preset comes to, from its weights to its reasons."""
    page = next(
        page
        for path, page in pages.items()
        if path.startswith("decide/weighing/") and not path.endswith("index.md")
    )
    body = copy(element(page, ".kb-preset"))
    for part in body.select(".headerlink, .kb-made-from, .kb-trail"):
        part.decompose()
    return body.prettify()


def flow_diagram(pages: Pages) -> str:
    return element(pages[FLOW], ".mermaid").get_text().lstrip("\n")


def flow_as_text(pages: Pages) -> str:
    """Return the flow's twin: headings, paragraphs and answers, with where their links lead."""
    page = copy(pages[FLOW])
    lines = []
    for part in element(page, "#as-text").find_all_next(["h2", "h3", "p", "li"]):
        if part.find_parent(["footer", "details", "li"]) or part.find_parent(class_="kb-notes"):
            continue
        for link in part.select("a[href]:not(.headerlink):not(details a)"):
            link.append(f" ({link['href']})")
        for mark in part.select(".headerlink, details"):
            mark.extract()
        for below in part.select("p"):
            below.insert_before(" / ")
        lines.append(f"{part.name:<3}{' '.join(part.get_text().split())}")
    return "\n".join(lines) + "\n"


def diagram(pages: Pages) -> str:
    return element(pages[DIAGRAM], ".mermaid").get_text().lstrip("\n")


def diagram_as_text(pages: Pages) -> str:
    return element(pages[DIAGRAM], "ol.kb-lines").prettify()


SHAPES: dict[str, Callable[[Pages], str]] = {
    "topic-table.html": topic_table,
    "matrix.html": matrix,
    "duel.html": duel,
    "evidence.html": evidence,
    "scores.html": scores,
    "weighed.html": weighed,
    "flow.mmd": flow_diagram,
    "flow.txt": flow_as_text,
    "diagram.mmd": diagram,
    "diagram-lines.html": diagram_as_text,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_as_it_was_read(
    case: str, pages: Pages, shape: str, update_golden: bool
) -> None:
    compare(CASES / case / "expected" / shape, SHAPES[shape](pages), update_golden)


def test_pages_as_markdown_are_as_they_were_read(
    case: str, edition: RenderedEdition, update_golden: bool
) -> None:
    written = dict(edition.markdown_pages())
    known = [path for path in TWINS if path in written]
    assert len(known) > 6
    actual = "".join(f"<!-- {path} -->\n{written[path]}" for path in known)
    compare(CASES / case / "expected" / "twins.md", actual, update_golden)


def compare(expected: Path, actual: str, update_golden: bool) -> None:
    if update_golden:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
