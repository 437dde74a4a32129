"""Draw the pictures that are shown beside links to the site: one for each section and language.

They are committed, so that a build needs no browser and looks the same everywhere. Each says in
itself which words are on it; a test tells where these are no longer those of the site.
"""

from __future__ import annotations

import argparse
import base64
import struct
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from knowledge_base.check.check import load_and_check  # noqa: E402
from knowledge_base.derive.edition import Edition  # noqa: E402
from knowledge_base.derive.head import PICTURES, SECTIONS, words_of_picture  # noqa: E402
from knowledge_base.model.base import LANGUAGES  # noqa: E402
from knowledge_base.model.knowledge_base import KnowledgeBase  # noqa: E402
from tools.book.chromium import find_chromium  # noqa: E402

WIDTH, HEIGHT = 1200, 630
LARGE, SMALL, LONG = 68, 44, 30
"""The size of a title's letters in pixels, large or small where it has more than `LONG` of them."""
BODY = '<body style="margin: 0">{}</body>'
FONTS = ROOT / "overrides" / "assets" / "vendor" / "fonts"
WEIGHTS = (400, 600, 700)
KEY = b"Description"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def main() -> int:
    """Draw every picture."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--output", type=Path, default=ROOT / "overrides" / PICTURES)
    output: Path = parser.parse_args().output
    output.mkdir(parents=True, exist_ok=True)
    base, _ = load_and_check(ROOT / "data")
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, (drawing, words) in drawings(base).items():
            page.set_content(BODY.format(drawing))
            page.evaluate("document.fonts.ready")
            (output / name).write_bytes(with_words(page.screenshot(), said(base, words)))
        browser.close()
    return 0


def drawings(base: KnowledgeBase) -> dict[str, tuple[str, tuple[str, str]]]:
    """Return each picture's drawing and its title's words, by file name."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "tools" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    template = environment.get_template("picture.svg")
    shared = {"fonts": {weight: _font(weight) for weight in WEIGHTS}, "subjects": subjects(base)}
    return {
        f"{section}-{language}.png": (
            template.render(section=section, language=language, **_titled(words), **shared),
            words,
        )
        for language in LANGUAGES
        for section in SECTIONS
        for words in (words_of_picture(Edition(base, language), section),)
    }


def said(base: KnowledgeBase, words: tuple[str, str]) -> str:
    """Return all the words on a picture, a line each."""
    return "\n".join((*words, subjects(base)))


def subjects(base: KnowledgeBase) -> str:
    """Return the names of what is compared, as every picture has them."""
    return " · ".join(s.name for s in base.subjects.values() if not s.yardstick)


def _titled(words: tuple[str, str]) -> dict[str, object]:
    site, title = words
    return {"site": site, "title": title, "size": SMALL if len(title) > LONG else LARGE}


def _font(weight: int) -> str:
    file = FONTS / f"inter-latin-{weight}-normal.woff2"
    return base64.b64encode(file.read_bytes()).decode()


def with_words(picture: bytes, words: str) -> bytes:
    """Return a PNG that says which words are on it."""
    end = picture.index(b"IEND") - 4
    body = KEY + b"\0\0\0\0\0" + words.encode()
    chunk = b"iTXt" + body
    mark = struct.pack(">I", len(body)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return picture[:end] + mark + picture[end:]


def words_on(picture: bytes) -> str:
    """Return the words that a picture says are on it."""
    start = picture.index(b"iTXt" + KEY)
    length = struct.unpack(">I", picture[start - 4 : start])[0]
    return picture[start + 4 + len(KEY) + 5 : start + 4 + length].decode()


if __name__ == "__main__":
    sys.exit(main())
