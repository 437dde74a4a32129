"""Ids used twice."""

from __future__ import annotations

from pathlib import Path

from tests.factories import (
    CALCULATOR,
    CHECKLIST,
    COMPARISON,
    FILES,
    FLOW,
    LABELS,
    ROOT,
    SOURCES,
    TABLE,
    Edit,
    problems,
)
from tests.unit.bad_input.cases import including, tell


@tell(
    (
        "a record in one file",
        [(ROOT, "fields:\n", "fields:\n  - {id: runtimes, title: {en: A, zh: 甲}}\n")],
        [
            "data/comparisons.yaml:24:6: id: the field 'runtimes' is declared twice "
            "(first at data/comparisons.yaml:23); give this one another id"
        ],
    ),
    (
        "a claim in two files",
        [(TABLE, "id: rust-for-trading", "id: rust-never-pauses")],
        [
            f"data/{TABLE}:11:9: rows[0].claims[0].id: the claim 'rust-never-pauses' is declared "
            f"twice (first at data/{COMPARISON}:18); give this one another id"
        ],
    ),
    (
        "an aspect",
        [(COMPARISON, "verdict:", "  - id: pauses\n    title: {en: A, zh: 甲}\nverdict:")],
        [
            f"data/{COMPARISON}:34:5: aspects[1].id: the id 'pauses' is used twice "
            "(first on line 7); give this one another id"
        ],
    ),
    (
        "a section",
        [
            (
                SOURCES,
                "      - {id: conclusion",
                "      - {id: memory, title: {en: A, zh: 甲}}\n      - {id: conclusion",
            )
        ],
        [
            "data/sources.yaml:10:10: sources[survey].sections[1].id: the id 'memory' is used "
            "twice (first on line 9); give this one another id"
        ],
    ),
    (
        "a question and an outcome",
        [
            (
                FLOW,
                "outcomes:\n",
                "outcomes:\n  - id: team\n    title: {en: A, zh: 甲}\n    reason: {en: A, zh: 甲}\n"
                "    claims: [go-pauses-briefly]\n",
            )
        ],
        [
            f"data/{FLOW}:18:5: outcomes[0].id: the id 'team' is used twice (first on line 12); "
            "give this one another id"
        ],
    ),
    (
        "an item in two groups",
        [
            (
                CHECKLIST,
                "groups:\n",
                "groups:\n  - id: first\n    title: {en: A, zh: 甲}\n    items:\n"
                "      - {id: skills, text: {en: A, zh: 甲}}\n",
            )
        ],
        [
            f"data/{CHECKLIST}:13:10: groups[1].items[0].id: the id 'skills' is used twice "
            "(first on line 9); give this one another id"
        ],
    ),
    (
        "an input",
        [
            (
                CALCULATOR,
                "formula:",
                "  - {id: stack, label: {en: A, zh: 甲}, unit: B, default: 1, min: 0, max: 2}\n"
                "formula:",
            )
        ],
        [
            f"data/{CALCULATOR}:9:6: inputs[2].id: the id 'stack' is used twice "
            "(first on line 8); give this one another id"
        ],
    ),
)
def test_ids_used_twice(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


def test_a_record_in_two_files(tmp_path: Path) -> None:
    assert problems(tmp_path, files={"comparisons/x/y.yaml": FILES[COMPARISON]}) == [
        f"data/comparisons/x/y.yaml:1:1: id: the comparison 'memory-management' is declared twice "
        f"(first at data/{COMPARISON}:1); give this one another id"
    ]


def test_a_label_in_two_files(tmp_path: Path) -> None:
    edit = including("labels.yaml, more.yaml")
    assert problems(tmp_path, edit, files={"more.yaml": FILES[LABELS]}) == [
        "data/more.yaml:2:9: labels.home: the label 'home' is declared twice "
        "(first at data/labels.yaml:2); give this one another id"
    ]
