"""The inline subset: emphasis, code and links; everything else is text."""

from __future__ import annotations

import time

import pytest

from knowledge_base.inline import Piece, pieces, plain


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("*now*", Piece("emphasis", "now")),
        ("**now**", Piece("strong", "now")),
        ("`a * b`", Piece("code", "a * b")),
        ("[Go](subject:go)", Piece("link", "Go", "subject:go")),
        ("[a b](decision-table:x-1)", Piece("link", "a b", "decision-table:x-1")),
        ("[Go](https://go.dev/a?b=c)", Piece("link", "Go", "https://go.dev/a?b=c")),
        ("**内存**", Piece("strong", "内存")),
    ],
)
def test_the_subset_is_read(text: str, piece: Piece) -> None:
    assert list(pieces(text)) == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "a*b*c",
        "* one",
        "**open",
        "`open",
        "[open](subject:go",
        "[run](javascript:alert(1))",
        "[data](data:text/html,x)",
        '[quote](https://a"onclick=b)',
        "[relative](../x)",
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "# heading",
        "![image](relative)",
        "a --> b",
        "{{ x }}",
        "&amp;",
        "__init__",
        "[[wiki]]",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert list(pieces(text)) == [Piece("text", text)]


def test_pieces_hold_every_word_in_order() -> None:
    assert list(pieces("Use *one* `x` of [two](term:two).")) == [
        Piece("text", "Use "),
        Piece("emphasis", "one"),
        Piece("text", " "),
        Piece("code", "x"),
        Piece("text", " of "),
        Piece("link", "two", "term:two"),
        Piece("text", "."),
    ]


def test_markup_within_code_is_code() -> None:
    assert list(pieces("`*a* [b](c:d)`")) == [Piece("code", "*a* [b](c:d)")]


def test_plain_text_is_the_words_alone() -> None:
    assert plain("Use *one* `x` of [two](term:two).") == "Use one x of two."


def test_an_empty_text_has_no_pieces() -> None:
    assert list(pieces("")) == []


@pytest.mark.parametrize(
    "text",
    (
        "*" * 9000,
        "[" * 9000,
        "`" * 9000,
        "*a " * 3000,
        "**a" + " " * 9000,
        "*a*" * 3000,
        "[a](" * 2000,
        "[a](a" + "-a" * 4000,
        "[a](https://" + "x" * 9000,
        "[a" * 4000,
    ),
    ids=range(10),
)
def test_hostile_texts_take_no_time(text: str) -> None:
    start = time.monotonic()
    list(pieces(text))
    assert time.monotonic() - start < 1
