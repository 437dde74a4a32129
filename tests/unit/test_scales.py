"""Scales: from zero or logarithmic, and where figures stand on them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.derive.scales import LARGE_SPREAD, PERCENT, Span, scale_for


def values(*numbers: float) -> list[Span]:
    return [Span(number, number) for number in numbers]


@pytest.mark.parametrize(
    ("spans", "ticks"),
    [
        (values(8, 1.2), (0, 2, 4, 6, 8)),
        (values(2048, 4096), (0, 2000, 4000, 6000)),
        (values(0.03, 4.2), (0.01, 0.1, 1, 10)),
        (values(0, 0), (0, 1)),
        (values(-30, 50), (-40, -20, 0, 20, 40, 60)),
        (values(0.1, 0.3), (0, 0.1, 0.2, 0.3)),
        ([Span(10, 100), Span(1, 10)], (0, 25, 50, 75, 100)),
        ([Span(None, 12), Span(256, None)], (0, 100, 200, 300, 400)),
    ],
)
def test_a_scale_begins_at_zero_and_is_marked_in_round_steps(
    spans: list[Span], ticks: tuple[float, ...]
) -> None:
    assert scale_for(spans).ticks == pytest.approx(ticks)


def test_it_is_logarithmic_only_where_figures_differ_more_than_a_hundredfold() -> None:
    at_most, more = scale_for(values(1, LARGE_SPREAD)), scale_for(values(1, LARGE_SPREAD + 1))
    assert [at_most.is_logarithmic, more.is_logarithmic] == [False, True]
    scale = more
    assert list(scale.ticks) == [0.1, 1, 10, 100, 1000]
    assert scale.at(1) == pytest.approx(0.25)
    assert scale.at(10) == pytest.approx(0.5)


def test_a_figure_of_nothing_keeps_the_scale_at_zero() -> None:
    assert not scale_for(values(0, 5, 50_000)).is_logarithmic


def test_a_range_from_nothing_does_not() -> None:
    scale = scale_for([Span(0, 128), *values(50_000)])
    assert scale.is_logarithmic
    assert not scale.reaches(0)
    assert scale.at(0) == 0


def test_a_share_of_a_whole_goes_no_further_than_the_whole() -> None:
    assert scale_for([Span(99.9, None), Span(50, 50)], limit=100).end == 100
    assert scale_for([Span(120, 120)], limit=100).end == 150


def test_a_scale_of_many_powers_of_ten_is_marked_at_some() -> None:
    assert scale_for(values(2, 3e9)).ticks == (1, 1e3, 1e6, 1e9, 1e12)


@given(st.lists(st.floats(1e-9, 1e12), min_size=1, max_size=8))
def test_every_figure_stands_on_its_scale_in_order(numbers: list[float]) -> None:
    scale = scale_for(values(*numbers))
    places = [scale.at(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(scale.reaches(number) for number in numbers)
    assert len(scale.ticks) <= 6
    assert all(math.isfinite(tick) for tick in scale.ticks)
    if not scale.is_logarithmic:
        assert scale.start == 0
        assert [scale.at(n) for n in numbers] == pytest.approx([n / scale.end for n in numbers])


def test_shares_are_drawn_from_nothing_to_all() -> None:
    assert [PERCENT.at(value) for value in (-5, 0, 50, 100, 130)] == [0, 0, 0.5, 1, 1]
