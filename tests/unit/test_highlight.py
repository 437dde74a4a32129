"""Code in pieces: nothing of it is lost, and each piece is of a kind that style sheets know."""

from __future__ import annotations

import pytest

from knowledge_base.render.highlight import Token, tokens

CODE = '\npackage main // <b> & "q"\n\n\tfunc main() {}  \n'


@pytest.mark.parametrize("file", ["a.go", "a.rs", "a.py", "a.nothing-known"])
def test_joined_the_pieces_are_the_code(file: str) -> None:
    assert "".join(token.text for token in tokens(CODE, file)) == CODE


def test_a_keyword_and_a_comment_are_told_apart() -> None:
    found = list(tokens("package main // x\n", "a.go"))
    assert Token("kn", "package") in found
    assert Token("c1", "// x") in found


def test_an_unknown_language_stays_plain() -> None:
    assert list(tokens(CODE, "a.nothing-known")) == [Token("", CODE)]
