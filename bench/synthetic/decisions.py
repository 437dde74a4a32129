"""Synthetic records that help to decide; what they recommend stands on claims that stand."""

from __future__ import annotations

from collections.abc import Iterator

from bench.synthetic.claims import Claims, Stated, Yaml, subject_id, subject_name
from bench.synthetic.comparisons import SUMMARY
from bench.synthetic.plan import ROWS_OF_TABLE
from bench.synthetic.texts import Draw, Text, Theme, text
from bench.synthetic.vocabulary import REASONS, STATEMENTS

CONSTRAINTS = ("cost", "latency", "memory", "team")
QUESTIONS = (
    ("load", "Is the load steady?", "负载稳定吗？"),
    ("team", "Does the team know it?", "团队熟悉它吗？"),
    ("budget", "Is there a budget?", "有预算吗？"),
)
ANSWERS = (("yes", "Yes", "是"), ("no", "No", "否"))
BEST, OTHERS = 5, 4
WEIGHT, LIGHT = 60, 1


def cited(claims: Claims, number: int) -> Stated:
    """Return a claim that stands; each number gets another until all were given."""
    return claims.standing[number * 7 % len(claims.standing)]


def decisions(claims: Claims) -> Iterator[tuple[str, Yaml]]:
    """Yield the file and content of every record that helps to decide, criteria last."""
    plan = claims.plan
    kinds = (
        ("tables", plan.tables, table),
        ("flows", plan.flows, flow),
        ("checklists", plan.checklists, checklist),
        ("calculators", plan.calculators, calculator),
        ("templates", plan.templates, template),
        ("presets", plan.presets, preset),
    )
    for folder, number_of, make in kinds:
        for number in range(number_of):
            found = make(claims, number)
            yield f"decisions/{folder}/{found['id']}.yaml", found
    yield "decisions/criteria.yaml", criteria(claims)


def table(claims: Claims, number: int) -> Yaml:
    """Return a decision table; its rows state claims of their own."""
    theme, draw = Theme(number), Draw(claims.seed, "table", number)
    name = f"table-{number}"
    return _head(name, ("Which for {thing}?", "{thing}选哪个？"), theme, draw) | {
        "question": draw.fill(("Which one {setting}?", "{setting}选哪个？"), theme),
        "summary": draw.fill(SUMMARY, theme),
        "rows": [_row(claims, name, number * ROWS_OF_TABLE + at) for at in range(ROWS_OF_TABLE)],
    }


def _row(claims: Claims, table: str, number: int) -> Yaml:
    theme, subject = Theme(number), number % claims.plan.subjects
    claim = claims.claim(f"{table}-row-{number}", f"table:{table}", theme, subject, says=True)
    stands = cited(claims, number)
    return {
        "id": f"row-{number}",
        "situation": theme.title,
        "recommendation": text(subject_name(subject), subject_name(subject)),
        "subjects": [subject_id(subject)],
        "constraints": [CONSTRAINTS[number % len(CONSTRAINTS)]],
        "claims": [claim],
        "cites": [stands.id],
    }


def flow(claims: Claims, number: int) -> Yaml:
    """Return a flow: three questions, four outcomes, one path run as a test."""
    theme, draw = Theme(number), Draw(claims.seed, "flow", number)
    ways = (("team", "budget"), ("end-0", "end-1"), ("end-2", "end-3"))
    questions = [
        {
            "id": name,
            "text": text(english, chinese),
            "answers": [
                {
                    "id": answer,
                    "text": text(yes, shi),
                    "to": to,
                    "claims": [cited(claims, 11 * number + 2 * at + side).id],
                }
                for side, ((answer, yes, shi), to) in enumerate(zip(ANSWERS, ways[at], strict=True))
            ],
        }
        for at, (name, english, chinese) in enumerate(QUESTIONS)
    ]
    return _head(f"flow-{number}", ("Choosing {thing}", "选择{thing}"), theme, draw) | {
        "summary": draw.fill(SUMMARY, theme),
        "start": "load",
        "questions": questions,
        "outcomes": [_outcome(claims, draw, 4 * number + at, f"end-{at}") for at in range(4)],
        "examples": [
            {
                "text": draw.fill(("A service {setting}.", "{setting}的服务。"), theme),
                "answers": {"load": "yes", "team": "no"},
                "outcome": "end-1",
            }
        ],
    }


def _outcome(claims: Claims, draw: Draw, number: int, name: str) -> Yaml:
    stands = cited(claims, number)
    return {
        "id": name,
        "title": text(subject_name(stands.subject), subject_name(stands.subject)),
        "subjects": [subject_id(stands.subject)],
        "reason": draw.fill(REASONS[0], Theme(number)),
        "claims": [stands.id],
    }


def checklist(claims: Claims, number: int) -> Yaml:
    """Return a checklist of three groups."""
    theme, draw = Theme(number), Draw(claims.seed, "checklist", number)
    return _head(f"checklist-{number}", ("Before {thing}", "{thing}之前"), theme, draw) | {
        "summary": draw.fill(SUMMARY, theme),
        "sources": [_citation(claims, number)],
        "groups": [
            {
                "id": f"group-{at}",
                "title": text(f"Part {at}", f"第 {at} 部分"),
                "items": [
                    {
                        "id": f"item-{at}-{each}",
                        "text": draw.statement("Agate", theme),
                        "cites": [cited(claims, 13 * number + 4 * at + each).id],
                    }
                    for each in range(4)
                ],
            }
            for at in range(3)
        ],
    }


def calculator(claims: Claims, number: int) -> Yaml:
    """Return a calculator of two inputs."""
    theme, draw = Theme(number), Draw(claims.seed, "calculator", number)
    limits = {"unit": "count", "default": 10, "min": 1, "max": 1000}
    return _head(f"calculator-{number}", ("Sizing {thing}", "估算{thing}"), theme, draw) | {
        "summary": draw.fill(SUMMARY, theme),
        "sources": [_citation(claims, number)],
        "cites": [cited(claims, number).id],
        "inputs": [
            {"id": "tasks", "label": text("Tasks", "任务"), **limits},
            {"id": "each", "label": text("For each", "每个"), **limits},
        ],
        "formula": "tasks * each",
        "output": {"label": text("Together", "合计"), "unit": "count"},
        "examples": [
            {"text": text("Small.", "小。"), "inputs": {"tasks": 6, "each": 7}, "result": 42}
        ],
    }


def template(claims: Claims, number: int) -> Yaml:
    """Return a decision record with two entries."""
    theme, draw = Theme(number), Draw(claims.seed, "template", number)
    return _head(f"template-{number}", ("Recording {thing}", "记录{thing}"), theme, draw) | {
        "summary": draw.fill(SUMMARY, theme),
        "use": draw.fill(("Fill it in {setting}.", "{setting}填写。"), theme),
        "sources": [_citation(claims, number)],
        "fields": [
            {
                "id": name,
                "title": text(english, chinese),
                "explain": draw.fill(STATEMENTS[8], theme, subject="Agate"),
            }
            for name, english, chinese in (("aim", "Aim", "目标"), ("price", "Price", "代价"))
        ],
        "entries": [
            {
                "id": f"entry-{at}",
                "values": {"aim": draw.statement("Agate", theme)},
                "cites": [cited(claims, 5 * number + at).id],
            }
            for at in range(2)
        ],
    }


def preset(claims: Claims, number: int) -> Yaml:
    """Return a preset that the best of one criterion must win."""
    theme, draw = Theme(number), Draw(claims.seed, "preset", number)
    criteria_of = claims.plan.presets + 1
    weights = {f"criterion-{number}": WEIGHT, f"criterion-{(number + 1) % criteria_of}": LIGHT}
    return _head(f"preset-{number}", ("When it is {thing}", "看重{thing}时"), theme, draw) | {
        "summary": draw.fill(SUMMARY, theme),
        "weights": weights,
        "winner": subject_id(number % claims.plan.subjects),
    }


def criteria(claims: Claims) -> Yaml:
    """Return one criterion more than there are presets, each with one subject rated best."""
    return {"criteria": [_criterion(claims, at) for at in range(claims.plan.presets + 1)]}


def _criterion(claims: Claims, number: int) -> Yaml:
    theme, draw = Theme(number), Draw(claims.seed, "criterion", number)
    best = number % claims.plan.subjects
    firsts: dict[int, str] = {}
    for stated in claims.standing:
        firsts.setdefault(stated.subject, stated.id)
    ratings = {
        subject_id(subject): {
            "value": BEST if subject == best else draw.number(1, OTHERS),
            "claims": [claim],
            "reason": draw.fill(REASONS[0], theme),
        }
        for subject, claim in sorted(firsts.items())
    }
    return _head(f"criterion-{number}", ("Good {thing}", "{thing}良好"), theme, draw) | {
        "explain": draw.fill(STATEMENTS[8], theme, subject="Agate"),
        "ratings": ratings,
    }


def _head(name: str, frame: tuple[str, str], theme: Theme, draw: Draw) -> Yaml:
    title: Text = draw.fill((f"{frame[0]} ({name})", f"{frame[1]}（{name}）"), theme)
    return {"id": name, "title": title}


def _citation(claims: Claims, number: int) -> Yaml:
    return {"source": f"source-{number % claims.plan.sources}", "at": "part-2"}
