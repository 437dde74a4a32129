"""What readers can do with a matrix: filter, sort and take it away, by a script of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge_base.derive.certainty import LEVELS
from knowledge_base.derive.edition import Edition, Words
from knowledge_base.derive.filters import Choice, Entry, entries
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.knowledge_base import claims_of

SORTS = ("title", "most", "fewest", "surest", "doubtful")
"""Orders of rows besides the one of the topics, with the label `sort-<name>` for each."""


@dataclass(frozen=True, slots=True)
class MatrixTools:
    """The choices that a matrix offers."""

    entries: tuple[Entry, ...]
    """What rows and claims are filtered by."""
    has_topics: bool
    """Whether rows can be filtered by topic; the script finds them in the table."""
    subjects: tuple[Choice, ...]
    """The columns, which can be hidden."""
    sorts: tuple[Choice, ...]
    levels: tuple[str, ...]
    """How sure a claim can be, the highest first."""
    file: str
    """How a downloaded file is called, without its ending: `memory-model.en`."""
    sources: Mapping[str, Any]
    """What a download says of each source that is cited, by id."""


def matrix_tools(
    edition: Edition,
    name: str,
    comparisons: tuple[Comparison, ...],
    dimensions: Mapping[str, Words],
    has_topics: bool,
) -> MatrixTools:
    """Return what can be done with the matrix of some comparisons."""
    subjects = {subject.id: edition.name(subject.name) for subject in edition.base.compared}
    return MatrixTools(
        entries=entries(
            ("dimension", "filter-dimension", dimensions, dimensions),
            ("subject", "filter-about", subjects, subjects),
            ("certainty", "filter-certainty", _thresholds(edition), LEVELS),
        ),
        has_topics=has_topics,
        subjects=tuple(Choice(each, words) for each, words in subjects.items()),
        sorts=tuple(Choice(each, edition.heading(f"sort-{each}")) for each in SORTS),
        levels=LEVELS[::-1],
        file=f"{name}.{edition.language}",
        sources=_sources(edition, comparisons),
    )


def _thresholds(edition: Edition) -> dict[str, Words]:
    """Return the levels that claims may be asked to reach, the highest first."""
    highest, *lower = reversed(LEVELS[1:])
    return {
        highest: edition.heading(f"certainty-{highest}"),
        **{
            level: edition.heading("certainty-at-least", edition.heading(f"certainty-{level}"))
            for level in lower
        },
    }


def _sources(edition: Edition, comparisons: tuple[Comparison, ...]) -> dict[str, Any]:
    cited = {
        citation.source
        for comparison in comparisons
        for placed in claims_of(comparison, "comparison")
        for citation in placed.claim.sources
    }
    return {
        source.id: {
            "title": edition.say(source.title),
            "date": source.published.isoformat() if source.published else "",
            "address": source.address or "",
        }
        for source in edition.base.sources.values()
        if source.id in cited
    }
