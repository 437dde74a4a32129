"""A page before it is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.problems import Place

SEARCH_WEIGHTS = {
    "topic": 1.2,
    **dict.fromkeys(("duel_dimension", "whole_matrix", "shortlist"), 0.8),
    "claims_part": 0.4,
    **dict.fromkeys(("references", "reviews_of_status", "sanity_checks", "source"), 0.8),
}
"""How much a page counts in a search, by template: answers come before what bears them out and
before what only gathers them; a part of what a page lists comes after the page. Any other page
counts once."""

GATHERING = frozenset(
    (
        *("profile", "claims_part", "duel", "duel_dimension", "matrix", "whole_matrix"),
        *("situations", "reviews_of_status", "disagreements"),
    )
)
"""Templates of pages that gather claims from many others. Their number grows with the data, and a
claim's evidence takes more room than the claim: there its note is the brief one."""
MENTIONING = frozenset(("field", "home"))
"""Templates of pages that have matter of their own beside many claims of others."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What a page shows, and with which template."""

    src_uri: str
    template: str
    """A template in `overrides/generated/`, without its ending."""
    title: Words
    description: Words
    view: Any
    """What the template needs, complete."""
    made_from: tuple[Edit, ...]
    """The data files that the page was made from, each at its most telling line."""
    trail: tuple[Link, ...] = ()
    """The pages above this one."""
    hides: tuple[Literal["navigation", "toc"], ...] = ()
    """What the theme leaves out beside it, for want of width or of anything to show."""
    keeps: str = ""
    """What readers can keep in their shortlist: `subject:go`; empty where nothing."""

    @property
    def gathers(self) -> bool:
        """Tell whether nothing on the page is its own."""
        return self.template in GATHERING

    @property
    def has_brief_notes(self) -> bool:
        """Tell whether the notes of the page's claims are brief."""
        return self.template in GATHERING | MENTIONING

    @property
    def search_weight(self) -> float:
        """How much the page counts in a search, 1 being usual."""
        return SEARCH_WEIGHTS.get(self.template, 1.0)


def made_from(edition: Edition, places: Iterable[Place]) -> tuple[Edit, ...]:
    """Return where a page's data stands: each file once, at the first place given."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.file, place)
    return tuple(edition.edit(place) for place in first.values())
