"""How certain a claim is: derived by named rules in the manner of GRADE, never typed in.

A claim starts at a level given by its basis. Each rule that applies moves it down or
up by its steps. The site explains the rules from these same definitions; their names
are labels (`certainty-rule-<id>`), so that this module holds no words for readers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge_base.model.claims import Basis, Claim
from knowledge_base.model.disagreements import Disagreement
from knowledge_base.model.evidence import AUTHORITATIVE, EvidenceReference, Source

Level = Literal["very-low", "low", "moderate", "high"]
LEVELS: tuple[Level, ...] = ("very-low", "low", "moderate", "high")
START: dict[Basis, Level] = {
    "documented": "moderate",
    "measured": "moderate",
    "reported": "low",
    "opinion": "low",
}
"""Where a claim starts, by its basis: sources tell us second hand, so none starts high."""
OLD_AFTER_YEARS = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rules may look at."""

    claim: Claim
    sources: tuple[Source, ...]
    references: tuple[EvidenceReference, ...]
    disagreements: tuple[Disagreement, ...]
    breaks_sanity: bool
    as_of: date

    @property
    def status(self) -> str | None:
        """Return our review's verdict, None where there is none."""
        return self.claim.review.status if self.claim.review else None

    @property
    def is_figure(self) -> bool:
        """Tell whether the claim states a figure or reports an experience."""
        return self.claim.quantity is not None or self.claim.basis in ("measured", "reported")


@dataclass(frozen=True, slots=True)
class CertaintyRule:
    """A named reason to move a claim's certainty."""

    id: str
    steps: int
    """How many levels it moves: below zero down, above zero up."""
    applies: Callable[[Facts], bool]

    @property
    def direction(self) -> Literal["down", "up"]:
        """Return which way the rule moves a claim."""
        return "down" if self.steps < 0 else "up"


@dataclass(frozen=True, slots=True)
class Certainty:
    """A level and the rules that led to it, in the order in which they are listed."""

    level: Level
    start: Level
    reasons: tuple[CertaintyRule, ...]


def _agrees(facts: Facts) -> list[EvidenceReference]:
    """Return the authoritative references of a supporting review."""
    if facts.status != "supported":
        return []
    return [r for r in facts.references if r.kind in AUTHORITATIVE]


def _publishers(facts: Facts) -> set[str]:
    return {reference.publisher for reference in _agrees(facts)}


def _authors(facts: Facts) -> set[str]:
    """Return who stands behind the sources; sources without an author count by themselves."""
    return {source.author or source.id for source in facts.sources}


def _is_old(facts: Facts) -> bool:
    dates = [source.published for source in facts.sources if source.published]
    return bool(dates) and (facts.as_of - max(dates)).days > OLD_AFTER_YEARS * 365


def _clashes(facts: Facts) -> bool:
    causes = {cause for disagreement in facts.disagreements for cause in disagreement.causes}
    return bool(causes & {"contradiction", "impossible"})


def _has_no_scope(facts: Facts) -> bool:
    return facts.claim.quantity is not None and facts.claim.scope is None


RULES: tuple[CertaintyRule, ...] = (
    CertaintyRule("no-method", -2, lambda f: f.claim.method == "none"),
    CertaintyRule("partial-method", -1, lambda f: f.claim.method == "partial"),
    CertaintyRule("single-source", -1, lambda f: f.is_figure and len(_authors(f)) == 1),
    CertaintyRule(
        "advocacy-source", -1, lambda f: all(s.character == "advocacy" for s in f.sources)
    ),
    CertaintyRule(
        "undated-source", -1, lambda f: f.is_figure and not any(s.published for s in f.sources)
    ),
    CertaintyRule("old", -1, _is_old),
    CertaintyRule("no-scope", -1, _has_no_scope),
    CertaintyRule("inconsistent", -1, _clashes),
    CertaintyRule("breaks-sanity", -2, lambda f: f.breaks_sanity),
    CertaintyRule("review-disputed", -1, lambda f: f.status == "disputed"),
    CertaintyRule("review-unverifiable", -1, lambda f: f.status == "unverifiable"),
    CertaintyRule("review-outdated", -3, lambda f: f.status == "outdated"),
    CertaintyRule("review-wrong", -3, lambda f: f.status == "wrong"),
    CertaintyRule("reference-agrees", 1, lambda f: bool(_agrees(f))),
    CertaintyRule("references-agree", 1, lambda f: len(_publishers(f)) > 1),
    CertaintyRule("independent-sources", 1, lambda f: len(_authors(f)) > 1),
    CertaintyRule(
        "reproduced",
        1,
        lambda f: f.status == "supported" and any(r.kind == "experiment" for r in f.references),
    ),
)


def certainty(facts: Facts) -> Certainty:
    """Return a claim's level with every reason that moved it."""
    start = START[facts.claim.basis]
    reasons = tuple(rule for rule in RULES if rule.applies(facts))
    moved = LEVELS.index(start) + sum(rule.steps for rule in reasons)
    return Certainty(LEVELS[min(max(moved, 0), len(LEVELS) - 1)], start, reasons)
