"""Pages of a PDF as they look: their lines of letters, from top to bottom, above the foot."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

FOOT = 44
"""How far up the foot of a page reaches, in points: less than the margin of any page."""
HEADING = 9.4
"""From which size on, in points, bold letters are a heading's."""


@dataclass(frozen=True)
class Line:
    """Letters that stand on one line."""

    text: str
    is_heading: bool


def pages_of_lines(file: Path) -> Iterator[list[Line]]:
    """Yield for each page its lines, from the top down."""
    with pypdfium2.PdfDocument(file) as pdf:
        for page in pdf:
            words = page.get_textpage()
            yield list(_lines(words))
            words.close()
            page.close()


def _lines(words: Any) -> Iterator[Line]:
    rows: dict[int, list[int]] = defaultdict(list)
    for number in range(words.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(words, number))
        place = _baseline(words, number)
        if letter.strip() and place > FOOT:
            rows[round(place)].append(number)
    for place in sorted(rows, reverse=True):
        row = rows[place]
        text = "".join(chr(pdfium.FPDFText_GetUnicode(words, number)) for number in row)
        yield Line(text, all(_is_of_heading(words, number) for number in row))


def _baseline(words: Any, number: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(words, number, x, y)
    return y.value


def _is_of_heading(words: Any, number: int) -> bool:
    if pdfium.FPDFText_GetFontSize(words, number) * _scale(words, number) < HEADING:
        return False
    name = ctypes.create_string_buffer(64)
    pdfium.FPDFText_GetFontInfo(words, number, name, len(name), ctypes.c_int())
    return b"Bold" in name.value or b"-Black" in name.value


def _scale(words: Any, number: int) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(words, number, matrix)
    return abs(float(matrix.d))
