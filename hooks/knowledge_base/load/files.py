"""One file of a known kind to records, and the kinds of file that there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge_base.file_text import BY_HAND, BY_TOOLS
from knowledge_base.load.validation import validate
from knowledge_base.model.base import Record
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.decisions import (
    Calculator,
    Checklist,
    DecisionTable,
    DecisionTemplate,
    Flow,
)
from knowledge_base.model.disagreements import DisagreementFile, SanityCheckFile
from knowledge_base.model.ecosystem import ProjectFile, TermFile
from knowledge_base.model.evidence import ReferenceFile, SourceFile
from knowledge_base.model.experiments import Case, Experiment
from knowledge_base.model.guides import Guide
from knowledge_base.model.history import Release, TranslationLock
from knowledge_base.model.illustrations import Diagram, Snippet
from knowledge_base.model.knowledge_base import Kind
from knowledge_base.model.redirects import RedirectFile
from knowledge_base.model.root import LabelFile, Root
from knowledge_base.model.weighing import CriterionFile, Preset
from knowledge_base.problems import Place, Problem
from knowledge_base.yaml_tree import read_tree


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of data file: the key it is included under, its model and what it holds."""

    include: str
    """The key under the root's `include`; also the list's key in files that hold several."""
    kind: Kind
    model: type[Record]
    schema: str
    """The name of its schema: `comparison` for `data/schema/comparison.json`."""
    holds_several: bool = False
    is_written: bool = False
    """Written by a tool, so that there may be no file yet."""


FILE_KINDS: Mapping[str, FileKind] = {
    kind.include: kind
    for kind in (
        FileKind("comparisons", "comparison", Comparison, "comparison"),
        FileKind("experiments", "experiment", Experiment, "experiment"),
        FileKind("cases", "case", Case, "case"),
        FileKind("flows", "flow", Flow, "flow"),
        FileKind("tables", "table", DecisionTable, "table"),
        FileKind("checklists", "checklist", Checklist, "checklist"),
        FileKind("calculators", "calculator", Calculator, "calculator"),
        FileKind("templates", "template", DecisionTemplate, "template"),
        FileKind("criteria", "criterion", CriterionFile, "criteria", holds_several=True),
        FileKind("presets", "preset", Preset, "preset"),
        FileKind("guides", "guide", Guide, "guide"),
        FileKind("diagrams", "diagram", Diagram, "diagram"),
        FileKind("snippets", "snippet", Snippet, "snippet"),
        FileKind("projects", "project", ProjectFile, "projects", holds_several=True),
        FileKind("sources", "source", SourceFile, "sources", holds_several=True),
        FileKind("references", "reference", ReferenceFile, "references", holds_several=True),
        FileKind("terms", "term", TermFile, "terms", holds_several=True),
        FileKind(
            "disagreements",
            "disagreement",
            DisagreementFile,
            "disagreements",
            holds_several=True,
        ),
        FileKind("checks", "check", SanityCheckFile, "checks", holds_several=True),
        FileKind("labels", "label", LabelFile, "labels", holds_several=True),
        FileKind("redirects", "redirect", RedirectFile, "redirects", holds_several=True),
        FileKind("releases", "release", Release, "release", is_written=True),
        FileKind(
            "translations",
            "translation",
            TranslationLock,
            "translations",
            holds_several=True,
            is_written=True,
        ),
    )
}
_WRITTEN = frozenset(kind.model for kind in FILE_KINDS.values() if kind.is_written)
ROOT_SCHEMA = ("root", Root)


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What came of reading one file."""

    record: Any
    """An instance of the kind's model, None where the file has faults."""
    problems: tuple[Problem, ...]


def load_file(path: Path, name: str, model: type[Record]) -> LoadedFile:
    """Read and validate the file at `path`, which problems call `name`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        wrong = f"the file cannot be read: {error.strerror}"
        problem = Problem(Place(name), "", wrong, "check its name and permissions", "file-read")
        return LoadedFile(None, (problem,))
    return load_content(content, name, model)


def load_content(content: bytes, name: str, model: type[Record]) -> LoadedFile:
    """Validate a file's bytes."""
    limits = BY_TOOLS if model in _WRITTEN else BY_HAND
    tree, problems = read_tree(content, name, limits)
    if tree is None:
        return LoadedFile(None, tuple(problems))
    record, faults = validate(model, tree)
    return LoadedFile(record, (*problems, *faults))
