"""An edition made anew only where something that it hangs on has changed, whole or in parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge_base.derive.addresses import url_of
from knowledge_base.edition_pages import (
    MarkdownWriter,
    RenderedEdition,
    derive,
    missing_labels,
    pages_by_hand,
    render_edition,
)
from knowledge_base.kept_files import KeptFiles
from knowledge_base.kept_pages import KeptPages, Share
from knowledge_base.model.base import Language
from knowledge_base.problems import DataError
from knowledge_base.render.drawings import read_drawings
from knowledge_base.store import Store, digest_of, digest_of_code, digest_of_files

TEMPLATES = "overrides/generated"


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """An edition, and what writes its pages as Markdown."""

    edition: RenderedEdition
    markdown_writer: MarkdownWriter


def kept_edition(store: Store, root: Path, language: Language, version: str = "") -> KeptEdition:
    """Return an edition of the project in `root`, made from what is known of its files and pages.

    Raises:
        DataError: as `render_edition` does; no page is kept then.
    """
    code = digest_of_code()
    files = KeptFiles(store, code)
    pages = KeptPages(store, _surroundings(root, code))
    edition = render_edition(
        root / "data",
        root / TEMPLATES,
        language,
        version,
        read=files.read,
        examine=files.examine,
        render=pages.render,
    )
    pages.keep()
    return KeptEdition(edition, pages.markdown_writer)


def keep_part(
    store: Store, root: Path, language: Language, share: Share, version: str = ""
) -> tuple[int, int]:
    """Render a share of an edition's pages into the store; return how many, and of how many.

    Whoever builds the edition with all that its parts have kept finds every page.

    Raises:
        DataError: the data has faults, or lacks a label that these pages ask for.
    """
    code = digest_of_code()
    files = KeptFiles(store, code)
    derived = derive(root / "data", language, version, files.read, files.examine)
    pages = KeptPages(store, _surroundings(root, code), share)
    drawings = read_drawings(root / "data")
    draw = (derived.edition, derived.views, root / TEMPLATES, derived.moved.anchors, drawings)
    rendered = list(pages.render(*draw))
    if derived.edition.missing:
        raise DataError(missing_labels(derived.edition))
    pages.keep()
    by_hand = pages_by_hand(root / "docs" / language)
    names = (*by_hand, *(view.src_uri for view in derived.views))
    write = pages.markdown_writer({url_of(name): name for name in names})
    for page in rendered:
        write(page)
    return len(rendered), len(derived.views)


def _surroundings(root: Path, code: str) -> str:
    """Return the digest of what all pages hang on."""
    return digest_of(code, digest_of_files(root, [TEMPLATES]))
