"""A synthetic project in a folder: our own hooks, overrides and tools around synthetic data."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

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
from bench.synthetic.plan import Plan, plan, plan_of_claims
from knowledge_base.check.check import load_and_check
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.site import site_pages
from tools.format_data import record_translations

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDERS = ("hooks", "overrides", "tools", "docs")
FILES = ("mkdocs.yml", "mkdocs.zh.yml")
SEED = 2026
TRIAL = 200
"""Pages of the knowledge base that tells how many pages there are whatever the data says."""


def planned(pages: int) -> Plan:
    """Return the plan of a knowledge base of exactly so many pages."""
    return plan(pages, always_there())


def planned_claims(claims: int) -> Plan:
    """Return the plan of the smallest knowledge base with so many claims."""
    return plan_of_claims(claims, always_there())


@cache
def always_there() -> int:
    """Return how many pages there are whatever the data says: indexes, evidence and the like."""
    trial = plan(TRIAL, 0)
    with TemporaryDirectory() as folder:
        write_data(Path(folder) / "data", trial)
        base, lapses = load_and_check(Path(folder) / "data")
    return len(site_pages(Edition(base, "en"), lapses)) - trial.pages


def lay_out(folder: Path, of: Plan, seed: int = SEED) -> Path:
    """Write a project that builds by itself; return its folder."""
    folder.mkdir(parents=True)
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / name, folder / name, ignore=ignored)
    for name in FILES:
        shutil.copy2(REPOSITORY / name, folder)
    write_data(folder / "data", of, seed)
    return folder


def write_data(data: Path, of: Plan, seed: int = SEED) -> None:
    """Write the data of a plan, the record of its translations included."""
    for name, content in records(of, seed):
        _write(data / name, content)
    for number in range(of.snippets):
        code = data / "snippets" / f"snippet-{number}.py"
        code.write_text(f"print({number})\n", encoding="utf-8")
    shutil.copy2(REPOSITORY / "data" / "labels.yaml", data)
    record_translations(data, frozenset(), is_check=False)


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


def _write(path: Path, content: Yaml) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(
            content, file, yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
        )
