"""Draw every diagram beforehand, in both languages: plain SVG in `data/drawings/`.

A drawing's name is the digest of its source, so one that is out of date is never shown: the page's
script then draws the diagram. `made-with.txt` names what the drawings were made with.
"""

from __future__ import annotations

import hashlib
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from knowledge_base.check.check import load_and_check  # noqa: E402
from knowledge_base.derive.drawn import graphs  # noqa: E402
from knowledge_base.derive.edition import Edition  # noqa: E402
from knowledge_base.model.base import LANGUAGES, Language  # noqa: E402
from knowledge_base.problems import DataError  # noqa: E402
from knowledge_base.render.drawings import DRAWINGS, key_of  # noqa: E402
from knowledge_base.render.writer import neutral_source  # noqa: E402
from tools.book.chromium import find_chromium  # noqa: E402

ASSETS = ROOT / "overrides" / "assets"
LIBRARY = ASSETS / "vendor" / "mermaid.min.js"
RULES = ASSETS / "javascripts" / "drawing-rules.js"
DRAWING = ROOT / "tools" / "drawing.js"
FONT = ASSETS / "vendor" / "fonts" / "inter-latin-400-normal.woff2"
FAMILIES = '"Inter", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'
"""Latin letters are as wide as on the site; Chinese characters are as wide in any font."""
MADE_WITH = "made-with.txt"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def sources(data: Path) -> dict[str, tuple[str, Language]]:
    """Return every diagram's source and language by its drawing's name.

    Raises:
        DataError: the data has faults.
    """
    base, _ = load_and_check(data)
    return {
        key_of(source): (source, language)
        for language in LANGUAGES
        for source in map(neutral_source, graphs(Edition(base, language)))
    }


def made_with() -> str:
    """Return what drawings are made with: each file's digest and its path."""
    files = (LIBRARY, RULES, DRAWING, FONT)
    lines = (f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(ROOT)}" for f in files)
    return "".join(f"{line}\n" for line in lines)


def draw(wanted: Mapping[str, tuple[str, Language]]) -> Iterator[tuple[str, str]]:
    """Yield each diagram's name and its SVG, drawn in Chromium."""
    program = find_chromium()
    if program is None:
        sys.exit("error: there is no Chromium on the PATH; CHROMIUM may name one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport={"width": 1600, "height": 1200})
        _prepare(page)
        for name, (source, language) in sorted(wanted.items()):
            page.evaluate("(lang) => { document.documentElement.lang = lang; }", language)
            svg = page.evaluate(
                "([source, name]) => drawPlainly(source, name)", [source, f"d{name}"]
            )
            yield name, svg
        browser.close()


def _prepare(page: Page) -> None:
    font = b64encode(FONT.read_bytes()).decode()
    page.add_style_tag(
        content=f'@font-face {{ font-family: Inter; src: url("data:font/woff2;base64,{font}"); }}'
        f"body {{ margin: 0; font-family: {FAMILIES}; }}"
    )
    page.evaluate("() => document.fonts.load('15px Inter')")
    for script in (LIBRARY, RULES, DRAWING):
        page.add_script_tag(path=script)


def main() -> int:
    """Draw what lacks a drawing, or everything where what draws has changed; remove the rest."""
    folder = ROOT / "data" / DRAWINGS
    folder.mkdir(exist_ok=True)
    try:
        wanted = sources(ROOT / "data")
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    record = folder / MADE_WITH
    kept = {file.stem: file for file in folder.glob("*.svg")}
    if not record.is_file() or record.read_text(encoding="utf-8") != made_with():
        kept = {}
    for file in folder.glob("*.svg"):
        if file.stem not in wanted:
            file.unlink()
    missing = {name: source for name, source in wanted.items() if name not in kept}
    for name, svg in draw(missing) if missing else ():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    record.write_text(made_with(), encoding="utf-8")
    sys.stdout.write(f"{len(wanted)} diagrams, {len(missing)} of them drawn anew\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
