"""A page before it is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.problems import Place

SEARCH_WEIGHTS = {
    **dict.fromkeys(("topic", "flow"), 4.0),
    **dict.fromkeys(("profile", "decision_table", "experiment", "case", "guide_page"), 2.0),
    **dict.fromkeys(("references", "reviews", "disagreements", "sanity_checks", "source"), 0.25),
    **dict.fromkeys(("duel_dimension", "profile_part"), 0.25),
}
"""How much a page counts in a search, by template: readers look for answers first, then for what
bears them out. Any other page counts once."""

LISTS_OF_CLAIMS = frozenset(("references", "reviews", "source"))
"""Templates whose pages list claims by the hundred. The evidence of each would make the page many
times as long, so it stays where the claim is at home and a marker leads there."""


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

    @property
    def leaves_evidence_at_home(self) -> bool:
        """Whether markers lead to where claims are at home: lists of claims without end."""
        return self.template in LISTS_OF_CLAIMS

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
