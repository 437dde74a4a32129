"""Certainty: where a claim starts, and what each rule does to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge_base.derive.certainty import LEVELS, RULES, START, Facts, certainty
from knowledge_base.model.claims import Claim
from knowledge_base.model.disagreements import Disagreement
from knowledge_base.model.evidence import EvidenceReference, Source
from knowledge_base.problems import Place
from knowledge_base.yaml_tree import PLACE_KEY

AT = {PLACE_KEY: Place("data/test.yaml")}
TEXT = {"en": "Words.", "zh": "文字。", **AT}
CITE = {"source": "survey", "at": "here", **AT}


def claim(**changes: Any) -> Claim:
    plain = {"id": "a-claim", "text": TEXT, "sources": [CITE], "basis": "documented"}
    return Claim.model_validate({**plain, **changes, **AT})


def source(**changes: Any) -> Source:
    section = {"id": "here", "title": TEXT, **AT}
    plain = {
        "id": "survey",
        "title": TEXT,
        "short": TEXT,
        "author": "One",
        "published": "2025-12-30",
        "character": "survey",
        "description": TEXT,
        "sections": [section],
    }
    return Source.model_validate({**plain, **changes, **AT})


def reference(**changes: Any) -> EvidenceReference:
    plain = {"id": "spec", "title": "Spec", "publisher": "Them", "kind": "specification"}
    return EvidenceReference.model_validate({**plain, **changes, **AT})


def review(status: str, **changes: Any) -> dict[str, Any]:
    plain = {"status": status, "reason": TEXT, "correction": TEXT, "reviewed": "2026-11-20"}
    return {**plain, **changes, **AT}


def disagreement(*causes: str) -> Disagreement:
    plain = {"id": "x", "title": TEXT, "claims": ["a", "b"], "why": TEXT, "rely": TEXT}
    return Disagreement.model_validate({**plain, "causes": list(causes), **AT})


def facts(**changes: Any) -> Facts:
    plain: dict[str, Any] = {
        "claim": claim(),
        "sources": (source(),),
        "references": (),
        "disagreements": (),
        "breaks_sanity": False,
        "as_of": date(2026, 11, 21),
    }
    return Facts(**{**plain, **changes})


QUANTITY = {"metric": "pause", "value": 1, "unit": "ms", **AT}
SCOPE = {"version": "Go 1.22", **AT}
OTHER = source(id="column", author="Two")
APPLIES = {
    "no-method": facts(claim=claim(basis="measured", method="none")),
    "partial-method": facts(claim=claim(basis="measured", method="partial")),
    "single-source": facts(claim=claim(basis="reported")),
    "advocacy-source": facts(sources=(source(character="advocacy"),)),
    "undated-source": facts(claim=claim(basis="reported"), sources=(source(published=None),)),
    "old": facts(sources=(source(published="2020-01-01"),)),
    "no-scope": facts(claim=claim(quantity=QUANTITY)),
    "inconsistent": facts(disagreements=(disagreement("no-method", "contradiction"),)),
    "breaks-sanity": facts(breaks_sanity=True),
    "review-disputed": facts(claim=claim(review=review("disputed"))),
    "review-unverifiable": facts(claim=claim(review=review("unverifiable"))),
    "review-outdated": facts(claim=claim(review=review("outdated"))),
    "review-wrong": facts(claim=claim(review=review("wrong"))),
    "reference-agrees": facts(claim=claim(review=review("supported")), references=(reference(),)),
    "references-agree": facts(
        claim=claim(review=review("supported")),
        references=(reference(), reference(id="other", publisher="Others")),
    ),
    "independent-sources": facts(sources=(source(), OTHER)),
    "reproduced": facts(
        claim=claim(review=review("supported")), references=(reference(kind="experiment"),)
    ),
}
DOES_NOT_APPLY = {
    "no-method": facts(claim=claim(basis="measured", method="described")),
    "partial-method": facts(claim=claim(basis="measured", method="none")),
    "single-source": facts(claim=claim(basis="reported"), sources=(source(), OTHER)),
    "advocacy-source": facts(sources=(source(character="advocacy"), OTHER)),
    "undated-source": facts(sources=(source(published=None),)),
    "old": facts(sources=(source(published="2020-01-01"), OTHER)),
    "no-scope": facts(claim=claim(quantity=QUANTITY, scope=SCOPE)),
    "inconsistent": facts(disagreements=(disagreement("different-thing"),)),
    "breaks-sanity": facts(),
    "review-disputed": facts(claim=claim(review=review("supported"))),
    "review-unverifiable": facts(),
    "review-outdated": facts(),
    "review-wrong": facts(),
    "reference-agrees": facts(claim=claim(review=review("disputed")), references=(reference(),)),
    "references-agree": facts(
        claim=claim(review=review("supported")), references=(reference(), reference(id="other"))
    ),
    "independent-sources": facts(sources=(source(), source(id="second-text"))),
    "reproduced": facts(
        claim=claim(review=review("disputed")), references=(reference(kind="experiment"),)
    ),
}


def test_every_rule_is_tested_both_ways() -> None:
    ids = [rule.id for rule in RULES]
    assert sorted(APPLIES) == sorted(DOES_NOT_APPLY) == sorted(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_applies_for_its_reason_alone(rule: Any) -> None:
    assert rule.applies(APPLIES[rule.id])
    assert not rule.applies(DOES_NOT_APPLY[rule.id])


@pytest.mark.parametrize("basis", START)
def test_a_claim_without_reasons_stays_where_its_basis_starts(basis: str) -> None:
    method = {"method": "described"} if basis == "measured" else {}
    plain = facts(claim=claim(basis=basis, **method), sources=(source(), OTHER))
    found = certainty(plain)
    assert [rule.id for rule in found.reasons] == ["independent-sources"]
    assert LEVELS.index(found.level) == LEVELS.index(found.start) + 1


def test_a_supported_documented_claim_is_highly_certain() -> None:
    assert certainty(APPLIES["reference-agrees"]).level == "high"


@pytest.mark.parametrize("name", ["review-wrong", "review-outdated", "no-method"])
def test_a_claim_never_falls_below_very_low(name: str) -> None:
    wrong = facts(
        claim=claim(basis="measured", method="none", review=review("wrong")),
        breaks_sanity=True,
    )
    assert certainty(wrong).level == "very-low"
    assert certainty(APPLIES[name]).level == "very-low"


def test_a_claim_never_rises_above_high() -> None:
    best = facts(
        claim=claim(review=review("supported")),
        sources=(source(), OTHER),
        references=(reference(), reference(id="other", publisher="Others")),
    )
    assert certainty(best).level == "high"


def test_no_grade_can_be_typed_in() -> None:
    assert "certainty" not in Claim.model_fields
