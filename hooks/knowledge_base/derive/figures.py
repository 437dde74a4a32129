"""Quantities as readers see them: `≈ 2 KiB`, `10–20 MB`, `< 1 ms`."""

from __future__ import annotations

from knowledge_base.derive.edition import Edition
from knowledge_base.model.claims import Quantity


def figure(edition: Edition, quantity: Quantity) -> str:
    """Return a quantity with its unit, and what it is relative to."""
    shown = f"{_number(quantity)}{after_number(edition, quantity.unit)}"
    if quantity.approximate:
        shown = f"≈ {shown}"
    if quantity.baseline:
        name = edition.base.subjects[quantity.baseline].name
        shown = f"{shown} {edition.label('relative-to')} {name}"
    return shown


def _number(quantity: Quantity) -> str:
    if quantity.value is not None:
        return plain_number(quantity.value)
    if quantity.min is None and quantity.max is not None:
        return f"≤ {plain_number(quantity.max)}"
    if quantity.max is None and quantity.min is not None:
        return f"≥ {plain_number(quantity.min)}"
    return f"{plain_number(quantity.min or 0)}–{plain_number(quantity.max or 0)}"


def plain_number(number: float) -> str:
    """Write a number without exponent or needless zeros, thousands apart."""
    if number == int(number) and abs(number) < 1e15:
        return f"{int(number):,}"
    return f"{number:.12g}"


def after_number(edition: Edition, unit: str) -> str:
    """Return a unit as it stands after a number, empty for things counted."""
    key = f"unit-{unit.replace('/', '-per-')}"
    shown = edition.say(edition.base.labels[key]) if key in edition.base.labels else unit
    if unit == "count":
        return ""
    return shown if shown in ("%", "×") else f" {shown}"
