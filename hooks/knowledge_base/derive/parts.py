"""Long lists of claims in parts: one a dimension, and one for what stands outside topics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.derive.addresses import Address, part_page
from knowledge_base.derive.claim_views import ClaimView, citation_view, claim_view
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.knowledge_base import PlacedClaim

ELSEWHERE = "elsewhere"
"""The part for claims of experiments, cases and decision tables."""

PREFIX = "part-"
"""Keeps the anchors of groups apart from a page's own."""
Under = tuple[str, Link]
"""A name that is unique within the list, and the record that claims are listed under."""
Grouping = Callable[[Edition, PlacedClaim], Iterable[Under]]
"""Under what a part lists a claim."""


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims under the record that states them, or that they rest on."""

    id: str
    link: Link
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPart:
    """The claims of a longer list that belong to a dimension, or to none."""

    title: Words
    here: Link
    """This page."""
    groups: tuple[ClaimGroup, ...]
    shows_reasons: bool = False
    """Whether the reason of each claim's review stands beside it."""

    @property
    def claims(self) -> int:
        """Return how many claims there are."""
        return len({claim.id for group in self.groups for claim in group.claims})


@dataclass(frozen=True, slots=True)
class Claims:
    """How many claims something has, and the parts that list them, each with its number."""

    number: int
    parts: tuple[tuple[Link, int], ...]


def by_owner(edition: Edition, placed: PlacedClaim) -> Iterator[Under]:
    """List a claim under the record that states it."""
    yield f"{placed.kind}-{placed.owner}", edition.link(placed.kind, placed.owner)


def by_reference(edition: Edition, placed: PlacedClaim) -> Iterator[Under]:
    """List a claim under every reference that its review cites."""
    for name in placed.claim.review.references if placed.claim.review else ():
        yield name, edition.link("reference", name)


def by_section(source: str) -> Grouping:
    """List a claim under every section of one source that it was drawn from."""

    def sections(edition: Edition, placed: PlacedClaim) -> Iterator[Under]:
        for citation in placed.claim.sources:
            if citation.source == source:
                view = citation_view(edition, citation)
                yield citation.at, Link(view.section, view.source.address)

    return sections


NOWHERE = Claims(0, ())
"""What is listed under a name that no part knows."""


def in_parts(parts: Iterable[ClaimsPart]) -> Mapping[str, Claims]:
    """Return where the claims under each name are listed."""
    listed: dict[str, list[tuple[Link, int]]] = {}
    for part in parts:
        for group in part.groups:
            link = Link(part.title, Address(part.here.address.src_uri, group.id))
            name = group.id.removeprefix(PREFIX)
            listed.setdefault(name, []).append((link, len(group.claims)))
    return {
        name: Claims(sum(number for _, number in places), tuple(places))
        for name, places in listed.items()
    }


def claims_parts(
    edition: Edition,
    page: str,
    placed: Iterable[PlacedClaim],
    group: Grouping = by_owner,
    *,
    shows_reasons: bool = False,
) -> Iterator[ClaimsPart]:
    """Yield the parts of what a page lists, in the order of the dimensions."""
    by_part = _by_part(edition, placed)
    titles = {name: edition.words(d.title) for name, d in edition.base.dimensions.items()}
    titles[ELSEWHERE] = edition.heading("elsewhere")
    for name, title in titles.items():
        if name in by_part:
            here = Link(title, Address(part_page(page, name)))
            groups = tuple(_groups(edition, by_part[name], group))
            yield ClaimsPart(title, here, groups, shows_reasons)


def part_pages(
    edition: Edition,
    parts: Iterable[ClaimsPart],
    name: Words,
    trail: tuple[Link, ...],
    lead: str = "part-lead",
) -> Iterator[PageView]:
    """Yield a page for each part of what `name` lists."""
    for part in parts:
        places = [edition.base.claims[c.id].claim.place for g in part.groups for c in g.claims]
        yield PageView(
            part.here.address.src_uri,
            "claims_part",
            edition.heading("part", name, part.title),
            edition.heading(lead, name, part.title),
            part,
            made_from(edition, places),
            trail,
            hides=("navigation",),
        )


def _by_part(edition: Edition, placed: Iterable[PlacedClaim]) -> dict[str, list[PlacedClaim]]:
    found: dict[str, list[PlacedClaim]] = {}
    for one in placed:
        in_topic = one.kind == "comparison"
        part = edition.base.comparisons[one.owner].dimension if in_topic else ELSEWHERE
        found.setdefault(part, []).append(one)
    return found


def _groups(edition: Edition, placed: list[PlacedClaim], group: Grouping) -> Iterator[ClaimGroup]:
    links: dict[str, Link] = {}
    claims: dict[str, list[ClaimView]] = {}
    for one in placed:
        for name, link in group(edition, one):
            links.setdefault(name, link)
            claims.setdefault(name, []).append(claim_view(edition, one))
    for name, link in links.items():
        yield ClaimGroup(f"{PREFIX}{name}", link, tuple(claims[name]))
