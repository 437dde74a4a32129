"""Words in pictures: lines that fit, in both scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.derive.lettering import broken, width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Go", ("Go",)),
        ("", ("",)),
        ("Systems and programs 70%", ("Systems", "and", "programs…")),
        ("系统编程与嵌入式开发 70%", ("系统编程与嵌", "入式开发", "70%")),
        ("停顿，很短", ("停顿，很短",)),
        ("one two three four five six seven eight", ("one two", "three four", "five six…")),
        ("Donaudampfschifffahrt", ("Donaudam…",)),
    ],
)
def test_a_text_is_broken_where_a_reader_would(text: str, lines: tuple[str, ...]) -> None:
    assert broken(text, 10, 62, most=3) == lines


def test_a_full_stop_never_begins_a_line() -> None:
    assert broken("停顿很短很短。完", 10, 65) == ("停顿很短很", "短。完")


@given(st.text(max_size=80), st.floats(30, 300), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(text: str, room: float, most: int) -> None:
    lines = broken(text, 10, room, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 10) <= room for line in lines)


def test_chinese_takes_twice_the_room_or_nearly() -> None:
    assert width("停顿", 10) == 20
    assert 10 < width("ab", 10) < 14
