"""Criteria without direction or evidence, and presets that cannot be weighed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import COMPARISON, CRITERIA, FILES, PRESET, ROOT, Edit, problems, write
from tests.unit.bad_input.cases import tell
from tools import weigh

SHORT = f"data/{CRITERIA}:2:5: criteria[0]"
FIGURES = f"data/{CRITERIA}:7:5: criteria[short-pauses].figures"
WEIGHTS = f"data/{PRESET}:4:1: weights"
LIMIT = f"data/{PRESET}:6:5: constraints[0]"
GO = "go: {value: 3, claims: [both-free-memory]"


@tell(
    (
        "a criterion without a direction",
        [(CRITERIA, "    direction: lower\n", "")],
        [f"{SHORT}: the criterion has no direction; say with 'direction' which is better"],
    ),
    (
        "a direction that is none",
        [(CRITERIA, "direction: lower", "direction: lowest")],
        [
            f"data/{CRITERIA}:5:16: criteria[0].direction: 'lowest' is not one of the words "
            "allowed here; did you mean 'lower'?"
        ],
    ),
    (
        "a criterion that nothing scores",
        [(CRITERIA, "    metric: pause\n", "")],
        [
            f"{SHORT}: the criterion is scored neither by a metric nor by ratings alone; "
            "give 'metric' with 'figures', or 'ratings'"
        ],
    ),
    (
        "ratings with a direction",
        [(CRITERIA, "    ratings:", "    direction: higher\n    ratings:")],
        [
            f"data/{CRITERIA}:12:5: criteria[1]: the criterion has ratings, of which 5 is best, "
            "and keys of a metric; remove 'direction', 'figures' and 'absent'"
        ],
    ),
    (
        "an unknown metric",
        [(CRITERIA, "metric: pause", "metric: pauses")],
        [
            f"data/{CRITERIA}:6:5: criteria[short-pauses].metric: there is no metric 'pauses'; "
            "did you mean 'pause'?"
        ],
    ),
    (
        "an unknown claim behind a figure",
        [(CRITERIA, "[go-pauses-briefly]", "[go-pauses-shortly]")],
        [f"{FIGURES}: there is no claim 'go-pauses-shortly'; did you mean 'go-pauses-briefly'?"],
    ),
    (
        "an unknown claim behind a rating",
        [(CRITERIA, "[both-free-memory]", "[both-free-memories]")],
        [
            f"data/{CRITERIA}:16:22: criteria[steadiness].ratings.go.claims: there is no claim "
            "'both-free-memories'; did you mean 'both-free-memory'?"
        ],
    ),
    (
        "an unknown subject",
        [(CRITERIA, "      go: [go-", "      golang: [go-")],
        [f"{FIGURES}: there is no subject 'golang'; known: go, rust"],
    ),
    (
        "a claim about another subject",
        [
            (CRITERIA, "      go: [go-", "      rust: [go-"),
            (CRITERIA, "      rust: {claims", "      go: {claims"),
        ],
        [
            f"{FIGURES}: the claim 'go-pauses-briefly' is about go, not 'rust'; cite one that fits",
            f"data/{CRITERIA}:10:12: criteria[short-pauses].absent.go.claims: the claim "
            "'rust-for-steady-latency' is about rust, not 'go'; cite one that fits",
        ],
    ),
    (
        "a claim without a figure of the metric",
        [(CRITERIA, "[go-pauses-briefly]", "[both-free-memory, go-pause-measured]")],
        [
            f"{FIGURES}: the claim 'both-free-memory' has no quantity of 'pause'; "
            "cite one that fits",
            f"{FIGURES}: the claim 'go-pause-measured' has no quantity of 'pause'; "
            "cite one that fits",
        ],
    ),
    (
        "figures relative to different things",
        [
            (COMPARISON, "max: 1, unit: ms", "max: 1, unit: ms, baseline: rust"),
            (CRITERIA, "[go-pauses-briefly]", "[go-pauses-briefly, rewrite-before]"),
        ],
        [
            f"{FIGURES}: its figures are relative to different things: nothing, rust; "
            "keep those that compare"
        ],
    ),
    (
        "a subject with figures that has nothing to measure",
        [
            (CRITERIA, "      rust: {claims", "      go: {claims"),
            (CRITERIA, "{claims: [rust-for-steady-latency]", "{claims: [both-free-memory]"),
        ],
        [
            f"data/{CRITERIA}:9:5: criteria[short-pauses].absent: 'go' has figures and is said to "
            "have nothing to measure; keep one of the two"
        ],
    ),
    (
        "a rating that rests on what is wrong",
        [(CRITERIA, "5, claims: [rust-for-steady-latency]", "5, claims: [rust-never-pauses]")],
        [
            f"data/{CRITERIA}:17:24: criteria[steadiness].ratings.rust.claims: the score of 'rust' "
            "rests only on claims called wrong or outdated; cite one that stands, or remove it"
        ],
    ),
    (
        "ratings off the scale",
        [
            (CRITERIA, "go: {value: 3", "go: {value: 0"),
            (CRITERIA, "rust: {value: 5", "rust: {value: 6"),
        ],
        [
            f"data/{CRITERIA}:16:11: criteria[1].ratings.go: the rating 0 is not on the scale; "
            "rate from 1 to 5",
            f"data/{CRITERIA}:17:13: criteria[1].ratings.rust: the rating 6 is not on the scale; "
            "rate from 1 to 5",
        ],
    ),
    (
        "a rating without claims",
        [(CRITERIA, GO, "go: {value: 3, claims: []")],
        [
            f"data/{CRITERIA}:16:30: criteria[1].ratings.go.claims: the list is too short; "
            "give at least 1"
        ],
    ),
    (
        "a rating that is half a step",
        [(CRITERIA, "go: {value: 3", "go: {value: 3.5")],
        [
            f"data/{CRITERIA}:16:19: criteria[1].ratings.go.value: '3.5' is not a whole number; "
            "write one without a point"
        ],
    ),
)
def test_criteria(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


@tell(
    (
        "a negative weight",
        [(PRESET, "short-pauses: 10", "short-pauses: -1")],
        [f"{WEIGHTS}: the weight of 'short-pauses' is -1; give 0 to 1000"],
    ),
    (
        "a weight that is too large",
        [(PRESET, "short-pauses: 10", "short-pauses: 1001")],
        [f"{WEIGHTS}: the weight of 'short-pauses' is 1001; give 0 to 1000"],
    ),
    (
        "a weight that is no number",
        [(PRESET, "short-pauses: 10", "short-pauses: much")],
        [
            f"data/{PRESET}:4:25: weights.short-pauses: 'much' is not a number; write a number",
        ],
    ),
    (
        "a weight that is not finite",
        [(PRESET, "short-pauses: 10", "short-pauses: .inf")],
        [
            f"data/{PRESET}:4:25: weights.short-pauses: '.inf' is not a number; write a number",
        ],
    ),
    (
        "no weight above zero",
        [(PRESET, "{short-pauses: 10, steadiness: 30}", "{short-pauses: 0, steadiness: 0}")],
        [f"{WEIGHTS}: no criterion has a weight above zero; give one at least"],
    ),
    (
        "a weight of an unknown criterion",
        [(PRESET, "steadiness: 30", "steadyness: 30")],
        [f"{WEIGHTS}: there is no criterion 'steadyness'; did you mean 'steadiness'?"],
    ),
    (
        "a constraint on an unknown criterion",
        [(PRESET, "{criterion: short-pauses", "{criterion: short-pause")],
        [
            f"data/{PRESET}:6:6: constraints[0].criterion: there is no criterion 'short-pause'; "
            "did you mean 'short-pauses'?"
        ],
    ),
    (
        "a constraint that shuts out the best",
        [(PRESET, "at_most: 0.01", "at_least: 0.01")],
        [
            f"data/{PRESET}:6:31: constraints[0].at_least: the constraint contradicts its "
            "criterion: 'at_least' would shut out the best; write 'at_most'"
        ],
    ),
    (
        "a constraint with both limits",
        [(PRESET, "at_most: 0.01", "at_most: 0.01, at_least: 5")],
        [f"{LIMIT}: the constraint needs one limit; give 'at_most' or 'at_least'"],
    ),
    (
        "a criterion limited twice",
        [
            (
                PRESET,
                "winner:",
                "  - {criterion: short-pauses, at_most: 5, text: {en: 5., zh: 5。}}\nwinner:",
            )
        ],
        [
            f"data/{PRESET}:7:6: constraints[1].criterion: 'short-pauses' is limited twice, and "
            "the two may contradict each other; keep one of them"
        ],
    ),
    (
        "a limit in a unit that does not compare",
        [(PRESET, "unit: s,", "unit: MB,")],
        [
            f"data/{PRESET}:6:46: constraints[0].unit: 'MB' does not compare with 'ms', in which "
            "'pause' is measured; convert it to 'ms'"
        ],
    ),
    (
        "a limit that is no rating",
        [
            (
                PRESET,
                "{criterion: short-pauses, at_most: 0.01, unit: s,",
                "{criterion: steadiness, at_least: 7, unit: s,",
            )
        ],
        [
            f"data/{PRESET}:6:29: constraints[0].at_least: 7 is not a rating; give 1 to 5",
            f"data/{PRESET}:6:42: constraints[0].unit: a rating has no unit; remove it",
        ],
    ),
    (
        "another winner than the one named",
        [(PRESET, "winner: rust", "winner: go")],
        [
            f"data/{PRESET}:7:1: winner: the weights put 'rust' first, not 'go'; "
            "correct one of the two"
        ],
    ),
    (
        "a winner that there is not",
        [(PRESET, "winner: rust", "winner: rusty")],
        [f"data/{PRESET}:7:1: winner: there is no subject 'rusty'; did you mean 'rust'?"],
    ),
    (
        "constraints that exclude everyone",
        [(PRESET, "at_most: 0.01", "at_most: -1")],
        [
            f"{WEIGHTS}: nothing can be ranked by these weights and constraints; "
            "weigh what more scores exist for, or loosen a constraint"
        ],
    ),
)
def test_presets(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


def test_a_yardstick_is_not_scored(tmp_path: Path) -> None:
    subject = (
        "  - id: c\n    name: C\n    yardstick: true\n    summary: {en: C., zh: C。}\n"
        "    read_against: {en: C17., zh: C17。}\ndimensions:"
    )
    rating = "      c: {value: 3, claims: [both-free-memory], reason: {en: Aside., zh: 题外。}}\n"
    assert problems(
        tmp_path,
        (ROOT, "dimensions:", subject),
        (COMPARISON, "        subjects: [go, rust]", "        subjects: [c, go, rust]"),
        (CRITERIA, "      go: {value: 3", f"{rating}      go: {{value: 3"),
    ) == [
        f"data/{CRITERIA}:15:5: criteria[steadiness].ratings: 'c' is a yardstick, which is not "
        "ranked; remove it"
    ]


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("steady-servise", "did you mean 'steady-service'?"),
        ("", "known: steady-service"),
    ],
)
def test_an_unknown_preset_is_told(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    given: str,
    right: str,
) -> None:
    arguments = ["weigh", *([given] if given else []), "--data", str(write(tmp_path))]
    monkeypatch.setattr("sys.argv", arguments)
    assert weigh.main() == 1
    assert capsys.readouterr().err == f"there is no preset '{given}'; {right}\n"


def test_the_small_base_has_what_the_cases_change() -> None:
    assert FILES[CRITERIA].count("claims:") == 3
    assert FILES[PRESET].count("at_most") == 1
