"""The data for machines as it is published: files, Markdown twins and the examples on its page."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from knowledge_base.derive.api import API_FOLDER, files_of_collections
from knowledge_base.derive.data_page import PLACEHOLDER
from knowledge_base.model.base import LANGUAGES, Language
from tests.build.project import BuiltSite, build_language, lay_out, run
from tests.factories import COMPARISON

EXAMPLE = re.compile(r'<pre class="kb-example"[^>]*><code>(.*?)</code></pre>', re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|data:)([^)#\s]*)(?:#([^)\s]*))?\)")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(small_site: BuiltSite) -> Iterator[str]:
    """Serve the small site."""
    handler = partial(_Quiet, directory=str(small_site.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", files_of_collections())
def test_each_published_file_keeps_to_its_published_schema(
    small_site: BuiltSite, language: Language, name: str
) -> None:
    folder = small_site.folder / language / API_FOLDER
    content = json.loads((folder / f"{name}.json").read_bytes())
    schema = json.loads((folder / "schema" / f"{name}.json").read_bytes())
    errors = Draft202012Validator(schema).iter_errors(content)
    assert [f"{error.json_path}: {error.message}"[:200] for error in errors] == []
    assert content["language"] == language


@pytest.mark.parametrize("name", files_of_collections())
def test_each_real_file_keeps_to_its_schema(real_site: BuiltSite, name: str) -> None:
    for language in LANGUAGES:
        folder = real_site.folder / language / API_FOLDER
        content = json.loads((folder / f"{name}.json").read_bytes())
        schema = json.loads((folder / "schema" / f"{name}.json").read_bytes())
        errors = Draft202012Validator(schema).iter_errors(content)
        assert [f"{e.json_path}: {e.message}"[:200] for e in errors] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_record_is_found_where_its_file_says(
    small_site: BuiltSite, language: Language
) -> None:
    path = small_site.folder / language / API_FOLDER / "all.json"
    shown = 0
    for name, records in json.loads(path.read_bytes()).items():
        for record in records if isinstance(records, list) else ():
            if record["page"] is None:
                continue
            page, _, anchor = record["page"].partition("#")
            ids = small_site.ids(f"{language}/{page}")
            assert not anchor or anchor in ids, f"{name}: {record['page']}"
            shown += 1
    assert shown > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_leads_to_every_file(small_site: BuiltSite, language: Language) -> None:
    folder = small_site.folder / language
    files = {
        f"{language}/{file.relative_to(folder).as_posix()}"
        for file in (*(folder / API_FOLDER).rglob("*.*"), folder / "llms.txt")
    }
    assert files == set(small_site.links(f"{language}/data")) & files
    assert len(files) > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_on_the_page_run(
    small_site: BuiltSite, address: str, language: Language, tmp_path: Path
) -> None:
    examples = EXAMPLE.findall(small_site.html(f"{language}/data"))
    texts = [unescape(example) for example in examples]
    said = []
    for text in texts:
        assert text.count(PLACEHOLDER) == 1
        script = tmp_path / "example.py"
        script.write_text(text.replace(PLACEHOLDER, address), encoding="utf-8")
        outcome = run(str(script))
        assert outcome.errors == ""
        said.append(outcome.output)
    wrong, comparison, matrix = said
    correction = {"en": "The language has none.", "zh": "语言本身没有。"}[language]
    assert wrong == f"rust-never-pauses: {correction}\n"
    topic, row = {"en": ("Memory management", "Pauses"), "zh": ("内存管理", "停顿")}[language]
    assert comparison.splitlines() == [
        f"{topic} | {row} | go | ['very-low']",
        f"{topic} | {row} | rust | ['very-low']",
    ]
    assert matrix == "Counter({'very-low': 2, 'low': 1})\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_has_a_markdown_twin_and_leads_to_it(
    real_site: BuiltSite, language: Language
) -> None:
    folder = real_site.folder / language
    twins = {file.relative_to(folder).as_posix() for file in folder.rglob("*.md")}
    for path in real_site.paths[language]:
        html = real_site.html(f"{language}/{path}")
        link = re.search(r'<p class="kb-twin"><a href="([^"]+)"', html)
        assert link, path
        file = (folder / path / link[1]).resolve()
        assert file.relative_to(folder.resolve()).as_posix() in twins, path
    assert len(twins) == len(real_site.paths[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_twins_link_to_each_other_and_to_files_that_are_there(
    small_site: BuiltSite, language: Language
) -> None:
    folder = small_site.folder / language
    links = 0
    for twin in folder.rglob("*.md"):
        for path, anchor in LINK.findall(twin.read_text(encoding="utf-8")):
            target = (twin.parent / urlsplit(path).path) if path else twin
            assert target.is_file(), f"{twin.relative_to(folder)}: {path}"
            if anchor and target.suffix == ".md":
                text = target.read_text(encoding="utf-8")
                assert re.search(rf'id="{anchor}"|\{{#{anchor}\}}', text), (
                    f"{twin}: {path}#{anchor}"
                )
            links += 1
    assert links > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_llms_txt_lists_every_twin_once_with_a_line_about_it(
    real_site: BuiltSite, language: Language
) -> None:
    folder = real_site.folder / language
    lines = (folder / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    entries = [re.fullmatch(r"- \[(.+)\]\((\S+\.md)\): (.+)", line) for line in lines]
    listed = [entry[2] for entry in entries if entry]
    generated = {file.relative_to(folder).as_posix() for file in folder.rglob("*.md")}
    hand_written = {"about.md", "contribute.md", "hosting.md"}
    assert sorted(listed) == sorted(generated - hand_written)
    assert sum(line.startswith("- ") for line in lines) == len(listed)


def test_the_root_leads_to_the_list_of_each_language(real_site: BuiltSite) -> None:
    text = (real_site.folder / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Polyglot Atlas\n\n> ")
    assert re.findall(r"\((\S+)\)", text) == ["en/llms.txt", "zh/llms.txt"]


def test_a_hand_written_page_cannot_take_the_place_of_a_file(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project")
    taken = root / "docs" / "en" / "llms.txt"
    taken.write_text("mine", encoding="utf-8")
    outcome = build_language(root)
    assert outcome.status == 1
    assert (
        "docs/en/llms.txt:1:1: the generated file 'llms.txt' has the same address; "
        "rename the hand-written file" in outcome.errors
    )


def test_hostile_texts_stay_texts_in_files_and_twins(tmp_path: Path) -> None:
    typed = "</script><b>x</b> ](evil.md) <!-- "
    root = lay_out(
        tmp_path / "project",
        (
            COMPARISON,
            "{en: Both free memory., zh: 两者都释放内存。}",
            f'{{en: "{typed}", zh: "无。"}}',
        ),
    )
    outcome = build_language(root)
    assert outcome.status == 0, outcome.errors
    site = root / "site" / "en"
    claims = json.loads((site / API_FOLDER / "claims.json").read_bytes())["claims"]
    text = next(claim["text"] for claim in claims if claim["id"] == "both-free-memory")
    assert text == typed
    twin = (site / "topics" / "memory-model" / "memory-management.md").read_text(encoding="utf-8")
    assert "<b>" not in twin
    assert "<!--" not in twin
