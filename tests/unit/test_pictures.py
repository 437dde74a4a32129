"""The pictures beside links to the site: there for each section, and saying what the site says."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from knowledge_base.derive.edition import Edition
from knowledge_base.derive.head import PICTURES, SECTIONS, words_of_picture
from knowledge_base.load.load import load_knowledge_base
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.model.knowledge_base import KnowledgeBase
from tools.draw_pictures import HEIGHT, WIDTH, drawings, said, with_words, words_on

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "overrides" / PICTURES
MOST = 80_000
"""More bytes than any of them takes: those who show a link fetch its picture at once."""


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """Load the real data."""
    return load_knowledge_base(ROOT / "data")[0]


def test_there_is_one_for_each_section_and_language(base: KnowledgeBase) -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(drawings(base))
    assert len(drawings(base)) == len(SECTIONS) * len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_each_says_what_the_site_says(
    base: KnowledgeBase, section: str, language: Language
) -> None:
    picture = (FOLDER / f"{section}-{language}.png").read_bytes()
    words = words_of_picture(Edition(base, language), section)
    assert words_on(picture) == said(base, words), "draw them anew: make pictures"


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.stem)
def test_each_has_the_size_that_pages_name(path: Path) -> None:
    picture = path.read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (WIDTH, HEIGHT) == (1200, 630)
    assert len(picture) < MOST


def test_each_section_has_a_drawing_of_its_own(base: KnowledgeBase) -> None:
    drawn = {name: drawing.split("<g ")[2] for name, (drawing, _) in drawings(base).items()}
    english = {section: drawn[f"{section}-en.png"] for section in SECTIONS}
    assert len(set(english.values())) == len(SECTIONS)


def test_a_picture_keeps_its_words() -> None:
    bare = b"....\0\0\0\0IEND...."
    assert words_on(with_words(bare, "图谱\nGo")) == "图谱\nGo"
