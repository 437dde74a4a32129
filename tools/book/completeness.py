"""Whether a PDF has all that was to be printed, in the fonts that it was to be printed in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from tools.book.problems import BookError

FAMILIES = ("Inter", "JetBrainsMono", "NotoSansSC", "DejaVuSans")
"""How the names of our fonts begin in a PDF; any other took the place of one that lacks a sign."""
SUBSET = re.compile(r"^/?[A-Z]{6}\+")
LOOSE = re.compile(r"[\s\u00ad\u0002\ufffe\u200b\u2010\u2011-]+")
"""What breaks of lines add or take away."""
MOST_BREAKS = 3
"""Into how many more pieces columns and pages may cut a text."""
SHOWN = 12
"""How many of what is missing are named."""


def refuse_incomplete(file: Path, wanted: Sequence[tuple[int, int, Sequence[str]]]) -> None:
    """Refuse a PDF that lacks something.

    Args:
        file: the PDF.
        wanted: for each part the number of its first page, from 0, that of the page after its
            last, and the texts that stand there.

    Raises:
        BookError: texts are missing, or signs that our fonts do not have.
    """
    strangers = sorted(strange_fonts(file))
    if strangers:
        raise BookError(
            f"some signs are in none of our fonts, and were taken from {', '.join(strangers)}; "
            "add a font that has them to tools/vendored.yaml and tools/book/book.css"
        )
    pages = list(page_texts(file))
    missing = [
        text for start, end, texts in wanted for text in lacking("".join(pages[start:end]), texts)
    ]
    if missing:
        listed = "\n".join(f"  {text}" for text in missing[:SHOWN])
        more = f"\n  … and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        raise BookError(f"the PDF lacks {len(missing)} texts of the pages:\n{listed}{more}")


def page_texts(file: Path) -> Iterator[str]:
    """Yield the text of each page, without what line breaks change."""
    pdf = pypdfium2.PdfDocument(file)
    try:
        for page in pdf:
            words = page.get_textpage()
            yield plain(words.get_text_range())
            words.close()
            page.close()
    finally:
        pdf.close()


def plain(text: str) -> str:
    """Return a text without what line breaks change, each sign in its usual form."""
    return LOOSE.sub("", unicodedata.normalize("NFKC", text))


def lacking(printed: str, texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts that are not among what was printed."""
    for text in dict.fromkeys(texts):
        wanted = plain(text)
        if wanted and not _has(printed, wanted, MOST_BREAKS):
            yield " ".join(text.split())


def _has(printed: str, wanted: str, breaks: int) -> bool:
    """Tell whether a text is there, in one piece or cut by the end of a column or page."""
    if wanted in printed:
        return True
    if breaks == 0:
        return False
    low, high = 0, len(wanted) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in printed else (low, middle - 1)
    return low > 0 and _has(printed, wanted[low:], breaks - 1)


def strange_fonts(file: Path) -> set[str]:
    """Return the names of fonts in a PDF that are not ours, or not embedded as fonts."""
    found: set[str] = set()
    with pikepdf.open(file) as pdf:
        for each in pdf.objects:
            font: Any = each
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font":
                found.update(_strange(font))
    return found


def _strange(font: Any) -> Iterator[str]:
    if font.get("/Subtype") == "/Type3":
        described = font.get("/FontDescriptor", {})
        yield f"{SUBSET.sub('', str(described.get('/FontName', 'a font')))} (drawn)"
        return
    name = SUBSET.sub("", str(font.get("/BaseFont", ""))).removeprefix("/")
    if not name.startswith(FAMILIES):
        yield name
