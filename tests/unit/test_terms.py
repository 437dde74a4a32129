"""Glossary terms in texts."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pytest

from knowledge_base.model.base import Text
from knowledge_base.model.ecosystem import Aliases, Term
from knowledge_base.problems import Place
from knowledge_base.terms import forms, term_pattern
from knowledge_base.yaml_tree import PLACE_KEY

HERE = {PLACE_KEY: Place("data/glossary.yaml")}


def term(en: str | None, zh: str | None, *, aliases: Sequence[str] = ()) -> Term:
    """Make a term."""
    return Term.model_validate(
        {
            "id": "a-term",
            "term": {"en": en, "zh": zh, **HERE},
            "aliases": {"en": list(aliases), **HERE} if aliases else None,
            "definition": {"en": "Something.", **HERE},
            **HERE,
        }
    )


LATENCY = term("latency", "延迟", aliases=["tail latency", "C++"])


def test_a_term_has_its_name_first_and_then_its_aliases() -> None:
    assert forms(LATENCY, "en") == ["latency", "tail latency", "C++"]
    assert forms(LATENCY, "zh") == ["延迟"]


def test_a_term_without_a_name_in_a_language_has_only_aliases_there() -> None:
    assert forms(term(None, "延迟"), "en") == []
    assert forms(term(None, "延迟", aliases=["wait"]), "en") == ["wait"]


def found(text: str, *terms: Term, chinese: bool = False) -> list[str]:
    """Return what the pattern of some terms finds."""
    pattern = term_pattern(terms, "zh" if chinese else "en")
    assert isinstance(pattern, re.Pattern)
    return pattern.findall(text)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Low latency.", ["latency"]),
        ("Latency matters", ["Latency"]),
        ("tail latency", ["tail latency"]),
        ("latency-bound", []),
        ("low_latency", []),
        ("latencyx", []),
        ("C++ and C+", ["C++"]),
        ("延迟latency延迟", ["latency"]),
    ],
)
def test_whole_words_are_found_the_longest_first(text: str, hits: list[str]) -> None:
    assert found(text, LATENCY) == hits


def test_chinese_is_found_within_a_sentence() -> None:
    assert found("尾部延迟很高", LATENCY, chinese=True) == ["延迟"]


def test_without_terms_there_is_no_pattern() -> None:
    assert term_pattern([], "en") is None
    assert term_pattern([term(None, "延迟")], "en") is None


def test_a_form_is_not_a_pattern() -> None:
    assert found("a.b axb", term("a.b", None)) == ["a.b"]
    start = time.monotonic()
    found("a" * 4000, term("(a+)+$", None))
    assert time.monotonic() - start < 1


def test_words_tell_the_text_of_a_language() -> None:
    text = Text.model_validate({"en": "spaced", **HERE})
    assert text.words("en") == "spaced"
    assert text.words("zh") is None


def test_aliases_may_be_left_out_in_a_language() -> None:
    assert Aliases.model_validate({"en": ["a"], **HERE}).zh == ()
