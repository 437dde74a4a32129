"""A project's entry, and where it is mentioned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge_base.derive.addresses import Address, field_page, subject_projects_page
from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.model.ecosystem import Project
from knowledge_base.model.knowledge_base import Kind, PlacedClaim

NO_SUBJECT = "none"
"""Stands in filters for projects that serve no one language."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What one record claims about a project."""

    owner: Link
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project's entry."""

    id: str
    link: Link
    name: str
    kind: str
    field: Link
    field_id: str
    subjects: tuple[Link, ...]
    """The languages it serves, each leading to what else serves it."""
    subject_ids: tuple[str, ...]
    """Never empty: see `NO_SUBJECT`."""
    written_in: str | None
    purpose: Words
    status: str
    successor: Link | None
    predecessors: tuple[Link, ...]
    """Projects whose place it took."""
    home: str | None
    checked: str | None
    note: Words | None
    mentions: tuple[Mentions, ...]
    edit: Edit


def project_views(edition: Edition, connections: Connections) -> tuple[ProjectView, ...]:
    """Return every project's entry, in order of name."""
    projects = edition.base.projects.values()
    predecessors: dict[str, list[str]] = {}
    for project in projects:
        if project.successor:
            predecessors.setdefault(project.successor, []).append(project.id)
    ordered = sorted(projects, key=lambda project: (project.name.lower(), project.id))
    return tuple(_view(edition, connections, predecessors, project) for project in ordered)


def field_link(edition: Edition, name: str) -> Link:
    """Return the link to a field's page."""
    title = edition.words(edition.base.fields[name].title)
    return Link(title, Address(field_page(name)), "field")


def language_link(edition: Edition, name: str) -> Link:
    """Return the link from a language's name to the projects that serve it."""
    return Link(edition.title_of("subject", name), Address(subject_projects_page(name)), "subject")


def _view(
    edition: Edition,
    connections: Connections,
    predecessors: Mapping[str, list[str]],
    project: Project,
) -> ProjectView:
    return ProjectView(
        id=project.id,
        link=edition.link("project", project.id),
        name=project.name,
        kind=project.kind,
        field=field_link(edition, project.field),
        field_id=project.field,
        subjects=tuple(language_link(edition, name) for name in project.subjects),
        subject_ids=project.subjects or (NO_SUBJECT,),
        written_in=project.written_in,
        purpose=edition.words(project.purpose),
        status=project.status,
        successor=edition.link("project", project.successor) if project.successor else None,
        predecessors=edition.links("project", predecessors.get(project.id, ())),
        home=project.home,
        checked=project.checked.isoformat() if project.checked else None,
        note=edition.words(project.note) if project.note else None,
        mentions=_mentions(edition, connections.by_project.get(project.id, ())),
        edit=edition.edit(project.place),
    )


def _mentions(edition: Edition, placed: tuple[PlacedClaim, ...]) -> tuple[Mentions, ...]:
    groups: dict[tuple[Kind, str], list[PlacedClaim]] = {}
    for one in placed:
        groups.setdefault((one.kind, one.owner), []).append(one)
    return tuple(
        Mentions(edition.link(kind, owner), tuple(claim_view(edition, one) for one in members))
        for (kind, owner), members in groups.items()
    )
