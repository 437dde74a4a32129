"""Pages that are written by hand, as Markdown in `docs/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import markdown  # type: ignore[import-untyped]
from lxml import html
from lxml.html import HtmlElement
from mkdocs.utils.meta import get_data

from knowledge_base.render.book import Body
from tools.book.problems import BookError
from tools.book.trees import parse, text_of

EXTENSIONS = ["admonition", "attr_list", "def_list", "tables", "toc", "pymdownx.superfences"]
HAND_WRITTEN = "hand_written"


def hand_written(docs: Path) -> Iterator[Body]:
    """Yield the pages of a language.

    Raises:
        BookError: a picture is not there.
    """
    for path in sorted(docs.rglob("*.md")):
        text, meta = get_data(path.read_text(encoding="utf-8"))
        name = path.relative_to(docs).as_posix()
        body = markdown.markdown(text, extensions=EXTENSIONS)
        tree = parse(body)
        _find_pictures(tree, path, docs)
        heading = tree.find(".//h1")
        title = meta.get("title") or (path.stem if heading is None else text_of(heading))
        text = html.tostring(tree, encoding="unicode")
        yield Body(name, HAND_WRITTEN, str(title), text, ())


def _find_pictures(tree: HtmlElement, page: Path, docs: Path) -> None:
    """Name pictures by where they are, since the page is printed from somewhere else.

    Raises:
        BookError: a picture is not there.
    """
    for picture in tree.iter("img"):
        source = picture.get("src", "")
        file = page.parent / source
        if source.startswith("data:"):
            continue
        if not file.is_file():
            where = f"docs/{docs.name}/{page.relative_to(docs).as_posix()}"
            raise BookError(
                f"{where}: the picture '{source}' is not there; add it or its right path"
            )
        picture.set("src", file.resolve().as_uri())
