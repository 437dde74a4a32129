"""What a search can find: pages, and the entries of pages that list many, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from knowledge_base.derive.addresses import (
    REFERENCES_PAGE,
    SANITY_PAGE,
    Address,
    address_of,
    url_of,
)
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.page import PageView
from knowledge_base.derive.passages import Passage, passages
from knowledge_base.inline import plain
from knowledge_base.model.base import LANGUAGES, Text
from knowledge_base.model.ecosystem import Project, Term
from knowledge_base.model.knowledge_base import Kind
from knowledge_base.terms import forms

Group = Literal[
    "topics",
    "comparisons",
    "languages",
    "decisions",
    "experiments",
    "cases",
    "guides",
    "projects",
    "terms",
    "evidence",
    "pages",
]
"""What results are grouped by."""
GROUPS: tuple[Group, ...] = get_args(Group)

_KINDS: dict[str, tuple[str, Group]] = {
    "topic": ("comparison", "topics"),
    "dimension": ("dimension", "topics"),
    "matrix": ("matrix", "comparisons"),
    "duel": ("duel", "comparisons"),
    "whole_matrix": ("matrix", "comparisons"),
    "duel_dimension": ("duel", "comparisons"),
    "profile": ("subject", "languages"),
    "flow": ("flow", "decisions"),
    "decision_table": ("table", "decisions"),
    "checklist": ("checklist", "decisions"),
    "calculator": ("calculator", "decisions"),
    "decision_template": ("template", "decisions"),
    "preset": ("preset", "decisions"),
    "experiment": ("experiment", "experiments"),
    "case": ("case", "cases"),
    "guide_page": ("guide", "guides"),
    "diagram": ("diagram", "guides"),
    "field": ("field", "projects"),
    "source": ("source", "evidence"),
}
"""By template: the kind that a result is called, and its group."""
_GROUPS_OF_FOLDERS: dict[str, Group] = {
    "topics/": "topics",
    "compare/": "comparisons",
    "matrices/": "comparisons",
    "languages/": "languages",
    "decide/": "decisions",
    "experiments/": "experiments",
    "cases/": "cases",
    "guides/": "guides",
    "diagrams/": "guides",
    "snippets": "guides",
    "ecosystem/": "projects",
    "glossary": "terms",
    "evidence/": "evidence",
}
"""For pages that are of no kind themselves: indexes and the like."""
_LISTED: dict[Kind, Group] = {
    "term": "terms",
    "project": "projects",
    "snippet": "guides",
    "criterion": "decisions",
    "disagreement": "evidence",
}
"""Kinds whose records are found each by itself, though they share a page."""
_OF_PAGES: tuple[Kind, ...] = (
    *("subject", "dimension", "comparison", "experiment", "case", "flow", "table", "checklist"),
    *("calculator", "template", "preset", "guide", "diagram", "source"),
)
_GATHERED: dict[str, Kind] = {REFERENCES_PAGE: "reference", SANITY_PAGE: "check"}
"""Pages of records that are found as places on their page."""
OF_OUR_OWN_WORDS = frozenset(
    ("certainty_page", "changes", "data", "freshness", "home", "translation", "weighing")
)
"""Templates of pages that consist of labels: their words are found as they are rendered."""
PAGE_KIND = "page"
"""What a result is called that is of no other kind."""
_MARKS = re.compile(r"\]\([^)\s]*\)|[`*#|\[\]]|-{3,}")
"""What makes Markdown of a text."""
_LIST_WEIGHT = 0.9
"""Of an entry beside a page of its own."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A page, or an entry of a page that lists many."""

    address: str
    """Below the language's root: `glossary/#goroutine`."""
    kind: str
    """Of a label: `comparison` of `kind-comparison`."""
    group: Group
    title: str
    weight: float
    """How much it counts, 1 being usual."""
    also: str
    """Other words for it: its title in the other language, its kind."""
    passages: tuple[Passage, ...]
    """The first is the page itself or the entry."""


def findables(edition: Edition, views: Iterable[PageView]) -> tuple[Findable, ...]:
    """Return everything that a search can find, in the order of the site."""
    records = _records_by_page(edition)
    listed = _listed_by_page(edition)
    found: list[Findable] = []
    for view in views:
        found.append(_page(edition, view, records.get(view.src_uri)))
        found.extend(listed.get(view.src_uri, ()))
    return tuple(found)


def hand_written(path: str, title: str, text: str) -> Findable:
    """Return a page that was written by hand, in Markdown."""
    said = " ".join(_MARKS.sub(" ", text).split())
    return Findable(url_of(path), PAGE_KIND, "pages", title, 1.0, "", (Passage("", "", said),))


def with_sections(findable: Findable, sections: Iterable[tuple[str, str, str]]) -> Findable:
    """Return a page with those of its sections, by anchor, that it does not yet know.

    Sections have an anchor, a heading and words.
    """
    known = {passage.anchor for passage in findable.passages}
    more = (Passage(*section) for section in sections if section[0] not in known)
    return replace(findable, passages=(*findable.passages, *more))


def synonyms(edition: Edition) -> Iterator[tuple[str, ...]]:
    """Yield the forms of each term in both languages, those that it is only sought by included."""
    for term in edition.base.terms.values():
        words = [form for language in LANGUAGES for form in forms(term, language)]
        distinct = tuple(dict.fromkeys((*words, *_sought(term))))
        if len(distinct) > 1:
            yield distinct


def _sought(term: Term) -> tuple[str, ...]:
    return (*term.sought.en, *term.sought.zh) if term.sought else ()


def _records_by_page(edition: Edition) -> dict[str, tuple[Kind, Any]]:
    found: dict[str, tuple[Kind, Any]] = {}
    for kind in _OF_PAGES:
        for name, record in edition.base.of(kind).items():
            address = address_of(edition.base, kind, name)
            if not address.anchor:
                found[address.src_uri] = (kind, record)
    return found


def _listed_by_page(edition: Edition) -> dict[str, list[Findable]]:
    found: dict[str, list[Findable]] = {}
    for kind, group in _LISTED.items():
        for name, record in edition.base.of(kind).items():
            address = address_of(edition.base, kind, name)
            entry = _entry(edition, kind, group, record, address)
            found.setdefault(address.src_uri, []).append(entry)
    return found


def _page(edition: Edition, view: PageView, owner: tuple[Kind, Any] | None) -> Findable:
    kind, group = _KINDS.get(view.template) or (PAGE_KIND, _group_of(view.src_uri))
    title, lead = plain(view.title.text), plain(view.description.text)
    places = passages(edition, owner[1], title, lead) if owner else (Passage("", "", lead),)
    if gathered := _GATHERED.get(view.src_uri):
        places = (*places, *_gathered(edition, gathered))
    also = [edition.label(f"kind-{kind}"), *(_other_names(edition, owner[1]) if owner else ())]
    weight = view.search_weight
    return Findable(url_of(view.src_uri), kind, group, title, weight, " ".join(also), places)


def _entry(edition: Edition, kind: Kind, group: Group, record: Any, address: Address) -> Findable:
    title = plain(edition.title_of(kind, record.id).text)
    also = [edition.label(f"kind-{kind}"), *_other_names(edition, record)]
    if isinstance(record, Term):
        also += [form for language in LANGUAGES for form in forms(record, language)]
        also += _sought(record)
    if isinstance(record, Project):
        also += _about_project(edition, record)
    places = passages(edition, record, title, "")
    url = f"{url_of(address.src_uri)}#{address.anchor}"
    return Findable(url, kind, group, title, _LIST_WEIGHT, " ".join(also), places)


def _about_project(edition: Edition, project: Project) -> Iterator[str]:
    yield edition.label(f"project-kind-{project.kind}")
    yield edition.say(edition.base.fields[project.field].title)
    for subject in project.subjects:
        yield edition.base.subjects[subject].name


def _group_of(src_uri: str) -> Group:
    starts = (start for start in _GROUPS_OF_FOLDERS if src_uri.startswith(start))
    return _GROUPS_OF_FOLDERS.get(next(starts, ""), "pages")


def _other_names(edition: Edition, record: Any) -> Iterator[str]:
    """Yield a record's short name, and its title in the other language, whose words many know."""
    if isinstance(short := getattr(record, "short", None), Text):
        yield edition.say(short)
    title = getattr(record, "title", getattr(record, "term", None))
    if isinstance(title, Text):
        for language in LANGUAGES:
            if language != edition.language and (words := title.words(language)):
                yield plain(words)


def _gathered(edition: Edition, kind: Kind) -> Iterator[Passage]:
    for name, record in edition.base.of(kind).items():
        title = plain(edition.title_of(kind, name).text)
        yield replace(passages(edition, record, title, "")[0], anchor=record.id, heading=title)
