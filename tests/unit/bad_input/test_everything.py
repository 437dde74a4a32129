"""Faults of several kinds at once, and none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import (
    CALCULATOR,
    CODE,
    COMPARISON,
    FILES,
    FLOW,
    LABELS,
    ROOT,
    problems,
)
from tests.unit.bad_input.cases import LOOK, including


def test_the_example_has_no_fault_and_no_lapse(tmp_path: Path) -> None:
    assert problems(tmp_path, strict=True) == []


def test_faults_of_several_files_are_all_reported_in_one_run(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        (ROOT, "unit: ms", "units: ms"),
        (COMPARISON, "dimension: memory-model", "dimension: [memory-model]"),
        (COMPARISON, "basis: opinion\nrelated", "basis: hearsay\nrelated"),
        (FLOW, "start: latency", "start: ]"),
        (LABELS, "en: Home", "eng: Home"),
        including("labels.yaml, absent.yaml"),
    ) == [
        "data/comparisons.yaml:20:45: metrics[0].units: the key 'units' is not known; "
        "did you mean 'unit'?",
        "data/comparisons.yaml:36:3: include.labels[1]: there is no file 'absent.yaml'; "
        "did you mean 'labels.yaml'?",
        f"data/{COMPARISON}:2:12: dimension: a list stands here; write text",
        f"data/{COMPARISON}:39:12: verdict[0].basis: 'hearsay' is not one of the words allowed "
        "here; known: documented, measured, opinion, reported",
        f"data/{FLOW}:4:8: this is not YAML: did not find expected node content "
        f"(while parsing a block node); {LOOK}",
        "data/labels.yaml:2:10: labels.home.eng: the key 'eng' is not known; did you mean 'en'?",
    ]


def test_faults_of_form_and_of_sense_are_reported_in_one_run(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        (LABELS, "en: Home", "eng: Home"),
        (COMPARISON, "max: 1,", "min: 2, max: 1,"),
        (CALCULATOR, "result: 20", "result: 21"),
    ) == [
        f"data/{COMPARISON}:15:21: aspects[0].cells.go[0].quantity: the range runs from 2 down to "
        "1; put the smaller number under 'min'",
        f"data/{CALCULATOR}:12:64: examples[0].result: the formula gives 20, not 21; "
        "correct one of the two",
        "data/labels.yaml:2:10: labels.home.eng: the key 'eng' is not known; did you mean 'en'?",
    ]


def test_a_file_with_faults_does_not_make_others_look_at_fault(tmp_path: Path) -> None:
    for name in FILES:
        if name not in (ROOT, CODE):
            lines = problems(tmp_path, files={name: "{"})
            assert len(lines) == 1, lines


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    problems(tmp_path, (CALCULATOR, "formula: tasks * stack", "formula: 1if tasks else stack"))
    problems(tmp_path, files={ROOT: "{"})
    assert capfd.readouterr() == ("", "")
