"""Units of quantities: which there are, which compare, and conversion between them."""

from __future__ import annotations

import re
from functools import cache

import pint

_WRITTEN = re.compile(r"[A-Za-zµμ]{1,30}(?:\^[1-3])?(?:[*/][A-Za-zµμ]{1,30}(?:\^[1-3])?){0,3}")
"""What is handed to pint at all: it would evaluate `9**9**9`."""
_OWN_UNITS = ("request = [request]", "times = []", "core = [core]", "cycle = [cycle]")


@cache
def registry() -> pint.UnitRegistry[float]:
    """Return pint's registry with the field's own units. Holds no data of a build."""
    units: pint.UnitRegistry[float] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    for definition in _OWN_UNITS:
        units.define(definition)
    return units


@cache
def is_unit(unit: str) -> bool:
    """Tell whether a unit is known."""
    if not _WRITTEN.fullmatch(unit):
        return False
    try:
        registry().Unit(unit)
    except (pint.PintError, ValueError, TypeError, AttributeError, SyntaxError):
        return False
    return True


@cache
def are_comparable(one: str, other: str) -> bool:
    """Tell whether a figure in one unit can be converted to the other. Both must be known."""
    first, second = registry().Unit(one), registry().Unit(other)
    return bool(first.dimensionality == second.dimensionality)


def convert(value: float, unit: str, to: str) -> float:
    """Convert a figure between comparable units."""
    return value if unit == to else float(registry().convert(value, _parsed(unit), _parsed(to)))


@cache
def _parsed(unit: str) -> pint.Unit:
    return registry().Unit(unit)
