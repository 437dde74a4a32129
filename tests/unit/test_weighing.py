"""The weighing engine: what it gives, and what must hold whatever is weighed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from knowledge_base.turning_points import smallest, turning_points
from knowledge_base.weighing import (
    MAX_WEIGHT,
    MIN_COVERAGE,
    Ranking,
    Score,
    Table,
    Verdict,
    Weights,
    fault_of,
    weigh,
)
from tests.weightings import Weighting, weightings

CASES = list(weightings(300, seed=4))
each_case = pytest.mark.parametrize("start", range(0, len(CASES), 50))


def table(**criteria: dict[str, tuple[float, int] | float]) -> Table:
    """Make a table of the subjects a, b and c; a figure is ten times the score."""
    scores = {
        name: {
            subject: Score(*given) if isinstance(given, tuple) else Score(given, 2)
            for subject, given in row.items()
        }
        for name, row in criteria.items()
    }
    figures = {
        name: {s: each.value * 10 for s, each in row.items()} for name, row in scores.items()
    }
    return Table(("a", "b", "c"), frozenset({"cost"}), scores, figures)


def order(ranking: Ranking) -> list[str]:
    return [standing.subject for standing in ranking.ranked]


def some(start: int) -> list[Weighting]:
    return CASES[start : start + 50]


SPEED_AND_EASE = table(speed={"a": 1.0, "b": 0.2, "c": 0.6}, ease={"a": 0.0, "b": 1.0})


def test_a_total_is_the_weighted_mean() -> None:
    first, second, third = weigh(SPEED_AND_EASE, {"speed": 3, "ease": 1}, {}).ranked
    assert (first.subject, first.total, first.coverage) == ("a", 0.75, 1.0)
    assert (second.subject, second.total) == ("c", 0.6)
    assert third.subject == "b"
    assert third.total == pytest.approx(0.4)


def test_what_is_missing_is_not_zero_and_bounds_say_what_it_might_be() -> None:
    c = weigh(SPEED_AND_EASE, {"speed": 3, "ease": 1}, {}).ranked[1]
    assert (c.total, c.coverage) == (0.6, 0.75)
    assert (c.lowest, c.highest) == pytest.approx((0.45, 0.7))
    assert [part.contribution for part in c.parts] == pytest.approx([0.6, None])


def test_half_of_the_weight_is_enough_and_less_is_not() -> None:
    assert order(weigh(SPEED_AND_EASE, {"speed": 2, "ease": 2}, {})) == ["b", "c", "a"]
    ranking = weigh(SPEED_AND_EASE, {"speed": 2, "ease": 2.1}, {})
    assert order(ranking) == ["b", "a"]
    assert [each.subject for each in ranking.too_little] == ["c"]


def test_equal_totals_share_a_place_in_the_order_of_the_data() -> None:
    even = table(speed={"a": 0.5, "b": 1.0, "c": 0.5})
    ranking = weigh(even, {"speed": 1}, {})
    assert dict(ranking.positions) == {"b": 1, "a": 2, "c": 2}


@pytest.mark.parametrize(
    ("limit", "verdicts"),
    [
        (5.0, {"a": "fails", "b": "meets", "c": "unknown"}),
        (10.0, {"a": "meets", "b": "meets", "c": "unknown"}),
    ],
)
def test_a_limit_on_costs_is_kept_from_below(limit: float, verdicts: dict[str, Verdict]) -> None:
    costs = table(cost={"a": 1.0, "b": 0.0}, speed={"a": 1.0, "b": 0.5, "c": 0.7})
    ranking = weigh(costs, {"speed": 1}, {"cost": limit})
    everyone = (*ranking.ranked, *ranking.too_little, *ranking.excluded)
    assert {each.subject: each.verdicts["cost"] for each in everyone} == verdicts
    assert [each.subject for each in ranking.excluded] == [
        name for name, verdict in verdicts.items() if verdict == "fails"
    ]
    assert "c" in ranking.positions  # not known is shown, and excludes nobody


def test_a_figure_that_is_no_score_may_still_break_a_limit() -> None:
    alone = table(cost={}, speed={"a": 1.0, "b": 0.5})
    alone = replace(alone, figures={"cost": {"a": 7.0}, "speed": {}})
    ranking = weigh(alone, {"speed": 1}, {"cost": 5.0})
    assert [each.subject for each in ranking.excluded] == ["a"]
    assert ranking.leaders == ("b",)


def test_a_limit_on_ratings_is_kept_from_above() -> None:
    ranking = weigh(SPEED_AND_EASE, {"speed": 1}, {"ease": 10})
    assert [each.subject for each in ranking.excluded] == ["a"]


def test_a_total_is_as_certain_as_half_of_its_weight() -> None:
    mixed = table(speed={"a": (1.0, 3), "b": (0.5, 0)}, ease={"a": (1.0, 1), "b": (0.5, 2)})
    ranking = weigh(mixed, {"speed": 2, "ease": 1}, {})
    assert [(each.subject, each.level) for each in ranking.ranked] == [("a", 3), ("b", 0)]
    assert ranking.level == 0
    assert weigh(mixed, {"speed": 1, "ease": 1}, {}).ranked[0].level == 1


def test_the_smallest_change_turns_the_winner() -> None:
    weights = {"speed": 3.0, "ease": 1.0}
    turns = turning_points(SPEED_AND_EASE, weights, {})
    assert [(turn.criterion, turn.winner) for turn in turns] == [("speed", "c"), ("ease", "c")]
    assert [turn.to for turn in turns] == pytest.approx([1.5, 2.0])
    turn = smallest(turns)
    assert turn is not None
    assert turn.criterion == "ease"
    assert turn.change == pytest.approx(1.0)


def test_a_winner_in_everything_is_turned_by_nothing() -> None:
    clear = table(speed={"a": 1.0, "b": 0.5}, ease={"a": 0.9, "b": 0.1})
    assert turning_points(clear, {"speed": 1.0, "ease": 1.0}, {}) == ()
    assert smallest(()) is None


def test_a_shared_first_place_has_no_turn() -> None:
    even = table(speed={"a": 0.5, "b": 0.5}, ease={"a": 1.0, "b": 0.0})
    assert turning_points(even, {"speed": 1.0}, {}) == ()


def test_a_subject_that_becomes_known_enough_may_turn_the_winner() -> None:
    hidden = table(speed={"a": 0.5, "b": 0.4}, ease={"a": 0.5, "b": 0.4, "c": 1.0})
    weights = {"speed": 4.0, "ease": 1.0}
    assert order(weigh(hidden, weights, {})) == ["a", "b"]
    turns = turning_points(hidden, weights, {})
    assert [(turn.criterion, turn.to, turn.winner) for turn in turns] == [
        ("speed", 1.0, "c"),
        ("ease", 4.0, "c"),
    ]


@pytest.mark.parametrize(
    ("weights", "fault"),
    [
        ({"speed": 1}, None),
        ({"speed": MAX_WEIGHT, "ease": 0}, None),
        ({"speed": -0.1}, "bad"),
        ({"speed": MAX_WEIGHT + 1}, "bad"),
        ({"speed": float("nan"), "ease": 1}, "bad"),
        ({"speed": float("inf")}, "bad"),
        ({"speed": 0, "ease": 0}, "zero"),
        ({}, "zero"),
    ],
)
def test_weights_that_cannot_be_used_are_told(weights: Weights, fault: str | None) -> None:
    assert fault_of(weights) == fault


# What must hold of every case


@each_case
def test_every_subject_stands_in_one_list(start: int) -> None:
    for case in some(start):
        ranking = weigh(case.table, case.weights, case.limits)
        everyone = (*ranking.ranked, *ranking.too_little, *ranking.excluded)
        assert sorted(each.subject for each in everyone) == sorted(case.table.subjects)
        assert all(each.coverage >= MIN_COVERAGE - 1e-9 for each in ranking.ranked)
        assert all(each.coverage < MIN_COVERAGE for each in ranking.too_little)
        assert {each.fails for each in ranking.excluded} <= {True}


@each_case
def test_totals_lie_within_their_bounds_and_are_the_sum_of_their_parts(start: int) -> None:
    for case in some(start):
        for each in weigh(case.table, case.weights, case.limits).ranked:
            assert -1e-9 <= each.lowest <= each.total + 1e-9
            assert each.total - 1e-9 <= each.highest <= 1 + 1e-9
            assert each.highest - each.lowest == pytest.approx(1 - each.coverage)
            parts = [part.contribution for part in each.parts if part.contribution is not None]
            assert sum(parts) == pytest.approx(each.total)


@each_case
@pytest.mark.parametrize("factor", [0.01, 3, 7.3])
def test_scaling_all_weights_changes_nothing(start: int, factor: float) -> None:
    for case in some(start):
        scaled = {name: weight * factor for name, weight in case.weights.items()}
        one = weigh(case.table, case.weights, case.limits)
        other = weigh(case.table, scaled, case.limits)
        assert one.positions == other.positions
        assert one.level == other.level
        for before, after in zip(one.ranked, other.ranked, strict=True):
            assert before.total == pytest.approx(after.total, abs=1e-12)


@each_case
def test_a_criterion_without_weight_changes_nothing_but_its_limit(start: int) -> None:
    for case in some(start):
        kept = {name: weight for name, weight in case.weights.items() if weight}
        scores = {name: row for name, row in case.table.scores.items() if name in kept}
        smaller = replace(case.table, scores=scores)
        assert weigh(smaller, kept, {}) == weigh(case.table, case.weights, {})


@each_case
def test_what_is_missing_counts_neither_for_nor_against(start: int) -> None:
    for case in some(start):
        for each in weigh(case.table, case.weights, {}).ranked:
            known = {part.criterion: part.weight for part in each.parts if part.score}
            alone = weigh(case.table, known, {})
            found = next(other for other in alone.ranked if other.subject == each.subject)
            assert found.coverage == 1.0
            assert found.total == pytest.approx(each.total)


@each_case
def test_a_better_score_never_lowers_a_total(start: int) -> None:
    chance = random.Random(start)
    for case in some(start):
        criterion = chance.choice(list(case.table.scores))
        row = case.table.scores[criterion]
        if not row:
            continue
        subject = chance.choice(list(row))
        better = {**row, subject: replace(row[subject], value=min(1.0, row[subject].value + 0.3))}
        raised = replace(case.table, scores={**case.table.scores, criterion: better})
        assert total(raised, case, subject) >= total(case.table, case, subject) - 1e-12


def total(table: Table, case: Weighting, subject: str) -> float:
    ranking = weigh(table, case.weights, {})
    return next(e.total for e in (*ranking.ranked, *ranking.too_little) if e.subject == subject)


@each_case
def test_a_turn_is_where_the_winner_changes_and_nowhere_nearer(start: int) -> None:
    turned = 0
    for case in some(start):
        leaders = weigh(case.table, case.weights, case.limits).leaders
        for turn in turning_points(case.table, case.weights, case.limits):
            turned += 1

            def first(
                weight: float, case: Weighting = case, criterion: str = turn.criterion
            ) -> tuple[str, ...]:
                moved = {**case.weights, criterion: weight}
                return weigh(case.table, moved, case.limits).leaders

            way = turn.to - turn.weight
            step = max(abs(turn.to), 1) * 1e-6 * (1 if way >= 0 else -1)
            assert leaders[0] not in first(turn.to + step)
            for share in (0.1, 0.5, 0.9, 0.999):
                before = first(turn.weight + way * share)
                assert not before or leaders[0] in before
                opposite = turn.weight - way * share
                if opposite > 0:
                    other = first(opposite)
                    assert not other or leaders[0] in other
    assert turned > 20
