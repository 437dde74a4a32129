"""Faults and lapses for machines: annotations on GitHub, SARIF 2.1.0, and plain JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from knowledge_base.problems import Problem, one_line

FORMATS = ("text", "github", "sarif", "json")
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "lapse": "warning"}
_OF_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_OF_PROPERTY = {**_OF_MESSAGE, ":": "%3A", ",": "%2C"}


def in_format(problems: Sequence[Problem], form: str) -> str:
    """Return problems as a program reads them; `form` is one of `FORMATS` but `text`."""
    if form == "github":
        return "".join(f"{annotation(problem)}\n" for problem in problems)
    content = sarif(problems) if form == "sarif" else [plain(problem) for problem in problems]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def message(problem: Problem) -> str:
    """Return what is wrong and what would be right, without the place."""
    path = f"{problem.path}: " if problem.path else ""
    return one_line(f"{path}{problem.wrong}; {problem.right}")


def annotation(problem: Problem) -> str:
    """Return a workflow command, which GitHub shows beside the line."""
    place = problem.place
    properties = {"file": place.file, "line": place.line, "col": place.column}
    named = {**properties, "title": problem.rule}
    words = ",".join(f"{key}={_escaped(str(value), _OF_PROPERTY)}" for key, value in named.items())
    return f"::{_LEVELS[problem.severity]} {words}::{_escaped(message(problem), _OF_MESSAGE)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def plain(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain values."""
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "path": problem.path,
        "rule": problem.rule,
        "severity": problem.severity,
        "wrong": problem.wrong,
        "right": problem.right,
    }


def sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    """Return a SARIF log with one run."""
    rules = sorted({problem.rule for problem in problems})
    driver = {"name": "make check", "rules": [{"id": rule} for rule in rules]}
    results = [_result(problem, rules.index(problem.rule)) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, index: int) -> dict[str, Any]:
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    where = {"artifactLocation": {"uri": place.file}, "region": region}
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _LEVELS[problem.severity],
        "message": {"text": message(problem)},
        "locations": [{"physicalLocation": where}],
    }
