"""`make check` for people and for machines: the same faults in each form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.called import called
from tests.factories import COMPARISON, LABELS, write
from tools.check_data import main

FAULTY = (
    (COMPARISON, "max: 1,", "min: 2, max: 1,"),
    (LABELS, "en: Home", '"e%n:,": Home'),
)
LACKING = (LABELS, ", zh: 首页", "")
RANGE = "aspects[0].cells.go[0].quantity: the range runs from 2 down to 1; "
RANGE += "put the smaller number under 'min'"
FILE = f"data/{COMPARISON}"


def checked(data: Path, *words: str) -> tuple[int, str, str]:
    return called(main, "--data", str(data), *words)


def test_people_read_errors_apart_from_the_output(tmp_path: Path) -> None:
    status, output, errors = checked(write(tmp_path, FAULTY[0]))
    assert (status, output) == (1, "")
    assert errors == f"{FILE}:15:21: {RANGE}\n1 problem in the data\n"


def test_github_is_told_file_line_column_and_rule(tmp_path: Path) -> None:
    status, output, errors = checked(write(tmp_path, *FAULTY), "--format", "github")
    assert (status, errors) == (1, "")
    assert output.splitlines() == [
        f"::error file={FILE},line=15,col=21,title=quantity-range::{RANGE}",
        "::error file=data/labels.yaml,line=2,col=10,title=form-extra_forbidden::"
        "labels.home.e%25n:,: the key 'e%25n:,' is not known; known: en, zh",
    ]


def test_a_lapse_is_a_warning_and_stops_nothing(tmp_path: Path) -> None:
    data = write(tmp_path, LACKING)
    line = "file=data/labels.yaml,line=2,col=9,title=translation::labels[home]: "
    line += "the text is not translated to 'zh'; add 'zh'\n"
    assert checked(data, "--format", "github") == (0, f"::warning {line}", "")
    assert checked(data, "--format", "github", "--strict") == (1, f"::error {line}", "")


def test_sarif_names_each_rule_once_and_points_at_it(tmp_path: Path) -> None:
    _, output, _ = checked(write(tmp_path, *FAULTY), "--format", "sarif")
    log = json.loads(output)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["form-extra_forbidden", "quantity-range"]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert run["results"][0] == {
        "ruleId": "quantity-range",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": RANGE},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": FILE},
                    "region": {"startLine": 15, "startColumn": 21},
                }
            }
        ],
    }


def test_json_has_all_that_is_known_of_a_fault(tmp_path: Path) -> None:
    status, output, _ = checked(write(tmp_path, FAULTY[0]), "--format", "json")
    assert status == 1
    assert json.loads(output) == [
        {
            "file": FILE,
            "line": 15,
            "column": 21,
            "path": "aspects[0].cells.go[0].quantity",
            "rule": "quantity-range",
            "severity": "error",
            "wrong": "the range runs from 2 down to 1",
            "right": "put the smaller number under 'min'",
        }
    ]


@pytest.mark.parametrize(("form", "nothing"), [("github", ""), ("json", "[]\n")])
def test_data_without_a_fault_is_told_as_none(tmp_path: Path, form: str, nothing: str) -> None:
    assert checked(write(tmp_path), "--format", form) == (0, nothing, "")


def test_sarif_of_no_fault_is_still_a_log(tmp_path: Path) -> None:
    _, output, _ = checked(write(tmp_path), "--format", "sarif")
    assert json.loads(output)["runs"][0]["results"] == []
