"""Release a version of the site to the local branch `gh-pages`, or take the latest one back.

    check VERSION      say whether it can be released, before the tests take their time
    deploy VERSION     build every language and put it on the branch
    rollback           put the branch back to what it held before the latest release

A release is one commit. It is put together on a branch aside; `gh-pages` moves at the very end,
and only where nobody else has moved it meanwhile. Nothing is pushed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from mike import commands, git_utils  # noqa: E402

from knowledge_base.check.check import load_and_check  # noqa: E402
from knowledge_base.edition_files import LIST_OF_PAGES  # noqa: E402
from knowledge_base.model.base import LANGUAGES  # noqa: E402
from knowledge_base.model.knowledge_base import KnowledgeBase  # noqa: E402
from knowledge_base.problems import DataError  # noqa: E402
from tools.book.delivery import put_books  # noqa: E402
from tools.build_site import build_languages, root_list, root_missing_page, root_page  # noqa: E402

BRANCH = "gh-pages"
ASIDE = "release-aside"
LATEST = "latest"
VERSION = re.compile(r"[0-9]{4}\.(0[1-9]|1[0-2])(\.[1-9][0-9]*)?")
NOBODY = "0" * 40
"""What git calls the commit of a branch that is not there."""
FOR_MACHINES = {".csv", ".json", ".md", ".pdf", ".txt"}
"""Endings of files that stand below `latest` as well; whatever else does leads on by a redirect."""


class ReleaseError(Exception):
    """Nothing was released, and the branch is as it was."""


def main() -> int:
    """Return 0 where the command did what it says, 1 where nothing was changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("command", choices=("check", "deploy", "rollback"))
    parser.add_argument("version", nargs="?", default="")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    arguments = parser.parse_args()
    os.chdir(arguments.root)
    try:
        said = run(arguments.command, arguments.version)
    except (ReleaseError, DataError, git_utils.GitError) as error:
        sys.stderr.write(f"{error}\nNothing was released; the branch {BRANCH} is as it was.\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


def run(command: str, version: str) -> str:
    """Run a command in the current folder; return what to say about it."""
    if command == "rollback":
        return rollback()
    base = check(version)
    return f"{version} can be released" if command == "check" else deploy(version, base)


def check(version: str) -> KnowledgeBase:
    """Return the data of what can be released as `version`.

    Raises:
        ReleaseError: the version is none or is not the newest, or something is not committed.
        DataError: the data has faults or lapses.
    """
    if not VERSION.fullmatch(version):
        raise ReleaseError(
            f"'{version}' is not a version; write year.month, and a number behind it for more "
            "releases in one month: VERSION=2026.12 or VERSION=2026.12.1"
        )
    if changed := git("status", "--porcelain"):
        files = ", ".join(line[3:] for line in changed.splitlines()[:5])
        raise ReleaseError(f"not everything is committed ({files}); commit it or put it away")
    known = released()
    if version in known:
        raise ReleaseError(f"the version {version} exists; name the next one")
    newer = [other for other in known if numbers(other) > numbers(version)]
    if newer:
        raise ReleaseError(f"the version {newer[0]} is newer than {version}; name a later one")
    return load_and_check(Path("data"), strict=True)[0]


def released() -> list[str]:
    """Return the versions on the branch, the newest first."""
    return versions_of(BRANCH)


def versions_of(revision: str) -> list[str]:
    """Return the versions at a revision, the newest first; none where there is no such revision."""
    shown = subprocess.run(
        ["git", "show", f"{revision}:{LANGUAGES[0]}/versions.json"],
        capture_output=True,
        check=False,
    )
    found = [entry["version"] for entry in json.loads(shown.stdout)] if not shown.returncode else []
    return sorted(found, key=numbers, reverse=True)


def numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers, which sort as versions do."""
    return tuple(int(part) for part in version.split("."))


def deploy(version: str, base: KnowledgeBase) -> str:
    """Build every language and put it on the branch as one commit."""
    before = commit_of(BRANCH)
    with tempfile.TemporaryDirectory(prefix=".site.", dir=Path.cwd()) as folder, aside(before):
        site = Path(folder)
        if not build_languages(Path.cwd(), site, base, version):
            raise ReleaseError("the site was not built")
        add_documents(site)
        for language in LANGUAGES:
            add_language(site / language, language, version)
        add_root(base, version)
        move(before, git("rev-parse", f"{ASIDE}^{{tree}}"), message(version))
    return (
        f"{version} is on the branch {BRANCH}. To publish it: git push origin {BRANCH}\n"
        "To take it back: make rollback"
    )


def message(version: str) -> str:
    """Return the message of a release's commit, from which a rollback knows it."""
    return f"Release {version}\n\nBuilt from {git('rev-parse', 'HEAD')}."


def add_documents(site: Path) -> None:
    """Put what `make pdf` printed into the site, whose pages then lead to it."""
    list(put_books(Path("dist"), site))


def add_language(folder: Path, language: str, version: str) -> None:
    """Put a language's site on the branch aside, as the latest one."""
    configuration: dict[str, Any] = {"site_dir": str(folder), "use_directory_urls": True}
    where = {"branch": ASIDE, "deploy_prefix": language}
    with commands.deploy(
        configuration,
        version,
        aliases=[LATEST],
        update_aliases=True,
        alias_type=commands.AliasType.redirect,
        set_props=[("revision", git("rev-parse", "HEAD"))],
        **where,
    ):
        pass  # it is built already
    commands.set_default(LATEST, allow_empty=True, **where)
    with git_utils.Commit(ASIDE, "Files for machines", allow_empty=True) as commit:
        for file in git_utils.walk_real_files(str(folder)):
            path = Path(file.path).relative_to(folder)
            if path.suffix in FOR_MACHINES and path.parts[0] not in ("assets", "search"):
                commit.add_file(file.copy(f"{language}/{LATEST}", str(folder)))


def add_root(base: KnowledgeBase, version: str) -> None:
    """Put the pages at the root on the branch aside: they send readers to their language."""
    templates = Path("overrides/generated")
    page = root_page(templates, base, f"{LANGUAGES[0]}/{version}/")
    missing = root_missing_page(templates, base, version)
    pages = root_list(templates, base, f"{LATEST}/")
    with git_utils.Commit(ASIDE, "Root", allow_empty=True) as commit:
        commit.add_file(git_utils.FileInfo("index.html", page))
        commit.add_file(git_utils.FileInfo("404.html", missing))
        commit.add_file(git_utils.FileInfo(LIST_OF_PAGES, pages))


@contextmanager
def aside(start: str) -> Iterator[None]:
    """Keep a branch that begins where the real one stands, and leave nothing of it."""
    reference = f"refs/heads/{ASIDE}"
    if start == NOBODY:
        git("update-ref", "-d", reference)
    else:
        git("update-ref", reference, start)
    try:
        yield
    finally:
        git("update-ref", "-d", reference)


def move(before: str, tree: str, text: str) -> None:
    """Move the branch on by one commit, where it still stands at `before`."""
    parents = () if before == NOBODY else ("-p", before)
    after = git("commit-tree", tree, *parents, "-m", text)
    try:
        git("update-ref", f"refs/heads/{BRANCH}", after, before)
    except ReleaseError as error:
        raise ReleaseError(f"the branch {BRANCH} moved meanwhile; release again") from error


def rollback() -> str:
    """Put the branch back to what it held before its latest release, as one more commit."""
    before = commit_of(BRANCH)
    known = released()
    if len(known) < 2:
        raise ReleaseError(f"there is no version on {BRANCH} to go back to")
    latest, previous = known[:2]
    release = git("log", "-1", "--format=%H", f"--grep=^Release {re.escape(latest)}$", BRANCH)
    if not release or versions_of(f"{release}^")[:1] != [previous]:
        raise ReleaseError(f"no commit on {BRANCH} released {latest} after {previous}")
    move(before, git("rev-parse", f"{release}^^{{tree}}"), f"Roll back {latest}")
    return f"{latest} is taken back; {previous} is the latest. To publish: git push origin {BRANCH}"


def commit_of(branch: str) -> str:
    """Return the commit at which a local branch stands, `NOBODY` where there is none."""
    found = subprocess.run(
        ["git", "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}"],
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.strip() or NOBODY


def git(*arguments: str) -> str:
    """Run git and return what it says.

    Raises:
        ReleaseError: git refused.
    """
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ReleaseError(f"git {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout.rstrip("\n")


if __name__ == "__main__":
    sys.exit(main())
