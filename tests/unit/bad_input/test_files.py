"""A file that cannot be read, or holds what no reviewer can see."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.factories import (
    COMPARISON,
    FILES,
    LABELS,
    Edit,
    problems,
)
from tests.unit.bad_input.cases import LOOK, tell


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
            b"\xef\xbb\xbflabels:\n  home: {en: Caf\xe9}\n",
            ["data/labels.yaml:2:17: byte 0xe9 is not UTF-8; save the file as UTF-8"],
        ),
        (
            b"\xef\xbb\x9clabels: {}\n\xff",
            ["data/labels.yaml:2:1: byte 0xff is not UTF-8; save the file as UTF-8"],
        ),
        (
            b"\xef\xbb",
            ["data/labels.yaml:1:1: byte 0xef is not UTF-8; save the file as UTF-8"],
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
        "Latin-1 behind a byte order mark",
        "UTF-8 but for the last byte",
        "half a byte order mark",
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
