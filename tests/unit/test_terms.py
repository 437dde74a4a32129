"""Glossary terms in texts."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


FORMS = st.lists(st.text("aAbC+- 延迟.停", min_size=1, max_size=4).filter(str.strip), max_size=6)


@given(FORMS, st.text("aAbBcC+- 延迟.停_1", max_size=30))
def test_the_pattern_finds_what_trying_form_after_form_finds(forms: list[str], text: str) -> None:
    terms = [term(form.strip(), form.strip()) for form in forms]
    pattern = term_pattern(terms, "en")
    expected = list(one_after_another([form.strip() for form in forms], text))
    assert [found.span() for found in (pattern.finditer(text) if pattern else ())] == expected


def one_after_another(forms: list[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where forms stand: at each place the longest that fits."""
    start = 0
    while start < len(text):
        fitting = [form for form in forms if stands_at(form, text, start)]
        end = start + max(map(len, fitting), default=0)
        if fitting:
            yield start, end
        start = max(end, start + 1)


def stands_at(form: str, text: str, start: int) -> bool:
    end = start + len(form)
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return (
        text[start:end].lower() == form.lower()
        and not (form[0].isascii() and re.match("[A-Za-z0-9_-]", before))
        and not (form[-1].isascii() and re.match("[A-Za-z0-9_-]", after))
    )
