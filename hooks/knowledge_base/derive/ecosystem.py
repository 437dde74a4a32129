"""The ecosystem catalogue: all projects, those of each field, and those of each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from knowledge_base.derive.addresses import (
    ECOSYSTEM_PAGE,
    Address,
    field_page,
    subject_projects_page,
)
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.filters import Entry, entries
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.projects import (
    NO_SUBJECT,
    ProjectView,
    field_link,
    language_link,
    project_views,
)
from knowledge_base.model.ecosystem import Existence, ProjectKind

Projects = tuple[ProjectView, ...]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A field and some of its projects."""

    id: str
    link: Link
    projects: Projects


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """Projects by field, to be filtered."""

    languages: tuple[tuple[Link, int], ...]
    """The page of each language's projects, with their number."""
    profile: Link | None
    """The language that all of them serve, where that is one."""
    entries: tuple[Entry, ...]
    groups: tuple[FieldGroup, ...]


@dataclass(frozen=True, slots=True)
class KindCell:
    """Projects of one kind that serve one language."""

    name: Words
    projects: Projects


@dataclass(frozen=True, slots=True)
class KindRow:
    """Projects of one kind, by language."""

    kind: str
    cells: tuple[KindCell, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What one language has where another has something else."""

    languages: tuple[Link, ...]
    serves_none: bool
    """Whether a last column holds projects that serve no one language."""
    rows: tuple[KindRow, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field's page."""

    side_by_side: SideBySide | None
    """None where no two languages have a project in the field."""
    projects: Projects


def ecosystem_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the catalogue of all projects, a page for each field and one for each language."""
    projects = project_views(edition, connections)
    title = edition.heading("ecosystem")
    view = _catalogue(edition, projects, projects)
    lead = edition.heading("ecosystem-lead")
    yield _page(edition, ECOSYSTEM_PAGE, "ecosystem", title, lead, view, projects, ())
    trail = (Link(title, Address(ECOSYSTEM_PAGE)),)
    for name in edition.base.fields:
        members = tuple(project for project in projects if project.field_id == name)
        if members:
            title = field_link(edition, name).title
            shown = FieldView(_side_by_side(edition, members), members)
            lead = edition.heading("field-lead", title)
            yield _page(edition, field_page(name), "field", title, lead, shown, members, trail)
    for name in _served(edition, projects):
        members = tuple(project for project in projects if name in project.subject_ids)
        title, page = projects_link(edition, name).title, subject_projects_page(name)
        view = _catalogue(edition, projects, members, name)
        lead = edition.heading("ecosystem-language-lead", edition.title_of("subject", name))
        yield _page(edition, page, "ecosystem", title, lead, view, members, trail)


def projects_link(edition: Edition, subject: str) -> Link:
    """Return the link to the projects of a language."""
    title = edition.heading("ecosystem-language", edition.title_of("subject", subject))
    return Link(title, Address(subject_projects_page(subject)), "project")


def _page(
    edition: Edition,
    page: str,
    template: str,
    title: Words,
    lead: Words,
    view: CatalogueView | FieldView,
    projects: Projects,
    trail: tuple[Link, ...],
) -> PageView:
    places = [edition.base.projects[project.id].place for project in projects]
    source = made_from(edition, places or [edition.base.site.place])
    return PageView(
        page, template, title, lead, view, source, trail, hides=("navigation",) if trail else ()
    )


def _served(edition: Edition, projects: Projects) -> list[str]:
    """Return the languages that projects serve, in the order of the data."""
    served = {name for project in projects for name in project.subject_ids}
    return [name for name in edition.base.subjects if name in served]


def _catalogue(
    edition: Edition, projects: Projects, shown: Projects, subject: str | None = None
) -> CatalogueView:
    serving = Counter(name for project in projects for name in set(project.subject_ids))
    counts = {name: serving[name] for name in edition.base.subjects if name in serving}
    return CatalogueView(
        languages=tuple((language_link(edition, name), count) for name, count in counts.items()),
        profile=edition.link("subject", subject) if subject else None,
        entries=_entries(edition, shown, subject),
        groups=tuple(_groups(edition, shown)),
    )


def _entries(edition: Edition, shown: Projects, subject: str | None) -> tuple[Entry, ...]:
    base = edition.base
    languages = {name: edition.name(each.name) for name, each in base.subjects.items()}
    languages[NO_SUBJECT] = edition.heading("serves-none")
    fields = {name: edition.words(each.title) for name, each in base.fields.items()}
    kinds = {kind: edition.heading(f"project-kind-{kind}") for kind in get_args(ProjectKind)}
    statuses = {status: edition.heading(f"status-{status}") for status in get_args(Existence)}
    served = [] if subject else [name for project in shown for name in project.subject_ids]
    return entries(
        ("subject", "serves", languages, served),
        ("field", "kind-field", fields, [project.field_id for project in shown]),
        ("kind", "project-kind", kinds, [project.kind for project in shown]),
        ("status", "status", statuses, [project.status for project in shown]),
    )


def _groups(edition: Edition, shown: Projects) -> Iterator[FieldGroup]:
    by_field: dict[str, list[ProjectView]] = {name: [] for name in edition.base.fields}
    for project in shown:
        by_field[project.field_id].append(project)
    for name, members in by_field.items():
        if members:
            yield FieldGroup(name, field_link(edition, name), tuple(members))


def _side_by_side(edition: Edition, projects: Projects) -> SideBySide | None:
    languages = _served(edition, projects)
    if len(languages) < 2:
        return None
    names = {name: edition.title_of("subject", name) for name in languages}
    serves_none = any(NO_SUBJECT in project.subject_ids for project in projects)
    if serves_none:
        names[NO_SUBJECT] = edition.heading("serves-none")
    links = tuple(language_link(edition, name) for name in languages)
    return SideBySide(links, serves_none, tuple(_kind_rows(names, projects)))


def _kind_rows(names: Mapping[str, Words], projects: Projects) -> Iterator[KindRow]:
    for kind in get_args(ProjectKind):
        members = [project for project in projects if project.kind == kind]
        if members:
            cells = (
                KindCell(title, tuple(p for p in members if name in p.subject_ids))
                for name, title in names.items()
            )
            yield KindRow(kind, tuple(cells))
