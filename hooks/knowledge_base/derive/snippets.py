"""Snippets: short programs of ours, with what they write and whether that was checked."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.derive.addresses import SNIPPETS_PAGE
from knowledge_base.derive.claim_views import CitationView, citation_view
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.illustrations import Snippet
from knowledge_base.model.knowledge_base import Code


@dataclass(frozen=True, slots=True)
class SnippetView:
    """A snippet."""

    id: str
    link: Link
    language: Link
    shows: Words
    citations: tuple[CitationView, ...]
    code: Code
    output: str | None
    checked_with: str | None
    """The toolchain that it was run with; None where it was not."""
    checked_on: str | None
    about: tuple[Link, ...]
    edit: Edit


@dataclass(frozen=True, slots=True)
class SnippetGroup:
    """The snippets in one language."""

    language: Link
    id: str
    snippets: tuple[SnippetView, ...]


def snippets_page(edition: Edition) -> PageView:
    """Return the page of all snippets, by language."""
    base = edition.base
    groups = []
    for subject in base.subjects.values():
        written = tuple(s for s in base.snippets.values() if s.language == subject.id)
        if written:
            views = tuple(snippet_view(edition, snippet) for snippet in written)
            groups.append(SnippetGroup(edition.link("subject", subject.id), subject.id, views))
    places = [snippet.place for snippet in base.snippets.values()] or [base.site.place]
    title, lead = edition.heading("snippets"), edition.heading("snippets-lead")
    source = made_from(edition, places)
    return PageView(SNIPPETS_PAGE, "snippets", title, lead, tuple(groups), source)


def snippet_view(edition: Edition, snippet: Snippet) -> SnippetView:
    """Return the view of one snippet."""
    checked = snippet.checked
    return SnippetView(
        id=snippet.id,
        link=edition.link("snippet", snippet.id),
        language=edition.link("subject", snippet.language),
        shows=edition.words(snippet.shows),
        citations=tuple(citation_view(edition, citation) for citation in snippet.sources),
        code=edition.base.code[snippet.id],
        output=snippet.output,
        checked_with=checked.tool if checked else None,
        checked_on=checked.on.isoformat() if checked else None,
        about=edition.follow(snippet.about),
        edit=edition.edit(snippet.place),
    )
