"""Whole sites that were built before from the very same files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge_base.model.base import Language
from knowledge_base.store import Store, digest_of, digest_of_files, digest_of_packages

SITE, FILE = "site", "site-file"
OURS = ("hooks", "tools")
"""The code that builds, wherever the project is."""
NO_SOURCES = frozenset(("site", "tests", "bench", "audit", "node_modules", "__pycache__"))
"""What may stand in a project's folder and no site is made from."""


@dataclass(frozen=True, slots=True)
class KeptSite:
    """A site under its key: a list of its files, each of which is kept by its content."""

    store: Store
    key: str

    def write(self, folder: Path) -> bool:
        """Write the site into a folder; tell whether it was there, whole."""
        listed: dict[str, str] | None = self.store.get(SITE, self.key)
        return listed is not None and all(
            self._write(folder / name, digest) for name, digest in listed.items()
        )

    def _write(self, path: Path, digest: str) -> bool:
        content = self.store.read(FILE, digest)
        if content is None:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return True

    def keep(self, folder: Path) -> None:
        """Keep the site that is in a folder."""
        if self.store.folder is None:
            return
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        listed = {path.relative_to(folder).as_posix(): self._keep(path) for path in files}
        self.store.put(SITE, self.key, listed)

    def _keep(self, path: Path) -> str:
        content = path.read_bytes()
        digest = digest_of(content)
        # One that is damaged is found out when it is read: then all is built, and kept, anew.
        self.store.write(FILE, digest, content)
        return digest


def site_key(
    project: Path, code: Path, site: Path, books: tuple[Path, ...], languages: Sequence[Language]
) -> str:
    """Return the digest of all that a site is made from.

    `code` is the project whose tools build, `site` where the site goes, and `books` are the PDFs
    that go into it.
    """
    paths = (path for path in sorted(project.iterdir()) if path.resolve() != site)
    names = [p.name for p in paths if p.name not in NO_SOURCES and not p.name.startswith(".")]
    names = [name for name in names if name != "dist"]
    return digest_of(
        digest_of_packages(),
        digest_of_files(project, names),
        digest_of_files(code, OURS),
        *(book.name.encode() + b"\0" + book.read_bytes() for book in books if book.is_file()),
        os.environ.get("MIKE_DOCS_VERSION", ""),
        *languages,
    )
