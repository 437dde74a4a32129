"""Where finished PDFs go: to `dist/`, and into the built site, whose pages then lead to them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge_base.model.base import LANGUAGES, Language

NAME = "polyglot-atlas"
BEGIN, END = "<!--book ", " book-->"
"""Around the link that a page shows only where there is a PDF to lead to."""
HIDDEN = re.compile(f"{BEGIN}(.*?){END}", re.DOTALL)


def book_name(language: str) -> str:
    """Return the file name of a language's book."""
    return f"{NAME}-{language}.pdf"


def slug(page: str) -> str:
    """Return what an excerpt's file is named after."""
    return page.strip("/").removesuffix(".md").replace("/", "-") or "home"


def deliver(files: Mapping[Language, Path], output: Path, site: Path, page: str) -> list[str]:
    """Put finished files in their place, and books into a built site; return what to say."""
    said = []
    for language, file in files.items():
        name = f"{slug(page)}.{language}.pdf" if page else book_name(language)
        file.chmod(0o644)
        size = file.stat().st_size
        file.replace(output / name)
        said.append(f"{output / name} ({size / 1e6:.1f} MB)")
    if not page:
        put = list(put_books(output, site))
        said += [f"It is in the site too: {file}" for file in put]
    return said


def put_books(dist: Path, site: Path) -> Iterator[Path]:
    """Copy the books into a built site and show the links to them; yield where they are."""
    for language in LANGUAGES:
        book, folder = dist / book_name(language), site / language
        if book.is_file() and (folder / "index.html").is_file():
            yield put_book(book, folder)


def put_book(book: Path, folder: Path) -> Path:
    """Copy a book into the site of its language, and let the pages lead to it."""
    target = folder / book.name
    aside = folder / f".{book.name}"
    try:
        shutil.copyfile(book, aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    for page in sorted(folder.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        shown = HIDDEN.sub(lambda found: found[1], text)
        if shown != text:
            _replace(page, shown)
    return target


def _replace(page: Path, text: str) -> None:
    aside = page.with_name(f".{page.name}")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(page)
    finally:
        aside.unlink(missing_ok=True)


def is_older(book: Path, folders: tuple[Path, ...]) -> bool:
    """Tell whether something in these folders was changed after a book was printed."""
    printed = book.stat().st_mtime
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return any(file.stat().st_mtime > printed for file in files)
