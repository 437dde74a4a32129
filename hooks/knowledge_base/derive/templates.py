"""Templates of decision records: what to write down, the source's entries, and empty copies."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from urllib.parse import quote

from knowledge_base.derive.claim_views import CitationView, ClaimView, citation_view, cited
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import related_links
from knowledge_base.model.decisions import DecisionTemplate, TemplateEntry


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field and what to write there."""

    id: str
    title: Words
    explain: Words


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of the source: a value, or none, for each field."""

    id: str
    values: tuple[Words | None, ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the page itself carries, so that it works offline."""

    name: str
    form: str
    """`markdown` or `csv`."""
    url: str


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template's page."""

    title: Words
    use: Words
    fields: tuple[FieldView, ...]
    entries: tuple[EntryView, ...]
    missing: tuple[Words, ...]
    downloads: tuple[Download, ...]
    citations: tuple[CitationView, ...]
    related: tuple[Link, ...]


def template_view(
    edition: Edition, connections: Connections, template: DecisionTemplate
) -> TemplateView:
    """Return the view of one template."""
    fields = tuple(
        FieldView(field.id, edition.words(field.title), edition.words(field.explain))
        for field in template.fields
    )
    return TemplateView(
        title=edition.words(template.title),
        use=edition.words(template.use),
        fields=fields,
        entries=tuple(_entry(edition, template, entry) for entry in template.entries),
        missing=tuple(edition.words(text) for text in template.missing),
        downloads=_downloads(edition, template),
        citations=tuple(citation_view(edition, citation) for citation in template.sources),
        related=related_links(edition, connections, ("template", template.id)),
    )


def _entry(edition: Edition, template: DecisionTemplate, entry: TemplateEntry) -> EntryView:
    values = (entry.values.get(field.id) for field in template.fields)
    shown = tuple(edition.words(value) if value else None for value in values)
    return EntryView(entry.id, shown, cited(edition, entry.cites))


def _downloads(edition: Edition, template: DecisionTemplate) -> tuple[Download, ...]:
    titles = [edition.say(field.title) for field in template.fields]
    hints = [edition.say(field.explain) for field in template.fields]
    name = f"{template.id}.{edition.language}"
    files = (
        ("md", "markdown", _as_markdown(edition, template)),
        ("csv", "csv", _as_csv(titles, hints)),
    )
    return tuple(
        Download(f"{name}.{ending}", form, f"data:text/{form};charset=utf-8,{quote(text)}")
        for ending, form, text in files
    )


def _as_markdown(edition: Edition, template: DecisionTemplate) -> str:
    """Write an empty record: a heading for each field, with the hint to be replaced."""
    lines = [f"# {edition.say(template.title)}", "", edition.say(template.use), ""]
    for field in template.fields:
        lines += [f"## {edition.say(field.title)}", "", f"> {edition.say(field.explain)}", ""]
    return "\n".join(lines)


def _as_csv(titles: list[str], hints: list[str]) -> str:
    """Write the columns and one line of hints; the mark tells spreadsheets the encoding."""
    text = io.StringIO()
    csv.writer(text).writerows([titles, hints])
    return f"\ufeff{text.getvalue()}"
