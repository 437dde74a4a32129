"""Editing with schemas: the checker that editors use accepts and refuses what we do."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_jsonschema import main  # type: ignore[import-untyped]
from click.testing import CliRunner

from tests.build.project import ROOT, Outcome
from tests.factories import CASE, COMPARISON, FLOW, PROJECTS, SOURCES, write

SCHEMAS = {
    COMPARISON: "comparison",
    CASE: "case",
    FLOW: "flow",
    PROJECTS: "projects",
    SOURCES: "sources",
}


def checked(data: Path, name: str) -> Outcome:
    """Check a file as an editor would: by the schema alone, texts unquoted as authors type them."""
    schema = ROOT / "data" / "schema" / f"{SCHEMAS[name]}.json"
    done = CliRunner().invoke(main, ["--schemafile", str(schema), str(data / name)])
    return Outcome(done.exit_code, done.output, "")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_without_fault_is_accepted(tmp_path: Path, name: str) -> None:
    assert checked(write(tmp_path), name).output == "ok -- validation done\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (COMPARISON, "question:", "qestion:", "'qestion' was unexpected"),
        (CASE, "basis: reported", "basis: rumoured", "'rumoured' is not one of"),
        (PROJECTS, "id: tokio", "id: Tokio", "'Tokio' does not match"),
    ],
)
def test_a_fault_is_refused_with_its_cause(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    outcome = checked(write(tmp_path, (name, old, new)), name)
    assert outcome.status == 1
    assert told in outcome.output
