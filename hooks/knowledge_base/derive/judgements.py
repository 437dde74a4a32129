"""What we hold of each claim: its certainty, what it disagrees with, which checks it breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge_base.check.sanity_checks import findings
from knowledge_base.derive.certainty import Certainty, Facts, certainty
from knowledge_base.model.knowledge_base import KnowledgeBase, PlacedClaim
from knowledge_base.sanity import Finding


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that is derived about one claim, in no language yet."""

    certainty: Certainty
    disagreements: tuple[str, ...]
    """Ids, in the order of the data."""
    checks: tuple[tuple[str, Finding], ...]
    """Every sanity check that the claim stands under, with what it found."""


def judge(base: KnowledgeBase) -> Mapping[str, Judgement]:
    """Return the judgement of every claim, by its id."""
    disagreements: dict[str, list[str]] = defaultdict(list)
    for name, disagreement in base.disagreements.items():
        for claim in disagreement.claims:
            disagreements[claim].append(name)
    checks: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
    for name, finding in findings(base).items():
        for claim in base.checks[name].claims:
            checks[claim].append((name, finding))
    return {
        name: _judge(base, placed, tuple(disagreements[name]), tuple(checks[name]))
        for name, placed in base.claims.items()
    }


def _judge(
    base: KnowledgeBase,
    placed: PlacedClaim,
    disagreements: tuple[str, ...],
    checks: tuple[tuple[str, Finding], ...],
) -> Judgement:
    claim = placed.claim
    references = claim.review.references if claim.review else ()
    facts = Facts(
        claim=claim,
        sources=tuple(base.sources[citation.source] for citation in claim.sources),
        references=tuple(base.references[name] for name in references),
        disagreements=tuple(base.disagreements[name] for name in disagreements),
        breaks_sanity=any(not finding.holds for _, finding in checks),
        as_of=base.site.as_of,
    )
    return Judgement(certainty(facts), disagreements, checks)
