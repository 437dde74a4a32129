"""Units: which are known, which compare, and how figures are converted."""

from __future__ import annotations

import time

import pytest

from knowledge_base.units import are_comparable, convert, is_unit


@pytest.mark.parametrize(
    "unit",
    (
        "ms",
        "ns",
        "µs",
        "KiB",
        "MB",
        "B",
        "percent",
        "times",
        "count",
        "request/s",
        "week",
        "core",
        "cycle",
        "MB/s",
        "m^2",
        "ms*core",
    ),
)
def test_the_units_of_the_field_are_known(unit: str) -> None:
    assert is_unit(unit)


@pytest.mark.parametrize("unit", ["jiffys", "parsnips", "request/parsnip", "", "%", "5 ms"])
def test_other_words_are_no_units(unit: str) -> None:
    assert not is_unit(unit)


@pytest.mark.parametrize(
    "unit",
    (
        "9**9**9**9",
        "m**9999999999",
        "ms/0",
        "1/0",
        "0**-1",
        '"',
        "#",
        "\\",
        "__import__('os')",
        "(" * 4000,
        "-" * 4000 + "m",
        "1" * 4000,
        "a" * 4000,
        "ms/" * 1000 + "ms",
        "m^9",
        "ms\n",
    ),
    ids=range(16),
)
def test_hostile_units_are_refused_at_once(unit: str) -> None:
    start = time.monotonic()
    assert not is_unit(unit)
    assert time.monotonic() - start < 2


def test_units_of_one_dimension_compare() -> None:
    assert are_comparable("ms", "week")
    assert are_comparable("KiB", "MB")
    assert are_comparable("percent", "times")
    assert not are_comparable("ms", "MB")
    assert not are_comparable("request/s", "count")


def test_figures_are_converted() -> None:
    assert convert(1, "s", "ms") == pytest.approx(1000)
    assert convert(2, "KiB", "B") == pytest.approx(2048)
    assert convert(1.5, "times", "percent") == pytest.approx(150)
