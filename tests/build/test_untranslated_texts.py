"""A text that is not translated stands on the page in the other language, and says so."""

from __future__ import annotations

import re
import string
from itertools import product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from knowledge_base.edition_pages import render_edition
from knowledge_base.model.base import LANGUAGES, Language
from tests.build.full_data import changed
from tests.build.project import REAL_LABELS, ROOT
from tests.factories import LABELS, write

MARK = re.compile(r"q[a-z]{4}q")
OTHER: dict[Language, Language] = {"en": "zh", "zh": "en"}
NOTES = {"en": "(not translated yet)", "zh": "(尚未翻译)"}


def texts_only_in(language: str) -> tuple[dict[str, str | bytes], dict[str, str]]:
    """Return data without the other language's words, and the mark of each text."""
    letters = ("".join(four) for four in product(string.ascii_lowercase, repeat=4))
    places: dict[str, str] = {}

    def change(place: str, words: str) -> str:
        if not place.endswith((".en", ".zh")):
            return words
        if not place.endswith(f".{language}"):
            return ""
        mark = f"q{next(letters)}q"
        places[mark] = place
        return f"{words} {mark}"

    return {**changed(change), LABELS: REAL_LABELS}, places


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_marked_with_its_language_and_noted(tmp_path: Path, language: Language) -> None:
    files, places = texts_only_in(OTHER[language])
    data = write(tmp_path, files=files)
    edition = render_edition(data, ROOT / "overrides" / "generated", language)
    silent, found = set(), set()
    for page in edition.pages.values():
        soup = BeautifulSoup(page.html + page.notes, "html.parser")
        for node in soup.find_all(string=MARK):
            found.update(MARK.findall(node))
            if not is_marked(node, language) and not node.find_parent(class_="mermaid"):
                silent |= {f"{page.src_uri}: {places[mark]}" for mark in MARK.findall(node)}
    assert sorted(silent) == []
    assert len(found) > 60


def is_marked(node: NavigableString, language: Language) -> bool:
    """Tell whether a text is said to be in the other language, and not to be translated."""
    if node.find_parent(is_plain):
        return True
    element = node.find_parent(attrs={"lang": OTHER[language]})
    note = element.find_next_sibling() if element else None
    return note is not None and note.get_text() == NOTES[language]


def is_plain(element: Tag) -> bool:
    """Tell whether an element holds what readers copy: there a note would be copied along."""
    return not {"kb-cite", "kb-copied"}.isdisjoint(element.get_attribute_list("class"))
