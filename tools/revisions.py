"""The data as it was at a revision: taken out of git into a folder, without touching anything."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from knowledge_base.check.check import load_and_check
from knowledge_base.load.load import load_knowledge_base
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import DataError, Problem, suggest

DATA = "data"


class RevisionError(Exception):
    """There is no such revision, or its data cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Read:
    """The knowledge base of a revision."""

    name: str
    """As it was asked for, with the commit that it is: `2026.11 (1a2b3c4)`."""
    base: KnowledgeBase
    faults: tuple[Problem, ...]
    """Faults of form that it was read with; this loader may be newer than the data."""


def read_revision(root: Path, revision: str) -> Read:
    """Return the data of a revision, read by this loader.

    Raises:
        RevisionError: there is no such revision, or its root file cannot be read.
    """
    commit = commit_of(root, revision)
    name = revision if revision.startswith(commit[:7]) else f"{revision} ({commit[:7]})"
    with data_of(root, commit) as data:
        try:
            base, faults = load_knowledge_base(data)
        except DataError as error:
            raise RevisionError(
                f"the data of {name} cannot be read by this version's loader:\n{error}"
            ) from error
    return Read(name, base, faults)


def read_checked(root: Path, revision: str | None) -> Read:
    """Return the data of a revision, or of the folder as it stands; it must be without errors.

    Raises:
        RevisionError: there is no such revision, or its data has errors.
    """
    name = f"{revision} ({commit_of(root, revision)[:7]})" if revision else "the working tree"
    try:
        if revision is None:
            base, _ = load_and_check(root / DATA)
        else:
            with data_of(root, commit_of(root, revision)) as data:
                base, _ = load_and_check(data)
    except DataError as error:
        raise RevisionError(f"the data of {name} has faults:\n{error}") from error
    return Read(name, base, ())


def commit_of(root: Path, revision: str) -> str:
    """Return the full name of a revision's commit.

    Raises:
        RevisionError: git knows no such revision.
    """
    done = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if _git(root, "rev-parse", "--git-dir").returncode:
        raise RevisionError(f"{root} is not a git repository, so it has no revisions")
    names = _git(root, "for-each-ref", "--format=%(refname:short)").stdout.decode().split()
    known = suggest(revision, [*names, "HEAD"]) if revision else "name a commit, branch or tag"
    raise RevisionError(f"'{revision}' is not a revision of this repository; {known}")


@contextmanager
def data_of(root: Path, commit: str) -> Iterator[Path]:
    """Lay out the data folder of a commit for as long as it is needed.

    Raises:
        RevisionError: the commit has no data folder.
    """
    done = _git(root, "archive", "--format=tar", commit, "--", DATA)
    if done.returncode:
        raise RevisionError(f"the revision {commit[:7]} has no folder '{DATA}'")
    with tempfile.TemporaryDirectory(prefix="atlas-revision-") as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder) / DATA


def tags(root: Path) -> list[str]:
    """Return the repository's tags."""
    return _git(root, "tag", "--list").stdout.decode().split()


def _git(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
