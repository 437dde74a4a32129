"""Charts: which figures stand together, in which unit, and where each is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.charts import EDGE, WIDTH, Bar, BarChart
from knowledge_base.derive.connections import connect
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.experiments import case_view
from knowledge_base.derive.heat import Heat, heat
from knowledge_base.derive.topics import TopicView, topic_view
from tests.build.project import REAL_LABELS
from tests.factories import CASE, COMPARISON, LABELS, Edit, write

GO = "          quantity: {metric: pause, max: 1, unit: ms}\n"
RUST = "          basis: documented\n          review:\n            status: wrong\n"
AFTER = "      quantity: {metric: pause, value: 5, unit: ms}\n"


def stating(go: str, rust: str) -> tuple[Edit, Edit]:
    """Let both claims of the topic state a figure."""
    quantity = f"          quantity: {{{rust}}}\n"
    return (
        (COMPARISON, GO, f"          quantity: {{{go}}}\n"),
        (COMPARISON, RUST, RUST.replace("          review", f"{quantity}          review")),
    )


def edition(folder: Path, *edits: Edit) -> Edition:
    base, _ = load_and_check(write(folder, *edits, files={LABELS: REAL_LABELS}))
    return Edition(base, "en")


def topic(folder: Path, *edits: Edit) -> TopicView:
    shown = edition(folder, *edits)
    (comparison,) = shown.base.comparisons.values()
    return topic_view(shown, connect(shown.base), comparison)


def chart(folder: Path, go: str, rust: str) -> BarChart:
    (found,) = topic(folder, *stating(go, rust)).charts.charts
    return found


def ends(bar: Bar) -> tuple[float, float]:
    """Return where a bar begins and ends, as shares of the scale."""
    xs = [float(corner.split(",")[0]) for corner in bar.points.split()]
    return tuple((x - EDGE) / (WIDTH - 2 * EDGE) for x in (min(xs), max(xs)))  # type: ignore[return-value]


def test_one_figure_alone_makes_no_chart(tmp_path: Path) -> None:
    view = topic(tmp_path)
    assert view.charts.charts == ()
    assert view.quadrants == ()


def test_figures_are_drawn_in_the_unit_of_their_metric(tmp_path: Path) -> None:
    found = chart(
        tmp_path,
        "metric: pause, value: 8, unit: ms",
        "metric: pause, value: 2000, unit: us",
    )
    assert [(bar.name, bar.claim.figure, bar.converted) for bar in found.bars] == [
        ("Go", "8 ms", "8"),
        ("Rust", "2,000 us", "2"),
    ]
    assert [ends(bar) for bar in found.bars] == [
        pytest.approx((0, 1), abs=0.001),
        pytest.approx((0, 0.25), abs=0.001),
    ]
    assert [tick.text for tick in found.ticks] == ["0", "2", "4", "6", "8 ms"]


def test_a_range_is_drawn_from_end_to_end(tmp_path: Path) -> None:
    found = chart(
        tmp_path,
        "metric: pause, min: 2, max: 6, unit: ms",
        "metric: pause, value: 8, unit: ms",
    )
    assert ends(found.bars[0]) == pytest.approx((0.25, 0.75), abs=0.001)
    assert not found.has_open_ends


def test_an_open_end_is_pointed_and_reaches_the_end_of_the_scale(tmp_path: Path) -> None:
    found = chart(
        tmp_path,
        "metric: pause, max: 4, unit: ms",
        "metric: pause, min: 6, unit: ms",
    )
    corners = [len(bar.points.split()) for bar in found.bars]
    assert corners == [5, 5]
    assert [ends(bar) for bar in found.bars] == [
        pytest.approx((0, 0.5), abs=0.001),
        pytest.approx((0.75, 1), abs=0.001),
    ]
    assert found.has_open_ends
    assert [bar.converted for bar in found.bars] == ["≤ 4", "≥ 6"]


def test_a_short_bar_with_an_open_end_is_not_longer_than_its_figure(tmp_path: Path) -> None:
    found = chart(
        tmp_path,
        "metric: pause, max: 1, unit: ms",
        "metric: pause, value: 100, unit: ms",
    )
    assert ends(found.bars[0]) == pytest.approx((0, 0.01), abs=0.001)


def test_figures_relative_to_different_things_do_not_compare(tmp_path: Path) -> None:
    edits = stating(
        "metric: pause, value: 4, unit: ms, baseline: rust",
        "metric: pause, value: 6, unit: ms",
    )
    assert topic(tmp_path, *edits).charts.charts == ()


def test_a_figure_that_our_review_calls_wrong_is_drawn_as_doubtful(tmp_path: Path) -> None:
    edits = stating("metric: pause, value: 4, unit: ms", "metric: pause, value: 6, unit: ms")
    charts = topic(tmp_path, *edits).charts
    assert [bar.doubt for bar in charts.charts[0].bars] == [None, "wrong"]
    assert charts.notes == ("chart-doubtful",)


def test_labels_and_bars_do_not_run_into_each_other(tmp_path: Path) -> None:
    found = chart(
        tmp_path,
        "metric: pause, value: 123456789, unit: ms",
        "metric: pause, value: 1, unit: us",
    )
    assert found.is_logarithmic
    below = 0.0
    for bar in found.bars:
        tops = [float(corner.split(",")[1]) for corner in bar.points.split()]
        assert below < bar.lines[0].y <= bar.value_y < min(tops)
        assert bar.top == 0 or bar.top > below
        below = max(tops)
    assert below < found.bottom < found.height


def test_a_case_is_drawn_before_and_after_where_both_are_told(tmp_path: Path) -> None:
    after = """\
    after:
      id: rewrite-after
      text: {en: It waited 500 us., zh: 等待 500 微秒。}
      sources: [{source: survey, at: memory}]
      basis: reported
      quantity: {metric: pause, value: 500, unit: us}
"""
    for folder, edits, expected in (
        ("one", (), []),
        ("both", ((CASE, AFTER, AFTER + after),), [("Before", "5"), ("After", "0.5")]),
    ):
        shown = edition(tmp_path / folder, *edits)
        (case,) = shown.base.cases.values()
        charts = case_view(shown, connect(shown.base), case).charts.charts
        assert [(b.name, b.converted) for found in charts for b in found.bars] == expected


@pytest.mark.parametrize(
    ("go", "rust", "expected"),
    [
        ("value: 8, unit: ms", "value: 2, unit: ms", (5, 2)),
        ("value: 1, unit: ms", "value: 9000, unit: ms", (1, 5)),
        ("min: 4, max: 8, unit: ms", "max: 8, unit: ms", (4, 5)),
    ],
)
def test_a_matrix_shades_larger_figures_of_a_row_more(
    tmp_path: Path, go: str, rust: str, expected: tuple[int, int]
) -> None:
    shown = edition(tmp_path, *stating(f"metric: pause, {go}", f"metric: pause, {rust}"))
    (comparison,) = shown.base.comparisons.values()
    first, second = expected
    assert heat(shown, comparison.aspects[0]) == {
        "go": Heat(first, is_doubtful=False),
        "rust": Heat(second, is_doubtful=True),
    }


def test_a_matrix_shades_no_row_with_one_figure(tmp_path: Path) -> None:
    shown = edition(tmp_path)
    (comparison,) = shown.base.comparisons.values()
    assert heat(shown, comparison.aspects[0]) == {}
