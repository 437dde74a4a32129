"""Where each record is found on the site, and how pages refer to each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from knowledge_base.model.knowledge_base import Kind, KnowledgeBase

HOME = "index.md"
LANGUAGES_PAGE = "languages/index.md"
DUELS_PAGE = "compare/index.md"
TOPICS_PAGE = "topics/index.md"
MATRICES_PAGE = "matrices/index.md"
WHOLE_MATRIX_PAGE = "matrix.md"
"""Outside the folder of matrices, whose pages are named after dimensions."""
DECIDE_PAGE = "decide/index.md"
TABLES_PAGE = "decide/tables/index.md"
WEIGHING_PAGE = "decide/weighing/index.md"
EXPERIMENTS_PAGE = "experiments/index.md"
CASES_PAGE = "cases/index.md"
GUIDES_PAGE = "guides/index.md"
DIAGRAMS_PAGE = "diagrams/index.md"
SNIPPETS_PAGE = "snippets.md"
ECOSYSTEM_PAGE = "ecosystem/index.md"
EVIDENCE_PAGE = "evidence/index.md"
SOURCES_PAGE = "evidence/sources/index.md"
REFERENCES_PAGE = "evidence/references.md"
CERTAINTY_PAGE = "evidence/certainty.md"
DISAGREEMENTS_PAGE = "evidence/disagreements.md"
SANITY_PAGE = "evidence/sanity-checks.md"
FRESHNESS_PAGE = "evidence/freshness.md"
REVIEWS_PAGE = "evidence/reviews.md"
TRANSLATION_PAGE = "evidence/translation.md"
SHORTLIST_PAGE = "shortlist.md"
GLOSSARY_PAGE = "glossary.md"
CHANGES_PAGE = "changes/index.md"
DATA_PAGE = "data/index.md"

_FOLDERS: dict[Kind, str] = {
    "subject": "languages",
    "experiment": "experiments",
    "case": "cases",
    "flow": "decide/flows",
    "table": "decide/tables",
    "checklist": "decide/checklists",
    "calculator": "decide/calculators",
    "template": "decide/templates",
    "preset": "decide/weighing",
    "guide": "guides",
    "diagram": "diagrams",
    "source": "evidence/sources",
}
"""Kinds whose records each have a page, with its folder."""
PAGES_OF_DECISIONS = frozenset(k for k, folder in _FOLDERS.items() if folder.startswith("decide/"))
"""Kinds that help to decide."""
_LISTS: dict[Kind, str] = {
    "term": GLOSSARY_PAGE,
    "criterion": WEIGHING_PAGE,
    "snippet": SNIPPETS_PAGE,
    "reference": REFERENCES_PAGE,
    "disagreement": DISAGREEMENTS_PAGE,
    "check": SANITY_PAGE,
}
"""Kinds whose records share one page, each with an anchor on it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page, by its source's path within the docs folder, and an anchor on it."""

    src_uri: str
    anchor: str = ""


def address_of(base: KnowledgeBase, kind: Kind, name: str) -> Address:
    """Return where a record is shown.

    Raises:
        KeyError: there is no such record, or its kind has no page.
    """
    if kind == "claim":
        placed = base.claims[name]
        return Address(address_of(base, placed.kind, placed.owner).src_uri, name)
    if kind in _LISTS:
        return Address(_LISTS[kind], base.of(kind)[name].id)
    record = base.of(kind)[name]
    if kind == "comparison":
        return Address(f"topics/{record.dimension}/{name}.md")
    if kind == "dimension":
        return Address(f"topics/{name}/index.md")
    if kind == "project":
        return Address(f"ecosystem/{record.field}.md", name)
    if kind == "subject" and record.yardstick:
        return Address(LANGUAGES_PAGE, name)
    return Address(f"{_FOLDERS[kind]}/{name}.md")


def field_page(field: str) -> str:
    """Return the page of an ecosystem field."""
    return f"ecosystem/{field}.md"


def reviews_page(status: str) -> str:
    """Return the page of the claims with one verdict."""
    return f"evidence/reviews/{status}.md"


def subject_projects_page(subject: str) -> str:
    """Return the page of the projects that serve a subject."""
    return f"ecosystem/languages/{subject}.md"


def matrix_page(dimension: str) -> str:
    """Return the page of a dimension's matrix."""
    return f"matrices/{dimension}.md"


def release_page(version: str) -> str:
    """Return the page of a release."""
    return f"changes/{version}.md"


def duel_page(one: str, other: str) -> str:
    """Return the page that compares two subjects; its address does not hang on their order."""
    first, second = sorted((one, other))
    return f"compare/{first}-vs-{second}.md"


def duel_part_page(one: str, other: str, dimension: str) -> str:
    """Return the page that compares two subjects in one dimension."""
    return f"{duel_page(one, other).removesuffix('.md')}/{dimension}.md"


def part_page(page: str, part: str) -> str:
    """Return the page of that part of a longer list which belongs to one dimension, or to none."""
    return f"{page.removesuffix('.md')}/{part}.md"


def url_of(src_uri: str) -> str:
    """Return the page's address below the language's root: `languages/go/`; empty for home."""
    if posixpath.basename(src_uri) == "index.md":
        folder = posixpath.dirname(src_uri)
        return f"{folder}/" if folder else ""
    return src_uri.removesuffix(".md") + "/"


def relative_url(from_page: str, to: Address) -> str:
    """Return the link from one page to an address, as browsers resolve it."""
    anchor = f"#{to.anchor}" if to.anchor else ""
    if to.src_uri == from_page and anchor:
        return anchor
    return relative_path(from_page, url_of(to.src_uri)) + anchor


def relative_path(from_page: str, path: str) -> str:
    """Return the link from a page to a path below the language's root."""
    return _relative(url_of(from_page).split("/")[:-1], path.split("/")) or "./"


def relative_file(from_file: str, to_file: str) -> str:
    """Return the way from one file to another, both named from the same folder."""
    return _relative(from_file.split("/")[:-1], to_file.split("/"))


def _relative(folders: list[str], path: list[str]) -> str:
    shared = 0
    while shared < min(len(folders), len(path) - 1) and folders[shared] == path[shared]:
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(path[shared:])
