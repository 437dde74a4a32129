"""Figures, units and the numbers of two languages."""

from __future__ import annotations

from pathlib import Path

from tests.factories import (
    COMPARISON,
    EXPERIMENT,
    ROOT,
    Edit,
    problems,
)
from tests.unit.bad_input.cases import tell

QUANTITY = f"data/{COMPARISON}:15:45: aspects[0].cells.go[0].quantity.unit"


@tell(
    (
        "more than all of a whole",
        [(EXPERIMENT, "value: 50", "value: 150")],
        [
            f"data/{EXPERIMENT}:17:37: series[0].cells.go[0].quantity.value: 150 percent of a "
            "whole; give 0 to 100, or a metric with 'bounded: false'"
        ],
    ),
    (
        "more than all of a whole in another unit",
        [(EXPERIMENT, "value: 50, unit: percent", "value: 2, unit: times")],
        [
            f"data/{EXPERIMENT}:17:37: series[0].cells.go[0].quantity.value: 200 percent of a "
            "whole; give 0 to 100, or a metric with 'bounded: false'"
        ],
    ),
    (
        "less than nothing",
        [(EXPERIMENT, "value: 50", "max: -1")],
        [
            f"data/{EXPERIMENT}:17:37: series[0].cells.go[0].quantity.max: -1 percent of a "
            "whole; give 0 to 100, or a metric with 'bounded: false'"
        ],
    ),
    (
        "a range turned around",
        [(COMPARISON, "max: 1,", "min: 2, max: 1,")],
        [
            f"data/{COMPARISON}:15:21: aspects[0].cells.go[0].quantity: the range runs from 2 down "
            "to 1; put the smaller number under 'min'"
        ],
    ),
    (
        "units that do not compare",
        [(COMPARISON, "max: 1, unit: ms", "max: 1, unit: MB")],
        [
            f"{QUANTITY}: 'MB' does not compare with 'ms', in which 'pause' is measured; "
            "convert it to 'ms'"
        ],
    ),
    (
        "a unit that nobody knows",
        [(COMPARISON, "max: 1, unit: ms", "max: 1, unit: jiffys")],
        [f"{QUANTITY}: 'jiffys' is not a known unit; use a unit like 'ms'"],
    ),
    (
        "a unit that would be computed",
        [(COMPARISON, "max: 1, unit: ms", "max: 1, unit: 9**9**9**9")],
        [f"{QUANTITY}: '9**9**9**9' is not a known unit; use a unit like 'ms'"],
    ),
    (
        "a metric's unit that nobody knows",
        [(ROOT, "unit: ms", "unit: jiffys")],
        [
            "data/comparisons.yaml:20:45: metrics[pause].unit: 'jiffys' is not a known unit; "
            "use a unit like 'ms' or 'MB'"
        ],
    ),
    (
        "numbers that differ between the languages",
        [(COMPARISON, "at most 1 ms", "at most 10 ms")],
        [
            f"data/{COMPARISON}:12:17: aspects[0].cells.go[0].text: numbers only in 'en': 10; "
            "only in 'zh': 1; state the same numbers, in digits, in both"
        ],
    ),
    (
        "a number in one language only",
        [(COMPARISON, "Both free memory.", "Both free memory in 2 ways.")],
        [
            f"data/{COMPARISON}:30:15: aspects[0].across[0].text: numbers only in 'en': 2; "
            "only in 'zh': none; state the same numbers, in digits, in both"
        ],
    ),
)
def test_figures_and_numbers(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines
