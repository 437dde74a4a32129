"""Synthetic sources, references, projects, guides, snippets and the root file."""

from __future__ import annotations

from collections.abc import Iterator

from bench.synthetic.claims import (
    KINDS,
    SECTIONS,
    Claims,
    Yaml,
    subject_id,
    subject_name,
    unit_of,
)
from bench.synthetic.decisions import CONSTRAINTS, cited
from bench.synthetic.texts import Draw, Theme, text
from bench.synthetic.vocabulary import SETTINGS, STATEMENTS, THINGS

AS_OF = "2026-11-21"
IN_FILE = 500
"""References."""
CHARACTERS = ("opinion", "advocacy", "survey")
PROJECT_KINDS = ("library", "tool", "framework", "runtime", "system")
STATUSES = ("confirmed", "confirmed", "confirmed", "unchecked", "archived", "not-found")
INCLUDE: dict[str, str] = {
    "comparisons": "comparisons/*/*.yaml",
    "experiments": "experiments/*.yaml",
    "cases": "cases/*.yaml",
    "flows": "decisions/flows/*.yaml",
    "tables": "decisions/tables/*.yaml",
    "checklists": "decisions/checklists/*.yaml",
    "calculators": "decisions/calculators/*.yaml",
    "templates": "decisions/templates/*.yaml",
    "criteria": "decisions/criteria.yaml",
    "presets": "decisions/presets/*.yaml",
    "guides": "guides/*.yaml",
    "diagrams": "diagrams/*.yaml",
    "snippets": "snippets/*.yaml",
    "projects": "projects/*.yaml",
    "sources": "sources.yaml",
    "references": "references/*.yaml",
    "terms": "glossary.yaml",
    "disagreements": "disagreements.yaml",
    "checks": "sanity-checks.yaml",
    "labels": "labels.yaml",
    "translations": "translations.lock.yaml",
}


def root(claims: Claims) -> Yaml:
    """Return the root file."""
    plan = claims.plan
    return {
        "site": {
            "title": text("Synthetic atlas", "合成图谱"),
            "tagline": text("Data made to measure builds.", "为测量构建而生成的数据。"),
            "as_of": AS_OF,
        },
        "subjects": [_subject(claims, number) for number in range(plan.subjects)],
        "dimensions": [_dimension(claims, number) for number in range(plan.dimensions)],
        "metrics": [_metric(number) for number in range(plan.metrics)],
        "fields": [
            {"id": f"field-{n}", "title": text(THINGS[n % 40][0].capitalize(), THINGS[n % 40][1])}
            for n in range(plan.fields)
        ],
        "constraints": [
            {"id": name, "title": text(name.capitalize(), f"{name} 限制")} for name in CONSTRAINTS
        ],
        "include": {kind: [pattern] for kind, pattern in INCLUDE.items()},
    }


def _subject(claims: Claims, number: int) -> Yaml:
    draw = Draw(claims.seed, "subject", number)
    return {
        "id": subject_id(number),
        "name": subject_name(number),
        "summary": draw.statement(subject_name(number), Theme(number)),
        "read_against": text("The current release.", "当前发行版。"),
    }


def _dimension(claims: Claims, number: int) -> Yaml:
    draw, theme = Draw(claims.seed, "dimension", number), Theme(number)
    title = theme.title
    return {
        "id": f"dimension-{number}",
        "title": text(f"Area {number}: {title['en']}", f"领域 {number}：{title['zh']}"),
        "question": draw.fill(("Who cares for {thing}?", "谁负责{thing}？"), theme),
        "description": draw.statement("Agate", theme),
    }


def _metric(number: int) -> Yaml:
    setting = SETTINGS[number % len(SETTINGS)]
    title = text(f"Cost {setting[0]}, {number}", f"{setting[1]}的代价（{number}）")
    better = "higher" if number % 3 else "lower"
    return {"id": f"metric-{number}", "title": title, "unit": unit_of(number), "better": better}


def sources(claims: Claims) -> Yaml:
    """Return the sources, each in parts that claims point at."""
    return {"sources": [_source(claims, number) for number in range(claims.plan.sources)]}


def _source(claims: Claims, number: int) -> Yaml:
    draw, theme = Draw(claims.seed, "source", number), Theme(number)
    return {
        "id": f"source-{number}",
        "title": text(f"Report {number}", f"报告 {number}"),
        "short": text(f"Report {number}", f"报告 {number}"),
        "author": f"Author {number}",
        "published": f"{draw.number(2021, 2026)}-06-30",
        "character": CHARACTERS[number % len(CHARACTERS)],
        "description": draw.statement("Agate", theme),
        "sections": [
            {"id": f"part-{at}", "title": text(f"Part {at}", f"第 {at} 部分")}
            for at in range(SECTIONS)
        ],
    }


def references(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield files of references, as no file may grow without end."""
    for first in range(0, claims.plan.references, IN_FILE):
        numbers = range(first, min(first + IN_FILE, claims.plan.references))
        yield (
            f"references/from-{first}.yaml",
            {"references": [_reference(number) for number in numbers]},
        )


def _reference(number: int) -> Yaml:
    return {
        "id": f"reference-{number}",
        "title": f"Manual {number}",
        "publisher": f"Publisher {number % 50}",
        "kind": KINDS[number % len(KINDS)],
        "address": f"https://example.org/manual/{number}",
    }


def projects(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield a file of projects for each field."""
    for field in range(claims.plan.fields):
        numbers = range(field, claims.plan.projects, claims.plan.fields)
        yield (
            f"projects/field-{field}.yaml",
            {"projects": [_project(claims, number) for number in numbers]},
        )


def _project(claims: Claims, number: int) -> Yaml:
    draw = Draw(claims.seed, "project", number)
    return {
        "id": f"project-{number}",
        "name": f"Project {number}",
        "kind": PROJECT_KINDS[number % len(PROJECT_KINDS)],
        "field": f"field-{number % claims.plan.fields}",
        "subjects": [subject_id(number % claims.plan.subjects)],
        "purpose": draw.statement(f"Project {number}", Theme(number)),
        "status": STATUSES[number % len(STATUSES)],
        "home": f"https://example.org/project/{number}",
    }


def terms(claims: Claims) -> Yaml:
    """Return a term for each of the first things, which titles name."""
    return {
        "terms": [
            {
                "id": f"term-{number}",
                "term": text(*THINGS[number]),
                "definition": Draw(claims.seed, "term", number).statement("Agate", Theme(number)),
                "see": [f"comparison:{Theme(number).slug}"],
            }
            for number in range(claims.plan.terms)
        ]
    }


def checks(claims: Claims) -> Yaml:
    """Return sanity checks, all of which hold."""
    return {
        "checks": [
            {
                "id": f"check-{number}",
                "title": text(f"Order of percentiles, {number}", f"分位数次序（{number}）"),
                "rule": "percentile-order",
                "claims": [cited(claims, number).id],
                "values": {
                    "lower": {"value": 1 + number, "unit": "ms"},
                    "higher": {"value": 9 + number, "unit": "ms"},
                },
            }
            for number in range(claims.plan.checks)
        ]
    }


def guides(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield guides of four steps."""
    for number in range(claims.plan.guides):
        theme, draw = Theme(number), Draw(claims.seed, "guide", number)
        title = theme.title
        yield (
            f"guides/guide-{number}.yaml",
            {
                "id": f"guide-{number}",
                "title": text(f"Measuring: {title['en']}", f"测量：{title['zh']}"),
                "summary": draw.statement("Agate", theme),
                "sources": [{"source": f"source-{number % claims.plan.sources}", "at": "part-3"}],
                "steps": [
                    {
                        "id": f"step-{at}",
                        "title": text(f"Step {at}", f"第 {at} 步"),
                        "text": draw.fill(STATEMENTS[at], theme, subject="Agate"),
                        "cites": [cited(claims, 17 * number + at).id],
                        "commands": [
                            {
                                "id": f"command-{at}",
                                "command": f"measure --runs {at + 2}",
                                "shows": draw.fill(
                                    ("Times {setting}.", "{setting}的耗时。"), theme
                                ),
                            }
                        ],
                    }
                    for at in range(4)
                ],
                "related": [f"comparison:{theme.slug}"],
            },
        )


def snippets(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield snippets; the code of each is a file beside it."""
    for number in range(claims.plan.snippets):
        theme, draw = Theme(number), Draw(claims.seed, "snippet", number)
        title = theme.title
        yield (
            f"snippets/snippet-{number}.yaml",
            {
                "id": f"snippet-{number}",
                "title": text(f"Shown: {title['en']}", f"演示：{title['zh']}"),
                "language": subject_id(number % claims.plan.subjects),
                "shows": draw.statement("Agate", theme),
                "about": [f"comparison:{theme.slug}"],
                "output": str(number),
            },
        )
