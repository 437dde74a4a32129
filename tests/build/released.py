"""A small project in its own git repository, and three versions released from three commits."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.build.project import ROOT, Outcome, lay_out, run, scratch, shared
from tests.build.published import NEW_SUBJECT
from tests.factories import COMPARISON, Edit, write

TOOL = str(ROOT / "tools" / "release.py")
VERSIONS = ("2026.10", "2026.11", "2026.12")
OLD_TEXT = "{en: Both free memory., zh: 两者都释放内存。}"
EDITS: tuple[tuple[Edit, ...], ...] = (
    (),
    ((COMPARISON, OLD_TEXT, "{en: Both free memory alike., zh: 两者同样释放内存。}"),),
    ((COMPARISON, OLD_TEXT, "{en: Both free all memory., zh: 两者都释放全部内存。}"), NEW_SUBJECT),
)
"""What each version changes in the small knowledge base; the last one adds a language."""


def repository(root: Path) -> Path:
    """Lay out the small project and commit it."""
    lay_out(root)
    shutil.copy2(ROOT / ".gitignore", root)
    with (root / ".gitignore").open("a", encoding="utf-8") as file:
        file.write("*.cache\n/tmp*\n/pages.tar\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    for name, value in (("user.name", "A. Uthor"), ("user.email", "author@example.org")):
        git(root, "config", name, value)
    return commit(root)


def commit(root: Path, *edits: Edit) -> Path:
    """Commit the small knowledge base with some of its texts replaced."""
    if edits:
        labels = (root / "data" / "labels.yaml").read_bytes()
        write(root, *edits, files={"labels.yaml": labels})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Change the data")
    return root


def git(root: Path, *arguments: str) -> str:
    """Run git in a repository."""
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
    )
    return done.stdout.strip()


def release(root: Path, *arguments: str) -> Outcome:
    """Run the tool behind `make release` and `make rollback`."""
    return run(TOOL, "--root", str(root), *arguments, **scratch(root))


def checked_out(root: Path, folder: Path) -> Path:
    """Write what stands on the branch into a folder, as a web server has it."""
    folder.mkdir(parents=True)
    archive = root / "pages.tar"
    git(root, "archive", f"--output={archive}", "gh-pages")
    shutil.unpack_archive(archive, folder, filter="data")
    archive.unlink()
    return folder


def released(factory: pytest.TempPathFactory) -> Path:
    """Return the repository with three versions released; its branch stands in `pages` too."""

    def make(root: Path) -> None:
        repository(root)
        for version, edits in zip(VERSIONS, EDITS, strict=True):
            if edits:
                commit(root, *edits)
            outcome = release(root, "deploy", version)
            assert outcome.status == 0, outcome.errors
        checked_out(root, root / "tmp-pages")

    return shared(factory, "released", make)
