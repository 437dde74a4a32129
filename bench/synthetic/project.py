"""A synthetic project in a folder: our own hooks, overrides and tools around synthetic data."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from bench.synthetic.catalogue import (
    checks,
    guides,
    projects,
    references,
    root,
    snippets,
    sources,
    terms,
)
from bench.synthetic.claims import Claims, Yaml
from bench.synthetic.comparisons import cases, comparisons, diagrams, disagreements, experiments
from bench.synthetic.decisions import decisions
from bench.synthetic.plan import Plan, exact
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.site import site_pages
from knowledge_base.load.files import LoadedFile, load_file
from knowledge_base.load.load import load_knowledge_base
from knowledge_base.model.base import Record
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Place
from knowledge_base.translations import recorded_anew
from knowledge_base.yaml_tree import PLACE_KEY
from tools.format_data import LOCK_NAME, lock_text

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDERS = ("hooks", "overrides", "tools", "docs")
FILES = ("mkdocs.yml", "mkdocs.zh.yml")
SEED = 2026


def planned(pages: int) -> Plan:
    """Return the plan of a knowledge base of exactly so many pages in each language."""
    return exact(pages, count_pages)


def count_pages(of: Plan, seed: int = SEED) -> int:
    """Return how many pages a plan comes to, without writing and reading its data."""
    contents = dict(records(of, seed))
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        for name in contents:
            _touch(data / name)
        _write_code(data, of)
        base = _loaded(data, contents)
    return len(site_pages(Edition(base, "en"), ()))


def _loaded(data: Path, contents: dict[str, Yaml]) -> KnowledgeBase:
    """Return the knowledge base in `data`, its files taken from what was made just now."""
    base, _ = load_knowledge_base(data, _Made(data, contents).read)
    return base


@dataclass(frozen=True)
class _Made:
    """Contents that were made just now, for the loader in place of files."""

    data: Path
    contents: dict[str, Yaml]

    def read(self, path: Path, name: str, model: type[Record]) -> LoadedFile:
        """Return the record of one file."""
        content = self.contents.get(path.relative_to(self.data).as_posix())
        if content is None:
            return load_file(path, name, model)
        return LoadedFile(model.model_validate(_placed(content, Place(name))), ())


def _placed(value: Any, place: Place) -> Any:
    """Return a value as YAML hands it to the model: text, each mapping with its place."""
    if isinstance(value, dict):
        return {key: _placed(item, place) for key, item in value.items()} | {PLACE_KEY: place}
    if isinstance(value, list):
        return [_placed(item, place) for item in value]
    return str(value)


def lay_out(folder: Path, of: Plan, seed: int = SEED) -> Path:
    """Write a project that builds by itself; return its folder."""
    copy_code(folder)
    write_data(folder / "data", of, seed)
    return folder


def copy_code(folder: Path) -> None:
    """Copy all of this repository that a build reads, without the data."""
    folder.mkdir(parents=True)
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / name, folder / name, ignore=ignored)
    for name in FILES:
        shutil.copy2(REPOSITORY / name, folder)


def write_data(data: Path, of: Plan, seed: int = SEED) -> None:
    """Write the data of a plan, the record of its translations included."""
    contents = dict(records(of, seed))
    for name, content in contents.items():
        _write(data / name, content)
    _write_code(data, of)
    shutil.copy2(REPOSITORY / "data" / "labels.yaml", data)
    recorded = recorded_anew(_loaded(data, contents))
    (data / LOCK_NAME).write_text(lock_text(recorded), encoding="utf-8")


def records(of: Plan, seed: int = SEED) -> Iterator[tuple[str, Yaml]]:
    """Yield each data file's name and content; what is cited is made before what cites it."""
    claims = Claims(of, seed)
    yield from comparisons(claims)
    yield from experiments(claims)
    yield from cases(claims)
    yield from decisions(claims)
    yield from diagrams(claims)
    yield from guides(claims)
    yield from snippets(claims)
    yield from projects(claims)
    yield from references(claims)
    yield "disagreements.yaml", disagreements(claims)
    yield "sanity-checks.yaml", checks(claims)
    yield "sources.yaml", sources(claims)
    yield "glossary.yaml", terms(claims)
    yield "comparisons.yaml", root(claims)


def _write_code(data: Path, of: Plan) -> None:
    for number in range(of.snippets):
        code = data / "snippets" / f"snippet-{number}.py"
        code.write_text(f"print({number})\n", encoding="utf-8")


def _touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def _write(path: Path, content: Yaml) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(
            content, file, yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
        )
