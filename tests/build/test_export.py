"""The export: plain Markdown that another engine builds without our hook."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from markdown import markdown  # type: ignore[import-untyped]

from knowledge_base.check.check import load_and_check
from knowledge_base.inline import plain
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.render.plain_markdown import plain_markdown
from tests.build.project import (
    ROOT,
    BuiltSite,
    build_language,
    lay_out,
    run,
    shared,
    snapshot,
)
from tests.factories import TERMS
from tools.export_site import HEAD

TOOL = str(ROOT / "tools" / "export_site.py")


BARE = "INHERIT: mkdocs.yml\ntheme: {name: null, custom_dir: bare}\nplugins: []\n"
"""Builds nothing but what each page says, which takes a third of the time."""


def make(folder: Path) -> None:
    """Export the real data and build what was written, English with the theme and its search."""
    outcome = run(TOOL, "--output", str(folder))
    assert outcome.status == 0, outcome.errors
    (folder / "zh" / "bare").mkdir()
    (folder / "zh" / "bare" / "main.html").write_text("<article>{{ page.content }}</article>")
    (folder / "zh" / "bare.yml").write_text(BARE, encoding="utf-8")
    for language, configuration in (("en", "mkdocs.yml"), ("zh", "bare.yml")):
        outcome = build_language(folder / language, configuration)
        assert outcome.status == 0, outcome.errors


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the export of the real data, built by MkDocs alone."""
    return shared(tmp_path_factory, "export", make)


def pages(export: Path, language: str) -> dict[str, str]:
    docs = export / language / "docs"
    return {
        file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8")
        for file in docs.rglob("*.md")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_mkdocs_builds_it_strictly_without_our_hook(export: Path, language: str) -> None:
    """The fixture has built it, strictly."""
    configuration = (export / language / "mkdocs.yml").read_text(encoding="utf-8")
    assert not re.search("hooks|mermaid2|custom_dir|generate_pages", configuration)
    assert "anchors: warn" in configuration
    assert (export / language / "site" / "index.html").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_every_page_of_the_site(export: Path, real_site: BuiltSite, language: str) -> None:
    folder = export / language / "site"
    found = {f.parent.relative_to(folder).as_posix() for f in folder.rglob("index.html")}
    assert found == real_site.paths[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_is_in_it_as_typed(export: Path, language: Language) -> None:
    base, _ = load_and_check(ROOT / "data")
    site = BuiltSite(export / language / "site")
    files = site.folder.rglob("*/index.html")
    paths = [file.parent.relative_to(site.folder).as_posix() for file in files]
    html = "".join(site.article_html(path) for path in paths)
    text = squeezed(unescape(re.sub(r"<[^<>]+>", "", html)))
    missing = [
        placed.id
        for placed in base.claims.values()
        if squeezed(plain(placed.claim.text.words(language) or "")) not in text
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_evidence_of_every_claim_stands_where_it_is_at_home(
    export: Path, language: Language
) -> None:
    base, _ = load_and_check(ROOT / "data")
    text = "".join(pages(export, language).values())
    for placed in base.claims.values():
        place = placed.claim.place
        assert text.count(f":** `{place.file}:{place.line}`") == 1, placed.id


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_keeps_the_form_that_the_site_has(export: Path, language: str) -> None:
    for name, text in pages(export, language).items():
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if not target.startswith(("http://", "https://", "data:", "#")):
                file = export / language / "docs" / name / ".." / target.partition("#")[0]
                assert file.resolve().is_file(), f"{name}: {target}"
        assert not re.search(r"headerlink|¶|class=\"|click n\d", text), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_title_and_description_as_front_matter(
    export: Path, language: str
) -> None:
    for name, text in pages(export, language).items():
        meta = yaml.safe_load(text.split("---\n")[1])
        assert meta["title"], name
        assert meta["description"], name


def test_diagrams_are_fences_and_evidence_is_visible_text(export: Path) -> None:
    english = pages(export, "en")
    assert "```mermaid\nflowchart TD\n" in english["decide/flows/go-or-rust-backend.md"]
    topic = english["topics/memory-model/memory-management.md"]
    assert '<a id="go-gc-concurrent-mark-sweep"></a>Go manages memory' in topic
    assert "-   **Edit this claim:** `data/comparisons/memory-model/" in topic
    assert "<details" not in topic


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Lay out the small project."""
    return lay_out(tmp_path / "project")


def test_two_exports_are_the_same_bytes_and_replace_each_other(root: Path) -> None:
    assert run(TOOL, "--root", str(root)).status == 0
    folder = root / "dist" / "export"
    first = snapshot(folder)
    (folder / "en" / "left-over.md").write_text("old", encoding="utf-8")
    assert run(TOOL, "--root", str(root), PYTHONHASHSEED="7").status == 0
    assert snapshot(folder) == first
    assert [path.name for path in (root / "dist").iterdir()] == ["export"]


def test_faults_of_the_data_leave_the_previous_export(root: Path) -> None:
    folder = root / "dist" / "export" / "en"
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(HEAD, encoding="utf-8")
    (root / "data" / TERMS).write_text("terms: []\n", encoding="utf-8")
    outcome = run(TOOL, "--root", str(root))
    assert outcome.status == 1
    assert outcome.errors == (
        "data/glossary.yaml:1:8: terms: the list is too short; give at least 1\n"
        "1 problem in the data\n"
        "Nothing was exported; the previous export is untouched.\n"
    )
    assert snapshot(root / "dist") == {"export/en/mkdocs.yml": HEAD.encode()}


def test_a_folder_with_other_things_is_not_replaced(root: Path) -> None:
    before = snapshot(root / "docs")
    outcome = run(TOOL, "--root", str(root), "--output", str(root / "docs"))
    assert outcome.status == 1
    assert outcome.errors == f"{root / 'docs'} holds something else; name another folder\n"
    assert snapshot(root / "docs") == before


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a*b_c [d](e) `f` {#g} &lt;h&gt; ~~i~~ j|k</p>", None),
        ("<p># a</p><p>- b</p><p>1. c</p><p>: d</p><p>!!! e</p><p>+ f</p>", None),
        ('<h2 id="x">A <a class="headerlink" href="#x">¶</a></h2>', "## A {#x}\n"),
        ('<p><a href="../go/#x">Go</a></p>', "[Go](<../go/#x>)\n"),
        ("<dl><dt>A</dt><dd>b</dd><dd>c</dd></dl>", "-   **A:** b; c\n"),
        (
            '<figure class="kb-chart"><figcaption><strong>A</strong></figcaption>'
            "<svg><g><title>A</title></g><a><text>B</text></a></svg>"
            "<details><summary>C</summary><p>d</p></details></figure>",
            "**A**\n\n**C**\n\nd\n",
        ),
        ('<div id="x"><p>A<br>b</p></div>', '<a id="x"></a>A<br>b\n'),
        ("<details><summary>A</summary><p>b</p></details>", "**A**\n\nb\n"),
        ('<ul><li id="x"><label><input> a</label></li></ul>', '-   <a id="x"></a>[ ] a\n'),
    ],
)
def test_pieces_of_a_page(html: str, expected: str | None) -> None:
    written = plain_markdown(html, lambda address: f"<{address}>")
    if expected is None:
        assert as_read(written) == html
    else:
        assert written == expected


def as_read(text: str) -> str:
    """Return what Python-Markdown makes of a text, with the extensions that pages are read by."""
    extensions = ["attr_list", "md_in_html", "tables", "def_list", "admonition"]
    html: str = markdown(text, extensions=extensions)
    return re.sub("&#[0-9]+;", lambda found: unescape(found[0]), html).replace("\n", "")
