"""The ecosystem: an index of projects and a page for each field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import ECOSYSTEM_PAGE, Address, field_page
from knowledge_base.derive.claim_views import ClaimView, claim_view
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.ecosystem import Project
from knowledge_base.model.root import EcosystemField


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project's entry."""

    id: str
    link: Link
    name: str
    kind: str
    field: Link
    subjects: tuple[Link, ...]
    written_in: str | None
    purpose: Words
    status: str
    successor: Link | None
    home: str | None
    note: Words | None
    mentioned: tuple[ClaimView, ...]
    edit: Edit


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A field and its projects."""

    id: str
    link: Link
    projects: tuple[ProjectView, ...]


def ecosystem_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index of all projects and one page for each field."""
    groups = field_groups(edition, connections)
    places = [project.place for project in edition.base.projects.values()]
    title, lead = edition.heading("ecosystem"), edition.heading("ecosystem-lead")
    source = made_from(edition, places or [edition.base.site.place])
    yield PageView(ECOSYSTEM_PAGE, "ecosystem", title, lead, groups, source)
    trail = (Link(title, Address(ECOSYSTEM_PAGE)),)
    for group in groups:
        members = [p.place for p in edition.base.projects.values() if p.field == group.id]
        name = group.link.title
        about = edition.heading("field-lead", name)
        source = made_from(edition, members)
        yield PageView(
            field_page(group.id),
            "field",
            name,
            about,
            group,
            source,
            trail,
            hides=("navigation",),
        )


def field_groups(edition: Edition, connections: Connections) -> tuple[FieldGroup, ...]:
    """Return the fields that have projects, each with its own in order of name."""
    groups = []
    for field in edition.base.fields.values():
        members = [p for p in edition.base.projects.values() if p.field == field.id]
        if members:
            ordered = sorted(members, key=lambda p: (p.name.lower(), p.id))
            views = tuple(project_view(edition, connections, project) for project in ordered)
            groups.append(FieldGroup(field.id, _field_link(edition, field), views))
    return tuple(groups)


def _field_link(edition: Edition, field: EcosystemField) -> Link:
    return Link(edition.words(field.title), Address(field_page(field.id)), "field")


def project_view(edition: Edition, connections: Connections, project: Project) -> ProjectView:
    """Return the view of one project."""
    mentioned = connections.by_project.get(project.id, ())
    return ProjectView(
        id=project.id,
        link=edition.link("project", project.id),
        name=project.name,
        kind=project.kind,
        field=_field_link(edition, edition.base.fields[project.field]),
        subjects=edition.links("subject", project.subjects),
        written_in=project.written_in,
        purpose=edition.words(project.purpose),
        status=project.status,
        successor=edition.link("project", project.successor) if project.successor else None,
        home=project.home,
        note=edition.words(project.note) if project.note else None,
        mentioned=tuple(claim_view(edition, placed) for placed in mentioned),
        edit=edition.edit(project.place),
    )
