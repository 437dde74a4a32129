"""The reader of YAML: texts as typed, each with its place."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge_base.problems import Place
from knowledge_base.yaml_tree import MAX_DEPTH, PLACE_KEY, Node, read_tree


def tree_of(text: str) -> Node:
    """Read a text that must be without fault."""
    tree, problems = read_tree(text.encode(), "data/a.yaml")
    assert problems == []
    assert tree is not None
    return tree


def plain_of(text: str) -> Any:
    """Read a text and return it without places."""
    return without_places(tree_of(text).plain())


def without_places(value: Any) -> Any:
    """Drop the place of every mapping."""
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items() if key != PLACE_KEY}
    if isinstance(value, list):
        return [without_places(item) for item in value]
    return value


def lines_of(text: str) -> list[str]:
    """Read a text and return its problems."""
    tree, problems = read_tree(text.encode(), "data/a.yaml")
    assert tree is None
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("text", ["no", "1.20", "2026-01-31", "0x10", "1e3", "010", "a: b"])
def test_a_value_stays_the_text_that_was_typed(text: str) -> None:
    quoted = f"'{text}'" if ": " in text else text
    assert plain_of(f"key: {quoted}") == {"key": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_a_plain_null_is_nothing(text: str) -> None:
    assert plain_of(f"key: {text}") == {"key": None}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_a_quoted_null_is_text(text: str) -> None:
    assert plain_of(f"key: '{text}'") == {"key": text}


def test_lists_and_mappings_nest() -> None:
    assert plain_of("a: [b, {c: d}]\ne:\n  - f\n") == {"a": ["b", {"c": "d"}], "e": ["f"]}


def test_keys_keep_their_order_and_are_text() -> None:
    assert list(plain_of("b: 1\na: 2\n3: 4\n~: 5\n")) == ["b", "a", "3", "~"]


def test_long_texts_may_be_folded_and_kept() -> None:
    assert plain_of("a: >-\n  one\n  two\nb: |\n  one\n  two\n") == {
        "a": "one two",
        "b": "one\ntwo\n",
    }


def test_every_node_and_key_knows_its_place() -> None:
    tree = tree_of("a:\n  b: [c, d]\n")
    assert isinstance(tree.value, dict)
    inner = tree.value["a"]
    assert tree.key_places == {"a": Place("data/a.yaml", 1, 1)}
    assert inner.place == Place("data/a.yaml", 2, 3)
    assert isinstance(inner.value, dict)
    items = inner.value["b"].value
    assert isinstance(items, list)
    assert items[1].place == Place("data/a.yaml", 2, 10)


def test_columns_count_characters_and_not_bytes() -> None:
    tree = tree_of("{内存: 管理, a: b}")
    assert tree.key_places["a"] == Place("data/a.yaml", 1, 10)


def test_a_mapping_hands_its_place_and_its_keys_on() -> None:
    place = tree_of("a: b\nc: d\n").plain()[PLACE_KEY]
    assert place == Place("data/a.yaml", 1, 1)
    assert place.of("c") == Place("data/a.yaml", 2, 1)


def test_nobody_can_write_the_key_of_the_place() -> None:
    assert lines_of('"\\0place": 1') == [
        "data/a.yaml:1:1: the invisible character U+0000 stands in the text; delete it"
    ]


def test_nesting_is_read_up_to_the_limit() -> None:
    depth = MAX_DEPTH
    assert plain_of("[" * depth + "]" * depth)
    assert lines_of("[" * (depth + 1) + "]" * (depth + 1)) == [
        "data/a.yaml:1:25: the data is nested more than 24 levels deep; check the brackets"
    ]


def test_several_faults_of_one_file_are_all_reported() -> None:
    assert lines_of("a: 1\nb: !x 2\na: 3\nb: 4\n") == [
        "data/a.yaml:2:4: b: the tag '!x' is used; remove it",
        "data/a.yaml:3:1: a: the key 'a' is written twice (first on line 1); keep one",
        "data/a.yaml:4:1: b: the key 'b' is written twice (first on line 2); keep one",
    ]


def test_the_path_of_a_fault_counts_the_entries_of_lists() -> None:
    assert lines_of("a:\n  - b: 1\n  - b: [x, !t y]\n") == [
        "data/a.yaml:3:12: a[1].b[1]: the tag '!t' is used; remove it"
    ]


@pytest.mark.parametrize(
    "character",
    ["\u061c", "\u200d", "\u200f", "\u202a", "\u2066", "\u00ad", "\ufeff", "\u3164", "\U000e0041"],
)
def test_invisible_characters_are_refused_as_such_and_as_escapes(character: str) -> None:
    code = f"U+{ord(character):04X}"
    said = f"the invisible character {code} stands in the text; delete it"
    assert lines_of(f"a: b{character}c") == [f"data/a.yaml:1:5: {said}"]
    escape = f"\\U{ord(character):08x}"
    assert lines_of(f'a: "b{escape}c"') == [f"data/a.yaml:1:4: a: {said}"]


@pytest.mark.parametrize("text", ["é", "内存，管理", "a\u00a0b", "⚠\ufe0f", "𝟏", "\u3000"])
def test_visible_characters_and_wide_spaces_are_accepted(text: str) -> None:
    assert plain_of(f"a: '{text}'") == {"a": text}


def test_a_backslash_in_a_plain_text_is_no_escape() -> None:
    assert plain_of(r"a: \u202e") == {"a": r"\u202e"}


@pytest.mark.parametrize("text", ["a:\n\tb: c\n", "a:\n  - b\n\t- c\n", "\ta: b\n"])
def test_a_tab_before_a_line_is_named(text: str) -> None:
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "\t" in line)
    assert lines_of(text) == [f"data/a.yaml:{line}:1: a tab is used to indent; indent with spaces"]


def test_a_tab_within_a_line_is_accepted() -> None:
    assert plain_of("a:\tb\n") == {"a": "b"}


def test_no_fault_is_placed_behind_the_end_of_the_file() -> None:
    assert lines_of("a: b\nc: [d") == [
        "data/a.yaml:2:6: this is not YAML: did not find expected ',' or ']' (while parsing a flow "
        "sequence); check quotes, colons, brackets and indentation on this line and the one before"
    ]
