"""What an audit found: faults and figures, part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

SHOWN = 20
"""How many faults of a part are listed; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it ought to be."""

    page: str
    what: str
    """The same words for the same fault, so that it can be counted."""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that were looked at."""

    title: str
    looked_at: str
    """How many of what, by which tool."""
    faults: tuple[Fault, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str | int | float, ...], ...] = ()
    notes: tuple[str, ...] = ()
    skipped: str = ""
    """Why it was not looked at; that is no fault, and no pass either."""


@dataclass(frozen=True, slots=True)
class Audit:
    """All of it."""

    site: str
    parts: Sequence[Part] = field(default_factory=tuple)

    @property
    def has_faults(self) -> bool:
        """Tell whether anything is not as it ought to be."""
        return any(part.faults for part in self.parts)

    def as_data(self) -> Mapping[str, Any]:
        """Return everything as plain data."""
        return asdict(self)


def as_markdown(audit: Audit) -> str:
    """Return the report."""
    lines = ["# Audit", "", f"Of the site in `{audit.site}`.", ""]
    for part in audit.parts:
        lines += [f"## {part.title}", "", *_part(part), ""]
    return "\n".join(lines).rstrip() + "\n"


def _part(part: Part) -> list[str]:
    if part.skipped:
        return [f"Not looked at: {part.skipped}."]
    lines = [f"{part.looked_at}: {_count(len(part.faults))}."]
    lines += [f"\n{note}" for note in part.notes]
    if part.columns:
        lines += ["", _row(part.columns), _row(["---"] * len(part.columns))]
        lines += [_row(row) for row in part.rows]
    if part.faults:
        lines += ["", *_listed(part.faults)]
    return lines


def _count(number: int) -> str:
    return "no fault" if not number else f"**{number} fault{'' if number == 1 else 's'}**"


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in cells)} |"


def _listed(faults: Sequence[Fault]) -> list[str]:
    counted = Counter(fault.what for fault in faults)
    first = {fault.what: fault for fault in reversed(faults)}
    lines = []
    for what, number in counted.most_common(SHOWN):
        example = first[what]
        where = f": `{example.where.replace('`', chr(39))}`" if example.where else ""
        lines.append(f"- {number} × {what}, as on `{example.page}`{where}")
    if len(counted) > SHOWN:
        lines.append(f"- and {len(counted) - SHOWN} more kinds of fault; the JSON has them all")
    return lines
