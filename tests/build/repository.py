"""A repository with the small knowledge base in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.factories import Edit, write


def git(root: Path, *words: str) -> str:
    """Run git in a repository and return what it says."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *identity, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def commit(root: Path, *edits: Edit, files: dict[str, str | bytes] | None = None) -> str:
    """Write the knowledge base with some changes and commit it; return the commit."""
    write(root, *edits, files=files)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", "--allow-empty")
    return git(root, "rev-parse", "--short=7", "HEAD")
