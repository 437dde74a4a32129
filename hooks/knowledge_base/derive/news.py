"""What is new: the last release, and the claims that were reviewed last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.history import ReleaseView, release_view
from knowledge_base.model.claims import Status
from knowledge_base.model.knowledge_base import PlacedClaim

MOST = 5
"""How many claims are shown."""
_TELLING: tuple[Status, ...] = (*("wrong", "outdated", "disputed", "unverifiable", "supported"),)
"""What readers should know first of what was reviewed on one day."""


@dataclass(frozen=True, slots=True)
class NewsView:
    """What is new."""

    as_of: str
    release: ReleaseView | None
    """The last one; None before the first."""
    reviewed_on: str
    """The last day on which claims were reviewed; empty where none was."""
    reviewed: int
    """How many were reviewed on that day."""
    claims: tuple[ClaimView, ...]
    """Some of them, those first that do not hold."""


def news_view(edition: Edition) -> NewsView:
    """Return what is new in an edition."""
    base = edition.base
    reviewed: dict[date, list[PlacedClaim]] = {}
    for placed in base.claims.values():
        if placed.claim.review:
            reviewed.setdefault(placed.claim.review.reviewed, []).append(placed)
    last = max(reviewed, default=None)
    latest = sorted(reviewed[last], key=_rank) if last else []
    release = next(iter(base.releases.values()), None)
    return NewsView(
        as_of=base.site.as_of.isoformat(),
        release=release_view(edition, release) if release else None,
        reviewed_on=last.isoformat() if last else "",
        reviewed=len(latest),
        claims=tuple(claim_view(edition, placed) for placed in latest[:MOST]),
    )


def _rank(placed: PlacedClaim) -> int:
    review = placed.claim.review
    return _TELLING.index(review.status) if review else len(_TELLING)
