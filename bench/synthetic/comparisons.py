"""Synthetic comparisons, experiments, cases and what shows or disputes their claims."""

from __future__ import annotations

from collections.abc import Iterator

from bench.synthetic.claims import Claims, Stated, Yaml, subject_id
from bench.synthetic.plan import IN_TOPIC
from bench.synthetic.texts import Draw, Theme, text
from bench.synthetic.vocabulary import PLACES, STATEMENTS

ASPECTS = (
    ("support", "What there is", "现状"),
    ("cost", "What it costs", "代价"),
    ("boundary", "Where it ends", "局限"),
)
STEP = 2
"""By how many subjects the window of one dimension is moved against the one before it."""
CHAIN = 8
"""Nodes of a diagram."""


def window(claims: Claims, dimension: int) -> list[int]:
    """Return the subjects that a dimension compares, in the order of the data."""
    plan = claims.plan
    return sorted((dimension * STEP + n) % plan.subjects for n in range(plan.in_dimension))


def comparisons(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield each topic's file and content."""
    for number in range(claims.plan.topics):
        dimension = number % claims.plan.dimensions
        found = comparison(claims, number, dimension)
        yield f"comparisons/dimension-{dimension}/{found['id']}.yaml", found


def comparison(claims: Claims, number: int, dimension: int) -> Yaml:
    """Return one topic: three subjects in three aspects, and a verdict."""
    theme, draw = Theme(number), Draw(claims.seed, "topic", number)
    subjects = _compared(claims, number, dimension)
    owner = f"comparison:{theme.slug}"
    aspects = [_aspect(claims, theme, owner, at, subjects) for at in range(len(ASPECTS))]
    verdict = claims.claim(f"{theme.slug}-verdict", owner, theme, subjects[0], says=True)
    neighbour = Theme((number + 1) % claims.plan.topics).slug
    return {
        "id": theme.slug,
        "dimension": f"dimension-{dimension}",
        "title": theme.title,
        "question": draw.fill(
            ("What do {thing} cost {setting}?", "{setting}，{thing}代价几何？"), theme
        ),
        "summary": draw.fill(SUMMARY, theme),
        "aspects": aspects,
        "verdict": [verdict],
        "related": [f"comparison:{neighbour}"],
    }


SUMMARY = (
    "Sources agree on {place} and differ on {thing} {setting}. The figures come from {number} "
    "reports, most without a method.",
    "各来源对{place}看法一致，对{setting}的{thing}则有分歧。数字出自 {number} 份报告，多数没有说明方法。",
)


def _compared(claims: Claims, number: int, dimension: int) -> list[int]:
    subjects = window(claims, dimension)
    if len(subjects) > IN_TOPIC:
        del subjects[number // claims.plan.dimensions % len(subjects)]
    return subjects


def _aspect(claims: Claims, theme: Theme, owner: str, at: int, subjects: list[int]) -> Yaml:
    name, english, chinese = ASPECTS[at]
    is_last = at == len(ASPECTS) - 1
    cells = {
        subject_id(subject): [
            claims.claim(f"{theme.slug}-{name}-{subject_id(subject)}", owner, theme, subject)
        ]
        for subject in (subjects[:-1] if is_last else subjects)
    }
    aspect: Yaml = {"id": name, "title": text(english, chinese), "cells": cells}
    if is_last:
        across = claims.claim(f"{theme.slug}-across", owner, theme, subjects[-1], says=True)
        across["subjects"] = [subject_id(subject) for subject in subjects]
        aspect["across"] = [across]
    return aspect


def experiments(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield each experiment: two series of three subjects."""
    for number in range(claims.plan.experiments):
        theme, draw = Theme(number), Draw(claims.seed, "experiment", number)
        name = f"experiment-{number}"
        series = [
            {
                "id": part,
                "title": text(english, chinese),
                "cells": _cells(claims, f"{name}-{part}", f"experiment:{name}", theme),
            }
            for part, english, chinese in ASPECTS[:2]
        ]
        yield (
            f"experiments/{name}.yaml",
            {
                "id": name,
                "title": _titled("Measured: {}", "实测：{}", theme),
                "question": draw.fill(("How fast are {thing}?", "{thing}有多快？"), theme),
                "setup": draw.fill(
                    ("{number} machines, {setting}.", "{number} 台机器，{setting}。"), theme
                ),
                "workload": draw.fill(
                    ("{number} runs {setting}.", "{setting}运行 {number} 次。"), theme
                ),
                "method": "partial",
                "missing": [draw.fill(("How {place} was set up.", "{place}如何设置。"), theme)],
                "series": series,
                "conclusion": draw.fill(SUMMARY, theme),
                "related": [f"comparison:{theme.slug}"],
            },
        )


def _cells(claims: Claims, name: str, owner: str, theme: Theme) -> Yaml:
    subjects = sorted((theme.number * IN_TOPIC + n) % claims.plan.subjects for n in range(IN_TOPIC))
    return {
        subject_id(s): [claims.claim(f"{name}-{subject_id(s)}", owner, theme, s)] for s in subjects
    }


def cases(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield each case: a figure before and after, and two claims besides."""
    for number in range(claims.plan.cases):
        theme, draw = Theme(number), Draw(claims.seed, "case", number)
        name, subject = f"case-{number}", number % claims.plan.subjects
        owner = f"case:{name}"
        told = [claims.claim(f"{name}-{at}", owner, theme, subject, says=True) for at in range(2)]
        yield (
            f"cases/{name}.yaml",
            {
                "id": name,
                "title": _titled("Moved: {}", "迁移：{}", theme),
                "subjects": [subject_id(subject)],
                "context": draw.fill(
                    ("A service of {number} parts.", "由 {number} 个部分组成的服务。"), theme
                ),
                "change": draw.fill(("{place_start} was replaced.", "替换了{place}。"), theme),
                "results": [
                    {
                        "id": "effect",
                        "title": text("Effect", "效果"),
                        "before": claims.claim(f"{name}-before", owner, theme, subject),
                        "after": claims.claim(f"{name}-after", owner, theme, subject),
                    }
                ],
                "claims": told,
                "limits": draw.fill(("One report {setting}.", "{setting}的一份报告。"), theme),
                "related": [f"comparison:{theme.slug}"],
            },
        )


def diagrams(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield each diagram: a chain with one way back."""
    for number in range(claims.plan.diagrams):
        theme, draw = Theme(number), Draw(claims.seed, "diagram", number)
        nodes = [
            {"id": f"node-{at}", "text": draw.fill(PLACES[at % len(PLACES)], theme)}
            for at in range(CHAIN)
        ]
        edges: list[Yaml] = [{"from": f"node-{n}", "to": f"node-{n + 1}"} for n in range(CHAIN - 1)]
        edges.append({"from": f"node-{CHAIN - 1}", "to": "node-0", "text": text("again", "再来")})
        yield (
            f"diagrams/diagram-{number}.yaml",
            {
                "id": f"diagram-{number}",
                "title": _titled("Drawn: {}", "图示：{}", theme),
                "summary": draw.fill(STATEMENTS[2], theme, subject="Agate"),
                "sources": [{"source": f"source-{number % claims.plan.sources}", "at": "part-1"}],
                "nodes": nodes,
                "edges": edges,
                "related": [f"comparison:{theme.slug}"],
            },
        )


def disagreements(claims: Claims) -> Yaml:
    """Return disagreements between claims that stand."""
    pairs = zip(claims.standing[::2], claims.standing[1::2], strict=False)
    chosen = [pair for _, pair in zip(range(claims.plan.disagreements), pairs, strict=False)]
    return {"disagreements": [_disagreement(claims, at, pair) for at, pair in enumerate(chosen)]}


def _disagreement(claims: Claims, number: int, pair: tuple[Stated, Stated]) -> Yaml:
    theme, draw = Theme(number), Draw(claims.seed, "disagreement", number)
    return {
        "id": f"disagreement-{number}",
        "title": _titled("Disputed: {}", "分歧：{}", theme),
        "claims": [stated.id for stated in pair],
        "causes": ["different-scope"],
        "why": draw.fill(
            ("They look at {thing} {setting} otherwise.", "二者看待{setting}的{thing}角度不同。"),
            theme,
        ),
        "rely": draw.fill(("On what {place} documents.", "以{place}的文档为准。"), theme),
    }


def _titled(english: str, chinese: str, theme: Theme) -> dict[str, str]:
    title = theme.title
    return text(english.format(title["en"]), chinese.format(title["zh"]))
