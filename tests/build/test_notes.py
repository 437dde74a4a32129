"""Every claim's evidence stands on the page where the claim is shown, and pages stay light."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import pytest

from knowledge_base.model.base import LANGUAGES, Language
from tests.build.project import BuiltSite

MARKER = re.compile(r'<a class="kb-marker"[^>]*>')
LEADS_TO = re.compile(r' href="#(note-\d+)"')
NOTE = re.compile(r'<li id="(note-\d+)">')
ASKED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^":]+)"')
UPRIGHT = re.compile(r'@font-face \{(?![^}]*font-style: italic)[^}]*url\("([^"]+)"\)')
LIGHT = 250_000
"""How many bytes the first view of a page may take, compressed, pictures left out."""
CLAIM = "rust-never-pauses"
GATHERING = (
    *("matrices/memory-model", "compare/go-vs-rust/memory-model", "languages/rust/memory-model"),
    *("evidence/sources/survey/memory-model", "evidence/references/memory-model"),
    "evidence/reviews/wrong",
)
"""Pages of the small site that show the claim away from its home."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_marker_leads_to_a_note_on_its_page_and_every_note_has_a_marker(
    real_site: BuiltSite, language: Language
) -> None:
    seen = 0
    for path in real_site.paths[language]:
        html = real_site.article_html(f"{language}/{path}")
        notes = [LEADS_TO.search(marker) for marker in MARKER.findall(html)]
        assert None not in notes, path
        assert {note[1] for note in notes if note} == set(NOTE.findall(html)), path
        seen += len(notes)
    assert seen > 10_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", GATHERING)
def test_a_note_in_brief_leads_to_source_reference_certainty_and_home(
    small_site: BuiltSite, language: Language, path: str
) -> None:
    home = f"{language}/topics/memory-model/memory-management#{CLAIM}"
    notes = [
        note
        for note in small_site.article(f"{language}/{path}").select(".kb-notes > ol > li")
        if CLAIM in {link.get_text() for link in note.select("dd > a")}
    ]
    assert len(notes) == 1
    links = small_site.links(f"{language}/{path}", f"#{notes[0]['id']}")
    assert home in links
    assert f"{language}/evidence/certainty" in links
    assert f"{language}/evidence/references#go-faq" in links
    assert f"{language}/evidence/sources/survey#memory" in links
    text = " ".join(notes[0].get_text().split())
    assert re.search(r"data/\S+\.yaml:\d+", text)
    assert text.count(CLAIM) >= 3  # its permanent link, and how to cite it with its address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_view_of_every_page_is_light(real_site: BuiltSite, language: Language) -> None:
    sizes = {
        path: _first_view(real_site, f"{language}/{path}") for path in real_site.paths[language]
    }
    assert {path: size for path, size in sizes.items() if size > LIGHT} == {}


@cache
def _size(file: Path) -> int:
    """Return how many bytes are sent for a file: fonts are compressed already."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content))


def _first_view(site: BuiltSite, path: str) -> int:
    """Return how many bytes a page needs at first: itself, styles, scripts, upright fonts."""
    html = site.html(path)
    page = site.folder / path
    asked = {(page / found).resolve() for found in ASKED.findall(html)}
    fonts = {
        font
        for style in asked
        if style.name == "site.css"
        for name in UPRIGHT.findall(style.read_text(encoding="utf-8"))
        for font in [(style.parent / name).resolve()]
    }
    assert fonts
    return len(gzip.compress(html.encode())) + sum(map(_size, asked | fonts))
