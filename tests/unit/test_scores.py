"""From claims to scores: figures in one unit, their median, the scale, and what does not count."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.check.scores import grounds_of, limits_of, score_table
from knowledge_base.derive.certainty import LEVELS
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.weighing_outcome import tables_of, weighed_view
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.scores import EQUAL, LOG_ABOVE, is_logarithmic, middle, rated, scaled, typical
from tests.factories import CASE, COMPARISON, CRITERIA, PRESET, Edit, load, write
from tools import weigh

FIGURES = "[go-pauses-briefly]"
QUANTITY = "{metric: pause, max: 1, unit: ms}"
WAIT = "quantity: {metric: pause, value: 5, unit: ms}"
REVIEW = """
      review:
        status: {}
        reason: {{en: No., zh: 否。}}
        correction: {{en: It did not., zh: 没有。}}
        references: [go-faq]
        reviewed: 2026-11-20"""


@pytest.mark.parametrize(
    ("value", "low", "high", "figure"),
    [(5.0, None, None, 5.0), (None, 2.0, 4.0, 3.0), (None, 2.0, None, 2.0), (None, None, 4.0, 4.0)],
    ids=["a value", "the middle of a range", "a range's known low", "a range's known high"],
)
def test_one_figure_stands_for_a_quantity(
    value: float | None, low: float | None, high: float | None, figure: float
) -> None:
    assert typical(value, low, high) == figure


def test_the_middle_of_several_claims_is_their_median() -> None:
    assert middle([1.0, 100.0, 2.0]) == 2.0
    assert middle([1.0, 3.0]) == 2.0


def test_the_worst_scores_zero_and_the_best_one() -> None:
    figures = {"a": 10.0, "b": 20.0, "c": 15.0}
    assert scaled(figures, is_lower_better=False) == {"a": 0.0, "b": 1.0, "c": 0.5}
    assert scaled(figures, is_lower_better=True) == {"a": 1.0, "b": 0.0, "c": 0.5}


def test_a_worst_score_is_not_shown_with_a_sign() -> None:
    assert str(scaled({"a": 1.0, "b": 2.0}, is_lower_better=True)["b"]) == "0.0"


def test_far_figures_are_placed_by_factors() -> None:
    figures = {"a": 1.0, "b": 10.0, "c": 100.0}
    assert is_logarithmic(figures)
    assert scaled(figures, is_lower_better=True)["b"] == pytest.approx(0.5)
    assert not is_logarithmic({"a": 1.0, "b": LOG_ABOVE})
    assert not is_logarithmic({"a": 0.0, "b": 100.0})
    assert not is_logarithmic({"a": -5.0, "b": 100.0})


def test_equal_figures_tell_nobody_apart() -> None:
    assert scaled({"a": 3.0, "b": 3.0}, is_lower_better=True) == {"a": EQUAL, "b": EQUAL}


def test_one_figure_alone_is_no_score() -> None:
    assert scaled({"a": 3.0}, is_lower_better=True) == {}
    assert scaled({}, is_lower_better=True) == {}


def test_the_largest_figures_have_scores() -> None:
    assert scaled({"a": -1e308, "b": 1e308}, is_lower_better=False) == {"a": 0.0, "b": 1.0}


def test_ratings_run_from_zero_to_one() -> None:
    assert [rated(rating) for rating in (1, 2, 3, 4, 5)] == [0, 0.25, 0.5, 0.75, 1]


def figure(tmp_path: Path, *edits: Edit) -> float | None:
    """Return Go's figure for short pauses in the small knowledge base."""
    base = load(tmp_path, *edits)
    found = grounds_of(base, base.criteria["short-pauses"], lambda _: True).get("go")
    return found.figure if found else None


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], 1.0),
        ([(COMPARISON, QUANTITY, "{metric: pause, value: 2, unit: s}")], 2000.0),
        ([(COMPARISON, QUANTITY, "{metric: pause, min: 2, max: 4, unit: ms}")], 3.0),
        ([(CRITERIA, FIGURES, "[go-pauses-briefly, rewrite-before]")], 3.0),
        (
            [
                (CRITERIA, FIGURES, "[go-pauses-briefly, rewrite-before]"),
                (CASE, "value: 5, unit: ms", "value: 5, unit: s"),
            ],
            2500.5,
        ),
    ],
    ids=["its known end", "converted", "a range", "of two claims", "of two units"],
)
def test_a_figure_is_worked_out_from_its_claims(
    tmp_path: Path, edits: list[Edit], expected: float
) -> None:
    assert figure(tmp_path, *edits) == pytest.approx(expected)


@pytest.mark.parametrize("status", ["wrong", "outdated"])
def test_a_claim_that_has_fallen_never_counts(tmp_path: Path, status: str) -> None:
    fallen = (CASE, WAIT, WAIT + REVIEW.format(status))
    both = (CRITERIA, FIGURES, "[go-pauses-briefly, rewrite-before]")
    assert figure(tmp_path / "fallen", fallen, both) == 1.0
    assert figure(tmp_path / "disputed", both) == 3.0


def test_the_table_holds_what_is_known_and_nothing_else(base: KnowledgeBase) -> None:
    scores = score_table(base).scores
    assert {name: {s: each.value for s, each in row.items()} for name, row in scores.items()} == {
        "short-pauses": {"go": 0.0, "rust": 1.0},
        "steadiness": {"go": 0.5, "rust": 1.0},
    }
    assert score_table(base).figures == {
        "short-pauses": {"go": 1.0, "rust": 0.0},
        "steadiness": {"go": 3.0, "rust": 5.0},
    }


def test_limits_are_held_in_the_unit_of_the_metric(base: KnowledgeBase) -> None:
    assert limits_of(base, base.presets["steady-service"]) == {"short-pauses": pytest.approx(10.0)}


def test_a_score_is_as_certain_as_its_least_certain_claim(base: KnowledgeBase) -> None:
    edition = Edition(base, "en")
    level = {name: LEVELS.index(each.certainty.level) for name, each in edition.judgements.items()}
    scores = tables_of(edition).every.scores
    assert scores["short-pauses"]["go"].level == level["go-pauses-briefly"]
    assert scores["steadiness"]["rust"].level == level["rust-for-steady-latency"]


def test_claims_of_low_certainty_are_left_out_on_request(base: KnowledgeBase) -> None:
    edition = Edition(base, "en")
    levels = {name: each.certainty.level for name, each in edition.judgements.items()}
    assert levels["rust-for-steady-latency"] == "low"
    tables = tables_of(edition)
    assert "rust" in tables.every.scores["steadiness"]
    assert "rust" not in tables.sure.scores["steadiness"]
    weighed = weighed_view(edition, tables, base.presets["steady-service"])
    assert [(each.anchor, each.without) for each in weighed.ranked] == [
        ("of-rust", None),
        ("of-go", None),
    ]
    assert weighed.without == ()


def test_the_command_prints_ranking_turns_and_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = (Path(__file__).resolve().parents[2] / "data" / "labels.yaml").read_bytes()
    data = write(tmp_path, files={"labels.yaml": labels})
    monkeypatch.setattr("sys.argv", ["weigh", "steady-service", "--data", str(data)])
    assert weigh.main() == 0
    assert capsys.readouterr().out == (Path(__file__).parent / "weighed.txt").read_text("utf-8")


def test_the_command_tells_faults_of_the_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path, (PRESET, "winner: rust", "winner: go"))
    monkeypatch.setattr("sys.argv", ["weigh", "steady-service", "--data", str(data)])
    assert weigh.main() == 1
    assert "the weights put 'rust' first, not 'go'" in capsys.readouterr().err
