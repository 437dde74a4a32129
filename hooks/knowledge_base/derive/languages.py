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
"""The part of a profile for claims of experiments, cases and decision tables."""


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
    """What is claimed of a subject in a dimension or elsewhere, on a page of its own."""

    title: Words
    here: Link
    """This page."""
    subject: Link
    groups: tuple[ClaimGroup, ...]

    @property
    def claims(self) -> int:
        """Return how many claims there are."""
        return sum(len(group.claims) for group in self.groups)


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
    snippets: tuple[Link, ...]
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
        yield from _profile_pages(edition, connections, subject, trail)


def _profile_pages(
    edition: Edition, connections: Connections, subject: Subject, trail: tuple[Link, ...]
) -> Iterator[PageView]:
    view = profile_view(edition, connections, subject)
    profile = edition.link("subject", subject.id)
    source = made_from(edition, [subject.place, *_places(connections, subject)])
    summary = edition.words(subject.summary)
    yield PageView(
        profile.address.src_uri,
        "profile",
        profile.title,
        summary,
        view,
        source,
        trail,
        keeps=f"subject:{subject.id}",
    )
    for part in view.parts:
        title = edition.heading("profile-part", profile.title, part.title)
        lead = edition.heading("profile-part-lead", profile.title, part.title)
        yield PageView(
            part.here.address.src_uri,
            "profile_part",
            title,
            lead,
            part,
            source,
            (*trail, profile),
            hides=("navigation",),
        )


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
        parts=tuple(_parts(edition, subject, placed)),
        projects=projects,
        catalogue=projects_link(edition, subject.id) if projects else None,
        snippets=edition.links(
            "snippet", [s.id for s in edition.base.snippets.values() if s.language == subject.id]
        ),
        duels=tuple(
            duel_link(edition, *sorted((subject.id, other), key=others.index))
            for other in others
            if other != subject.id
        ),
    )


def _parts(
    edition: Edition, subject: Subject, placed: tuple[PlacedClaim, ...]
) -> Iterator[ProfilePart]:
    """Yield the dimensions with claims of the subject, then what stands outside topics."""
    by_part: dict[str, list[PlacedClaim]] = {}
    for one in placed:
        in_topic = one.kind == "comparison"
        part = edition.base.comparisons[one.owner].dimension if in_topic else ELSEWHERE
        by_part.setdefault(part, []).append(one)
    titles = {name: edition.words(d.title) for name, d in edition.base.dimensions.items()}
    titles[ELSEWHERE] = edition.heading("elsewhere")
    for name, title in titles.items():
        if name in by_part:
            here = Link(title, Address(profile_part_page(subject.id, name)))
            groups = _groups(edition, by_part[name])
            yield ProfilePart(title, here, edition.link("subject", subject.id), groups)


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
