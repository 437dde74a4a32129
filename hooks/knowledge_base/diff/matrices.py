"""Matrices before and after: the rows in which some cell says something else."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.diff.changes import Cell, CellClaim, MatrixDiff, MatrixRow
from knowledge_base.diff.sides import Side
from knowledge_base.model.claims import Claim
from knowledge_base.reflow import same_words

Rows = dict[tuple[str, str], dict[str, Cell]]
"""Comparison and aspect to the cell of each subject."""


def matrix_differences(old: Side, new: Side) -> Iterator[MatrixDiff]:
    """Yield the changed rows of each dimension's matrix, rows that are gone at the end."""
    for name in {**new.base.dimensions, **old.base.dimensions}:
        before, after = _rows(old, name), _rows(new, name)
        subjects = dict.fromkeys(s.id for side in (new, old) for s in side.base.compared)
        rows = tuple(
            MatrixRow(
                _title(old, new, key[0]),
                _aspect(old, new, key),
                tuple(before.get(key, {}).get(subject, ()) for subject in subjects),
                tuple(after.get(key, {}).get(subject, ()) for subject in subjects),
            )
            for key in {**after, **before}
            if before.get(key, {}) != after.get(key, {})
        )
        if rows:
            side = new if name in new.base.dimensions else old
            title = side.base.dimensions[name].title
            yield MatrixDiff(title.en or title.zh or "", tuple(_names(old, new, subjects)), rows)


def _rows(side: Side, dimension: str) -> Rows:
    return {
        (comparison.id, aspect.id): {
            subject: tuple(_cell_claim(side, claim) for claim in cell)
            for subject, cell in aspect.cells.items()
            if cell
        }
        for comparison in side.base.comparisons.values()
        if comparison.dimension == dimension
        for aspect in comparison.aspects
    }


def _cell_claim(side: Side, claim: Claim) -> CellClaim:
    words = same_words(claim.text.en or claim.text.zh or "")
    status = claim.review.status if claim.review else ""
    return CellClaim(claim.id, words, side.level(claim.id), status)


def _title(old: Side, new: Side, comparison: str) -> str:
    side = new if comparison in new.base.comparisons else old
    title = side.base.comparisons[comparison].title
    return title.en or title.zh or ""


def _aspect(old: Side, new: Side, key: tuple[str, str]) -> str:
    for side in (new, old):
        comparison = side.base.comparisons.get(key[0])
        for aspect in comparison.aspects if comparison else ():
            if aspect.id == key[1]:
                return aspect.title.en or aspect.title.zh or ""
    return key[1]


def _names(old: Side, new: Side, subjects: dict[str, None]) -> Iterator[str]:
    for name in subjects:
        side = new if name in new.base.subjects else old
        yield side.base.subjects[name].name
