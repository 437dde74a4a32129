"""The words that a search knows a text by."""

from __future__ import annotations

import pytest

from knowledge_base.search_words import compounds, normal, stem, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("。，！?.*+", []),
        ("who is it of the", []),
        ("Goroutines start quickly.", ["goroutin", "start", "quickly"]),
        ("数据竞争", ["数据", "据竞", "竞争"]),
        ("锁", ["锁"]),
        ("内存的所有权", ["内存", "所有", "有权"]),
        ("为什么弃用 Python", ["弃用", "python"]),
        ("GOGC怎么调", ["gogc", "调"]),
        ("10,000 连接、TLS 1.3", ["10000", "连接", "tls", "1.3"]),
        ("C++ and C#", ["c++", "c#"]),
        ("Little's law", ["littl", "law"]),
        ("ＦＵＬＬ width, naïve", ["full", "width", "naiv"]),
        ("42 µs", ["42", "μs"]),
        ("<b>bold</b> [x](y:z)", ["b", "bold", "b", "x", "y", "z"]),
    ],
)
def test_a_text_is_taken_apart(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


@pytest.mark.parametrize(
    "forms",
    [
        ("goroutine", "goroutines"),
        ("library", "libraries"),
        ("tune", "tuned", "tuning", "tunes"),
        ("serialise", "serialize", "serialisation", "serialization", "serialising"),
        ("cancel", "cancelled", "cancelling", "cancellation"),
        ("validate", "validates", "validated", "validating", "validation"),
        ("allocate", "allocator", "allocation"),
        ("behaviour", "behaviors"),
        ("cache", "caches", "cached", "caching"),
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "word", ["go", "gc", "gas", "string", "speed", "class", "bus", "tls13", "锁"]
)
def test_a_word_without_an_ending_stays_as_it_is(word: str) -> None:
    assert stem(word) == word


def test_a_compound_is_known_as_one_word_too() -> None:
    text = "Node.js, work-stealing, net/http, 1.2.3, file_name and a/b"
    assert list(compounds(text)) == ["nodej", "worksteal", "nethttp", "filenam", "ab"]
    assert list(words("nodejs")) == ["nodej"]


def test_looks_do_not_count() -> None:
    assert normal("Ünïcödé Ⅻ ＡＢＣ") == "unicode xii abc"
