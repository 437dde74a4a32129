"""Diagrams drawn beforehand: complete and current, and put where their sources would stand."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from knowledge_base.derive.addresses import Address
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.graphs import Edge, Graph, Node
from knowledge_base.render.drawings import key_of, read_drawings, with_drawings, with_sources
from knowledge_base.render.writer import TermIndex, Writer, neutral_source
from tests.factories import load
from tools.draw_diagrams import MADE_WITH, made_with, sources

DATA = Path(__file__).resolve().parents[2] / "data"
SVG = "{http://www.w3.org/2000/svg}"
COLOURED = re.compile(r"\b(?:style|fill|stroke|color)=")
GRAPH = Graph(
    "A & B",
    "From A to B",
    (Node("n1", "question", "A?", Address("glossary.md", "a")), Node("n2", "step", "B", None)),
    (Edge("n1", "n2", "yes"),),
)


@pytest.fixture(scope="module")
def drawings() -> dict[str, str]:
    """Return the committed drawings."""
    return read_drawings(DATA)


@pytest.fixture(scope="module")
def wanted() -> dict[str, str]:
    """Return the source of every diagram by its drawing's name."""
    return {name: source for name, (source, _) in sources(DATA).items()}


def test_every_diagram_has_a_drawing_and_every_drawing_a_diagram(
    drawings: dict[str, str], wanted: dict[str, str]
) -> None:
    assert set(drawings) == set(wanted), "run `make diagrams` and commit what it drew"


def test_the_drawings_are_made_with_what_is_here() -> None:
    recorded = (DATA / "drawings" / MADE_WITH).read_text(encoding="utf-8")
    assert recorded == made_with(), "run `make diagrams` and commit what it drew"


def test_a_drawing_has_the_words_and_links_of_its_source(
    drawings: dict[str, str], wanted: dict[str, str]
) -> None:
    for name, source in wanted.items():
        drawn = ET.fromstring(drawings[name])
        targets = re.findall(r'^  click \S+ href "([^"]+)"', source, re.MULTILINE)
        assert [link.get("href") for link in drawn.iter(f"{SVG}a")] == targets
        nodes = [g for g in drawn.iter(f"{SVG}g") if "node" in g.get("class", "").split()]
        labels = re.findall(r'^  n\d+(?:\{\{|\(\[|\[\(|\[)"([^"]+)"', source, re.MULTILINE)
        assert len(nodes) == len(labels)
        for node, label in zip(nodes, labels, strict=True):
            assert _bare("".join(node.itertext())) == _bare(_typed(label))


def test_a_drawing_names_no_colour_and_shares_no_id(drawings: dict[str, str]) -> None:
    ids: list[str] = []
    for name, svg in drawings.items():
        assert not COLOURED.search(svg), name
        ids += re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))


def test_the_largest_drawing_is_small(drawings: dict[str, str]) -> None:
    assert max(len(svg.encode()) for svg in drawings.values()) < 24_000


@pytest.fixture
def english(tmp_path: Path) -> Edition:
    """Return an edition of the small knowledge base."""
    return Edition(load(tmp_path), "en")


def test_a_diagram_is_drawn_where_it_has_a_drawing_with_links_of_the_page(english: Edition) -> None:
    name = key_of(neutral_source(GRAPH))
    svg = '<svg><a href="%root%/glossary/#a">A?</a></svg>'
    writer = Writer(english, "decide/flows/x.md", TermIndex({}, {}), drawings={name: svg})
    placed = writer.diagram(GRAPH)
    html = f"<div>{placed.mark}</div>"
    assert with_drawings(html, writer.diagrams) == (
        '<div><svg><a href="../../../glossary/#a">A?</a></svg></div>'
    )
    assert "A #amp; B" in with_sources(html, writer.diagrams).replace("&amp;", "&")
    assert "../../../glossary/#a" in with_sources(html, writer.diagrams)


def test_a_diagram_without_a_drawing_stands_as_its_source(english: Edition) -> None:
    writer = Writer(english, "decide/flows/x.md", TermIndex({}, {}), drawings={"other": "<svg/>"})
    html = f"<div>{writer.diagram(GRAPH).mark}</div>"
    assert with_drawings(html, writer.diagrams) == with_sources(html, writer.diagrams)
    assert "flowchart TD" in with_drawings(html, writer.diagrams)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _typed(label: str) -> str:
    named = {"quot": '"', "lt": "<", "gt": ">", "amp": "&"}
    return re.sub(r"#(?:(\d+)|(\w+));", lambda m: chr(int(m[1])) if m[1] else named[m[2]], label)
