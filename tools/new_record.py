"""Write a draft of a new record where it belongs: valid, with comments that say what to fill in.

Each text to be written begins with TODO (Chinese: 待写), which `make check` tells until it is gone.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from knowledge_base.check.check import check  # noqa: E402
from knowledge_base.load.load import load_knowledge_base  # noqa: E402
from knowledge_base.model.knowledge_base import KnowledgeBase  # noqa: E402
from knowledge_base.problems import DataError, Problem, suggest  # noqa: E402
from tools.yaml_insert import InsertError, insert  # noqa: E402

DRAFTS = ROOT / "tools" / "templates" / "new"
KINDS = tuple(sorted(path.stem for path in DRAFTS.glob("*.yaml")))
FOLDERS = {
    "comparison": "comparisons/{dimension}",
    "experiment": "experiments",
    "case": "cases",
    "flow": "decisions/flows",
    "table": "decisions/tables",
}
"""Kinds of which each record has its own file, with its folder."""
LISTS = {
    "source": ("sources", "sources.yaml"),
    "reference": ("references", "references.yaml"),
    "term": ("terms", "glossary.yaml"),
    "subject": ("subjects", "comparisons.yaml"),
}
"""Kinds that stand in a list, with its key and file."""
NEXT = {
    "source": "draw claims from it: make new KIND=claim SOURCE={id} …",
    "project": "name it in a claim: `projects: [{id}]`",
    "reference": "cite it in a review: `references: [{id}]`",
    "term": "use it in a text",
}
"""What is left to do before the record is used by another, without which it is an orphan."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class DraftError(Exception):
    """The draft cannot be written; nothing was."""


def main(words: list[str] | None = None) -> int:
    """Return 0 where the draft was written, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kind")
    parser.add_argument("--id", default="")
    parser.add_argument("--in", dest="owner", default="", help="for claims: comparison:x, case:x …")
    parser.add_argument("--at", default="", help="for claims: the aspect, series or row")
    parser.add_argument("--subject", default="", help="the language that it is about")
    parser.add_argument("--dimension", default="", help="for comparisons")
    parser.add_argument("--field", default="", help="for projects")
    parser.add_argument("--source", default="", help="the source that claims are drawn from")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    arguments = parser.parse_args(words)
    data: Path = arguments.data.resolve()
    try:
        base, faults = read(data)
        path, line = written(data, base, arguments, faults)
    except (DraftError, InsertError, DataError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    name = f"{data.name}/{path.relative_to(data).as_posix()}:{line}"
    sys.stdout.write(f"{name}: a draft of {arguments.kind}:{arguments.id}; replace each TODO\n")
    if arguments.kind in NEXT:
        sys.stdout.write(f"then {NEXT[arguments.kind].format(id=arguments.id)}\n")
    return 0


def read(data: Path) -> tuple[KnowledgeBase, frozenset[str]]:
    """Return the data as it stands, and what is wrong with it."""
    base, problems = load_knowledge_base(data)
    errors = [p for p in (*problems, *check(base)) if p.severity == "error" and p.rule != "orphan"]
    return base, frozenset(map(_told, errors))


def _told(problem: Problem) -> str:
    """Return a problem without its line, which a draft above it moves."""
    return f"{problem.place.file}: {problem.path}: {problem.wrong}; {problem.right}"


def written(
    data: Path, base: KnowledgeBase, asked: Any, faults: frozenset[str]
) -> tuple[Path, int]:
    """Write the draft, and take it back if it breaks the data; return its file and line.

    Raises:
        DraftError: nothing was written.
    """
    check_asked(base, asked)
    path, text, line = with_draft(data, base, asked)
    old = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    new = sorted(read(data)[1] - faults)
    if new:
        if old is None:
            path.unlink()
        else:
            path.write_bytes(old)
        raise DraftError("\n".join([*new, "The draft would not hold; nothing was written."]))
    return path, line


def with_draft(data: Path, base: KnowledgeBase, asked: Any) -> tuple[Path, str, int]:
    """Return the file that the draft goes into, its text with it, and the draft's line."""
    text = draft(base, asked)
    if asked.kind in FOLDERS:
        folder = data / FOLDERS[asked.kind].format(dimension=asked.dimension)
        path = folder / f"{asked.id}.yaml"
        if path.exists():
            raise DraftError(f"the file {path.relative_to(data)} is there already")
        return path, text, 1
    path, keys = place_of(data, base, asked)
    old = path.read_text(encoding="utf-8") if path.exists() else f"{keys[0]}:\n"
    return path, *insert(old, keys, text)


def check_asked(base: KnowledgeBase, asked: Any) -> None:
    """Refuse what no draft can be written of.

    Raises:
        DraftError: it says what would do.
    """
    known_or_refuse("kind", asked.kind, KINDS)
    if not _ID.fullmatch(asked.id):
        wrong = f"'{asked.id}' is not an identifier" if asked.id else "the id is missing"
        raise DraftError(f"{wrong}; give ID=small-letters-and-hyphens")
    if asked.id in base.of(asked.kind):
        raise DraftError(f"the {asked.kind} '{asked.id}' is there already; choose another id")
    for key, records in (
        ("subject", base.subjects),
        ("dimension", base.dimensions),
        ("field", base.fields),
        ("source", base.sources),
    ):
        if getattr(asked, key):
            known_or_refuse(key, getattr(asked, key), records)
    if asked.kind == "comparison" and not asked.dimension:
        raise DraftError(f"a comparison needs DIMENSION=…; {suggest('', base.dimensions)}")
    if asked.kind == "project" and not asked.field:
        raise DraftError(f"a project needs FIELD=…; {suggest('', base.fields)}")


def known_or_refuse(what: str, name: str, known: Any) -> None:
    """Refuse a name that there is not, and say which one may be meant."""
    if name not in known:
        raise DraftError(f"there is no {what} '{name}'; {suggest(name, known)}")


def draft(base: KnowledgeBase, asked: Any) -> str:
    """Return the draft's text, with names that exist wherever one is needed."""
    jinja = Environment(
        loader=FileSystemLoader(DRAFTS),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    source = base.sources[asked.source or next(iter(base.sources))]
    metric = next(iter(base.metrics.values()), None)
    compared = [subject.id for subject in base.compared]
    depth = FOLDERS.get(asked.kind, "").count("/") + 1
    return jinja.get_template(f"{asked.kind}.yaml").render(
        id=asked.id,
        schema=f"{'../' * depth}schema/{asked.kind}.json",
        dimension=asked.dimension,
        field=asked.field,
        source=source.id,
        section=source.sections[0].id,
        subject=asked.subject or compared[0],
        subjects=() if is_in_cell(asked) else (asked.subject or compared[0],),
        claim=next(iter(base.claims), "claim-id"),
        metric=metric.id if metric else "metric-id",
        unit=metric.unit if metric else "ms",
        project=next(iter(base.projects), "project-id"),
    )


def is_in_cell(asked: Any) -> bool:
    """Tell whether a claim goes into a subject's cell, which says who it is about."""
    return bool(asked.at and asked.subject) and not asked.owner.startswith("table:")


def place_of(data: Path, base: KnowledgeBase, asked: Any) -> tuple[Path, Sequence[str | int]]:
    """Return the file of a list, and the keys that lead to it there."""
    if asked.kind == "claim":
        return place_of_claim(data, base, asked)
    if asked.kind == "project":
        files = [p.place.file for p in base.projects.values() if p.field == asked.field]
        name = max(files, key=files.count) if files else f"data/projects/{asked.field}.yaml"
        return data / name.partition("/")[2], ("projects",)
    key, name = LISTS[asked.kind]
    return data / name, (key,)


def place_of_claim(data: Path, base: KnowledgeBase, asked: Any) -> tuple[Path, Sequence[str | int]]:
    """Return the file of the record that a claim goes into, and the keys to its list there."""
    kind, _, name = asked.owner.partition(":")
    lists = {"comparison": "aspects", "experiment": "series", "table": "rows", "case": ""}
    if kind not in lists:
        raise DraftError("a claim needs IN=comparison:id, or experiment:, table: or case:")
    records = base.of(kind)
    known_or_refuse(kind, name, records)
    record = records[name]
    path = data / record.place.file.partition("/")[2]
    if kind == "case":
        return path, ("claims",)
    if kind == "comparison" and not asked.at:
        return path, ("verdict",)
    entries = [entry.id for entry in getattr(record, lists[kind])]
    if not asked.at:
        raise DraftError(f"say where in {asked.owner}: AT=…; {suggest('', entries)}")
    known_or_refuse("entry", asked.at, entries)
    start: tuple[str | int, ...] = (lists[kind], entries.index(asked.at))
    if kind == "table":
        return path, (*start, "claims")
    return path, (*start, "cells", asked.subject) if asked.subject else (*start, "across")


if __name__ == "__main__":
    sys.exit(main())
