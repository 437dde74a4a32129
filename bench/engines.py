"""The engines that are measured, each on the same pages: how to prepare, clean, change and build.

Each engine works in a folder of its own below `Case.folder`, so that none finds another's caches.
"""

from __future__ import annotations

import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.hugo_site import write_hugo_site
from bench.measuring import Command

EPOCH = "1795219200"
"""The date of the synthetic data, which a build takes for its only clock."""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": EPOCH}
STYLE: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10_000}
ADDED = " One word more: {}."
ADDED_CHINESE = "另加一词：{}。"


@dataclass(frozen=True, slots=True)
class Case:
    """A site to be built by every engine."""

    folder: Path
    project: Path
    """Our own project, as a knowledge base."""
    export: Path
    """The same pages in English as Markdown, with a minimal `mkdocs.yml`."""
    topic: str
    """A comparison's file below the project, of which a claim is changed."""
    page: str
    """The page of that comparison, below the export's `docs`."""


class Engine(ABC):
    """A way to make a site."""

    name: str
    """As results name it."""
    has_cache: bool
    """Whether a second build can be cheaper than the first."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.folder = case.folder / self.name
        self.site = self.folder / "site"

    @abstractmethod
    def prepare(self) -> None:
        """Write what the engine reads; not measured."""

    @abstractmethod
    def clean(self) -> None:
        """Remove what earlier builds left."""

    @abstractmethod
    def command(self) -> Command:
        """Return how the site is built."""

    @abstractmethod
    def change(self, turn: int) -> None:
        """Change one claim, to other words at each turn."""


class Atlas(Engine):
    """Ourselves: the hooks in MkDocs, on the knowledge base."""

    name = "atlas"
    has_cache = True

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self.site = self.folder / "site" / "en"

    def prepare(self) -> None:
        """Nothing to write: the project is there."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def clean(self) -> None:
        """Remove the site, and the caches, which lie where the environment says."""
        for name in ("site", "cache", "tmp"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        (self.folder / "tmp").mkdir(parents=True)

    def command(self) -> Command:
        """Build the English site, as `make site` builds it beside the Chinese one."""
        words = (sys.executable, str(self.case.project / "tools" / "build_site.py"))
        site = ("--language", "en", "--output", str(self.site.parent))
        return Command((*words, *site), self.case.project, QUIET | self.caches())

    def caches(self) -> dict[str, str]:
        """Return the environment that keeps caches in the engine's folder."""
        return {
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "TMPDIR": str(self.folder / "tmp"),
        }

    def change(self, turn: int) -> None:
        """Add a sentence to the first claim of a topic, in both languages."""
        change_claim(self.case.project / self.case.topic, turn)


def change_claim(topic: Path, turn: int) -> None:
    """Add a sentence to the first claim of a topic, in place of the one added before."""
    content = yaml.load(topic.read_text(encoding="utf-8"), yaml.CBaseLoader)
    text = next(iter(content["aspects"][0]["cells"].values()))[0]["text"]
    for language, added in (("en", ADDED), ("zh", ADDED_CHINESE)):
        text[language] = text[language].partition(added.partition("{")[0])[0] + added.format(turn)
    with topic.open("w", encoding="utf-8") as file:
        yaml.dump(content, file, yaml.CSafeDumper, **STYLE)


class _OfExport(Engine):
    """An engine that builds the pages that `make export` wrote."""

    caches: tuple[str, ...] = ()

    def prepare(self) -> None:
        """Copy the export; the navigation is pruned, as ours is."""
        shutil.copytree(self.case.export, self.folder)
        path = self.folder / "mkdocs.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("theme:\n", f"theme:\n{PRUNED}", 1), encoding="utf-8")

    def clean(self) -> None:
        """Remove the site and the caches."""
        for name in ("site", *self.caches):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def change(self, turn: int) -> None:
        """Add a sentence to one page; a claim of ours changes several."""
        change_page(self.folder / "docs" / self.case.page, turn)


PRUNED = "  features: [navigation.prune, navigation.indexes, navigation.tabs]\n"


def change_page(page: Path, turn: int) -> None:
    """Add a sentence to a page's end, in place of the one added before."""
    mark = ADDED.partition("{")[0]
    kept = page.read_text(encoding="utf-8").partition(f"\n{mark}")[0].rstrip("\n")
    page.write_text(f"{kept}\n\n{mark}{turn}.\n", encoding="utf-8")


class Material(_OfExport):
    """Plain MkDocs with Material."""

    name = "material"
    has_cache = False

    def command(self) -> Command:
        """Build with the peers' own MkDocs."""
        return Command((str(peer("mkdocs")), "build", "--clean", "--quiet"), self.folder, QUIET)


class Zensical(_OfExport):
    """Zensical, by the makers of Material."""

    name = "zensical"
    has_cache = True
    caches = (".cache",)

    def command(self) -> Command:
        """Build what the same configuration says."""
        words = (str(peer("zensical")), "build", "--config-file", "mkdocs.yml")
        return Command(words, self.folder, QUIET)


class Hugo(_OfExport):
    """Hugo with a minimal theme of our own: the same content, navigation and search index."""

    name = "hugo"
    has_cache = False
    caches = ("cache", "resources")

    def prepare(self) -> None:
        """Write the pages as Hugo wants to have them."""
        write_hugo_site(self.case.export, self.folder)

    def command(self) -> Command:
        """Build by the program itself, without the Python around it."""
        program = str(next(VENV.glob("lib/*/site-packages/hugo/binaries/hugo*")))
        words = (program, "--quiet", "--destination", str(self.site))
        return Command(words, self.folder, {"HUGO_CACHEDIR": str(self.folder / "cache")})

    def change(self, turn: int) -> None:
        """Add a sentence to one page."""
        change_page(self.folder / "content" / self.case.page, turn)


VENV = Path(__file__).resolve().parent / ".venv"
"""Where the peers are installed, apart from what the project needs itself."""


def peer(program: str) -> Path:
    """Return a program of the peers' environment."""
    return VENV / "bin" / program


ENGINES: dict[str, Callable[[Case], Engine]] = {
    engine.name: engine for engine in (Atlas, Material, Zensical, Hugo)
}
