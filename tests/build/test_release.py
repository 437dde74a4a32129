"""Releases: what is refused, what a version keeps, and how one is taken back."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.build.project import REAL_LABELS, ROOT
from tests.build.released import (
    VERSIONS,
    checked_out,
    commit,
    git,
    release,
    released,
    repository,
)
from tests.factories import LABELS, TERMS, write
from tools import release as tool

UNCHANGED = "Nothing was released; the branch gh-pages is as it was.\n"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release three versions from three commits."""
    return released(tmp_path_factory)


@pytest.fixture
def copy(three: Path, tmp_path: Path) -> Path:
    """Return a clone that may be changed, without what was built."""
    root = tmp_path / "project"
    git(three, "clone", "--quiet", "--no-hardlinks", "--branch=main", str(three), str(root))
    git(root, "branch", "--quiet", "gh-pages", "origin/gh-pages")
    for name, value in (("user.name", "A. Uthor"), ("user.email", "author@example.org")):
        git(root, "config", name, value)
    return root


def refused(root: Path, *arguments: str) -> str:
    """Run the tool, which must refuse and leave the branch as it was; return why."""
    before = git(root, "for-each-ref")
    outcome = release(root, *arguments)
    assert outcome.status == 1
    assert outcome.errors.endswith(UNCHANGED)
    assert git(root, "for-each-ref") == before
    return outcome.errors.removesuffix(UNCHANGED)


@pytest.mark.parametrize("version", ["", "1.0", "2026", "2026.13", "2026.12.0", "v2026.12", "../x"])
def test_a_version_is_a_year_and_a_month(copy: Path, version: str) -> None:
    assert refused(copy, "check", version) == (
        f"'{version}' is not a version; write year.month, and a number behind it for more "
        "releases in one month: VERSION=2026.12 or VERSION=2026.12.1\n"
    )


def test_what_is_not_committed_is_not_released(copy: Path) -> None:
    (copy / "data" / "note.txt").write_text("", encoding="utf-8")
    assert refused(copy, "check", "2027.01") == (
        "not everything is committed (data/note.txt); commit it or put it away\n"
    )


def test_a_version_is_released_once(copy: Path) -> None:
    assert refused(copy, "deploy", "2026.11") == "the version 2026.11 exists; name the next one\n"


def test_a_version_is_the_newest(copy: Path) -> None:
    assert refused(copy, "deploy", "2026.11.2") == (
        "the version 2026.12 is newer than 2026.11.2; name a later one\n"
    )
    assert release(copy, "check", "2026.12.1").output == "2026.12.1 can be released\n"


def test_a_text_that_is_not_translated_is_not_released(copy: Path) -> None:
    commit(copy, (TERMS, "{en: latency, zh: 延迟}", "{en: latency}"))
    assert refused(copy, "check", "2027.01") == (
        "data/glossary.yaml:3:11: terms[latency].term: the text is not translated to 'zh'; "
        "add 'zh'\n1 problem in the data\n"
    )


def test_a_folder_without_a_repository_is_not_released(tmp_path: Path) -> None:
    write(tmp_path, files={LABELS: REAL_LABELS})
    outcome = release(tmp_path, "check", "2026.12")
    assert outcome.status == 1
    assert outcome.errors.startswith("git status failed: fatal: not a git repository")


def test_a_build_that_fails_leaves_the_branch_as_it_was(copy: Path) -> None:
    (copy / "overrides" / "generated" / "glossary.html").write_text("{{ oops }}", encoding="utf-8")
    commit(copy)
    assert refused(copy, "deploy", "2027.01").endswith("\nthe site was not built\n")
    assert git(copy, "status", "--porcelain") == ""


def test_a_branch_that_moved_meanwhile_is_left_alone(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(root: Path, output: Path, *_: object) -> bool:
        for language in ("en", "zh"):
            (output / language).mkdir()
            (output / language / "index.html").write_text("new", encoding="utf-8")
        git(root, "update-ref", "refs/heads/gh-pages", "gh-pages^")
        return True

    monkeypatch.chdir(copy)
    monkeypatch.setattr(tool, "build_languages", build)
    with pytest.raises(tool.ReleaseError) as raised:
        tool.run("deploy", "2027.01")
    assert str(raised.value) == "the branch gh-pages moved meanwhile; release again"
    assert git(copy, "rev-parse", "gh-pages") == git(copy, "rev-parse", "origin/gh-pages^")
    assert "release-aside" not in git(copy, "for-each-ref")


def test_each_version_is_one_commit_that_names_what_it_was_built_from(three: Path) -> None:
    subjects = git(three, "log", "--format=%s", "gh-pages").splitlines()
    assert subjects == [f"Release {version}" for version in reversed(VERSIONS)]
    bodies = git(three, "log", "--reverse", "--format=%b", "gh-pages").split()
    commits = git(three, "log", "--reverse", "--format=%H", "main").split()
    assert [word.rstrip(".") for word in bodies if len(word) > 10] == commits
    for language in ("en", "zh"):
        entries = json.loads((three / "tmp-pages" / language / "versions.json").read_bytes())
        assert [entry["version"] for entry in entries] == list(reversed(VERSIONS))
        assert [entry["aliases"] for entry in entries] == [["latest"], [], []]
        assert [entry["properties"]["revision"] for entry in entries] == commits[::-1]


def test_each_version_keeps_its_data_and_the_latest_has_an_address_of_its_own(three: Path) -> None:
    pages = three / "tmp-pages"
    said = []
    for version in (*VERSIONS, "latest"):
        content = json.loads((pages / "en" / version / "data" / "v1" / "claims.json").read_bytes())
        text = next(c["text"] for c in content["claims"] if c["id"] == "both-free-memory")
        said.append((content["version"], text))
    assert said == [
        ("2026.10", "Both free memory."),
        ("2026.11", "Both free memory alike."),
        ("2026.12", "Both free all memory."),
        ("2026.12", "Both free all memory."),
    ]
    for path in re.findall(r"\((\S+)\)", (pages / "llms.txt").read_text(encoding="utf-8")):
        assert (pages / path).is_file()
        assert "/latest/" in path
    assert not (pages / "en" / "latest" / "assets").exists()


def test_how_to_cite_names_the_version(three: Path) -> None:
    page = three / "tmp-pages" / "zh" / "2026.11" / "topics" / "memory-model" / "memory-management"
    assert "zh/2026.11/topics/" in (page / "index.html").read_text(encoding="utf-8")


def test_a_document_of_the_language_is_kept_with_the_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    books = ("polyglot-atlas-en.pdf", "polyglot-atlas-zh.pdf")
    for name in (*books, "memory-model.en.pdf"):
        Path("dist").mkdir(exist_ok=True)
        Path("dist", name).write_text(name, encoding="utf-8")
    for language in ("en", "zh"):
        (tmp_path / "site" / language).mkdir(parents=True)
        (tmp_path / "site" / language / "index.html").write_text("", encoding="utf-8")
    tool.add_documents(tmp_path / "site")
    found = sorted(p.relative_to(tmp_path).as_posix() for p in (tmp_path / "site").rglob("*.pdf"))
    assert found == [f"site/{name[-6:-4]}/{name}" for name in books]


def test_the_notice_of_earlier_versions_is_the_themes_but_for_one_mended_address() -> None:
    name = Path("partials", "javascripts", "outdated.html")
    theme = importlib.util.find_spec("material")
    assert theme is not None
    assert theme.origin is not None
    theirs = (Path(theme.origin).parent / "templates" / name).read_text(encoding="utf-8")
    ours = (ROOT / "overrides" / name).read_text(encoding="utf-8")
    mended = theirs.replace('new URL("{{ base_url }}")', 'new URL("{{ base_url }}",location)')
    assert mended != theirs
    assert ours.partition("<script>")[2].strip() == mended.partition("<script>")[2].strip()


def test_one_command_takes_the_latest_version_back(copy: Path, tmp_path: Path) -> None:
    outcome = release(copy, "rollback")
    assert outcome.output == (
        "2026.12 is taken back; 2026.11 is the latest. To publish: git push origin gh-pages\n"
    )
    tree = git(copy, "rev-parse", "gh-pages^{tree}")
    assert tree == git(copy, "rev-parse", "gh-pages~2^{tree}")
    pages = checked_out(copy, tmp_path / "pages")
    assert not (pages / "en" / "2026.12").exists()
    assert release(copy, "rollback").output.startswith("2026.11 is taken back; 2026.10 is")
    assert refused(copy, "rollback") == "there is no version on gh-pages to go back to\n"


def test_there_is_nothing_to_take_back_where_nothing_was_released(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.rmtree(repository(root) / "overrides")
    assert refused(root, "rollback") == "there is no version on gh-pages to go back to\n"


def test_what_others_put_on_the_branch_is_not_taken_back(copy: Path) -> None:
    tree = git(copy, "rev-parse", "gh-pages^{tree}")
    other = git(copy, "commit-tree", tree, "-m", "By hand")
    git(copy, "update-ref", "refs/heads/gh-pages", other)
    assert refused(copy, "rollback") == "no commit on gh-pages released 2026.12 after 2026.11\n"
