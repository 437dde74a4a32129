"""The semantic difference between revisions of a repository, taken out of git as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.build.repository import commit, git
from tests.called import called
from tests.factories import COMPARISON, LABELS, ROOT, write
from tools.diff_data import main

REWORDED = (
    COMPARISON,
    "{en: Both free memory., zh: 两者都释放内存。}",
    "{en: Both do., zh: 两者皆然。}",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with one commit, tagged."""
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    git(tmp_path, "tag", "2026.11")
    return tmp_path


def diff(root: Path, *words: str) -> tuple[int, str, str]:
    return called(main, "--root", str(root), *words)


def test_the_working_tree_is_compared_with_a_tag(root: Path) -> None:
    write(root, REWORDED)
    status, output, errors = diff(root, "2026.11")
    first = git(root, "rev-parse", "--short=7", "HEAD")
    assert (status, errors) == (0, "")
    assert output.splitlines()[0] == f"2026.11 ({first}) → the working tree: reworded 1"


def test_two_revisions_are_compared_whatever_the_working_tree_holds(root: Path) -> None:
    later = commit(root, REWORDED)
    write(root, files={LABELS: "labels: ]"})
    status, output, _ = diff(root, "2026.11", "main", "--format", "json")
    found = json.loads(output)
    assert status == 0
    assert (found["new"], found["counts"]) == (f"main ({later})", {"reworded": 1})
    (change,) = found["changes"]
    assert change["record"] == "claim:both-free-memory"
    assert change["place"] == {"file": f"data/{COMPARISON}", "line": 30}
    assert change["after_text"] == {"en": "Both do.", "zh": "两者皆然。"}


def test_nothing_in_the_repository_is_touched(root: Path) -> None:
    commit(root, REWORDED)
    looks = (("status", "--porcelain"), ("worktree", "list"), ("for-each-ref",), ("stash", "list"))
    before = [git(root, *look) for look in looks]
    diff(root, "2026.11", "main")
    assert [git(root, *look) for look in looks] == before


def test_an_html_page_is_written_to_a_file(root: Path) -> None:
    commit(root, REWORDED)
    page = root / "diff.html"
    assert diff(root, "2026.11", "HEAD", "--format", "html", "--output", str(page))[1] == ""
    assert "<li><strong>claim:both-free-memory text</strong>" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2026.1",), "'2026.1' is not a revision of this repository; did you mean '2026.11'?\n"),
        (("--", "-x"), "'-x' is not a revision of this repository; known: 2026.11, HEAD, main\n"),
        (("HEAD", "mian"), "'mian' is not a revision of this repository; did you mean 'main'?\n"),
    ],
)
def test_an_unknown_revision_is_named(root: Path, words: tuple[str, ...], message: str) -> None:
    assert diff(root, *words) == (1, "", message)


def test_a_folder_without_git_has_no_revisions(tmp_path: Path) -> None:
    write(tmp_path)
    message = f"{tmp_path} is not a git repository, so it has no revisions\n"
    assert diff(tmp_path, "HEAD") == (1, "", message)


def test_a_revision_without_data_is_named(root: Path) -> None:
    git(root, "rm", "-rq", "--cached", "data")
    git(root, "commit", "-qm", "x")
    empty = git(root, "rev-parse", "--short=7", "HEAD")
    assert diff(root, "HEAD") == (1, "", f"the revision {empty} has no folder 'data'\n")


def test_faults_on_the_newer_side_are_told(root: Path) -> None:
    write(root, files={LABELS: "labels: {home: {}}\n"})
    status, output, errors = diff(root, "HEAD")
    assert (status, output) == (1, "")
    assert errors == (
        "the data of the working tree has faults:\n"
        "data/labels.yaml:1:16: labels.home: the text is empty in both languages; "
        "write it in 'en' and 'zh'\n1 problem in the data\n"
    )


def test_a_root_of_another_schema_cannot_be_read(root: Path) -> None:
    old = commit(root, (ROOT, "  as_of: 2026-11-21\n", "  day: 2026-11-21\n"))
    write(root)
    status, _, errors = diff(root, "HEAD")
    assert status == 1
    assert errors.startswith(
        f"the data of HEAD ({old}) cannot be read by this version's loader:\n"
        "data/comparisons.yaml:2:3: site.as_of: the key 'as_of' is missing"
    )


def test_a_file_of_another_schema_is_told_and_the_rest_compared(root: Path) -> None:
    commit(root, (COMPARISON, "question:", "asks:"), (ROOT, "en: Who frees memory?", "en: Who?"))
    write(root)
    status, output, _ = diff(root, "HEAD")
    assert status == 0
    assert "dimension:memory-model question" in output
    assert "claim:go-pauses-briefly" not in output
    assert f"  data/{COMPARISON}:1:1: question: the key 'question' is missing" in output
