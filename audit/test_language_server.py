"""Editors complete and validate the data through its schemas, by a server that many of them use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.language_server import LanguageServer

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
TOPIC = DATA / "comparisons/web/middleware.yaml"


def files_by_schema() -> dict[str, Path]:
    """Return one data file for each schema that a file names."""
    found: dict[str, Path] = {}
    for path in sorted(DATA.rglob("*.yaml")):
        if named := re.search(r"\$schema=(\S+)", path.read_text("utf-8").splitlines()[0]):
            found.setdefault(Path(named[1]).stem, path)
    return found


FILES = files_by_schema()


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    running = LanguageServer(DATA)
    yield running
    running.stop()


def test_every_schema_has_a_file_to_try_it_on() -> None:
    assert set(FILES) == {path.stem for path in (DATA / "schema").glob("*.json")} - {"release"}


@pytest.mark.parametrize("schema", FILES)
def test_an_editor_has_nothing_against_a_file(server: LanguageServer, schema: str) -> None:
    path = FILES[schema]
    assert server.open(path, path.read_text("utf-8")) == []


def test_an_editor_marks_a_key_that_does_not_exist(server: LanguageServer) -> None:
    text = TOPIC.read_text("utf-8").replace("    basis:", "    bassis:", 1)
    found = server.open(TOPIC, text)
    marked = {text.splitlines()[fault["range"]["start"]["line"]].strip() for fault in found}
    assert any(line.startswith("bassis:") for line in marked), found
    assert any("bassis" in fault["message"] for fault in found)


def test_an_editor_marks_a_value_that_does_not_exist(server: LanguageServer) -> None:
    text = re.sub(r"basis: \w+", "basis: rumour", TOPIC.read_text("utf-8"), count=1)
    assert any("opinion" in fault["message"] for fault in server.open(TOPIC, text))


def place_of(text: str, pattern: str) -> tuple[int, int]:
    """Return the line and column just after the first match."""
    found = re.search(pattern, text)
    assert found
    before = text[: found.end()]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def test_an_editor_offers_the_keys_of_a_claim(server: LanguageServer) -> None:
    text = re.sub(r"\n( +)basis: \w+", r"\n\1b", TOPIC.read_text("utf-8"), count=1)
    line, column = place_of(text, r"\n +b(?=\n)")
    assert {"basis", "method", "quantity"} <= set(server.completions(TOPIC, text, line, column))


def test_an_editor_offers_the_values_of_a_basis(server: LanguageServer) -> None:
    text = re.sub(r"basis: \w+", "basis: ", TOPIC.read_text("utf-8"), count=1)
    line, column = place_of(text, r"basis: ")
    offered = sorted(server.completions(TOPIC, text, line, column))
    assert offered == ["documented", "measured", "opinion", "reported"]


def test_an_editor_explains_a_key(server: LanguageServer) -> None:
    text = TOPIC.read_text("utf-8")
    line, column = place_of(text, r"\n +bas(?=is: )")
    assert len(server.hover(TOPIC, text, line, column)) > 20
