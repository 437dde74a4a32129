"""Files and what is wrong with them, found again by their content and never by anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base import kept_files
from knowledge_base.check.check import check, load_and_check
from knowledge_base.kept_files import KeptFiles
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import DataError, Problem
from knowledge_base.store import Store
from tests.factories import CODE, COMPARISON, write


def checked(data: Path, store: Store, code: str = "code") -> tuple[Problem, ...]:
    """Return the errors and lapses of a data folder."""
    files = KeptFiles(store, code)
    try:
        return load_and_check(data, read=files.read, examine=files.examine)[1]
    except DataError as error:
        return error.problems


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many claims each check was about."""
    made: list[int] = []

    def noted(base: KnowledgeBase) -> tuple[Problem, ...]:
        made.append(len(base.claims))
        return check(base)

    monkeypatch.setattr(kept_files, "check", noted)
    return made


def test_data_is_checked_again_only_where_a_file_or_the_code_is_another(
    tmp_path: Path, calls: list[int]
) -> None:
    store, data = Store(tmp_path / "cache"), write(tmp_path)
    first = checked(data, store)
    assert checked(data, store) == first
    assert len(calls) == 1
    (data / CODE).write_text("package main // other\n", encoding="utf-8")
    checked(data, store)
    assert len(calls) == 2
    checked(data, store, "other code")
    assert len(calls) == 3


def test_faults_are_found_again_and_gone_once_they_are_mended(tmp_path: Path) -> None:
    store, data = Store(tmp_path / "cache"), write(tmp_path)
    fine = checked(data, store)
    text = (data / COMPARISON).read_text(encoding="utf-8")
    (data / COMPARISON).write_text(text.replace("source: ", "source: no-", 1), encoding="utf-8")
    faults = checked(data, store)
    assert faults != fine
    assert any("there is no source 'no-" in str(fault) for fault in faults)
    assert checked(data, store) == faults
    (data / COMPARISON).write_text(text, encoding="utf-8")
    assert checked(data, store) == fine
