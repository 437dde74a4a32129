"""Languages: the index and a profile of each subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import LANGUAGES_PAGE, Address, profile_part_page
from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.ecosystem import projects_link
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import duel_link
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.radars import Radar, radars
from knowledge_base.model.knowledge_base import Kind, PlacedClaim
from knowledge_base.model.root import Subject
from knowledge_base.problems import Place

ELSEWHERE = "elsewhere"
"""Stands for a dimension where no topic, but a table, case or experiment states a claim."""


@dataclass(frozen=True, slots=True)
class SubjectCard:
    """A subject in a list."""

    id: str
    link: Link
    summary: Words
    is_yardstick: bool
    claims: int


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims under the record that states them."""

    link: Link
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ProfilePart:
    """What is claimed of one subject in a dimension, or elsewhere; it has a page of its own."""

    id: str
    link: Link
    groups: tuple[ClaimGroup, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class RecommendedIn:
    """A situation in which a table or flow recommends the subject."""

    situation: Words
    link: Link


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A subject's page."""

    name: Words
    summary: Words
    read_against: Words
    radars: tuple[Radar, ...]
    figures: tuple[ClaimView, ...]
    recommended: tuple[RecommendedIn, ...]
    parts: tuple[ProfilePart, ...]
    projects: tuple[Link, ...]
    catalogue: Link | None
    """The page of these projects, where there are any."""
    duels: tuple[Link, ...]


def language_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index of subjects and each one's profile."""
    title = edition.heading("languages")
    cards = subject_cards(edition, connections)
    places = [subject.place for subject in edition.base.subjects.values()]
    lead = edition.heading("languages-lead")
    yield PageView(LANGUAGES_PAGE, "languages", title, lead, cards, made_from(edition, places))
    trail = (Link(title, Address(LANGUAGES_PAGE)),)
    for subject in edition.base.compared:
        view = profile_view(edition, connections, subject)
        home = edition.link("subject", subject.id)
        yield PageView(
            home.address.src_uri,
            "profile",
            edition.name(subject.name),
            edition.words(subject.summary),
            view,
            made_from(edition, [subject.place, *_places(connections, subject)]),
            trail,
        )
        for part in view.parts:
            yield _part_page(edition, subject, part, (*trail, home))


def subject_cards(edition: Edition, connections: Connections) -> tuple[SubjectCard, ...]:
    """Return every subject, yardsticks last."""
    subjects = sorted(edition.base.subjects.values(), key=lambda s: s.yardstick)
    return tuple(
        SubjectCard(
            s.id,
            edition.link("subject", s.id),
            edition.words(s.summary),
            s.yardstick,
            len(connections.by_subject.get(s.id, ())),
        )
        for s in subjects
    )


def _places(connections: Connections, subject: Subject) -> list[Place]:
    return [placed.claim.place for placed in connections.by_subject.get(subject.id, ())]


def profile_view(edition: Edition, connections: Connections, subject: Subject) -> ProfileView:
    """Return the view of one subject."""
    placed = connections.by_subject.get(subject.id, ())
    others = [s.id for s in edition.base.compared]
    projects = _projects(edition, subject.id)
    return ProfileView(
        name=edition.name(subject.name),
        summary=edition.words(subject.summary),
        read_against=edition.words(subject.read_against),
        radars=radars(edition, subject.id, placed),
        figures=tuple(claim_view(edition, p) for p in placed if p.claim.quantity),
        recommended=_recommended(edition, subject.id),
        parts=_parts(edition, subject, placed),
        projects=projects,
        catalogue=projects_link(edition, subject.id) if projects else None,
        duels=tuple(
            duel_link(edition, *sorted((subject.id, other), key=others.index))
            for other in others
            if other != subject.id
        ),
    )


def _parts(
    edition: Edition, subject: Subject, placed: tuple[PlacedClaim, ...]
) -> tuple[ProfilePart, ...]:
    """Return what is claimed of a subject, by dimension; at the end what no topic claims."""
    by_part: dict[str, list[PlacedClaim]] = {}
    for one in placed:
        is_topic = one.kind == "comparison"
        part = edition.base.comparisons[one.owner].dimension if is_topic else ELSEWHERE
        by_part.setdefault(part, []).append(one)
    titles = {name: edition.words(each.title) for name, each in edition.base.dimensions.items()}
    titles[ELSEWHERE] = edition.heading("elsewhere")
    return tuple(
        ProfilePart(
            name,
            Link(title, Address(profile_part_page(subject.id, name))),
            _groups(edition, by_part[name]),
            len(by_part[name]),
        )
        for name, title in titles.items()
        if name in by_part
    )


def _part_page(
    edition: Edition, subject: Subject, part: ProfilePart, trail: tuple[Link, ...]
) -> PageView:
    claims = (edition.base.claims[claim.id] for group in part.groups for claim in group.claims)
    name = edition.name(subject.name)
    return PageView(
        part.link.address.src_uri,
        "profile_part",
        edition.heading("profile-part", name, part.link.title),
        edition.heading("profile-part-lead", name, part.link.title),
        part,
        made_from(edition, [placed.claim.place for placed in claims]),
        trail,
        hides=("navigation",),
    )


def _groups(edition: Edition, placed: list[PlacedClaim]) -> tuple[ClaimGroup, ...]:
    groups: dict[tuple[Kind, str], list[PlacedClaim]] = {}
    for one in placed:
        groups.setdefault((one.kind, one.owner), []).append(one)
    return tuple(
        ClaimGroup(edition.link(kind, owner), tuple(claim_view(edition, p) for p in members))
        for (kind, owner), members in groups.items()
    )


def _recommended(edition: Edition, subject: str) -> tuple[RecommendedIn, ...]:
    rows = [
        RecommendedIn(edition.words(row.situation), edition.link("table", table.id))
        for table in edition.base.tables.values()
        for row in table.rows
        if subject in row.subjects
    ]
    outcomes = [
        RecommendedIn(edition.words(outcome.title), edition.link("flow", flow.id))
        for flow in edition.base.flows.values()
        for outcome in flow.outcomes
        if subject in outcome.subjects
    ]
    return (*rows, *outcomes)


def _projects(edition: Edition, subject: str) -> tuple[Link, ...]:
    named = [p for p in edition.base.projects.values() if subject in p.subjects]
    return edition.links("project", [p.id for p in sorted(named, key=lambda p: p.name.lower())])
