"""Matrices as rows for spreadsheets: one row a claim, with who says so."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.derive.api import page_of
from knowledge_base.derive.edition import Edition, Words
from knowledge_base.model.claims import Quantity, Review
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.knowledge_base import PlacedClaim, claims_of

Cell = str | float | None
Row = dict[str, Cell]


def spreadsheets(edition: Edition) -> dict[str, tuple[Row, ...]]:
    """Return the rows of every matrix by its id, a dimension's."""
    sheets: dict[str, list[Row]] = {}
    for comparison in edition.base.comparisons.values():
        sheets.setdefault(comparison.dimension, []).extend(_rows(edition, comparison))
    return {name: tuple(sheets[name]) for name in edition.base.dimensions if name in sheets}


def _rows(edition: Edition, comparison: Comparison) -> Iterator[Row]:
    verdict = {claim.id for claim in comparison.verdict}
    for placed in claims_of(comparison, "comparison"):
        if placed.id not in verdict:
            yield _row(edition, comparison, placed)


def _row(edition: Edition, comparison: Comparison, placed: PlacedClaim) -> Row:
    claim = placed.claim
    sources = [edition.base.sources[citation.source] for citation in claim.sources]
    return {
        "comparison": edition.say(comparison.title),
        "aspect": edition.say(placed.aspect) if placed.aspect else None,
        "subjects": _list(edition.base.subjects[name].name for name in placed.subjects),
        "claim": claim.id,
        "text": edition.say(claim.text),
        **_quantity(claim.quantity),
        "basis": claim.basis,
        "certainty": edition.judgements[claim.id].certainty.level,
        **_review(edition, claim.review),
        "sources": _list(edition.say(source.title) for source in sources),
        "source_ids": _list(f"{citation.source}#{citation.at}" for citation in claim.sources),
        "source_dates": _list(str(source.published or "") for source in sources),
        "source_addresses": _list(source.address or "" for source in sources),
        "page": page_of(edition, "claim", claim.id),
    }


def _quantity(quantity: Quantity | None) -> Row:
    names = ("metric", "value", "min", "max", "unit")
    return {name: getattr(quantity, name) if quantity else None for name in names}


def _review(edition: Edition, review: Review | None) -> Row:
    correction = review.correction if review else None
    return {
        "review": review.status if review else None,
        "correction": edition.say(correction) if correction else None,
    }


def _list(words: Iterator[str]) -> str:
    return "; ".join(words)


def column_words(edition: Edition) -> tuple[tuple[str, Words], ...]:
    """Return each column with what it holds, as the page of the data explains it."""
    return tuple((name, edition.heading(f"column-{name.replace('_', '-')}")) for name in COLUMNS)


COLUMNS = (
    *("comparison", "aspect", "subjects", "claim", "text"),
    *("metric", "value", "min", "max", "unit"),
    *("basis", "certainty", "review", "correction"),
    *("sources", "source_ids", "source_dates", "source_addresses", "page"),
)
"""The columns of every matrix, in order."""
