"""Bad input: every fault is one line that says where, what is wrong and what would be right."""

from __future__ import annotations

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.factories import (
    CALCULATOR,
    CASE,
    CHECKLIST,
    COMPARISON,
    EXPERIMENT,
    FILES,
    FLOW,
    LABELS,
    PROJECTS,
    REFERENCES,
    ROOT,
    SOURCES,
    TABLE,
    TERMS,
    Edit,
    problems,
    problems_in,
    write,
)

LOOK = "check quotes, colons, brackets and indentation on this line and the one before"
Case = tuple[str, list[Edit], list[str]]


def tell(*cases: Case) -> pytest.MarkDecorator:
    """Make a test of each case: a sentence, the edits, and all lines of the answer."""
    return pytest.mark.parametrize(
        ("edits", "lines"), [case[1:] for case in cases], ids=[case[0] for case in cases]
    )


def test_the_example_has_no_fault_and_no_lapse(tmp_path: Path) -> None:
    assert problems(tmp_path, strict=True) == []


# How a file is written


@tell(
    (
        "a bracket is not closed",
        [(COMPARISON, "zh: 内存管理}", "zh: 内存管理")],
        [
            f"data/{COMPARISON}:4:9: this is not YAML: did not find expected ',' or '}}' "
            f"(while parsing a flow mapping, begun on line 3); {LOOK}"
        ],
    ),
    (
        "a quote is not closed, and shown where it opens",
        [(COMPARISON, "zh: 两者都释放内存。", 'zh: "两者都释放内存。')],
        [
            f"data/{COMPARISON}:30:43: this is not YAML: found unexpected end of stream "
            f"(while scanning a quoted scalar); {LOOK}"
        ],
    ),
    (
        "a line is indented that should not be",
        [(COMPARISON, "dimension: memory-model", "  dimension: memory-model")],
        [
            f"data/{COMPARISON}:2:12: this is not YAML: mapping values are not allowed in this "
            f"context; {LOOK}"
        ],
    ),
    (
        "a tab indents",
        [(LABELS, "  home:", "\thome:")],
        ["data/labels.yaml:2:1: a tab is used to indent; indent with spaces"],
    ),
    (
        "a key is written twice",
        [(COMPARISON, "id: memory-management\n", "id: memory-management\nid: other\n")],
        [f"data/{COMPARISON}:2:1: id: the key 'id' is written twice (first on line 1); keep one"],
    ),
    (
        "an inner key is written twice",
        [(LABELS, "en: Home", "en: Home, en: House")],
        [
            "data/labels.yaml:2:20: labels.home.en: the key 'en' is written twice "
            "(first on line 2); keep one"
        ],
    ),
    (
        "a list is used as a key",
        [(LABELS, "home:", "? [home]\n  :")],
        [
            "data/labels.yaml:2:5: labels: a list or mapping is used as a key; "
            "use a plain name, or put the text in quotes"
        ],
    ),
    (
        "a template's braces are not quoted",
        [(LABELS, "en: Home", "en: {{ home }}")],
        [
            "data/labels.yaml:2:15: labels.home.en: a list or mapping is used as a key; "
            "use a plain name, or put the text in quotes"
        ],
    ),
    (
        "a second document begins",
        [(LABELS, "labels:", "labels: {}\n---\nlabels:")],
        ["data/labels.yaml:2:1: a second YAML document begins; keep one document a file"],
    ),
    (
        "a tag would make an object",
        [(LABELS, "en: Home", "en: !!python/object:os.system Home")],
        [
            "data/labels.yaml:2:14: labels.home.en: the tag "
            "'tag:yaml.org,2002:python/object:os.system' is used; remove it"
        ],
    ),
    (
        "an anchor is used",
        [(LABELS, "{en: Home", "&home {en: Home")],
        [
            "data/labels.yaml:2:9: labels.home: the anchor '&home' is used; "
            "write the value out: anchors and aliases are not read here"
        ],
    ),
    (
        "an alias is used",
        [(LABELS, "{en: Home, zh: 首页}", "*home")],
        [
            "data/labels.yaml:2:9: labels.home: the alias '*home' is used; "
            "write the value out: anchors and aliases are not read here"
        ],
    ),
    (
        "a right-to-left mark stands in a text",
        [(COMPARISON, "Both free memory.", '"Both \u202efree memory."')],
        [f"data/{COMPARISON}:30:26: the invisible character U+202E stands in the text; delete it"],
    ),
    (
        "a right-to-left mark is escaped",
        [(COMPARISON, "Both free memory.", '"Both \\u202Efree memory."')],
        [
            f"data/{COMPARISON}:30:20: aspects[0].across[0].text.en: "
            "the invisible character U+202E stands in the text; delete it"
        ],
    ),
    (
        "a zero-width character stands in a text",
        [(COMPARISON, "Both free memory.", "Both fr\u200bee memory.")],
        [f"data/{COMPARISON}:30:27: the invisible character U+200B stands in the text; delete it"],
    ),
    (
        "a zero-width character stands in a key",
        [(COMPARISON, "dimension:", "dim\u200bension:")],
        [f"data/{COMPARISON}:2:4: the invisible character U+200B stands in the text; delete it"],
    ),
)
def test_how_a_file_is_written(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("", ["data/labels.yaml:1:1: the file is empty; write its content"]),
        ("# to do\n", ["data/labels.yaml:1:1: the file is empty; write its content"]),
        (
            "---\n",
            ["data/labels.yaml:1:1: the file is empty; write its content"],
        ),
        (
            "labels",
            [
                "data/labels.yaml:1:1: the text 'labels' stands here; "
                "write a mapping of keys to values"
            ],
        ),
        (
            "- labels\n",
            ["data/labels.yaml:1:1: a list stands here; write a mapping of keys to values"],
        ),
        (
            "labels:\n  home: {en: Home, zh: 首页}\n".encode("gbk"),
            ["data/labels.yaml:2:24: byte 0xca is not UTF-8; save the file as UTF-8"],
        ),
        (
            "labels:\n  home: {en: Café}\n".encode("latin-1"),
            ["data/labels.yaml:2:17: byte 0xe9 is not UTF-8; save the file as UTF-8"],
        ),
        (
            "labels: {}".encode("utf-16"),
            ["data/labels.yaml:1:1: byte 0xff is not UTF-8; save the file as UTF-8"],
        ),
        (
            "labels: {}".encode("utf-16-le"),
            [
                "data/labels.yaml:1:2: byte 0x00 stands in the text: it is UTF-16, or no text; "
                "save the file as UTF-8"
            ],
        ),
        (
            b"labels:\r  home: {en: Caf\xe9}\r",
            ["data/labels.yaml:2:17: byte 0xe9 is not UTF-8; save the file as UTF-8"],
        ),
        (
            "labels:\n  home: {en: A\u2028B, zh: \u7532}\n",
            ["data/labels.yaml:2:15: the invisible character U+2028 stands in the text; delete it"],
        ),
        (
            "labels:\n  home: {en: A\ufffeB}\n",
            ["data/labels.yaml:2:15: the invisible character U+FFFE stands in the text; delete it"],
        ),
        (
            "labels: !%ed%a0%80 {}\n",
            [
                "data/labels.yaml:1:1: this is not YAML: 'utf-8' codec can't decode byte 0xed in "
                f"position 1: invalid continuation byte; {LOOK}"
            ],
        ),
        (
            "labels: {}\n" + "#" * 4_000_000,
            ["data/labels.yaml:1:1: the file has 4000011 bytes; split it: 4000000 are allowed"],
        ),
        (
            "labels: [" + "a," * 30_000 + "]",
            ["data/labels.yaml:1:40006: the file holds more than 20000 values; split it"],
        ),
    ],
    ids=[
        "empty",
        "only a comment",
        "an empty document",
        "a text",
        "a list",
        "GBK",
        "Latin-1",
        "UTF-16",
        "UTF-16 without a mark",
        "Latin-1 with old line ends",
        "a line separator",
        "no character",
        "a tag that is no text",
        "too many bytes",
        "too many values",
    ],
)
def test_a_whole_file(tmp_path: Path, content: str | bytes, lines: list[str]) -> None:
    assert problems(tmp_path, files={LABELS: content}) == lines


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_byte_order_marks_and_all_line_ends_are_accepted(tmp_path: Path, line_end: str) -> None:
    files = {name: "\ufeff" + text.replace("\n", line_end) for name, text in FILES.items()}
    assert problems(tmp_path, files=dict(files), strict=True) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_lines_are_counted_alike_whatever_ends_them(tmp_path: Path, line_end: str) -> None:
    text = FILES[COMPARISON].replace("en: Both free", "en: Both\u200b free")
    assert problems(tmp_path, files={COMPARISON: text.replace("\n", line_end)}) == [
        f"data/{COMPARISON}:30:24: the invisible character U+200B stands in the text; delete it"
    ]


DEEP = "the data is nested more than 24 levels deep; check the brackets"
NO_KEY = "a list or mapping is used as a key; use a plain name, or put the text in quotes"
NO_ANCHOR = "write the value out: anchors and aliases are not read here"
LAUGHS = "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise("abcdefghij"))
HOSTILE = {
    "brackets": ("[" * 100_000, f"1:25: {DEEP}"),
    "a list in a list": ("- " * 100_000, f"1:49: {DEEP}"),
    "indentation": ("".join(" " * n + "a:\n" for n in range(1000)), f"25:25: {DEEP}"),
    "braces": ("{" * 100_000, f"1:2: {NO_KEY}"),
    "questions": ("? " * 100_000, f"1:3: {NO_KEY}"),
    "billion laughs": (f"a: &a [x, x]\n{LAUGHS}", f"1:4: a: the anchor '&a' is used; {NO_ANCHOR}"),
    "quotes": (
        '"' * 3_999_999,
        f"1:3: this is not YAML: did not find expected <document start>; {LOOK}",
    ),
    "tabs": ("\t" * 3_900_000, "1:1: a tab is used to indent; indent with spaces"),
    "spaces": (" " * 3_900_000, "1:1: the file is empty; write its content"),
    "a long text": (
        f"labels: {{home: {{en: {'a' * 100_000}, zh: 甲}}}}",
        "1:21: labels.home.en: the text has 100000 characters; at most 4000 fit",
    ),
    "a long key": (
        f"labels: {{}}\n? {'k' * 100_000}\n: 1",
        f"2:3: {'k' * 57}…: the key '{'k' * 57}…' is not known; known: labels",
    ),
    "a long anchor": (
        f"labels: &{'a' * 100_000}",
        f"1:9: labels: the anchor '&{'a' * 57}…' is used; {NO_ANCHOR}",
    ),
}


@pytest.mark.parametrize(("content", "line"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_at_once(tmp_path: Path, content: str, line: str) -> None:
    start = time.monotonic()
    assert problems(tmp_path, files={LABELS: content}) == [f"data/labels.yaml:{line}"]
    assert time.monotonic() - start < 5


def test_a_flood_of_invisible_characters_is_reported_for_twenty_lines(tmp_path: Path) -> None:
    lines = problems(tmp_path, files={LABELS: "a\u200b\n" * 700_000})
    assert lines == [
        f"data/labels.yaml:{number}:2: the invisible character U+200B stands in the text; delete it"
        for number in range(1, 21)
    ]


# What a file includes


def including(pattern: str) -> Edit:
    """Include other labels."""
    return (ROOT, "labels: [labels.yaml]", f"labels: [{pattern}]")


WHERE = "data/comparisons.yaml:36:3: include.labels[0]"


@tell(
    (
        "a file that is not there",
        [including("label.yaml")],
        [f"{WHERE}: there is no file 'label.yaml'; did you mean 'labels.yaml'?"],
    ),
    (
        "a pattern that fits nothing",
        [including("labels-*.yaml")],
        [f"{WHERE}: no file matches 'labels-*.yaml'; write one, or remove the entry"],
    ),
    (
        "a folder above",
        [including("../labels.yaml")],
        [f"{WHERE}: '../labels.yaml' leaves the data folder; name a file inside it"],
    ),
    (
        "a folder above, from below",
        [including("cases/../../labels.yaml")],
        [f"{WHERE}: 'cases/../../labels.yaml' leaves the data folder; name a file inside it"],
    ),
    (
        "an absolute path",
        [including("/etc/passwd")],
        [f"{WHERE}: '/etc/passwd' leaves the data folder; name a file inside it"],
    ),
    (
        "a home",
        [including("~/labels.yaml")],
        [f"{WHERE}: '~/labels.yaml' leaves the data folder; name a file inside it"],
    ),
    (
        "a folder",
        [including("cases")],
        [
            f"{WHERE}: 'cases' does not name data files; "
            "write folders and a file like 'projects/*.yaml'"
        ],
    ),
    (
        "the folder itself",
        [including(".")],
        [f"{WHERE}: '.' does not name data files; write folders and a file like 'projects/*.yaml'"],
    ),
    (
        "any depth",
        [including("'**/*.yaml'")],
        [
            f"{WHERE}: '**/*.yaml' does not name data files; "
            "write folders and a file like 'projects/*.yaml'"
        ],
    ),
    (
        "very many folders",
        [including("'" + "a/" * 1900 + "b.yaml'")],
        [
            f"{WHERE}: '{'a/' * 28}a…' does not name data files; "
            "write folders and a file like 'projects/*.yaml'"
        ],
    ),
    (
        "a file twice",
        [including("labels.yaml, label*.yaml")],
        [
            "data/comparisons.yaml:36:3: include.labels[1]: 'data/labels.yaml' is included twice; "
            "include it once"
        ],
    ),
)
def test_what_is_included(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path, including("outside.yaml"))
    (tmp_path / "secret.yaml").write_text("labels: {}\n")
    (data / "outside.yaml").symlink_to(tmp_path / "secret.yaml")
    assert problems_in(data) == [
        f"{WHERE}: 'outside.yaml' leads out of the data folder by a link; put the file itself there"
    ]


def test_a_linked_folder_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path, including("'*/secret.yaml'"))
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yaml").write_text("labels: {}\n")
    (data / "inside").symlink_to(tmp_path / "outside")
    assert problems_in(data) == [
        f"{WHERE}: '*/secret.yaml' leads out of the data folder by a link; "
        "put the file itself there"
    ]


def test_a_link_in_a_circle_is_no_file(tmp_path: Path) -> None:
    data = write(tmp_path, including("circle.yaml"))
    (data / "circle.yaml").symlink_to(data / "circle.yaml")
    assert problems_in(data)[0].startswith(f"{WHERE}: there is no file 'circle.yaml'; ")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    data = write(tmp_path, including("folder.yaml"))
    (data / "folder.yaml").mkdir()
    assert problems_in(data)[0].startswith(f"{WHERE}: there is no file 'folder.yaml'; ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    data = write(tmp_path)
    (data / LABELS).chmod(0)
    assert problems_in(data) == [
        "data/labels.yaml:1:1: the file cannot be read: Permission denied; "
        "check its name and permissions"
    ]


def test_a_missing_root_is_reported(tmp_path: Path) -> None:
    assert problems_in(tmp_path / "data") == [
        "data/comparisons.yaml:1:1: the file cannot be read: No such file or directory; "
        "check its name and permissions"
    ]


def test_a_file_that_nothing_includes_is_reported(tmp_path: Path) -> None:
    assert problems(tmp_path, files={"notes/more.yaml": FILES[SOURCES]}) == [
        "data/notes/more.yaml:1:1: nothing includes this file; "
        "name it under 'include' in data/comparisons.yaml, or remove it"
    ]


# What stands under a key


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


# Translations


def test_a_missing_translation_is_a_lapse_and_strictly_an_error(tmp_path: Path) -> None:
    edit = (LABELS, ", zh: 首页", "")
    line = "data/labels.yaml:2:9: labels[home]: the text is not translated to 'zh'; add 'zh'"
    assert problems(tmp_path, edit) == [line]
    assert problems(tmp_path, edit, strict=True) == [line]


# Ids


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


# References


def unknown(kind: str, name: str, advice: str) -> str:
    """Return what is said of a name that no record has."""
    return f"there is no {kind} '{name}'; {advice}"


CLAIMS = (
    "known: both-free-memory, go-pause-measured, go-pauses-briefly, rewrite-before, "
    "rust-for-steady-latency, rust-for-trading, rust-never-pauses"
)


@tell(
    (
        "a claim's source",
        [(COMPARISON, "{source: survey, at: conclusion}", "{source: surveys, at: conclusion}")],
        [
            f"data/{COMPARISON}:38:16: verdict[0].sources[0].source: "
            + unknown("source", "surveys", "did you mean 'survey'?")
        ],
    ),
    (
        "a source's section",
        [(COMPARISON, "{source: survey, at: conclusion}", "{source: survey, at: conclusions}")],
        [
            f"data/{COMPARISON}:38:32: verdict[0].sources[0].at: the source 'survey' has no "
            "section 'conclusions'; did you mean 'conclusion'?"
        ],
    ),
    (
        "a cell's subject",
        [(COMPARISON, "      rust:\n", "      ruts:\n")],
        [
            f"data/{COMPARISON}:9:5: aspects[0].cells: "
            + unknown("subject", "ruts", "did you mean 'rust'?")
        ],
    ),
    (
        "a claim's subject",
        [(COMPARISON, "subjects: [rust]", "subjects: [java]")],
        [
            f"data/{COMPARISON}:37:5: verdict[0].subjects: "
            + unknown("subject", "java", "known: go, rust")
        ],
    ),
    (
        "a claim's project",
        [(COMPARISON, "[tokio]", "[tokyo]")],
        [
            f"data/{COMPARISON}:16:11: aspects[0].cells.go[0].projects: "
            + unknown("project", "tokyo", "did you mean 'tokio'?")
        ],
    ),
    (
        "a figure's metric",
        [(COMPARISON, "metric: pause", "metric: pauze")],
        [
            f"data/{COMPARISON}:15:22: aspects[0].cells.go[0].quantity.metric: "
            + unknown("metric", "pauze", "did you mean 'pause'?")
        ],
    ),
    (
        "a figure's baseline",
        [(COMPARISON, "max: 1, unit", "max: 1, baseline: c, unit")],
        [
            f"data/{COMPARISON}:15:45: aspects[0].cells.go[0].quantity.baseline: "
            + unknown("subject", "c", "known: go, rust")
        ],
    ),
    (
        "a review's reference",
        [(COMPARISON, "[go-faq]", "[go-fak]")],
        [
            f"data/{COMPARISON}:26:13: aspects[0].cells.rust[0].review.references: "
            + unknown("reference", "go-fak", "did you mean 'go-faq'?")
        ],
    ),
    (
        "a comparison's dimension",
        [(COMPARISON, "dimension: memory-model", "dimension: memory-modell")],
        [
            f"data/{COMPARISON}:2:1: dimension: "
            + unknown("dimension", "memory-modell", "did you mean 'memory-model'?")
        ],
    ),
    (
        "an answer's claim",
        [(FLOW, "[rust-for-steady-latency]", "[nonsense]")],
        [
            f"data/{FLOW}:10:53: questions[0].answers[0].claims: "
            + unknown("claim", "nonsense", CLAIMS)
        ],
    ),
    (
        "an outcome's claim",
        [(FLOW, "[rust-never-pauses, rust-for", "[rust-never-pause, rust-for")],
        [
            f"data/{FLOW}:27:5: outcomes[1].claims: "
            + unknown("claim", "rust-never-pause", "did you mean 'rust-never-pauses'?")
        ],
    ),
    (
        "an outcome's subject",
        [(FLOW, "subjects: [rust]", "subjects: [java]")],
        [
            f"data/{FLOW}:25:5: outcomes[1].subjects: "
            + unknown("subject", "java", "known: go, rust")
        ],
    ),
    (
        "a row's subject",
        [(TABLE, "    subjects: [rust]\n    claims", "    subjects: [java]\n    claims")],
        [f"data/{TABLE}:9:5: rows[0].subjects: " + unknown("subject", "java", "known: go, rust")],
    ),
    (
        "a row's claim",
        [(TABLE, "[rust-never-pauses]", "[nonsense]")],
        [f"data/{TABLE}:16:5: rows[0].cites: " + unknown("claim", "nonsense", CLAIMS)],
    ),
    (
        "an item's claim",
        [(CHECKLIST, "[both-free-memory]", "[nonsense]")],
        [
            f"data/{CHECKLIST}:9:60: groups[0].items[0].cites: "
            + unknown("claim", "nonsense", CLAIMS)
        ],
    ),
    (
        "a checklist's source",
        [(CHECKLIST, "source: survey", "source: poll")],
        [
            f"data/{CHECKLIST}:4:12: sources[0].source: "
            + unknown("source", "poll", "known: survey")
        ],
    ),
    (
        "a calculator's claim",
        [(CALCULATOR, "[both-free-memory]", "[nonsense]")],
        [f"data/{CALCULATOR}:5:1: cites: " + unknown("claim", "nonsense", CLAIMS)],
    ),
    (
        "a case's subject",
        [(CASE, "[go, rust]", "[go, rsut]")],
        [f"data/{CASE}:3:1: subjects: " + unknown("subject", "rsut", "did you mean 'rust'?")],
    ),
    (
        "a project's field",
        [(PROJECTS, "field: runtimes", "field: runtime")],
        [
            f"data/{PROJECTS}:5:5: projects[tokio].field: "
            + unknown("field", "runtime", "did you mean 'runtimes'?")
        ],
    ),
    (
        "a project's subject",
        [(PROJECTS, "[rust]", "[java]")],
        [
            f"data/{PROJECTS}:6:5: projects[tokio].subjects: "
            + unknown("subject", "java", "known: go, rust")
        ],
    ),
    (
        "a project's successor",
        [(PROJECTS, "status: confirmed", "status: renamed\n    successor: tokio-2")],
        [
            f"data/{PROJECTS}:9:5: projects[tokio].successor: "
            + unknown("project", "tokio-2", "did you mean 'tokio'?")
        ],
    ),
    (
        "a related record",
        [(COMPARISON, "[flow:choose]", "[flow:chose]")],
        [f"data/{COMPARISON}:40:1: related: " + unknown("flow", "chose", "did you mean 'choose'?")],
    ),
    (
        "a related kind",
        [(COMPARISON, "[flow:choose]", "[flows:choose]")],
        [
            f"data/{COMPARISON}:40:1: related: 'flows' is not a kind of record that has a page; "
            "did you mean 'flow'?"
        ],
    ),
    (
        "a question's page",
        [(FLOW, "see: comparison:memory-management", "see: comparison:speed")],
        [
            f"data/{FLOW}:8:5: questions[0].see: "
            + unknown("comparison", "speed", "known: memory-management")
        ],
    ),
    (
        "a term's page",
        [(TERMS, "[comparison:memory-management]", "[experiment:pause]")],
        [
            f"data/{TERMS}:6:5: terms[latency].see: "
            + unknown("experiment", "pause", "did you mean 'pauses'?")
        ],
    ),
    (
        "a link in a text",
        [(COMPARISON, "en: Both free memory.", 'en: "Both [free](term:latencies) memory."')],
        [
            f"data/{COMPARISON}:30:16: aspects[0].across[0].text.en: "
            + unknown("term", "latencies", "did you mean 'latency'?")
        ],
    ),
)
def test_references_to_nothing(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


# Flows

FLOW_ANSWERS = "".join(FILES[FLOW].splitlines(keepends=True)[13:16])
NO_EXAMPLE = (
    FLOW,
    "examples:\n  - text: {en: A steady service., zh: 稳定的服务。}\n"
    "    answers: {latency: yes, team: yes}\n    outcome: take-rust\n",
    "",
)


@tell(
    (
        "a circle",
        [(FLOW, "to: take-rust,", "to: latency,"), NO_EXAMPLE],
        [
            f"data/{FLOW}:6:5: questions[0]: the answers lead in a circle: latency → team → "
            "latency; let one of them lead on to an outcome",
            f"data/{FLOW}:23:5: outcomes[1]: no answers lead to 'take-rust'; "
            "let an answer lead there, or remove it",
        ],
    ),
    (
        "two circles",
        [
            (FLOW, "to: take-rust,", "to: latency,"),
            (FLOW, "to: take-go, judgement", "to: team, judgement"),
            (FLOW, "to: take-go, claims", "to: take-rust, claims"),
        ],
        [
            f"data/{FLOW}:6:5: questions[0]: the answers lead in a circle: latency → team → "
            "latency; let one of them lead on to an outcome",
            f"data/{FLOW}:12:5: questions[1]: the answers lead in a circle: team → team; "
            "let one of them lead on to an outcome",
            f"data/{FLOW}:18:5: outcomes[0]: no answers lead to 'take-go'; "
            "let an answer lead there, or remove it",
        ],
    ),
    (
        "an answer that leads nowhere",
        [(FLOW, "to: take-rust,", "to: take-rusty,")],
        [
            f"data/{FLOW}:15:43: questions[1].answers[0].to: the answer leads to 'take-rusty', "
            "which is neither question nor outcome; did you mean 'take-rust'?"
        ],
    ),
    (
        "a question without answers",
        [
            (
                FLOW,
                FLOW_ANSWERS,
                "",
            )
        ],
        [
            f"data/{FLOW}:12:5: questions[1].answers: the question 'team' has 0 answer(s): "
            "a dead end; give two answers or more",
            f"data/{FLOW}:20:5: outcomes[1]: no answers lead to 'take-rust'; "
            "let an answer lead there, or remove it",
        ],
    ),
    (
        "an outcome that no answers lead to",
        [(FLOW, "to: take-rust,", "to: take-go,"), NO_EXAMPLE],
        [
            f"data/{FLOW}:23:5: outcomes[1]: no answers lead to 'take-rust'; "
            "let an answer lead there, or remove it"
        ],
    ),
    (
        "a question that no answers lead to",
        [(FLOW, "to: team,", "to: take-rust,")],
        [
            f"data/{FLOW}:12:5: questions[1]: no answers lead to 'team'; "
            "let an answer lead there, or remove it",
        ],
    ),
    (
        "a start that is no question",
        [(FLOW, "start: latency", "start: latencey")],
        [
            f"data/{FLOW}:4:1: start: the flow starts at 'latencey', which is not a question; "
            "did you mean 'latency'?"
        ],
    ),
    (
        "an example that ends elsewhere",
        [(FLOW, "    outcome: take-rust", "    outcome: take-go")],
        [
            f"data/{FLOW}:31:5: examples[0].outcome: the answers lead to 'take-rust', not to "
            "'take-go'; correct one of the two"
        ],
    ),
    (
        "an example that leaves a question open",
        [(FLOW, "{latency: yes, team: yes}", "{latency: yes}")],
        [
            f"data/{FLOW}:30:5: examples[0].answers: the question 'team' is met and not answered; "
            "answer every question met"
        ],
    ),
    (
        "an example that gives another answer",
        [(FLOW, "{latency: yes, team: yes}", "{latency: yes, team: maybe}")],
        [
            f"data/{FLOW}:30:5: examples[0].answers: the question 'team' has no answer 'maybe'; "
            "answer every question met"
        ],
    ),
    (
        "an example that answers what nobody asked",
        [(FLOW, "{latency: yes, team: yes}", "{latency: yes, team: yes, hue: red}")],
        [
            f"data/{FLOW}:30:5: examples[0].answers: 'hue' is not a question of this flow; "
            "known: latency, team"
        ],
    ),
    (
        "an answer without evidence",
        [(FLOW, ", claims: [rust-for-steady-latency]", "")],
        [
            f"data/{FLOW}:10:9: questions[0].answers[0]: the answer 'yes' cites no claim and no "
            "judgement of ours; add 'claims', or 'judgement' with the reason"
        ],
    ),
    (
        "an outcome without evidence",
        [(FLOW, "    claims: [rust-never-pauses, rust-for-steady-latency]\n", "")],
        [
            f"data/{FLOW}:23:5: outcomes[1]: the outcome 'take-rust' cites no claim and no "
            "judgement of ours; add 'claims', or 'judgement' with the reason"
        ],
    ),
)
def test_decision_flows(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


# Figures and numbers

QUANTITY = f"data/{COMPARISON}:15:45: aspects[0].cells.go[0].quantity.unit"


@tell(
    (
        "more than all of a whole",
        [(EXPERIMENT, "value: 50", "value: 150")],
        [
            f"data/{EXPERIMENT}:17:37: series[0].cells.go[0].quantity.value: 150 percent of a "
            "whole; give 0 to 100, or a metric with 'bounded: false'"
        ],
    ),
    (
        "more than all of a whole in another unit",
        [(EXPERIMENT, "value: 50, unit: percent", "value: 2, unit: times")],
        [
            f"data/{EXPERIMENT}:17:37: series[0].cells.go[0].quantity.value: 200 percent of a "
            "whole; give 0 to 100, or a metric with 'bounded: false'"
        ],
    ),
    (
        "less than nothing",
        [(EXPERIMENT, "value: 50", "max: -1")],
        [
            f"data/{EXPERIMENT}:17:37: series[0].cells.go[0].quantity.max: -1 percent of a "
            "whole; give 0 to 100, or a metric with 'bounded: false'"
        ],
    ),
    (
        "a range turned around",
        [(COMPARISON, "max: 1,", "min: 2, max: 1,")],
        [
            f"data/{COMPARISON}:15:21: aspects[0].cells.go[0].quantity: the range runs from 2 down "
            "to 1; put the smaller number under 'min'"
        ],
    ),
    (
        "units that do not compare",
        [(COMPARISON, "max: 1, unit: ms", "max: 1, unit: MB")],
        [
            f"{QUANTITY}: 'MB' does not compare with 'ms', in which 'pause' is measured; "
            "convert it to 'ms'"
        ],
    ),
    (
        "a unit that nobody knows",
        [(COMPARISON, "max: 1, unit: ms", "max: 1, unit: jiffys")],
        [f"{QUANTITY}: 'jiffys' is not a known unit; use a unit like 'ms'"],
    ),
    (
        "a unit that would be computed",
        [(COMPARISON, "max: 1, unit: ms", "max: 1, unit: 9**9**9**9")],
        [f"{QUANTITY}: '9**9**9**9' is not a known unit; use a unit like 'ms'"],
    ),
    (
        "a metric's unit that nobody knows",
        [(ROOT, "unit: ms", "unit: jiffys")],
        [
            "data/comparisons.yaml:20:45: metrics[pause].unit: 'jiffys' is not a known unit; "
            "use a unit like 'ms' or 'MB'"
        ],
    ),
    (
        "numbers that differ between the languages",
        [(COMPARISON, "at most 1 ms", "at most 10 ms")],
        [
            f"data/{COMPARISON}:12:17: aspects[0].cells.go[0].text: numbers only in 'en': 10; "
            "only in 'zh': 1; state the same numbers, in digits, in both"
        ],
    ),
    (
        "a number in one language only",
        [(COMPARISON, "Both free memory.", "Both free memory in 2 ways.")],
        [
            f"data/{COMPARISON}:30:15: aspects[0].across[0].text: numbers only in 'en': 2; "
            "only in 'zh': none; state the same numbers, in digits, in both"
        ],
    ),
)
def test_figures_and_numbers(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


# Everything at once


def test_faults_of_several_files_are_all_reported_in_one_run(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        (ROOT, "unit: ms", "units: ms"),
        (COMPARISON, "dimension: memory-model", "dimension: [memory-model]"),
        (COMPARISON, "basis: opinion\nrelated", "basis: hearsay\nrelated"),
        (FLOW, "start: latency", "start: ]"),
        (LABELS, "en: Home", "eng: Home"),
        including("labels.yaml, absent.yaml"),
    ) == [
        "data/comparisons.yaml:20:45: metrics[0].units: the key 'units' is not known; "
        "did you mean 'unit'?",
        "data/comparisons.yaml:36:3: include.labels[1]: there is no file 'absent.yaml'; "
        "did you mean 'labels.yaml'?",
        f"data/{COMPARISON}:2:12: dimension: a list stands here; write text",
        f"data/{COMPARISON}:39:12: verdict[0].basis: 'hearsay' is not one of the words allowed "
        "here; known: documented, measured, opinion, reported",
        f"data/{FLOW}:4:8: this is not YAML: did not find expected node content "
        f"(while parsing a block node); {LOOK}",
        "data/labels.yaml:2:10: labels.home.eng: the key 'eng' is not known; did you mean 'en'?",
    ]


def test_faults_of_form_and_of_sense_are_reported_in_one_run(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        (LABELS, "en: Home", "eng: Home"),
        (COMPARISON, "max: 1,", "min: 2, max: 1,"),
        (CALCULATOR, "result: 20", "result: 21"),
    ) == [
        f"data/{COMPARISON}:15:21: aspects[0].cells.go[0].quantity: the range runs from 2 down to "
        "1; put the smaller number under 'min'",
        f"data/{CALCULATOR}:12:64: examples[0].result: the formula gives 20, not 21; "
        "correct one of the two",
        "data/labels.yaml:2:10: labels.home.eng: the key 'eng' is not known; did you mean 'en'?",
    ]


def test_a_file_with_faults_does_not_make_others_look_at_fault(tmp_path: Path) -> None:
    for name in FILES:
        if name != ROOT:
            lines = problems(tmp_path, files={name: "{"})
            assert len(lines) == 1, lines


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    problems(tmp_path, (CALCULATOR, "formula: tasks * stack", "formula: 1if tasks else stack"))
    problems(tmp_path, files={ROOT: "{"})
    assert capfd.readouterr() == ("", "")
