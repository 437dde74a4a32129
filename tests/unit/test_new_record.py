"""Drafts of new records: valid where they stand, with every text marked that is to be written."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.called import called
from tests.factories import COMPARISON, EXPERIMENT, FILES, SOURCES, problems_in, write
from tools.new_record import FOLDERS, KINDS, main
from tools.yaml_format import formatted

SCHEMAS = Path(__file__).resolve().parents[2] / "data" / "schema"
ASKED: dict[str, tuple[str, ...]] = {
    "claim": ("--in", "comparison:memory-management", "--at", "pauses", "--subject", "go"),
    "comparison": ("--dimension", "memory-model"),
    "project": ("--field", "runtimes"),
}
ORPHANS = {"source", "project", "reference", "term"}


def new(data: Path, kind: str, *words: str) -> tuple[int, str, str]:
    return called(main, kind, "--data", str(data), *words)


def drafted(data: Path, kind: str) -> Path:
    status, output, errors = new(data, kind, "--id", "some-draft", *ASKED.get(kind, ()))
    assert (status, errors) == (0, "")
    name, _, rest = output.partition(":")
    line = int(rest.partition(":")[0])
    path = data.parent / name
    text = path.read_text(encoding="utf-8").splitlines()
    assert "id: some-draft" in text[line - 1] or "id: some-draft" in text[line]
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_has_no_fault_but_that_nothing_uses_it_yet(tmp_path: Path, kind: str) -> None:
    data = write(tmp_path)
    drafted(data, kind)
    found = problems_in(data)
    if kind in ORPHANS:
        assert len(found) == 1
        assert "use it, or remove it" in found[0]
    else:
        assert {line.rpartition("; ")[2] for line in found} == {"write it"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_written_as_make_format_would(tmp_path: Path, kind: str) -> None:
    data = write(tmp_path)
    for path in data.rglob("*.yaml"):
        path.write_text(formatted(path.read_text(encoding="utf-8")), encoding="utf-8")
    path = drafted(data, kind)
    text = path.read_text(encoding="utf-8")
    assert formatted(text) == text


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_what_to_fill_in(tmp_path: Path, kind: str) -> None:
    text = drafted(write(tmp_path), kind).read_text(encoding="utf-8")
    assert "TODO" in text
    assert "#" in text.partition("some-draft")[2] or kind == "subject"


@pytest.mark.parametrize("kind", sorted(FOLDERS))
def test_a_draft_keeps_to_the_schema_that_it_names(tmp_path: Path, kind: str) -> None:
    path = drafted(write(tmp_path), kind)
    text = path.read_text(encoding="utf-8")
    named = text.splitlines()[0].partition("$schema=")[2]
    schema = path.parent / named
    assert schema.resolve() == (tmp_path / "data" / "schema" / f"{kind}.json").resolve()
    validator = Draft202012Validator(json.loads((SCHEMAS / schema.name).read_text("utf-8")))
    assert [
        error.message for error in validator.iter_errors(yaml.load(text, yaml.CBaseLoader))
    ] == []


def added(old: str, new: str) -> list[str]:
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    changed = [line for line in lines if line[0] in "+-"]
    assert [line for line in changed if line[0] == "-"] == []
    return [line[2:] for line in changed]


@pytest.mark.parametrize(
    ("where", "name", "before", "lines"),
    [
        (ASKED["claim"], COMPARISON, "      rust:", ["        - id: some-draft"]),
        (
            ("--in", "comparison:memory-management", "--at", "pauses"),
            COMPARISON,
            "verdict:",
            ["      - id: some-draft"],
        ),
        (("--in", "comparison:memory-management"), COMPARISON, "related:", ["  - id: some-draft"]),
        (
            ("--in", "experiment:pauses", "--at", "pause", "--subject", "rust"),
            EXPERIMENT,
            "conclusion:",
            ["      rust:", "        - id: some-draft"],
        ),
    ],
)
def test_a_claim_goes_to_the_end_of_its_list(
    tmp_path: Path, where: tuple[str, ...], name: str, before: str, lines: list[str]
) -> None:
    data = write(tmp_path)
    assert new(data, "claim", "--id", "some-draft", *where)[0] == 0
    text = (data / name).read_text(encoding="utf-8")
    block = added(FILES[name], text)
    assert block[: len(lines)] == lines
    assert text.count("\n".join(["", *block, before])) == 1


def test_lines_that_stand_there_already_stay_as_they_are(tmp_path: Path) -> None:
    data = write(tmp_path)
    remark = "# At the foot.\n"
    (data / SOURCES).write_text(FILES[SOURCES] + remark, encoding="utf-8")
    assert new(data, "source", "--id", "some-draft")[0] == 0
    text = (data / SOURCES).read_text(encoding="utf-8")
    assert text.startswith(FILES[SOURCES])
    assert text.endswith(remark)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("clame", "--id", "x"), "there is no kind 'clame'; did you mean 'claim'?\n"),
        (("flow",), "the id is missing; give ID=small-letters-and-hyphens\n"),
        (
            ("flow", "--id", "My Flow"),
            "'My Flow' is not an identifier; give ID=small-letters-and-hyphens\n",
        ),
        (("flow", "--id", "choose"), "the flow 'choose' is there already; choose another id\n"),
        (("comparison", "--id", "x"), "a comparison needs DIMENSION=…; known: memory-model\n"),
        (
            ("comparison", "--id", "x", "--dimension", "memory"),
            "there is no dimension 'memory'; did you mean 'memory-model'?\n",
        ),
        (("project", "--id", "x"), "a project needs FIELD=…; known: runtimes\n"),
        (
            ("claim", "--id", "x"),
            "a claim needs IN=comparison:id, or experiment:, table: or case:\n",
        ),
        (
            ("claim", "--id", "x", "--in", "case:rewrit"),
            "there is no case 'rewrit'; did you mean 'rewrite'?\n",
        ),
        (
            ("claim", "--id", "x", "--in", "table:scenarios"),
            "say where in table:scenarios: AT=…; known: trading\n",
        ),
        (
            ("claim", "--id", "x", "--in", "table:scenarios", "--at", "tradin"),
            "there is no entry 'tradin'; did you mean 'trading'?\n",
        ),
        (
            ("claim", "--id", "x", *ASKED["claim"][:-1], "goo"),
            "there is no subject 'goo'; did you mean 'go'?\n",
        ),
    ],
)
def test_what_cannot_be_drafted_is_said_and_nothing_written(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    data = write(tmp_path)
    before = {path: path.read_bytes() for path in data.rglob("*.yaml")}
    kind, *rest = words
    assert new(data, kind, *rest) == (1, "", message)
    assert {path: path.read_bytes() for path in data.rglob("*.yaml")} == before


def test_a_list_in_brackets_is_not_guessed_at(tmp_path: Path) -> None:
    data = write(tmp_path)
    text = FILES[EXPERIMENT].replace(
        "title: {en: Pause, zh: 停顿}\n", "title: {en: Pause, zh: 停顿}\n    across: []\n"
    )
    (data / EXPERIMENT).write_text(text, encoding="utf-8")
    status, _, errors = new(
        data, "claim", "--id", "x", "--in", "experiment:pauses", "--at", "pause"
    )
    assert status == 1
    assert errors == "series.0.across is written in brackets; write it over several lines first\n"
    assert (data / EXPERIMENT).read_text(encoding="utf-8") == text


def test_a_draft_that_would_break_the_data_is_taken_back(tmp_path: Path) -> None:
    edit = ("comparisons.yaml", "  cases: [cases/*.yaml]\n", "  cases: [cases/rewrite.yaml]\n")
    data = write(tmp_path, edit)
    status, _, errors = new(data, "case", "--id", "x")
    assert status == 1
    assert errors == (
        "data/cases/x.yaml: : nothing includes this file; name it under 'include' in "
        "data/comparisons.yaml, or remove it\nThe draft would not hold; nothing was written.\n"
    )
    assert not (data / "cases" / "x.yaml").exists()
