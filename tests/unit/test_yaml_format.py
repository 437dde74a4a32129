"""The one way in which data files are written: what changes, and what never does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.called import called
from tests.factories import LABELS, SOURCES, problems_in, write
from tools.format_data import main
from tools.yaml_format import FormatError, formatted

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = "# yaml-language-server: $schema=schema/labels.json\n"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("a: 1   \nb: 2", "a: 1\nb: 2\n"),
        ("\ufeffa: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
        ("a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"),
        ("a:\n      b: 1\n      c:\n         - d\n", "a:\n  b: 1\n  c:\n    - d\n"),
        ("a: {b: 1,c:   2}\n", "a: {b: 1, c: 2}\n"),
        ("a: >-\n  one\n  two\n", "a: one two\n"),
        ("a: >\n  垃圾\n  回收\n", "a: 垃圾回收\n"),
        ("a: one\n  two\n", "a: one two\n"),
        ('a: "one \\\n  two"\n', 'a: "one two"\n'),
        ("a: >-\n  one: two\n  three\n", "a: 'one: two three'\n"),
    ],
)
def test_a_file_gets_one_form(typed: str, wanted: str) -> None:
    assert formatted(typed) == wanted
    assert formatted(wanted) == wanted


@pytest.mark.parametrize(
    "kept",
    [
        "# At the head.\n\na: 1 # at the end\n# between\nb:\n  # inside\n  - 2\n\n# at the foot\n",
        "a: \"quoted\"\nb: 'single'\nc: plain\n",
        "a: 1.20\nb: no\nc: 2026-11-21\nd: 007\ne: 1e6\nf: ~x\n",
        "a: |\n  code {\n    indented\n  }\nb: 1\n",
        "b: 1\na: 2\n",
        "a: {en: 'x # no comment', zh: \"y # neither\"}\n",
        "a: [x, y]\n\n\nb: 1\n",
    ],
)
def test_comments_quotes_order_and_code_are_the_authors(kept: str) -> None:
    assert formatted(kept) == kept


def test_the_first_line_names_the_schema() -> None:
    assert formatted("a: 1\n", "schema/labels.json") == f"{SCHEMA}a: 1\n"
    old = SCHEMA.replace("labels", "label")
    assert formatted(f"{old}a: 1\n", "schema/labels.json") == f"{SCHEMA}a: 1\n"
    assert formatted(f"{SCHEMA}#\n# More.\n\na: 1\n", None) == f"{SCHEMA}#\n# More.\n\na: 1\n"


@pytest.mark.parametrize("text", ["a: [1\n", "a: 1\na: 2\n", "a: 1\n b: 2\n", "\ta: 1\n"])
def test_what_is_not_yaml_stays_as_it_is(text: str) -> None:
    with pytest.raises(FormatError, match="stays as it is"):
        formatted(text)


def test_every_data_file_is_written_in_that_form() -> None:
    for file in sorted((ROOT / "data").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        assert formatted(text) == text, f"{file.name}: run make format"


def test_a_fault_in_one_file_keeps_no_other_from_being_formatted(tmp_path: Path) -> None:
    data = write(tmp_path, files={LABELS: "labels: ]\n", "cases/latin.yaml": b"a: \xe9\n"})
    status, output, errors = called(main, "--data", str(data))
    assert status == 1
    assert f"data/{SOURCES}: written anew\n" in output
    assert errors.splitlines()[:2] == [
        "data/cases/latin.yaml: this is not UTF-8, and stays as it is",
        f"data/{LABELS}: this is not YAML, and stays as it is: make check says where",
    ]
    assert (data / LABELS).read_text(encoding="utf-8") == "labels: ]\n"


def test_a_second_run_finds_nothing_to_do(tmp_path: Path) -> None:
    data = write(tmp_path)
    called(main, "--data", str(data))
    assert called(main, "--data", str(data)) == (0, "", "")
    assert problems_in(data, strict=True) == []


def test_checking_the_form_changes_nothing(tmp_path: Path) -> None:
    data = write(tmp_path)
    before = {path: path.read_bytes() for path in data.rglob("*.yaml")}
    status, output, _ = called(main, "--data", str(data), "--check")
    assert status == 1
    assert f"data/{LABELS}: would be written anew\n" in output
    assert {path: path.read_bytes() for path in data.rglob("*.yaml")} == before
