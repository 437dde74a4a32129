"""Loading: files to one knowledge base, in the order of the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.load.files import FILE_KINDS, LoadedFile, load_content, load_file
from knowledge_base.load.load import load_knowledge_base
from knowledge_base.load.validation import path_of, place_at
from knowledge_base.load.wording import word
from knowledge_base.model.base import Record
from knowledge_base.model.history import TranslationLock
from knowledge_base.model.root import LabelFile
from knowledge_base.problems import DataError, Place
from knowledge_base.yaml_tree import read_tree
from tests.factories import (
    CASE,
    CODE,
    COMPARISON,
    FILES,
    LABELS,
    ROOT,
    SOURCES,
    load,
    problems,
    write,
)


def test_the_files_of_every_kind_are_read(tmp_path: Path) -> None:
    names = list[str]()

    def read(path: Path, name: str, model: type[Record]) -> LoadedFile:
        names.append(name)
        return load_file(path, name, model)

    base, faults = load_knowledge_base(write(tmp_path), read)
    assert faults == ()
    assert sorted(names) == sorted(f"data/{name}" for name in FILES if name != CODE)
    assert len(names) == len(FILE_KINDS) + 1
    assert base.incomplete == frozenset()


def test_records_keep_the_order_of_the_data(tmp_path: Path) -> None:
    base = load(tmp_path)
    assert list(base.subjects) == ["go", "rust"]
    assert list(base.claims)[:2] == ["go-pauses-briefly", "rust-never-pauses"]


def test_included_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    more = {
        f"cases/{name}.yaml": FILES[CASE]
        .replace("id: rewrite\n", f"id: {name}\n")
        .replace("id: rewrite-before", f"id: {name}-before")
        for name in ("zebra", "ant")
    }
    base, _ = load_knowledge_base(write(tmp_path, files=dict(more)))
    assert list(base.cases) == ["ant", "rewrite", "zebra"]


def test_a_kind_of_which_a_file_fails_is_incomplete(tmp_path: Path) -> None:
    base, faults = load_knowledge_base(write(tmp_path, files={COMPARISON: "{"}))
    assert base.incomplete == {"comparison", "claim"}
    assert len(faults) == 1


def test_a_kind_of_which_an_include_fails_is_incomplete(tmp_path: Path) -> None:
    edit = (ROOT, "[sources.yaml]", "[source.yaml]")
    base, _ = load_knowledge_base(write(tmp_path, edit))
    assert base.incomplete == {"source"}


def test_a_root_with_faults_still_has_its_files_read(tmp_path: Path) -> None:
    data = write(tmp_path, (ROOT, "as_of: 2026-11-21", "as_of: soon"), files={LABELS: "", CASE: ""})
    with pytest.raises(DataError) as refused:
        load_knowledge_base(data)
    assert [str(problem) for problem in refused.value.problems] == [
        "data/cases/rewrite.yaml:1:1: the file is empty; write its content",
        "data/comparisons.yaml:4:10: site.as_of: 'soon' is not a date; "
        "write year-month-day: 2026-01-31",
        "data/labels.yaml:1:1: the file is empty; write its content",
    ]


def test_a_root_whose_include_has_faults_tells_them_once(tmp_path: Path) -> None:
    assert problems(tmp_path, (ROOT, "  labels: [labels.yaml]", "  label: [labels.yaml]")) == [
        "data/comparisons.yaml:36:3: include.label: the key 'label' is not known; "
        "did you mean 'labels'?"
    ]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    loaded = load_file(tmp_path, "data/labels.yaml", LabelFile)
    assert loaded.record is None
    assert [str(problem) for problem in loaded.problems] == [
        "data/labels.yaml:1:1: the file cannot be read: Is a directory; "
        "check its name and permissions"
    ]


def test_a_file_with_faults_has_no_record() -> None:
    loaded = load_content(b"labels: 1", "data/labels.yaml", LabelFile)
    assert loaded.record is None
    assert len(loaded.problems) == 1


def test_the_record_of_translations_may_hold_more_than_a_file_written_by_hand() -> None:
    lines = "".join(f"  claim:c-{number}.text: 0123abcd 4567ef89\n" for number in range(30_000))
    loaded = load_content(f"translations:\n{lines}".encode(), "data/lock.yaml", TranslationLock)
    assert loaded.problems == ()
    assert len(loaded.record.translations) == 30_000


def test_a_hidden_file_may_lie_about(tmp_path: Path) -> None:
    assert problems(tmp_path, files={".draft.yaml": "nonsense"}) == []


def test_a_file_may_be_included_by_its_name(tmp_path: Path) -> None:
    assert problems(tmp_path, (ROOT, "cases/*.yaml", CASE)) == []


def test_the_folder_may_have_any_name(tmp_path: Path) -> None:
    data = write(tmp_path, (SOURCES, "character: survey", "character: x"))
    other = data.rename(tmp_path / "内容")
    _, faults = load_knowledge_base(other)
    assert [problem.place.file for problem in faults] == ["内容/sources.yaml"]


def test_a_path_is_written_as_authors_read_it() -> None:
    assert path_of(("aspects", 0, "cells", "go")) == "aspects[0].cells.go"
    assert path_of(()) == ""
    assert path_of(("k" * 100,)) == "k" * 57 + "…"


def test_a_place_is_that_of_the_nearest_node_there_is() -> None:
    tree, _ = read_tree(b"a:\n  - b: c\n", "data/a.yaml")
    assert tree is not None
    assert place_at(tree, ("a", 0, "b")) == Place("data/a.yaml", 2, 8)
    assert place_at(tree, ("a", 0, "b"), of_key=True) == Place("data/a.yaml", 2, 5)
    assert place_at(tree, ("a", 0, "x")) == Place("data/a.yaml", 2, 5)
    assert place_at(tree, ("a", 7)) == Place("data/a.yaml", 2, 3)
    assert place_at(tree, ()) == Place("data/a.yaml", 1, 1)


def test_a_refusal_without_words_of_ours_is_passed_on() -> None:
    error = {"type": "new_kind", "loc": ("a",), "input": "x", "msg": "Input is odd"}
    assert word(error, [], None) == (
        "'x' does not fit: Input is odd",
        "see the schema of this file",
    )
