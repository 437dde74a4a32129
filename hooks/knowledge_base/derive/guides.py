"""Guides: a method in steps, its commands marked with whether we tried them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import GUIDES_PAGE, Address, address_of
from knowledge_base.derive.claim_views import CitationView, ClaimView, citation_view, cited
from knowledge_base.derive.connections import Connections, Key
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.illustrations import SHOWN, Illustrations, illustrations
from knowledge_base.derive.links import related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.reports import ReportCard, index_page
from knowledge_base.model.guides import Command, Guide, Step


@dataclass(frozen=True, slots=True)
class TrialView:
    """Where a command was tried."""

    where: str
    on: str
    note: Words | None


@dataclass(frozen=True, slots=True)
class CommandView:
    """A command; without a trial it counts as not tried, and says so."""

    id: str
    command: str
    shows: Words
    tried: TrialView | None


@dataclass(frozen=True, slots=True)
class StepView:
    """One thing to do."""

    id: str
    title: Words
    words: Words
    commands: tuple[CommandView, ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    """A guide's page."""

    citations: tuple[CitationView, ...]
    steps: tuple[StepView, ...]
    tried: int
    """How many of its commands we tried."""
    commands: int
    illustrations: Illustrations
    related: tuple[Link, ...]


def guide_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index of guides and each one's page."""
    guides = edition.base.guides.values()
    cards = tuple(ReportCard(edition.link("guide", g.id), edition.words(g.summary)) for g in guides)
    yield index_page(edition, "guides", GUIDES_PAGE, cards, (g.place for g in guides))
    trail = (Link(edition.heading("guides"), Address(GUIDES_PAGE)),)
    for guide in guides:
        view = guide_view(edition, connections, guide)
        yield PageView(
            address_of(edition.base, "guide", guide.id).src_uri,
            "guide_page",
            edition.words(guide.title),
            edition.words(guide.summary),
            view,
            made_from(edition, [guide.place, *view.illustrations.places]),
            trail,
        )


def guide_view(edition: Edition, connections: Connections, guide: Guide) -> GuideView:
    """Return the view of one guide."""
    key: Key = ("guide", guide.id)
    commands = [command for step in guide.steps for command in step.commands]
    return GuideView(
        citations=tuple(citation_view(edition, citation) for citation in guide.sources),
        steps=tuple(_step(edition, step) for step in guide.steps),
        tried=sum(command.tried is not None for command in commands),
        commands=len(commands),
        illustrations=illustrations(edition, connections, key),
        related=related_links(edition, connections, key, without=SHOWN),
    )


def _step(edition: Edition, step: Step) -> StepView:
    return StepView(
        step.id,
        edition.words(step.title),
        edition.words(step.text),
        tuple(_command(edition, command) for command in step.commands),
        cited(edition, step.cites),
    )


def _command(edition: Edition, command: Command) -> CommandView:
    tried = command.tried
    trial = (
        TrialView(
            tried.where,
            tried.on.isoformat(),
            edition.words(tried.note) if tried.note else None,
        )
        if tried
        else None
    )
    return CommandView(command.id, command.command.strip(), edition.words(command.shows), trial)
