"""The numbers that a text states, so that two languages can be compared.

`100k`, `100,000` and `10 万` are the same number; digits that belong to a name
(`P99`, `HTTP/2`, `s3`) are not numbers.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_SCALE = {
    "k": 1_000,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "十亿": 1_000_000_000,
}
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.#/])(?P<digits>\d+(?:,\d{3})+|\d+)(?P<fraction>\.\d+)*"
    r"(?:\s?(?P<scale>百万|千万|十亿|[百千万亿]|(?:thousand|million|billion)\b|[kK](?![A-Za-z0-9])))?"
)

_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a text in one written form each."""
    if not _DIGIT.search(text):
        return frozenset()
    return frozenset(_normal(found) for found in _NUMBER.finditer(text))


def _normal(found: re.Match[str]) -> str:
    whole = found.group()
    scale = found["scale"]
    digits = (whole[: -len(scale)] if scale else whole).strip().replace(",", "")
    if digits.count(".") > 1:
        return digits
    value = Decimal(digits) * (_SCALE[scale.lower()] if scale else 1)
    return format(value.normalize(), "f")
