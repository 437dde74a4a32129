"""Disagreements, clashes of figures, and sanity checks against reviews: whole messages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from knowledge_base.check.check import load_and_check
from knowledge_base.check.clashes import clashes
from tests import factories
from tests.factories import CASE, CHECKS, COMPARISON, DISAGREEMENTS, FLOW, REFERENCES, SOURCES

if TYPE_CHECKING:
    from pathlib import Path

CHECK = "      lower: {value: 1, unit: ms}"


def lines(tmp_path: Path, file: str, old: str, new: str, *, strict: bool = False) -> list[str]:
    return factories.problems(tmp_path, (file, old, new), strict=strict)


def test_a_disagreement_of_one_claim_is_refused(tmp_path: Path) -> None:
    found = lines(
        tmp_path, DISAGREEMENTS, "[go-pauses-briefly, rewrite-before]", "[rewrite-before]"
    )
    assert found[0].endswith("claims: the list is too short; give at least 2"), found


def test_a_disagreement_of_a_claim_with_itself_is_refused(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        DISAGREEMENTS,
        "[go-pauses-briefly, rewrite-before]",
        "[rewrite-before, rewrite-before]",
    )
    assert found == [
        "data/disagreements.yaml:5:5: disagreements[pauses].claims: the disagreement names "
        "fewer than two different claims; name at least two"
    ]


def test_a_disagreement_names_claims_that_exist(tmp_path: Path) -> None:
    found = lines(tmp_path, DISAGREEMENTS, "go-pauses-briefly,", "go-pauses-brief,")
    assert any("there is no claim 'go-pauses-brief'" in line for line in found)
    assert any("did you mean 'go-pauses-briefly'?" in line for line in found)


def test_a_metric_that_no_claim_of_the_disagreement_states_is_refused(tmp_path: Path) -> None:
    found = lines(tmp_path, DISAGREEMENTS, "metric: pause", "metric: share")
    assert found == [
        "data/disagreements.yaml:4:5: disagreements[pauses].metric: none of its claims states "
        "'share'; remove or correct it"
    ]


def test_figures_that_clash_undeclared_are_a_lapse(tmp_path: Path) -> None:
    edit = (CASE, "value: 5, unit: ms", "value: 5000, unit: us")
    drop = (DISAGREEMENTS, "go-pauses-briefly, rewrite-before", "rust-never-pauses, rewrite-before")
    same = (CASE, "      id: rewrite-before", "      subjects: [go]\n      id: rewrite-before")
    factories.load(tmp_path, edit, drop, same)
    found = factories.problems(tmp_path, edit, drop, same, strict=True)
    assert found == [
        "data/cases/rewrite.yaml:15:17: results[0].before.quantity: the figure clashes with that "
        "of 'go-pauses-briefly' (pause); declare a disagreement of both, or state in 'scope' what "
        "sets them apart"
    ]


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ([("value: 5, unit: ms", "value: 0.5, unit: ms")], 0),
        ([("value: 5, unit: ms", "value: 900, unit: us")], 0),
        ([("value: 5, unit: ms", "value: 1.05, unit: ms, approximate: true")], 0),
        ([("value: 5, unit: ms", "value: 5, unit: ms")], 1),
        ([("value: 5, unit: ms", "value: 5, unit: ms, baseline: rust")], 0),
    ],
)
def test_ranges_are_compared_in_one_unit(
    tmp_path: Path, changes: list[tuple[str, str]], number: int
) -> None:
    same = (CASE, "      id: rewrite-before", "      subjects: [go]\n      id: rewrite-before")
    short = (CHECKS, CHECK, "      lower: {value: 0.1, unit: ms}")
    base = factories.load(tmp_path, same, short, *((CASE, old, new) for old, new in changes))
    assert len(list(clashes(base))) == number


def test_claims_of_different_stated_scope_do_not_clash(tmp_path: Path) -> None:
    same = (CASE, "      id: rewrite-before", "      subjects: [go]\n      id: rewrite-before")
    one = (CASE, "      basis: reported", "      scope: {version: Go 1.1}\n      basis: reported")
    other = (
        COMPARISON,
        "          quantity: {metric: pause, max: 1, unit: ms}",
        "          scope: {version: Go 1.22}\n"
        "          quantity: {metric: pause, max: 1, unit: ms}",
    )
    assert len(list(clashes(factories.load(tmp_path / "a", same, one)))) == 1
    assert list(clashes(factories.load(tmp_path / "b", same, one, other))) == []


def test_a_broken_sanity_check_must_be_named_in_the_review(tmp_path: Path) -> None:
    found = lines(tmp_path, CHECKS, CHECK, "      lower: {value: 9, unit: ms}")
    assert found == [
        "data/cases/rewrite.yaml:10:7: results[0].before.review: its figure breaks the sanity "
        "check 'pause-below-wait' (9 ms > 5 ms); name the check in its review's 'checks', which "
        "cannot be 'supported'"
    ]


def test_a_review_names_no_check_that_holds(tmp_path: Path) -> None:
    review = (
        "      basis: reported\n      review:\n        status: disputed\n"
        "        reason: {en: It breaks., zh: 不成立。}\n        checks: [pause-below-wait]\n"
        "        reviewed: 2026-11-20"
    )
    found = lines(tmp_path, CASE, "      basis: reported", review)
    assert found == [
        "data/cases/rewrite.yaml:10:7: results[0].before.review.checks: the review names the "
        "sanity check 'pause-below-wait', which holds; remove it"
    ]


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("      lowest: {value: 1, unit: ms}", "the rule 'percentile-order' needs the figure"),
        ("      lowest: {value: 1, unit: ms}", "the rule 'percentile-order' has no figure"),
        ("      lower: {value: 1, unit: MB}", "'MB' does not compare with 'ms'; convert it"),
        ("      lower: {value: 1}", "the value is neither a claim's figure nor a number with"),
        ("      lower: {claim: go-pauses-briefly}", "states no single figure; give 'value' and"),
        ("      lower: {claim: go-pauses-brief}", "there is no claim 'go-pauses-brief'"),
    ],
)
def test_a_sanity_check_has_the_figures_that_its_rule_needs(
    tmp_path: Path, new: str, message: str
) -> None:
    assert any(message in line for line in lines(tmp_path, CHECKS, CHECK, new))


def test_a_sanity_check_does_not_divide_by_zero(tmp_path: Path) -> None:
    new = (
        "    rule: stated-change\n    claims: [rewrite-before]\n    values:\n"
        "      before: {value: 0, unit: ms}\n      after: {value: 1, unit: ms}\n"
        "      stated: {value: 1, unit: percent}\n"
    )
    text = factories.FILES[CHECKS]
    start = text.index("    rule:")
    found = lines(tmp_path, CHECKS, text[start:], new)
    assert any("the rule 'stated-change' divides by 'before', which is 0" in f for f in found)


def test_a_claim_is_not_its_own_evidence(tmp_path: Path) -> None:
    home = "    character: survey"
    found = factories.problems(
        tmp_path,
        (SOURCES, home, "    address: https://go.dev/doc/faq\n" + home),
    )
    assert len(found) == 1
    assert found[0].endswith(
        "review.references: the reference 'go-faq' is the document that the claim was drawn "
        "from; cite an independent one: no claim is its own evidence"
    )


def test_an_unknown_status_is_answered_with_a_suggestion(tmp_path: Path) -> None:
    found = lines(tmp_path, COMPARISON, "status: wrong", "status: wrongly")
    assert any("did you mean 'wrong'?" in line for line in found)


def test_wrong_without_an_authoritative_reference_is_refused(tmp_path: Path) -> None:
    found = lines(tmp_path, REFERENCES, "kind: documentation", "kind: survey")
    assert any("called wrong without an authoritative reference" in line for line in found)


def test_a_branch_that_rests_only_on_fallen_claims_is_refused(tmp_path: Path) -> None:
    found = lines(
        tmp_path, FLOW, "claims: [rust-for-steady-latency]", "claims: [rust-never-pauses]"
    )
    assert any(
        "the answer 'yes' rests only on claims called wrong or outdated; cite one that stands, "
        "or give 'judgement' with the reason" in line
        for line in found
    )


def test_a_review_older_than_a_year_is_a_lapse_counted_from_the_given_day(tmp_path: Path) -> None:
    data = factories.write(tmp_path)
    assert load_and_check(data)[1] == ()
    _, lapses = load_and_check(data, today=date(2028, 1, 1))
    assert [str(lapse) for lapse in lapses] == [
        "data/comparisons/memory-model/memory-management.yaml:27:13: "
        "aspects[0].cells.rust[0].review.reviewed: the review is of 2026-11-20, more than a year "
        "ago; look again, and date it"
    ]
