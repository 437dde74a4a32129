"""Diagrams, snippets and guides with loose ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import (
    CODE,
    DIAGRAM,
    GUIDE,
    SNIPPET,
    Edit,
    problems,
    write,
)
from tests.factories import (
    problems_in as answers,
)
from tests.unit.bad_input.cases import tell

REVIEW = """\
review:
  status: wrong
  reason: {en: It leaves marking out., zh: 漏了标记。}
  reviewed: 2026-11-20
related: [comparison:memory-management]
"""


@tell(
    (
        "a line from a node that is not there",
        [(DIAGRAM, "{from: heap, to: full}", "{from: heaps, to: full}")],
        [
            f"data/{DIAGRAM}:13:6: edges[0].from: there is no node 'heaps' in this diagram; "
            "did you mean 'heap'?"
        ],
    ),
    (
        "a line to a node that is not there",
        [(DIAGRAM, "{from: heap, to: full}", "{from: heap, to: fall}")],
        [
            f"data/{DIAGRAM}:13:18: edges[0].to: there is no node 'fall' in this diagram; "
            "did you mean 'full'?"
        ],
    ),
    (
        "a misspelt key of a line",
        [(DIAGRAM, "{from: heap, to: full}", "{form: heap, to: full}")],
        [f"data/{DIAGRAM}:13:6: edges[0].form: the key 'form' is not known; did you mean 'from'?"],
    ),
    (
        "a line drawn twice",
        [(DIAGRAM, "  - {from: heap, to: full}\n", "  - {from: heap, to: full}\n" * 2)],
        [
            f"data/{DIAGRAM}:14:5: edges[1]: the line from 'heap' to 'full' is drawn twice "
            "(first on line 13); remove one of them, or let their texts tell them apart"
        ],
    ),
    (
        "two lines between the same nodes, told apart by their texts",
        [
            (
                DIAGRAM,
                "  - {from: heap, to: full}\n",
                "  - {from: heap, to: full}\n  - {from: heap, to: full, text: {en: b, zh: 乙}}\n",
            )
        ],
        [],
    ),
    (
        "a node without a line",
        [(DIAGRAM, ", alone: true", "")],
        [
            f"data/{DIAGRAM}:11:5: nodes[3]: no line leads to 'log' or from it; "
            "draw one, or say 'alone: true' where the source draws none"
        ],
    ),
    (
        "a node that is said to stand alone and does not",
        [(DIAGRAM, "{from: heap, to: full}", "{from: log, to: full}")],
        [
            f"data/{DIAGRAM}:11:40: nodes[3].alone: 'log' is said to stand alone, and a line meets "
            "it; remove 'alone'"
        ],
    ),
    (
        "a node twice",
        [(DIAGRAM, "{id: full, text", "{id: heap, text")],
        [
            f"data/{DIAGRAM}:9:6: nodes[1].id: the id 'heap' is used twice (first on line 8); "
            "give this one another id",
            f"data/{DIAGRAM}:13:18: edges[0].to: there is no node 'full' in this diagram; "
            "known: heap, log, pause",
            f"data/{DIAGRAM}:14:6: edges[1].from: there is no node 'full' in this diagram; "
            "known: heap, log, pause",
            f"data/{DIAGRAM}:15:6: edges[2].from: there is no node 'full' in this diagram; "
            "known: heap, log, pause",
        ],
    ),
    (
        "a node in a group that is not there",
        [(DIAGRAM, "kind: store, group: process", "kind: store, group: processes")],
        [
            f"data/{DIAGRAM}:8:54: nodes[0].group: there is no group 'processes' in this diagram; "
            "did you mean 'process'?"
        ],
    ),
    (
        "a group without nodes",
        [
            (DIAGRAM, "kind: store, group: process", "kind: store"),
            (DIAGRAM, "kind: question, group: process", "kind: question"),
        ],
        [
            f"data/{DIAGRAM}:6:5: groups[0]: no node is in the group 'process'; "
            "put one into it, or remove it"
        ],
    ),
    (
        "a node that leads nowhere",
        [(DIAGRAM, "see: comparison:memory-management", "see: comparison:memory")],
        [
            f"data/{DIAGRAM}:10:44: nodes[2].see: there is no comparison 'memory'; "
            "known: memory-management"
        ],
    ),
    (
        "a diagram that no page shows",
        [(DIAGRAM, "related: [comparison:memory-management]", "related: [flow:choose]")],
        [
            f"data/{DIAGRAM}:17:1: related: no page of a record would show it; name a record of "
            "one of these kinds too: comparison, experiment, case, guide"
        ],
    ),
    (
        "a diagram called wrong without what holds and on no authority",
        [(DIAGRAM, "related: [comparison:memory-management]\n", REVIEW)],
        [
            f"data/{DIAGRAM}:18:3: review: the diagram is called wrong and nothing is put in its "
            "place; add 'correction'",
            f"data/{DIAGRAM}:18:3: review.references: the diagram is called wrong without an "
            "authoritative reference; add one to 'references', or call the diagram 'disputed'",
        ],
    ),
)
def test_diagrams(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


@tell(
    (
        "an unknown language",
        [(SNIPPET, "language: go", "language: golang")],
        [f"data/{SNIPPET}:3:1: language: there is no subject 'golang'; known: go, rust"],
    ),
    (
        "a snippet about nothing that there is",
        [(SNIPPET, "about: [comparison:memory-management]", "about: [comparison:memory]")],
        [f"data/{SNIPPET}:6:1: about: there is no comparison 'memory'; known: memory-management"],
    ),
    (
        "a snippet that no page shows",
        [(SNIPPET, "about: [comparison:memory-management]", "about: [term:latency]")],
        [
            f"data/{SNIPPET}:6:1: about: no page of a record would show it; name a record of one "
            "of these kinds too: comparison, experiment, case, guide"
        ],
    ),
    (
        "a check without a toolchain",
        [(SNIPPET, "{with: Go 1.19, on: 2026-11-21}", "{on: 2026-11-21}")],
        [
            f"data/{SNIPPET}:8:10: checked.with: the key 'with' is missing; add it: "
            "The toolchain and its version: `Go 1.19`"
        ],
    ),
)
def test_snippets(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


@tell(
    (
        "a command with the id of a step",
        [(GUIDE, "- id: trace-pauses", "- id: prepare")],
        [
            f"data/{GUIDE}:19:9: steps[1].commands[0].id: the id 'prepare' is used twice "
            "(first on line 6); give this one another id"
        ],
    ),
    (
        "a claim that is not there",
        [(GUIDE, "cites: [both-free-memory]", "cites: [both-free-memories]")],
        [
            f"data/{GUIDE}:9:5: steps[0].cites: there is no claim 'both-free-memories'; "
            "did you mean 'both-free-memory'?"
        ],
    ),
    (
        "a trial without a place",
        [(GUIDE, "{where: Debian 12, on: 2026-11-21,", "{on: 2026-11-21,")],
        [
            f"data/{GUIDE}:14:16: steps[0].commands[0].tried.where: the key 'where' is missing; "
            "add it: The system and the versions, the same in both languages"
        ],
    ),
)
def test_guides(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        (
            {CODE: ""},
            [f"data/{CODE}:1:1: the file is empty; write the code"],
        ),
        (
            {CODE: "package main // \u202e"},
            [f"data/{CODE}:1:17: the invisible character U+202E stands in the text; delete it"],
        ),
        (
            {"snippets/hello.rs": "fn main() {}\n"},
            [
                f"data/{SNIPPET}:1:1: several files hold its code: hello.go, hello.rs; "
                "leave one of them"
            ],
        ),
        (
            {"snippets/lost.py": "print()\n"},
            [
                "data/snippets/lost.py:1:1: no snippet describes this file; "
                "write 'lost.yaml' beside it, or remove it"
            ],
        ),
    ],
    ids=["empty", "with what nobody sees", "twice", "without a snippet"],
)
def test_a_file_of_code(tmp_path: Path, files: dict[str, str | bytes], lines: list[str]) -> None:
    assert problems(tmp_path, files=files) == lines


def test_a_snippet_without_code(tmp_path: Path) -> None:
    data = write(tmp_path)
    (data / CODE).unlink()
    assert answers(data) == [
        f"data/{SNIPPET}:1:1: no file holds its code; put the code beside it, as 'hello' with the "
        "ending of its language"
    ]


def test_code_outside_the_data_folder_is_not_read(tmp_path: Path) -> None:
    data = write(tmp_path)
    (tmp_path / "elsewhere.go").write_text("package main\n", encoding="utf-8")
    (data / CODE).unlink()
    (data / CODE).symlink_to(tmp_path / "elsewhere.go")
    assert answers(data) == [
        f"data/{SNIPPET}:1:1: 'hello.go' leads out of the data folder by a link; "
        "put the file itself there"
    ]
