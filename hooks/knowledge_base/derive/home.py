"""The home page: what this is, and four doors."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.derive.addresses import HOME
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.decide import DecisionCard, weighing_cards
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.languages import SubjectCard, subject_cards
from knowledge_base.derive.news import NewsView, news_view
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.reviews import STATUSES
from knowledge_base.derive.sureness import Sureness, sureness
from knowledge_base.derive.topics import DimensionCard, dimension_cards


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    title: Words
    tagline: Words
    claims: int
    sources: int
    references: int
    topics: int
    projects: int
    reviewed: int
    doubted: int
    """Claims that we call wrong, outdated, disputed or unverifiable."""
    sureness: Sureness
    disagreements: int
    as_of: str
    subjects: tuple[SubjectCard, ...]
    dimensions: tuple[DimensionCard, ...]
    flows: tuple[DecisionCard, ...]
    weighing: tuple[DecisionCard, ...]
    tables: tuple[Link, ...]
    news: NewsView


def home_page(edition: Edition, connections: Connections) -> PageView:
    """Return the home page."""
    base = edition.base
    reviews = [p.claim.review.status for p in base.claims.values() if p.claim.review]
    view = HomeView(
        title=edition.words(base.site.title),
        tagline=edition.words(base.site.tagline),
        claims=len(base.claims),
        sources=len(base.sources),
        references=len(base.references),
        topics=len(base.comparisons),
        projects=len(base.projects),
        reviewed=len(reviews),
        doubted=sum(1 for status in reviews if status in STATUSES and status != "supported"),
        sureness=sureness(edition, base.claims.values()),
        disagreements=len(base.disagreements),
        as_of=base.site.as_of.isoformat(),
        subjects=tuple(s for s in subject_cards(edition, connections) if not s.is_yardstick),
        dimensions=dimension_cards(edition),
        flows=tuple(
            DecisionCard(edition.link("flow", flow.id), edition.words(flow.summary))
            for flow in base.flows.values()
        ),
        weighing=weighing_cards(edition),
        tables=edition.links("table", base.tables),
        news=news_view(edition),
    )
    title, tagline = edition.words(base.site.title), edition.words(base.site.tagline)
    source = made_from(edition, [base.site.place])
    return PageView(HOME, "home", title, tagline, view, source, hides=("navigation", "toc"))
