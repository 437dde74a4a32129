"""Record what a release changes, from the last released version's tag to the data as it stands.

Run before a release is tagged: a build knows no git, so it reads `data/releases/<version>.yaml`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from knowledge_base.diff.changes import Both, Change, Difference  # noqa: E402
from knowledge_base.diff.compare import compare  # noqa: E402
from knowledge_base.load.files import load_content  # noqa: E402
from knowledge_base.model.history import ChangeKind, Release, Version, order_of  # noqa: E402
from tools.revisions import Read, RevisionError, read_checked, read_revision, tags  # noqa: E402

HEAD = "# yaml-language-server: $schema=../schema/release.json\n# Written by `make history`.\n\n"
FOLDER = "data/releases"
_VERSION = re.compile(get_args(Version)[1].pattern)
LEFT_OUT: frozenset[ChangeKind] = frozenset({"stale", "edited", "reordered"})
"""Kinds that change nothing that readers read, or show in other changes as well."""


class HistoryError(Exception):
    """The release cannot be recorded; nothing was written."""


def main(words: list[str] | None = None) -> int:
    """Return 0 where the release was recorded, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("version", help="the version to be released: 2026.12")
    parser.add_argument("--since", help="the version to compare with (default: the last tag)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    arguments = parser.parse_args(words)
    root: Path = arguments.root.resolve()
    try:
        name, told = record(root, arguments.version, arguments.since)
    except (HistoryError, RevisionError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{name}: {told}\n")
    return 0


def record(root: Path, version: str, since: str | None) -> tuple[str, str]:
    """Write the record of a release; return its file's name and what is in it.

    Raises:
        HistoryError: the version is none, is there already, or an id was given away again.
        RevisionError: there is no such earlier version, or the data has faults.
    """
    since = since or last_before(root, version)
    refuse(root, version, since)
    new = read_checked(root, None)
    old = read_revision(root, since) if since else None
    difference = compare(old.base, new.base, old.faults) if old else Difference()
    reused = [change.record for change in difference.changes if change.kind == "reused"]
    if reused:
        raise HistoryError(
            f"{', '.join(reused)}: the id now means something else than in {since}; "
            "give the new statement an id of its own"
        )
    text = release_text(version, since, new, difference)
    path = root / FOLDER / f"{version}.yaml"
    loaded = load_content(text.encode(), path.name, Release)
    if loaded.problems:
        raise HistoryError(f"the record would not hold: {loaded.problems[0]}")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    kept = len(list(_kept(difference)))
    lost = f"; not compared: {len(difference.not_compared)}" if difference.not_compared else ""
    compared = f"since {since}" if since else "the first version"
    return path.relative_to(root).as_posix(), f"{kept} changes, {compared}{lost}"


def versions(root: Path) -> list[str]:
    """Return the versions that are tagged, the oldest first."""
    return sorted((tag for tag in tags(root) if _VERSION.fullmatch(tag)), key=order_of)


def last_before(root: Path, version: str) -> str | None:
    """Return the last tagged version before one, None where it is the first."""
    if not _VERSION.fullmatch(version):
        return None
    earlier = [tag for tag in versions(root) if order_of(tag) < order_of(version)]
    return earlier[-1] if earlier else None


def refuse(root: Path, version: str, since: str | None) -> None:
    """Refuse what cannot be recorded.

    Raises:
        HistoryError: it says what would do.
    """
    for name in (version, since):
        if name is not None and not _VERSION.fullmatch(name):
            raise HistoryError(f"'{name}' is not a version; write year and month: 2026.12")
    if version in versions(root) or (root / FOLDER / f"{version}.yaml").exists():
        raise HistoryError(f"the version {version} is there already; choose a later one")
    later = [tag for tag in versions(root) if order_of(tag) > order_of(version)]
    if later:
        raise HistoryError(f"the version {later[-1]} is later and released; choose a later one")
    if since is not None and order_of(since) >= order_of(version):
        raise HistoryError(f"{since} is not older than {version}; name an older one")


def release_text(version: str, since: str | None, new: Read, difference: Difference) -> str:
    """Return the record as YAML; quoted texts are the same in YAML and JSON."""
    lines = [f"version: {_quoted(version)}"]
    lines += [f"since: {_quoted(since)}"] if since else []
    lines += [f"date: {new.base.site.as_of}", f"claims: {len(new.base.claims)}"]
    changes = list(_kept(difference))
    lines += ["changes:"] if changes else []
    for change in changes:
        first, *rest = _lines(change)
        lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    return HEAD + "\n".join(lines) + "\n"


def _kept(difference: Difference) -> Iterator[Change]:
    for change in difference.changes:
        if change.kind not in LEFT_OUT and not change.record.startswith("site:"):
            yield change


def _lines(change: Change) -> Iterator[str]:
    yield f"record: {change.record}"
    yield f"change: {change.kind}"
    is_new = change.kind == "added" and not change.at
    values: tuple[tuple[str, Any], ...] = (
        ("title", None if is_new else change.title),
        ("at", change.at),
        ("before", change.before),
        ("after", change.after),
        ("before_text", change.before_text),
        ("after_text", change.after_text),
    )
    for key, value in values:
        if value:
            yield f"{key}: {_text(value) if isinstance(value, Both) else _quoted(value)}"
    for key, names in (("because", change.because), ("sources", change.sources)):
        if names and not is_new:
            yield f"{key}: [{', '.join(_quoted(name) for name in names)}]"


def _text(words: Both) -> str:
    pairs = (("en", words.en), ("zh", words.zh))
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in pairs if value) + "}"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
