"""The root file and all that it includes, to one knowledge base."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge_base.load.code import load_code, undescribed
from knowledge_base.load.files import FILE_KINDS, FileKind, LoadedFile, load_file
from knowledge_base.model.base import Record
from knowledge_base.model.history import Release, order_of
from knowledge_base.model.knowledge_base import Code, Kind, KnowledgeBase, PlacedClaim, claims_of
from knowledge_base.model.root import Include, Root, RootInclude
from knowledge_base.problems import DataError, Place, Problem, shorten, suggest

ROOT_NAME = "comparisons.yaml"
_NAME = r"[A-Za-z0-9_*-][A-Za-z0-9_.*-]{0,80}"
_PATTERN = re.compile(rf"(?!.*\*\*)(?:{_NAME}/){{0,8}}{_NAME}\.yaml")
"""Folders and a file, with `*` for any part of a name."""
CLAIM_KINDS: tuple[Kind, ...] = ("comparison", "experiment", "table", "case")
Reader = Callable[[Path, str, type[Record]], LoadedFile]


@dataclass
class _Assembly:
    """What has been gathered so far."""

    records: dict[Kind, dict[str, Any]] = field(default_factory=dict)
    claims: dict[str, PlacedClaim] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    code: dict[str, Code] = field(default_factory=dict)
    incomplete: set[Kind] = field(default_factory=set)


def load_knowledge_base(
    data: Path, read: Reader = load_file
) -> tuple[KnowledgeBase, tuple[Problem, ...]]:
    """Load the folder `data`; return what could be read and every fault of form.

    Raises:
        DataError: the root file itself cannot be read, so there is nothing to go on with.
    """
    root_name = f"{data.name}/{ROOT_NAME}"
    loaded = read(data / ROOT_NAME, root_name, Root)
    assembly = _Assembly()
    if loaded.record is None:
        raise DataError([*loaded.problems, *_problems_of_included(assembly, data, read)])
    root: Root = loaded.record
    for kind, records in (
        ("subject", root.subjects),
        ("dimension", root.dimensions),
        ("metric", root.metrics),
        ("field", root.fields),
        ("constraint", root.constraints),
    ):
        _add_records(assembly, kind, records)  # type: ignore[arg-type]
    _load_included(assembly, root.include, data, read)
    if not any(problem.rule.startswith("include-") for problem in assembly.problems):
        assembly.problems += _not_included(assembly, data)
    _load_code(assembly, data)
    return _knowledge_base(root, assembly), tuple(assembly.problems)


def _load_code(assembly: _Assembly, data: Path) -> None:
    snippets = assembly.records["snippet"]
    assembly.code, problems = load_code(data, snippets)
    assembly.problems += problems
    if "snippet" not in assembly.incomplete:
        names = {snippet.place.file for snippet in snippets.values()}
        assembly.problems += undescribed(data, names)


def _problems_of_included(assembly: _Assembly, data: Path, read: Reader) -> list[Problem]:
    """Return the faults of form in what a root includes that is itself at fault."""
    loaded = read(data / ROOT_NAME, f"{data.name}/{ROOT_NAME}", RootInclude)
    if loaded.record is not None:
        _load_included(assembly, loaded.record.include, data, read)
    return assembly.problems


def _load_included(assembly: _Assembly, include: Include, data: Path, read: Reader) -> None:
    for file_kind in FILE_KINDS.values():
        _load_kind(assembly, include, file_kind, data, read)


def _load_kind(
    assembly: _Assembly, include: Include, file_kind: FileKind, data: Path, read: Reader
) -> None:
    assembly.records.setdefault(file_kind.kind, {})
    patterns: tuple[str, ...] = getattr(include, file_kind.include)
    place = include.place.of(file_kind.include)
    for index, pattern in enumerate(patterns):
        path = f"include.{file_kind.include}[{index}]"
        files, problem = _included(data, pattern, place, path)
        if problem and not (file_kind.is_written and problem.rule == "include-missing"):
            assembly.problems.append(problem)
            _mark_incomplete(assembly, file_kind.kind)
        for file in files:
            name = f"{data.name}/{file.relative_to(data).as_posix()}"
            if name in assembly.files:
                assembly.problems.append(_included_twice(name, place, path))
                continue
            assembly.files.add(name)
            _add_file(assembly, file_kind, read(file, name, file_kind.model))


def _included(
    data: Path, pattern: str, place: Place, path: str
) -> tuple[list[Path], Problem | None]:
    """Return the files that an include names, in order of name."""
    if pattern.startswith(("/", "~")) or ".." in pattern.split("/"):
        wrong, right = f"'{shorten(pattern)}' leaves the data folder", "name a file inside it"
        return [], Problem(place, path, wrong, right, "include-outside")
    if not _PATTERN.fullmatch(pattern):
        wrong = f"'{shorten(pattern)}' does not name data files"
        right = "write folders and a file like 'projects/*.yaml'"
        return [], Problem(place, path, wrong, right, "include-form")
    found = sorted(file for file in data.glob(pattern) if file.is_file())
    outside = [file for file in found if not file.resolve().is_relative_to(data.resolve())]
    if outside:
        wrong = f"'{pattern}' leads out of the data folder by a link"
        return [], Problem(place, path, wrong, "put the file itself there", "include-outside")
    if not found:
        return [], Problem(place, path, *_missing(data, pattern), "include-missing")
    return found, None


def _missing(data: Path, pattern: str) -> tuple[str, str]:
    if "*" in pattern:
        return f"no file matches '{pattern}'", "write one, or remove the entry"
    names = (file.relative_to(data).as_posix() for file in data.rglob("*.yaml"))
    return f"there is no file '{pattern}'", suggest(pattern, names)


def _not_included(assembly: _Assembly, data: Path) -> Iterator[Problem]:
    included = {*assembly.files, f"{data.name}/{ROOT_NAME}"}
    for file in data.rglob("*.yaml"):
        name = f"{data.name}/{file.relative_to(data).as_posix()}"
        is_draft = file.name.startswith(".")
        if name not in included and not is_draft:
            wrong = "nothing includes this file"
            right = f"name it under 'include' in {data.name}/{ROOT_NAME}, or remove it"
            yield Problem(Place(name), "", wrong, right, "include-lacking")


def _included_twice(name: str, place: Place, path: str) -> Problem:
    return Problem(place, path, f"'{name}' is included twice", "include it once", "include-twice")


def _add_file(assembly: _Assembly, file_kind: FileKind, loaded: LoadedFile) -> None:
    assembly.problems += loaded.problems
    if loaded.record is None:
        _mark_incomplete(assembly, file_kind.kind)
        return
    if file_kind.kind == "label":
        _add_labels(assembly, loaded.record.labels)
    elif file_kind.kind == "translation":
        assembly.records["translation"] |= loaded.record.translations
    elif file_kind.kind == "release":
        _add_release(assembly, loaded.record)
    elif file_kind.holds_several:
        _add_records(assembly, file_kind.kind, getattr(loaded.record, file_kind.include))
    else:
        _add_records(assembly, file_kind.kind, (loaded.record,))


def _mark_incomplete(assembly: _Assembly, kind: Kind) -> None:
    assembly.incomplete.add(kind)
    if kind in CLAIM_KINDS:
        assembly.incomplete.add("claim")


def _add_labels(assembly: _Assembly, labels: dict[str, Any]) -> None:
    known = assembly.records.setdefault("label", {})
    for key, text in labels.items():
        if key in known:
            path, first = f"labels.{key}", known[key].place
            assembly.problems.append(_twice("label", key, text.place, first, path))
        known[key] = text


def _add_release(assembly: _Assembly, release: Release) -> None:
    known = assembly.records["release"]
    if release.version in known:
        place, first = release.place.of("version"), known[release.version].place
        assembly.problems.append(_twice("release", release.version, place, first, "version"))
        return
    known[release.version] = release


def _add_records(assembly: _Assembly, kind: Kind, records: Iterable[Any]) -> None:
    known = assembly.records.setdefault(kind, {})
    for record in records:
        if record.id in known:
            first = known[record.id].place
            place = record.place.of("id")
            assembly.problems.append(_twice(kind, record.id, place, first, "id"))
            continue
        known[record.id] = record
        for placed in claims_of(record, kind):
            _add_claim(assembly, placed)


def _add_claim(assembly: _Assembly, placed: PlacedClaim) -> None:
    first = assembly.claims.get(placed.id)
    if first is None:
        assembly.claims[placed.id] = placed
        return
    place, path = placed.claim.place.of("id"), f"{placed.path}.id"
    assembly.problems.append(_twice("claim", placed.id, place, first.claim.place, path))


def _twice(kind: str, name: str, place: Place, first: Place, path: str) -> Problem:
    wrong = f"the {kind} '{name}' is declared twice (first at {first.file}:{first.line})"
    return Problem(place, path, wrong, "give this one another id", "id-twice")


def _newest_first(releases: dict[str, Release]) -> dict[str, Release]:
    """Order releases by version: `2026.9` came before `2026.11`."""
    return dict(sorted(releases.items(), key=lambda item: order_of(item[0]), reverse=True))


def _knowledge_base(root: Root, assembly: _Assembly) -> KnowledgeBase:
    records = assembly.records
    return KnowledgeBase(
        site=root.site,
        subjects=records["subject"],
        dimensions=records["dimension"],
        metrics=records["metric"],
        fields=records["field"],
        constraints=records["constraint"],
        comparisons=records["comparison"],
        experiments=records["experiment"],
        cases=records["case"],
        flows=records["flow"],
        tables=records["table"],
        checklists=records["checklist"],
        calculators=records["calculator"],
        templates=records["template"],
        criteria=records["criterion"],
        presets=records["preset"],
        guides=records["guide"],
        diagrams=records["diagram"],
        snippets=records["snippet"],
        projects=records["project"],
        sources=records["source"],
        references=records["reference"],
        terms=records["term"],
        labels=records["label"],
        disagreements=records["disagreement"],
        checks=records["check"],
        translations=records["translation"],
        releases=_newest_first(records["release"]),
        redirects=records["redirect"],
        claims=assembly.claims,
        code=assembly.code,
        incomplete=frozenset(assembly.incomplete),
    )
