"""Indexes: pages that list the records of one kind, each with a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.problems import Place


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A record in a list."""

    link: Link
    words: Words


def index_page(
    edition: Edition, name: str, page: str, cards: tuple[ReportCard, ...], places: Iterable[Place]
) -> PageView:
    """Return the index that the labels `name` and `name-lead` head."""
    title, lead = edition.heading(name), edition.heading(f"{name}-lead")
    source = made_from(edition, list(places) or [edition.base.site.place])
    return PageView(page, "reports", title, lead, cards, source)
