"""Sanity rules: each says what follows from the figures, and never divides by zero."""

from __future__ import annotations

import pytest

from knowledge_base.sanity import RULES, number


@pytest.mark.parametrize(
    ("rule", "values", "holds", "computation"),
    [
        (
            "littles-law",
            {"concurrency": 500, "throughput": 4820, "latency": 48},
            False,
            "500 ÷ 4,820/s = 103.7 ms > 48 ms",
        ),
        (
            "littles-law",
            {"concurrency": 10, "throughput": 1000, "latency": 48},
            True,
            "10 ÷ 1,000/s = 10 ms ≤ 48 ms",
        ),
        ("percentile-order", {"lower": 45, "higher": 80}, True, "45 ms ≤ 80 ms"),
        ("percentile-order", {"lower": 90, "higher": 80}, False, "90 ms > 80 ms"),
        (
            "parts-and-total",
            {"total": 3.2, "part-1": 0.4, "part-2": 1.1, "part-3": 2.7, "part-4": 0.3},
            False,
            "0.4 + 1.1 + 2.7 + 0.3 = 4.5 ≠ 3.2",
        ),
        ("parts-and-total", {"total": 3, "part-1": 1, "part-2": 2}, True, "1 + 2 = 3 ≈ 3"),
        (
            "rate-and-bytes",
            {"rate": 8200, "each": 1.4, "limit": 5000},
            False,
            "8,200/s × 1.4 MB = 11,480 MB/s > 5,000 MB/s",
        ),
        ("share", {"part": 1, "whole": 4, "stated": 25}, True, "1 ÷ 4 = 25% ≈ 25%"),
        ("share", {"part": 5, "whole": 4, "stated": 125}, False, "5 ÷ 4 = 125% ≠ 125%"),
        (
            "stated-change",
            {"before": 100, "after": 137, "stated": 37},
            True,
            "(137 − 100) ÷ 100 = 37% ≈ 37%",
        ),
        (
            "stated-change",
            {"before": 85, "after": 42, "stated": -30},
            False,
            "(42 − 85) ÷ 85 = -50.59% ≠ -30%",
        ),
        (
            "readings-and-bounds",
            {"centre": 39.6, "bound": 1.1, "reading-1": 42.3, "reading-2": 38.1, "reading-3": 45.7},
            False,
            "38.5 … 40.7 ∌ 42.3, 38.1, 45.7: 0 ÷ 3",
        ),
        (
            "readings-and-bounds",
            {"centre": 10, "bound": 2, "reading-1": 9, "reading-2": 11, "reading-3": 30},
            True,
            "8 … 12 ∋ 2 ÷ 3",
        ),
        ("known-bound", {"lower": 39, "higher": 40}, True, "39 ≤ 40"),
        ("known-bound", {"lower": 80000, "higher": 40000}, False, "80,000 > 40,000"),
        (
            "cycles-and-clock",
            {"rate": 2140, "cycles": 0.82, "clock": 2},
            True,
            "2,140 MB/s × 0.82/B = 1.755 GHz ≤ 2 GHz",
        ),
        (
            "cycles-and-clock",
            {"rate": 20000, "cycles": 0.82, "clock": 5},
            False,
            "20,000 MB/s × 0.82/B = 16.4 GHz > 5 GHz",
        ),
    ],
)
def test_a_rule_shows_its_computation(
    rule: str, values: dict[str, float], holds: bool, computation: str
) -> None:
    finding = RULES[rule].test(values)
    assert (finding.holds, finding.computation) == (holds, computation)


def test_a_source_may_round_by_five_percent() -> None:
    test = RULES["parts-and-total"].test
    assert test({"total": 100, "part-1": 104}).holds
    assert not test({"total": 100, "part-1": 106}).holds


def test_numbers_have_four_digits_and_thousands_apart() -> None:
    assert [number(n) for n in (0, 0.12345, 42, 999.95, 1234567)] == [
        "0",
        "0.1235",
        "42",
        "1000",
        "1,234,567",
    ]
