"""How sure we are of some claims together: how many are of which certainty and review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge_base.derive.certainty import LEVELS
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.reviews import STATUSES
from knowledge_base.derive.shares import Share, shares
from knowledge_base.model.knowledge_base import PlacedClaim

NOT_REVIEWED = "none"


@dataclass(frozen=True, slots=True)
class Sureness:
    """Claims by certainty and by review, the best first and what nobody saw last."""

    by_certainty: tuple[Share, ...]
    by_review: tuple[Share, ...]


def sureness(edition: Edition, claims: Iterable[PlacedClaim]) -> Sureness:
    """Return how sure we are of claims."""
    levels: Counter[str] = Counter()
    reviews: Counter[str] = Counter()
    for placed in claims:
        levels[edition.judgements[placed.id].certainty.level] += 1
        review = placed.claim.review
        reviews[review.status if review else NOT_REVIEWED] += 1
    found = (*reversed(STATUSES), NOT_REVIEWED)
    return Sureness(
        shares((level, levels[level]) for level in reversed(LEVELS)),
        shares((status, reviews[status]) for status in found),
    )
