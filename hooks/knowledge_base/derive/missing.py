"""What readers are told at an address where no page is, and where they can go from there."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.derive.addresses import (
    DECIDE_PAGE,
    DUELS_PAGE,
    EVIDENCE_PAGE,
    GLOSSARY_PAGE,
    TOPICS_PAGE,
    url_of,
)
from knowledge_base.derive.edition import Edition

_WORDS = ("title", "what", "near", "search", "box", "go", "doors")
_DOORS = {
    "compare": DUELS_PAGE,
    "decide": DECIDE_PAGE,
    "look-up": TOPICS_PAGE,
    "evidence": EVIDENCE_PAGE,
    "glossary": GLOSSARY_PAGE,
}


@dataclass(frozen=True, slots=True)
class MissingPage:
    """Words and doors of the page that stands in for a missing one."""

    words: dict[str, str]
    doors: tuple[tuple[str, str], ...]
    """Titles, and addresses below the language's root."""


def missing_page(edition: Edition) -> MissingPage:
    """Return what an edition says at an address where no page is."""
    return MissingPage(
        {name: edition.label(f"missing-{name}") for name in _WORDS},
        tuple((edition.label(name), url_of(page)) for name, page in _DOORS.items()),
    )
