"""A small project laid out as this one is, and real builds of it."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.factories import LABELS, Edit, write

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "zh")
REAL_LABELS = (ROOT / "data" / LABELS).read_bytes()
HAND_WRITTEN = "# Written by hand\n\nSee the [glossary](glossary.md).\n"


@dataclass(frozen=True)
class Outcome:
    """What a command answered."""

    status: int
    output: str
    errors: str


def lay_out(
    root: Path, *edits: Edit, files: dict[str, str | bytes] | None = None, docs: str = HAND_WRITTEN
) -> Path:
    """Lay out a project with the small knowledge base, some of its texts replaced."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy2(ROOT / "mkdocs.zh.yml", root)
    shutil.copy2(ROOT / "mkdocs.yml", root)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    for page in (ROOT / "docs").rglob("*.md"):
        path = root / page.relative_to(ROOT)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(docs, encoding="utf-8")
    write(root, *edits, files={LABELS: REAL_LABELS, **(files or {})})
    return root


def run(*command: str, **environment: str) -> Outcome:
    """Run a Python program in an environment without colours or notices."""
    settings = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **environment}
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **settings},
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def build_site(root: Path, *arguments: str, **environment: str) -> Outcome:
    """Build a project's site as `make site` does."""
    tool = str(ROOT / "tools" / "build_site.py")
    return run(tool, "--root", str(root), *arguments, **scratch(root), **environment)


def build_language(root: Path, configuration: str = "mkdocs.yml", **environment: str) -> Outcome:
    """Build one language by MkDocs alone."""
    command = ("-m", "mkdocs", "build", "--strict", "--config-file", str(root / configuration))
    return run(*command, **scratch(root), **environment)


def build_here(
    root: Path, patch: pytest.MonkeyPatch, cache: str = "0", configuration: str = "mkdocs.yml"
) -> dict[str, bytes]:
    """Build one language within this process, which takes less; return its files.

    `cache` is the folder of what is kept, or `0` for none.
    """
    patch.setenv("ATLAS_CACHE", cache)
    patch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    patch.setenv("TMPDIR", str(root))
    config = load_config(str(root / configuration), site_dir=str(root / "site" / "built"))
    with contextlib.redirect_stdout(io.StringIO()):  # a plugin of the site tells what it does
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return snapshot(root / "site" / "built")


def scratch(root: Path) -> dict[str, str]:
    """Return the environment that keeps what a build caches within a project that was laid out."""
    return {} if root == ROOT else {"TMPDIR": str(root)}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file's content by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that is filled once, for all processes that test."""
    own = factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = common / name
    with (common / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            make(folder)
    return folder


MOVED = 'id="moved-to"'
"""Stands on a page that is there only to lead on, and on no other."""


def leads_on(file: Path) -> bool:
    """Tell whether a page is no more than the old address of another one."""
    return file.stat().st_size < 10_000 and MOVED in file.read_text(encoding="utf-8")


_ID = re.compile(r'<[a-z][^<>]*?\sid="([^"]*)"')
_HREF = re.compile(r'<a(?=\s)[^<>]*?\s(?:xlink:)?href="([^"]*)"')


class BuiltSite:
    """A built site, to be looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._articles: dict[str, Tag] = {}

    @cached_property
    def paths(self) -> dict[str, set[str]]:
        """The paths of every page, by language."""
        return {
            language: {
                file.parent.relative_to(self.folder / language).as_posix()
                for file in (self.folder / language).rglob("index.html")
                if not leads_on(file)
            }
            for language in LANGUAGES
        }

    def html(self, path: str) -> str:
        """Return a page as it is sent: `en/languages/go`."""
        return (self.folder / path / "index.html").read_text(encoding="utf-8")

    def page(self, path: str) -> BeautifulSoup:
        """Return a page with all that the theme puts around it."""
        return BeautifulSoup(self.html(path), "html.parser")

    def article(self, path: str) -> Tag:
        """Return what a page says, without the theme around it."""
        if path not in self._articles:
            article = BeautifulSoup(self.article_html(path), "html.parser").article
            assert article is not None
            self._articles[path] = article
        return self._articles[path]

    def article_html(self, path: str) -> str:
        """Return what a page says as it is sent, for looks at all pages: parsing takes long."""
        html = self.html(path)
        return html[html.index("<article") : html.rindex("</article>")]

    def ids(self, path: str) -> list[str]:
        """Return every id on a page, as often as it stands there."""
        return [unescape(found) for found in _ID.findall(self.article_html(path))]

    def hrefs(self, path: str) -> list[str]:
        """Return where a page's links lead, as the page has them."""
        return [unescape(found) for found in _HREF.findall(self.article_html(path))]

    def text(self, path: str) -> str:
        """Return a page's words."""
        return " ".join(self.article(path).get_text().split())

    def links(self, path: str, within: str = "") -> dict[str, str]:
        """Return where a page's links lead, as paths on the site, with their words."""
        found = {}
        for link in self.article(path).select(f"{within} a[href]".strip()):
            target = resolve(path, str(link["href"]))
            found[target] = " ".join(link.get_text().split())
        return found


def resolve(path: str, href: str) -> str:
    """Return what a link on the page at `path` leads to: `en/topics/a/b#anchor`."""
    if href.startswith(("http://", "https://", "mailto:")):
        return href
    place, _, anchor = href.partition("#")
    joined = os.path.normpath(f"{path}/{place.partition('?')[0]}").removesuffix("/index.html")
    return f"{joined}#{anchor}" if anchor else joined


def built(root: Path, *edits: Edit, files: dict[str, str | bytes] | None = None) -> None:
    """Lay out a project and build it, which must go well."""
    outcome = build_site(lay_out(root, *edits, files=files))
    assert outcome.status == 0, outcome.errors
