"""The benchmark's parts that can be right or wrong: statistics, costs, stages, peers' pages."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import pytest

from bench.engines import change_page
from bench.hugo_site import hugo_name, hugo_text, navigation, url_of
from bench.measuring import Command, CommandError, measure
from bench.plot import growth_plot
from bench.results import Results, outcomes
from bench.run import parser, read, write
from bench.spread import Spread, growth, ratios, spread
from bench.stages import POINTS, Stopwatch, found


def test_a_spread_is_the_middle_and_what_it_lies_between() -> None:
    assert spread([3.0, 1.0, 8.0]) == Spread(3.0, 1.0, 8.0, 3)
    assert spread([4.0, 1.0]) == Spread(2.5, 1.0, 4.0, 2)
    with pytest.raises(ValueError, match="there are no runs to sum up"):
        spread([])


def test_ratios_are_taken_round_by_round() -> None:
    # A machine that is busy in the second round slows both down.
    assert ratios([1.0, 10.0, 1.2], [2.0, 20.0, 2.0]) == Spread(0.5, 0.5, 0.6, 3)
    assert ratios([1.0, 9.0], [4.0]) == Spread(0.25, 0.25, 0.25, 1)


@pytest.mark.parametrize("exponent", [0.5, 1.0, 1.5, 2.0])
def test_growth_finds_the_exponent(exponent: float) -> None:
    points = [(size, 0.003 * size**exponent) for size in (100, 1_000, 5_000, 10_000)]
    assert math.isclose(growth(points), exponent)


def test_growth_needs_two_sizes() -> None:
    with pytest.raises(ValueError, match="growth needs costs of two sizes at least"):
        growth([(100, 1.0), (100, 2.0)])


def test_a_cost_counts_what_a_command_starts_and_waits_for(tmp_path: Path) -> None:
    inner = "x = bytearray(60_000_000); x[::4096] = x[::4096]; import time; time.sleep(0.5)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    command = Command((sys.executable, "-c", outer), tmp_path)
    cost = measure(command, tmp_path / "logs" / "out.log", limit=60)
    assert cost.memory > 60_000_000
    assert cost.cpu > 0


def test_a_command_that_fails_says_how_it_ended(tmp_path: Path) -> None:
    words = (sys.executable, "-c", "print('so near'); raise SystemExit(3)")
    with pytest.raises(CommandError, match=r"(?s)ended with 3\nso near"):
        measure(Command(words, tmp_path), tmp_path / "out.log", limit=60)


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    words = ("sh", "-c", "sleep 600 & wait")
    with pytest.raises(CommandError, match="took too long"):
        measure(Command(words, tmp_path), tmp_path / "out.log", limit=0.3)


@pytest.mark.parametrize("point", [point for points in POINTS.values() for point in points])
def test_every_stage_is_there_to_be_timed(point: str) -> None:
    assert callable(found(point)[2])


def test_what_a_stage_calls_counts_to_it_and_generators_are_timed_step_by_step() -> None:
    stopwatch = Stopwatch()
    inner = stopwatch.around("inner", lambda: 1)

    def numbers() -> object:
        yield inner()
        yield inner()

    outer = stopwatch.around("outer", numbers)
    assert list(outer()) == [1, 1]
    assert list(stopwatch.seconds) == ["outer"]
    assert inner() == 1
    assert list(stopwatch.seconds) == ["outer", "inner"]


def test_a_stage_that_fails_ends_its_time() -> None:
    stopwatch = Stopwatch()

    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        stopwatch.around("failing", fail)()
    stopwatch.around("next", lambda: None)()
    assert list(stopwatch.seconds) == ["failing", "next"]


def test_hugo_gets_indexes_as_sections_and_links_to_them() -> None:
    assert hugo_name("topics/index.md") == "topics/_index.md"
    assert hugo_name("index.md") == "_index.md"
    assert hugo_name("topics/my-index.md") == "topics/my-index.md"
    text = "[a](index.md) [b](../x/index.md#part) [c](other-index.md) (index.md is a file)"
    assert hugo_text(text) == (
        "[a](_index.md) [b](../x/_index.md#part) [c](other-index.md) (index.md is a file)"
    )


@pytest.mark.parametrize(
    ("name", "url"),
    [("index.md", "/"), ("about.md", "/about/"), ("topics/a/index.md", "/topics/a/")],
)
def test_hugo_gets_the_addresses_of_mkdocs(name: str, url: str) -> None:
    assert url_of(name) == url


def test_hugo_gets_the_navigation_with_all_addresses_below_each_group(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text("# About this\n", encoding="utf-8")
    items = [{"Home": "index.md"}, {"More": [{"A": "a.md"}, "about.md"]}]
    home, more = navigation(items, tmp_path)
    assert home == {"title": "Home", "url": "/", "urls": ["/"], "items": []}
    assert (more["title"], more["urls"]) == ("More", ["/a/", "/about/"])
    assert [item["title"] for item in more["items"]] == ["A", "About this"]


def test_a_page_can_be_changed_again_and_again(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\nText.\n", encoding="utf-8")
    for turn in (1, 2):
        change_page(page, turn)
    assert page.read_text(encoding="utf-8") == "# Page\n\nText.\n\n One word more: 2.\n"


def _results(ours: float, hugo: float) -> Results:
    def costs(wall: float) -> dict[str, list[dict[str, float]]]:
        return {"cold": [{"wall": wall, "cpu": wall, "memory": 1_000.0}]}

    return {"builds": {"1000": {"costs": {"atlas": costs(ours), "hugo": costs(hugo)}}}}


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [(0.7, "reached, stretch goal too"), (1.0, "reached"), (1.1, "**missed**")],
)
def test_a_bar_is_reached_missed_or_not_measured(ours: float, verdict: str) -> None:
    found = {o.bar.what: o.verdict for o in outcomes(_results(ours, 1.0))}
    assert found["cold build, 1,000 pages, against Hugo"] == verdict
    assert found["cold build, 5,000 pages, against Hugo"] == "not measured"
    assert found["`make check`, 10,000 claims"] == "not measured"


def test_there_is_no_plot_of_nothing() -> None:
    with pytest.raises(ValueError, match="there is nothing to plot"):
        growth_plot({"hugo": []})


def test_results_are_kept_and_a_run_without_any_writes_a_page(tmp_path: Path) -> None:
    assert read(tmp_path / "results.json") == {"builds": {}}
    results = {"builds": {}, "machine": {"cores": "2"}, "versions": {"mkdocs": "1"}}
    write(tmp_path, results)
    assert read(tmp_path / "results.json") == results
    assert "- cores: 2\n- mkdocs: 1\n" in (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert not (tmp_path / "growth.svg").exists()


def test_a_run_measures_what_is_asked_for() -> None:
    found = parser().parse_args(["--sizes", "100", "--peers", "--parts", "check"])
    assert (found.sizes, found.peers, found.parts) == ([100], [], ["check"])
    assert parser().parse_args([]).sizes == [100, 1_000, 5_000, 10_000]
