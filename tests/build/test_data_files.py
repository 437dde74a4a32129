"""Data files and what is derived from the model for their authors: schemas, labels."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, ClassVar, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.certainty import LEVELS, RULES
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.missing import missing_page
from knowledge_base.derive.reviews import STATUSES
from knowledge_base.derive.search import findables
from knowledge_base.derive.site import navigation, site_pages
from knowledge_base.edition_pages import SEARCH_WORDS, THEME_WORDS
from knowledge_base.load.files import FILE_KINDS
from knowledge_base.model.claims import Basis, Method, Scope
from knowledge_base.model.disagreements import Cause, SanityRule
from knowledge_base.model.ecosystem import Existence, Project
from knowledge_base.model.evidence import ReferenceKind, Source
from knowledge_base.model.history import ChangeKind
from knowledge_base.model.knowledge_base import LINKABLE, KnowledgeBase
from knowledge_base.units import is_unit
from knowledge_base.weighing import Verdict
from tests.build.project import ROOT
from tools.export_schemas import schemas

DATA = ROOT / "data"
FILES = sorted(DATA.rglob("*.yaml"))
TEMPLATES = ROOT / "overrides" / "generated"


class AsEditorsRead(yaml.CSafeLoader):
    """YAML 1.2: `yes` is text and so is a date."""


AsEditorsRead.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", "-+0123456789"),
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    AsEditorsRead.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first)
    )


def name_of(file: Path) -> str:
    return file.relative_to(DATA).as_posix()


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """Read the real data."""
    return load_and_check(DATA)[0]


def test_the_committed_schemas_are_those_of_the_model() -> None:
    committed = {f.name: f.read_text(encoding="utf-8") for f in (DATA / "schema").iterdir()}
    assert committed == schemas(), "run make schemas"


@pytest.mark.parametrize("text", schemas().values(), ids=schemas().keys())
def test_a_schema_is_one(text: str) -> None:
    Draft202012Validator.check_schema(json.loads(text))


def schema_of(file: Path) -> str:
    """Return the path of the schema that a file's kind asks for, relative to the file."""
    content: dict[str, Any] = yaml.load(file.read_bytes(), Loader=AsEditorsRead)
    if "include" in content:
        name = "root"
    elif file.parent.name in ("data", "decisions", "projects", "disagreements", "sanity-checks"):
        name = next(
            k.schema for k in FILE_KINDS.values() if k.holds_several and k.include in content
        )
    else:
        folders = set(file.relative_to(DATA).parts)
        name = next(kind.schema for kind in FILE_KINDS.values() if kind.include in folders)
    return os.path.relpath(DATA / "schema" / f"{name}.json", file.parent)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_data_file_names_its_schema_and_keeps_to_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    schema = schema_of(file)
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={schema}"
    validator = Draft202012Validator(json.loads((file.parent / schema).read_text(encoding="utf-8")))
    content = yaml.load(text, Loader=AsEditorsRead)
    assert [f"{e.json_path}: {e.message}"[:200] for e in validator.iter_errors(content)] == []


FAMILIES: dict[str, tuple[str, ...]] = {
    "basis-": get_args(Basis),
    "better-": ("higher", "lower"),
    "cause-": get_args(Cause),
    "certainty-": LEVELS,
    "certainty-letter-": LEVELS,
    "certainty-rule-": (*(rule.id for rule in RULES), "basis"),
    "direction-": ("down", "up"),
    "direction-better-": ("higher", "lower"),
    "verdict-": get_args(Verdict),
    "sanity-rule-": get_args(SanityRule),
    "basis-letter-": get_args(Basis),
    "change-": get_args(ChangeKind),
    "character-": get_args(Source.model_fields["character"].annotation),
    "download-": ("csv", "markdown"),
    "kind-": LINKABLE,
    "method-": get_args(Method),
    "project-kind-": get_args(Project.model_fields["kind"].annotation),
    "reference-": get_args(ReferenceKind),
    "review-": (*STATUSES, "none"),
    "scope-": tuple(name for name in Scope.model_fields if name != "place"),
    "status-": get_args(Existence),
}
"""Labels whose names are completed by a word of the model."""


class NotingEdition(Edition):
    """Notes the labels that Python asks for."""

    asked: ClassVar[set[str]] = set()

    def label(self, name: str) -> str:
        self.asked.add(name)
        return super().label(name)


@pytest.fixture(scope="module")
def asked(base: KnowledgeBase) -> set[str]:
    """Return the labels that code and templates ask for."""
    edition = NotingEdition(base, "en")
    views = site_pages(edition, ())
    navigation(edition, views)
    findables(edition, views)
    missing_page(edition)
    texts = [file.read_text(encoding="utf-8") for file in TEMPLATES.glob("*.html")]
    texts += [
        f.read_text(encoding="utf-8") for f in (ROOT / "hooks" / "knowledge_base").rglob("*.py")
    ]
    literal = re.findall(
        r"""(?:\bt|\.label|\.heading)\(\s*["']([a-z-]+)["']\s*[,)]""", "\n".join(texts)
    )
    members = (f"{prefix}{word}" for prefix, words in FAMILIES.items() for word in words)
    of_search = (f"search-{word}" for word in SEARCH_WORDS)
    return {*edition.asked, *literal, *members, *THEME_WORDS, *of_search}


def test_every_family_of_labels_in_a_template_is_known_here() -> None:
    texts = "\n".join(file.read_text(encoding="utf-8") for file in TEMPLATES.glob("*.html"))
    assert set(re.findall(r'\bt\(\s*"([a-z-]+-)"\s*~', texts)) == set(FAMILIES)


def test_every_label_that_is_asked_for_exists(base: KnowledgeBase, asked: set[str]) -> None:
    assert asked - base.labels.keys() == set()


def test_every_label_is_used(base: KnowledgeBase, asked: set[str]) -> None:
    kinds = {f"kind-{kind}" for kind in (*LINKABLE, "matrix", "duel", "field")}
    # Views hand some names on to templates, and code some to the theme; the book has its own.
    folders = (ROOT / "hooks" / "knowledge_base", ROOT / "tools" / "book")
    code = (file for folder in folders for file in folder.rglob("*.py"))
    sources = (*TEMPLATES.rglob("*.html"), *code)
    texts = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    named = set(re.findall(r'"([a-z][a-z-]+)"', texts))
    assert {
        name
        for name in base.labels.keys() - asked - kinds - named
        if not (name.startswith("unit-") and is_unit(unit_of(name)))
    } == set()


def unit_of(label: str) -> str:
    return label.removeprefix("unit-").replace("-per-", "/")
