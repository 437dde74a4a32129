"""An edition made anew only where something that it hangs on has changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge_base.edition_pages import MarkdownWriter, RenderedEdition, render_edition
from knowledge_base.kept_files import KeptFiles
from knowledge_base.kept_pages import KeptPages
from knowledge_base.model.base import Language
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
    pages = KeptPages(store, surroundings(root, code))
    edition = render_edition(
        root / "data",
        root / TEMPLATES,
        language,
        version,
        read=KeptFiles(store, code).read,
        render=pages.render,
    )
    pages.keep()
    return KeptEdition(edition, pages.markdown_writer)


def surroundings(root: Path, code: str) -> str:
    """Return the digest of what all pages hang on."""
    return digest_of(code, digest_of_files(root, [TEMPLATES]))
