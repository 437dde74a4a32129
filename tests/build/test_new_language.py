"""A language is added by YAML alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from knowledge_base.edition_pages import RenderedEdition, render_edition
from knowledge_base.model.base import LANGUAGES, Language
from tests.build.project import REAL_LABELS, ROOT, BuiltSite
from tests.build.published import NEW_SUBJECT, SUBJECT, published_site
from tests.factories import COMPARISON, LABELS, write

CLAIM = """\
      zig:
        - id: zig-frees-by-hand
          text: {en: In Zig the program frees memory., zh: Zig 由程序自行释放内存。}
          sources: [{source: survey, at: memory}]
          basis: documented
"""
NEW_CLAIM = (COMPARISON, "    cells:\n", f"    cells:\n{CLAIM}")
OTHERS = ("go", "rust")
FILES: dict[str, str | bytes] = {LABELS: REAL_LABELS}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return a small site with a third language of which nothing is claimed."""
    return published_site(tmp_path_factory)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_gets_a_profile_and_a_duel_with_every_other(bare: BuiltSite, language: str) -> None:
    duels = {f"{language}/compare/{other}-vs-zig" for other in OTHERS}
    assert {path.removeprefix(f"{language}/") for path in duels} <= bare.paths[language]
    profile = bare.links(f"{language}/languages/zig")
    assert duels <= profile.keys()
    for duel in duels:
        assert f"{language}/languages/zig" in bare.links(duel)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [".", "languages", "compare"])
def test_home_and_the_indexes_lead_to_it(bare: BuiltSite, language: str, page: str) -> None:
    assert f"{language}/languages/zig" in bare.links(f"{language}/{page}".removesuffix("/."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_matrix_has_its_column(bare: BuiltSite, language: str) -> None:
    head = bare.article(f"{language}/matrices/memory-model").select("thead th")
    assert [cell.get_text() for cell in head[1:]] == ["Go", "Rust", "Zig"]


def edition_with(data: Path, language: Language) -> RenderedEdition:
    return render_edition(data, ROOT / "overrides" / "generated", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_about_it_appears_wherever_it_belongs(tmp_path: Path, language: Language) -> None:
    pages = edition_with(write(tmp_path, NEW_SUBJECT, NEW_CLAIM, files=FILES), language).pages
    assert {
        page for page in pages if "#zig-frees-by-hand" in pages[page].html + pages[page].notes
    } == {
        "compare/go-vs-zig/memory-model.md",
        "compare/rust-vs-zig/memory-model.md",
        "evidence/sources/survey/memory-model.md",
        "languages/zig/memory-model.md",
        "matrices/memory-model.md",
        "matrix.md",
        "topics/memory-model/memory-management.md",
    }


def test_the_real_knowledge_base_takes_a_sixth_language(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")  # whose addresses are recorded too
    root = data / "comparisons.yaml"
    text = root.read_text(encoding="utf-8")
    root.write_text(re.sub(r"(?m)^subjects:\n", f"subjects:\n{SUBJECT}", text), encoding="utf-8")
    pages = edition_with(data, "en").pages
    languages = {page for page in pages if re.fullmatch(r"languages/(?!index)[^/]+", page)}
    duels = {page for page in pages if re.fullmatch(r"compare/[^/]*zig[^/]*", page)}
    assert len(languages) == 6
    assert len(duels) == 5
    for page, rendered in pages.items():
        if re.fullmatch(r"matrices/(?!index).*", page):
            assert ">Zig</a>" in rendered.html
