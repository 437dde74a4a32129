"""Say what changed in the content between two revisions, or between one and the working tree."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from knowledge_base.diff.changes import Change, Difference  # noqa: E402
from knowledge_base.diff.compare import compare  # noqa: E402
from knowledge_base.diff.wording import (  # noqa: E402
    HINTS,
    TITLES,
    as_markdown,
    as_text,
    details,
    summary,
)
from knowledge_base.render.render import environment  # noqa: E402
from tools.revisions import Read, RevisionError, read_checked, read_revision  # noqa: E402

FORMATS = ("text", "markdown", "json", "html")
JSON_VERSION = 1
"""Rises when a key of the JSON form goes or changes its type."""


def main(words: list[str] | None = None) -> int:
    """Return 0 where both sides could be compared, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("base", help="the older revision: a commit, branch or tag")
    parser.add_argument("head", nargs="?", help="the newer one (default: the working tree)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--output", type=Path, help="a file to write to instead of the terminal")
    arguments = parser.parse_args(words)
    root = arguments.root.resolve()
    try:
        new = read_checked(root, arguments.head or None)
        old = read_revision(root, arguments.base)
    except RevisionError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    text = told(old, new, arguments.format)
    if arguments.output:
        arguments.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


def told(old: Read, new: Read, form: str) -> str:
    """Return the difference between two revisions in one of the forms."""
    difference = compare(old.base, new.base, old.faults)
    if form == "markdown":
        return as_markdown(difference, old.name, new.name)
    if form == "json":
        return as_json(difference, old.name, new.name)
    if form == "html":
        return as_html(difference, old.name, new.name)
    return as_text(difference, old.name, new.name)


def as_json(difference: Difference, old: str, new: str) -> str:
    """Return the difference for other programs."""
    content: dict[str, Any] = {"version": JSON_VERSION, "old": old, "new": new}
    content |= {"is_empty": difference.is_empty, "counts": difference.count()}
    content |= asdict(difference) | {"changes": [_change(c) for c in difference.changes]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change) -> dict[str, Any]:
    place = {"file": change.place.file, "line": change.place.line}
    fields = {name: getattr(change, name) for name in Change.__dataclass_fields__}
    for name in ("title", "before_text", "after_text"):
        fields[name] = asdict(fields[name]) if fields[name] else None
    return fields | {"place": place}


def as_html(difference: Difference, old: str, new: str) -> str:
    """Return one page that needs nothing else, with matrices before and after."""
    template = environment(ROOT / "tools" / "templates").get_template("diff.html")
    groups = [
        (TITLES[kind], HINTS.get(kind, ""), [c for c in difference.changes if c.kind == kind])
        for kind in difference.count()
    ]
    return template.render(
        difference=difference,
        details=details,
        groups=groups,
        new=new,
        old=old,
        summary=summary(difference),
    )


if __name__ == "__main__":
    sys.exit(main())
