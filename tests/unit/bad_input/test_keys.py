"""What stands under a key, and what is missing there."""

from __future__ import annotations

from pathlib import Path

from tests.factories import (
    CALCULATOR,
    CHECKLIST,
    COMPARISON,
    EXPERIMENT,
    LABELS,
    PROJECTS,
    REFERENCES,
    ROOT,
    SOURCES,
    Edit,
    problems,
)
from tests.unit.bad_input.cases import tell


@tell(
    (
        "an unknown key, which does not count as missing too",
        [(COMPARISON, "question:", "qestion:")],
        [
            f"data/{COMPARISON}:4:1: qestion: the key 'qestion' is not known; "
            "did you mean 'question'?"
        ],
    ),
    (
        "a key in capitals",
        [(COMPARISON, "question:", "QUESTION:")],
        [
            f"data/{COMPARISON}:4:1: QUESTION: the key 'QUESTION' is not known; "
            "did you mean 'question'?"
        ],
    ),
    (
        "an unknown inner key",
        [(COMPARISON, "max: 1,", "maximum: 1,")],
        [
            f"data/{COMPARISON}:15:37: aspects[0].cells.go[0].quantity.maximum: "
            "the key 'maximum' is not known; did you mean 'max'?"
        ],
    ),
    (
        "the name under which the program keeps places",
        [(COMPARISON, "dimension:", "place: here\ndimension:")],
        [
            f"data/{COMPARISON}:2:1: place: the key 'place' is not known; known: aspects, "
            "dimension, id, question, related, summary, title, verdict"
        ],
    ),
    (
        "a missing key",
        [(COMPARISON, "dimension: memory-model\n", "")],
        [f"data/{COMPARISON}:1:1: dimension: the key 'dimension' is missing; add it"],
    ),
    (
        "a missing key with its meaning",
        [
            (
                COMPARISON,
                "question: {en: What does freeing memory cost?, zh: 释放内存代价多大？}\n",
                "",
            )
        ],
        [
            f"data/{COMPARISON}:1:1: question: the key 'question' is missing; "
            "add it: What a reader wants to know"
        ],
    ),
    (
        "a key that is a number",
        [(LABELS, "  home:", "  1: 2\n  home:")],
        [
            "data/labels.yaml:2:6: labels.1: the text '2' stands here; "
            "write a mapping of keys to values"
        ],
    ),
    (
        "a key that is nothing",
        [(LABELS, "labels:", "~: 1\nlabels:")],
        ["data/labels.yaml:1:1: ~: the key '~' is not known; known: labels"],
    ),
    (
        "a key over two lines stays one line of the answer",
        [(LABELS, "labels:", '"one\\ntwo": 1\nlabels:')],
        ["data/labels.yaml:1:1: one two: the key 'one two' is not known; known: labels"],
    ),
    (
        "a list for a text",
        [(LABELS, "en: Home", "en: [Home]")],
        ["data/labels.yaml:2:14: labels.home.en: a list stands here; write text"],
    ),
    (
        "a mapping for a text",
        [(COMPARISON, "dimension: memory-model", "dimension: {id: memory-model}")],
        [f"data/{COMPARISON}:2:12: dimension: a mapping stands here; write text"],
    ),
    (
        "a text for a mapping",
        [(LABELS, "{en: Home, zh: 首页}", "Home")],
        [
            "data/labels.yaml:2:9: labels.home: the text 'Home' stands here; "
            "write a mapping of keys to values"
        ],
    ),
    (
        "nothing for a list",
        [(COMPARISON, "related: [flow:choose]", "related:")],
        [
            f"data/{COMPARISON}:40:9: related: nothing stands here; "
            "write a list, each entry after a '- '"
        ],
    ),
    (
        "a mapping for a word",
        [(SOURCES, "character: survey", "character: {is: survey}")],
        [
            "data/sources.yaml:6:16: sources[0].character: a mapping stands here; "
            "write one word: opinion, advocacy, survey"
        ],
    ),
    (
        "another word",
        [(SOURCES, "character: survey", "character: opinon")],
        [
            "data/sources.yaml:6:16: sources[0].character: 'opinon' is not one of the words "
            "allowed here; did you mean 'opinion'?"
        ],
    ),
    (
        "a text for a number",
        [(COMPARISON, "max: 1,", "max: one,")],
        [
            f"data/{COMPARISON}:15:42: aspects[0].cells.go[0].quantity.max: 'one' is not a number; "
            "write a number"
        ],
    ),
    (
        "a list for a number",
        [(COMPARISON, "max: 1,", "max: [1],")],
        [
            f"data/{COMPARISON}:15:42: aspects[0].cells.go[0].quantity.max: a list stands here; "
            "write a number"
        ],
    ),
    (
        "not a number",
        [(COMPARISON, "max: 1,", "max: nan,")],
        [
            f"data/{COMPARISON}:15:42: aspects[0].cells.go[0].quantity.max: 'nan' is not a finite "
            "number; write a number"
        ],
    ),
    (
        "a number without end",
        [(COMPARISON, "max: 1,", "max: 1e999,")],
        [
            f"data/{COMPARISON}:15:42: aspects[0].cells.go[0].quantity.max: '1e999' is not a "
            "finite number; write a number"
        ],
    ),
    (
        "a number of very many digits",
        [(COMPARISON, "max: 1,", f"max: {'9' * 5000},")],
        [
            f"data/{COMPARISON}:15:42: aspects[0].cells.go[0].quantity.max: '{'9' * 57}…' is not a "
            "finite number; write a number"
        ],
    ),
    (
        "neither true nor false",
        [(ROOT, "{id: share, ", "{id: share, bounded: maybe, ")],
        [
            "data/comparisons.yaml:21:26: metrics[1].bounded: 'maybe' is neither true nor false; "
            "write true or false"
        ],
    ),
    (
        "a day that no month has",
        [(SOURCES, "2025-12-30", "2026-02-30")],
        [
            "data/sources.yaml:5:16: sources[0].published: '2026-02-30' is not a date; "
            "write year-month-day: 2026-01-31"
        ],
    ),
    (
        "a number for a date",
        [(SOURCES, "2025-12-30", "86400")],
        [
            "data/sources.yaml:5:16: sources[0].published: '86400' is not a date; "
            "write year-month-day: 2026-01-31"
        ],
    ),
    (
        "an address that runs a script",
        [(REFERENCES, "https://go.dev/doc/faq", "javascript:alert(1)")],
        [
            "data/references.yaml:6:14: references[0].address: 'javascript:alert(1)' is not an "
            "address; write it in full: https://…"
        ],
    ),
    (
        "an id that is a title",
        [(PROJECTS, "id: tokio", "id: Tokio RT")],
        [
            "data/projects/runtimes.yaml:2:9: projects[0].id: 'Tokio RT' is not an identifier; "
            "use small letters, digits and single hyphens, for example 'tokio-rt'"
        ],
    ),
    (
        "a cell under a name",
        [(COMPARISON, "      go:", "      Go:")],
        [
            f"data/{COMPARISON}:10:7: aspects[0].cells.Go: 'Go' is not an identifier; "
            "use small letters, digits and single hyphens, for example 'go'"
        ],
    ),
    (
        "a long id",
        [(PROJECTS, "id: tokio", f"id: {'a' * 81}")],
        [
            "data/projects/runtimes.yaml:2:9: projects[0].id: the text has 81 characters; "
            "at most 80 fit"
        ],
    ),
    (
        "a reference without a kind",
        [(COMPARISON, "[flow:choose]", "[choose]")],
        [
            f"data/{COMPARISON}:40:11: related[0]: 'choose' does not name a record; "
            "write 'kind:id', for example 'comparison:memory-management'"
        ],
    ),
    (
        "a variable with a capital",
        [(CALCULATOR, "id: tasks", "id: Tasks")],
        [
            "data/decisions/calculators/task-memory.yaml:7:10: inputs[0].id: 'Tasks' is not a name "
            "for a variable; use small letters, digits and '_', a letter first"
        ],
    ),
    (
        "a text without words",
        [(LABELS, "{en: Home, zh: 首页}", "{}")],
        [
            "data/labels.yaml:2:9: labels.home: the text is empty in both languages; "
            "write it in 'en' and 'zh'"
        ],
    ),
    (
        "a text of spaces",
        [(LABELS, "en: Home", "en: '  '")],
        [
            "data/labels.yaml:2:14: labels.home.en: the text is empty; "
            "write it, or leave the key out"
        ],
    ),
    (
        "a list without entries",
        [(CHECKLIST, "sources: [{source: survey, at: conclusion}]", "sources: []")],
        [f"data/{CHECKLIST}:4:10: sources: the list is too short; give at least 1"],
    ),
    (
        "a list whose entries are at fault does not count as too short",
        [(CHECKLIST, "[{source: survey, at: conclusion}]", "[survey]")],
        [
            f"data/{CHECKLIST}:4:11: sources[0]: the text 'survey' stands here; "
            "write a mapping of keys to values"
        ],
    ),
    (
        "a measurement without its method",
        [(EXPERIMENT, "          method: none\n", "")],
        [
            "data/experiments/pauses.yaml:12:11: series[0].cells.go[0]: the basis is 'measured' "
            "and the method is not given; give 'method' (described, partial or none) exactly "
            "where the basis is 'measured'"
        ],
    ),
    (
        "a figure without a number",
        [(COMPARISON, "max: 1, ", "")],
        [
            f"data/{COMPARISON}:15:21: aspects[0].cells.go[0].quantity: the quantity is neither "
            "one value nor a range; give 'value' alone, or 'min' and 'max' (one of the two may be "
            "left out)"
        ],
    ),
)
def test_what_stands_under_a_key(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


def test_a_missing_translation_is_a_lapse_and_strictly_an_error(tmp_path: Path) -> None:
    edit = (LABELS, ", zh: 首页", "")
    line = "data/labels.yaml:2:9: labels[home]: the text is not translated to 'zh'; add 'zh'"
    assert problems(tmp_path, edit) == [line]
    assert problems(tmp_path, edit, strict=True) == [line]
