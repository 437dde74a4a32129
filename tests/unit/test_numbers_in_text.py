"""Numbers in texts: the same in both languages, however each writes them."""

from __future__ import annotations

import time

import pytest

from knowledge_base.numbers_in_text import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("100k tasks", {"100000"}),
        ("100,000 tasks", {"100000"}),
        ("10 万个任务", {"100000"}),
        ("10万个任务", {"100000"}),
        ("1.5 million", {"1500000"}),
        ("150 万", {"1500000"}),
        ("2 billion", {"2000000000"}),
        ("20 亿", {"2000000000"}),
        ("3 thousand", {"3000"}),
        ("3 千", {"3000"}),
        ("1.2 百万", {"1200000"}),
        ("0.50", {"0.5"}),
        ("1,000.50", {"1000.5"}),
        ("１００ 毫秒", {"100"}),
        ("5 to 10 ms", {"5", "10"}),
        ("5-10", {"5", "10"}),
        ("CPython 3.12.1", {"3.12.1"}),
        ("100%", {"100"}),
        ("100 KB", {"100"}),
        ("3 k8s clusters", {"3"}),
        ("1, 2", {"1", "2"}),
        ("1,22", {"1", "22"}),
        ("in the 1990s", {"1990"}),
        ("nothing", set()),
        ("", set()),
    ],
)
def test_numbers_are_read_in_one_form(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize("text", ["P99", "P99.9", "HTTP/2", "s3", "v1.22", "utf_8", "#12", "x86"])
def test_digits_of_a_name_are_no_number(text: str) -> None:
    assert numbers_in(text) == set()


@pytest.mark.parametrize(
    "text", ["1" * 9000, "1," * 4000, "1,111" * 1800, "1." * 4000, "9" * 9000 + " 亿"]
)
def test_hostile_texts_take_no_time(text: str) -> None:
    start = time.monotonic()
    numbers_in(text)
    assert time.monotonic() - start < 1
