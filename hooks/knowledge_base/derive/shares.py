"""A whole in parts: a bar with a number for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, with its stretch of the bar in percent."""

    name: str
    number: int
    start: str
    width: str
    percent: str
    """Rounded, for readers; `<1` where it would be nothing."""


def shares(counts: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    """Return the parts in their order; those of nothing are left out."""
    present = [(name, number) for name, number in counts if number]
    whole = sum(number for _, number in present)
    found, before = [], 0
    for name, number in present:
        start, width = 100 * before / whole, 100 * number / whole
        percent = f"{width:.0f}" if width >= 0.5 else "<1"
        found.append(Share(name, number, f"{start:.2f}", f"{width:.2f}", percent))
        before += number
    return tuple(found)
