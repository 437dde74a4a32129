"""Build both languages aside and swap them in when all went well.

A build that fails, at whatever point, leaves the previous site as it was. A site that was built
before from the very same files is taken from the cache. ATLAS_CACHE=0 does without one; any other
value is its folder.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from knowledge_base.check.check import load_and_check  # noqa: E402
from knowledge_base.derive.edition import Edition  # noqa: E402
from knowledge_base.derive.missing import missing_page  # noqa: E402
from knowledge_base.edition_files import LIST_OF_PAGES  # noqa: E402
from knowledge_base.kept_files import KeptFiles  # noqa: E402
from knowledge_base.model.base import LANGUAGES, Language  # noqa: E402
from knowledge_base.model.knowledge_base import KnowledgeBase  # noqa: E402
from knowledge_base.problems import DataError  # noqa: E402
from knowledge_base.render.render import environment  # noqa: E402
from knowledge_base.store import Store, digest_of_code  # noqa: E402
from tools.book.chromium import find_chromium  # noqa: E402
from tools.book.delivery import book_name, is_older, put_books  # noqa: E402
from tools.content_policy import write_policy  # noqa: E402
from tools.kept_site import KeptSite, site_key  # noqa: E402

CONFIGURATIONS: dict[Language, str] = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}
NAMES: dict[Language, tuple[str, str]] = {"en": ("English", "en"), "zh": ("简体中文", "zh-Hans")}


def main() -> int:
    """Return 0 where the site was built and swapped in, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--output", type=Path, help="the site's folder (default: site)")
    parser.add_argument("--language", choices=LANGUAGES, help="build this one alone")
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    site = (arguments.output or root / "site").resolve()
    aside = Path(tempfile.mkdtemp(prefix=".site.", dir=site.parent))
    try:
        languages = (arguments.language,) if arguments.language else LANGUAGES
        return _build(root, site, aside, Store.of_user(), languages)
    except DataError as error:
        sys.stderr.write(f"{error}\nThe site was not built; the previous one is untouched.\n")
        return 1
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _build(root: Path, site: Path, aside: Path, store: Store, languages: Sequence[Language]) -> int:
    new = _new_site(root, site, aside, store, languages)
    if new is None:
        sys.stderr.write("The site was not built; the previous one is untouched.\n")
        return 1
    new.chmod(0o755)
    if site.exists():
        site.rename(aside / "old")
    new.rename(site)
    sys.stdout.write(f"The site is in {site}\n{say_of_books(root)}\n")
    return 0


def _new_site(
    root: Path, site: Path, aside: Path, store: Store, languages: Sequence[Language]
) -> Path | None:
    """Return the folder with a site, from the cache or made anew; None where that went wrong."""
    key = site_key(root, ROOT, site, _books(root), languages)
    kept, new = aside / "kept", aside / "new"
    if KeptSite(store, key).write(kept):
        return kept
    if not _make(root, new, store, languages):
        return None
    if site_key(root, ROOT, site, _books(root), languages) == key:  # nobody wrote meanwhile
        KeptSite(store, key).keep(new)
    store.tidy()
    return new


def _make(root: Path, new: Path, store: Store, languages: Sequence[Language]) -> bool:
    """Build a site anew, from what is known of its files and pages; tell whether it went well."""
    new.mkdir()
    files = KeptFiles(store, digest_of_code())
    base, _ = load_and_check(root / "data", read=files.read, examine=files.examine)
    if not build_languages(root, new, base, languages=languages):
        return False
    if len(languages) < len(LANGUAGES):
        return True
    templates = root / "overrides" / "generated"
    (new / "index.html").write_text(root_page(templates, base), encoding="utf-8")
    (new / "404.html").write_text(root_missing_page(templates, base), encoding="utf-8")
    (new / LIST_OF_PAGES).write_text(root_list(templates, base), encoding="utf-8")
    add_books(root, new)
    write_policy(new)
    return True


def add_books(root: Path, site: Path) -> None:
    """Put the PDFs that were printed before into a site."""
    for _ in put_books(root / "dist", site):
        pass


def say_of_books(root: Path) -> str:
    """Return what to say of the PDFs in a project's site."""
    books = [book for book in _books(root) if book.is_file()]
    if not books:
        missing = "" if find_chromium() else " There is no Chromium here, which it needs."
        return f"Without the PDFs: `make pdf` prints them and adds them.{missing}"
    sources = (root / "data", root / "docs", root / "overrides" / "generated")
    if any(is_older(book, sources) for book in books):
        return "The PDFs in it are older than the data: `make pdf` prints them anew."
    return "The PDFs are in it too."


def _books(root: Path) -> tuple[Path, ...]:
    return tuple(root / "dist" / book_name(language) for language in LANGUAGES)


def build_languages(
    root: Path,
    output: Path,
    base: KnowledgeBase,
    version: str = "",
    languages: Sequence[Language] = LANGUAGES,
) -> bool:
    """Build languages side by side; tell whether all of them went well.

    `version` names the release that they are built for.
    """
    environment_ = {**build_environment(base), "MIKE_DOCS_VERSION": version}
    running = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"),
                *("--config-file", str(root / CONFIGURATIONS[language])),
                *("--site-dir", str(output / language)),
            ],
            cwd=root,
            env=environment_,
        )
        for language in languages
    ]
    statuses = [process.wait() for process in running]
    return not any(statuses)


def build_environment(base: KnowledgeBase) -> dict[str, str]:
    """Return the environment of a build; its only clock is the date of the data."""
    as_of = base.site.as_of
    midnight = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    return {**os.environ, "SOURCE_DATE_EPOCH": str(int(midnight.timestamp()))}


def root_page(templates: Path, base: KnowledgeBase, look: str = "en/") -> str:
    """Return the page at `/`, which sends readers to their language and offers both.

    It takes its style and script from the edition at `look`.
    """
    template = environment(templates).get_template("root_redirect.html")
    return template.render(editions=_editions(base), look=look)


def root_list(templates: Path, base: KnowledgeBase, release: str = "") -> str:
    """Return `/llms.txt`, which leads to the list of pages of each language.

    `release` is the folder of the release whose lists it names: `latest/`.
    """
    editions = [
        {**edition, "list": f"{edition['language']}/{release}{LIST_OF_PAGES}"}
        for edition in _editions(base)
    ]
    return environment(templates).get_template("root_llms.txt").render(editions=editions)


def root_missing_page(templates: Path, base: KnowledgeBase, version: str = "") -> str:
    """Return the page for addresses where no page is, in both languages.

    Hosts show it at any depth, so it names everything from the host's root. `version` names the
    release that it leads to.
    """
    editions = [Edition(base, language, version) for language in LANGUAGES]
    pages = [
        {**_names(edition.language), "folder": edition.folder, **asdict(missing_page(edition))}
        for edition in editions
    ]
    template = environment(templates).get_template("root_missing.html")
    root = urlsplit(base.site.address or "/").path
    return template.render(editions=pages, root=root, look=editions[0].folder)


def _editions(base: KnowledgeBase) -> list[dict[str, str]]:
    editions = [Edition(base, language) for language in LANGUAGES]
    return [
        {
            **_names(edition.language),
            "title": edition.say(base.site.title),
            "tagline": edition.say(base.site.tagline),
        }
        for edition in editions
    ]


def _names(language: Language) -> dict[str, str]:
    name, lang = NAMES[language]
    return {"language": language, "lang": lang, "name": name}


if __name__ == "__main__":
    gc.disable()  # all that is read stays until the end
    sys.exit(main())
