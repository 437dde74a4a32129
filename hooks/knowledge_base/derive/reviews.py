"""Reviews: the claims by what we found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import REVIEWS_PAGE, Address, reviews_page
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.parts import ClaimsPart, claims_parts, part_pages
from knowledge_base.model.knowledge_base import PlacedClaim

STATUSES = ("wrong", "outdated", "disputed", "unverifiable", "supported")
ON_ONE_PAGE = 120
"""How many claims with one verdict stand on one page before it leads to a page for each part."""


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """The claims with one verdict."""

    link: Link
    about: Words
    claims: int
    parts: tuple[ClaimsPart, ...]
    has_pages: bool
    """Whether the parts stand on pages of their own."""


def review_pages(edition: Edition, trail: tuple[Link, ...]) -> Iterator[PageView]:
    """Yield the index of reviews and the pages of each verdict."""
    views = tuple(_views(edition))
    title, lead = edition.heading("reviews"), edition.heading("reviews-lead")
    root = made_from(edition, [edition.base.site.place])
    yield PageView(REVIEWS_PAGE, "reviews", title, lead, views, root, trail)
    above = (*trail, Link(title, Address(REVIEWS_PAGE)))
    for view in views:
        title = edition.heading("reviews-of-status", view.link.title)
        claims = [c for part in view.parts for group in part.groups for c in group.claims]
        places = [edition.base.claims[claim.id].claim.place for claim in claims]
        page = view.link.address.src_uri
        source = made_from(edition, places)
        yield PageView(page, "reviews_of_status", title, view.about, view, source, above)
        if view.has_pages:
            yield from part_pages(
                edition, view.parts, title, (*above, view.link), "review-part-lead"
            )


def _views(edition: Edition) -> Iterator[ReviewsView]:
    by_status: dict[str, list[PlacedClaim]] = {}
    for placed in edition.base.claims.values():
        if placed.claim.review:
            by_status.setdefault(placed.claim.review.status, []).append(placed)
    for status in filter(by_status.__contains__, STATUSES):
        link = Link(edition.heading(f"review-{status}"), Address(reviews_page(status)))
        placed_claims = by_status[status]
        parts = claims_parts(edition, reviews_page(status), placed_claims, shows_reasons=True)
        yield ReviewsView(
            link,
            edition.heading(f"about-review-{status}"),
            len(placed_claims),
            tuple(parts),
            len(placed_claims) > ON_ONE_PAGE,
        )
