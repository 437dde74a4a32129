"""Languages: the index and a profile of each subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import LANGUAGES_PAGE, Address
from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.ecosystem import projects_link
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import duel_link
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.parts import ClaimsPart, claims_parts, part_pages
from knowledge_base.derive.radars import Radar, radars
from knowledge_base.model.root import Subject
from knowledge_base.problems import Place


@dataclass(frozen=True, slots=True)
class SubjectCard:
    """A subject in a list."""

    id: str
    link: Link
    summary: Words
    is_yardstick: bool
    claims: int


@dataclass(frozen=True, slots=True)
class RecommendedIn:
    """A table or flow, and the situations in which it recommends the subject."""

    link: Link
    situations: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A subject's page."""

    id: str
    name: Words
    summary: Words
    read_against: Words
    radars: tuple[Radar, ...]
    figures: tuple[ClaimView, ...]
    recommended: tuple[RecommendedIn, ...]
    parts: tuple[ClaimsPart, ...]
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
    above = (*trail, profile)
    yield from part_pages(edition, view.parts, profile.title, above, "profile-part-lead")


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
    page = edition.link("subject", subject.id).address.src_uri
    return ProfileView(
        id=subject.id,
        name=edition.name(subject.name),
        summary=edition.words(subject.summary),
        read_against=edition.words(subject.read_against),
        radars=radars(edition, subject.id, placed),
        figures=tuple(claim_view(edition, p) for p in placed if p.claim.quantity),
        recommended=tuple(_recommended(edition, subject.id)),
        parts=tuple(claims_parts(edition, page, placed)),
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


def _recommended(edition: Edition, subject: str) -> Iterator[RecommendedIn]:
    for table in edition.base.tables.values():
        rows = [edition.words(row.situation) for row in table.rows if subject in row.subjects]
        if rows:
            yield RecommendedIn(edition.link("table", table.id), tuple(rows))
    for flow in edition.base.flows.values():
        outcomes = [edition.words(o.title) for o in flow.outcomes if subject in o.subjects]
        if outcomes:
            yield RecommendedIn(edition.link("flow", flow.id), tuple(outcomes))


def _projects(edition: Edition, subject: str) -> tuple[Link, ...]:
    named = [p for p in edition.base.projects.values() if subject in p.subjects]
    return edition.links("project", [p.id for p in sorted(named, key=lambda p: p.name.lower())])
