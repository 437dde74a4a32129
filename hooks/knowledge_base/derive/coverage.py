"""The state of translation: how many texts there are where, and which are missing or stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge_base.derive.addresses import TRANSLATION_PAGE
from knowledge_base.derive.edition import Edit, Edition, Link
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.base import LANGUAGES, Text
from knowledge_base.named import named_texts
from knowledge_base.problems import Place, Problem
from knowledge_base.translations import translations

MISSING, STALE = "translation", "translation-stale"


@dataclass(frozen=True, slots=True)
class Lapse:
    """An editorial lapse, as `make check` counts it."""

    edit: Edit
    path: str
    wrong: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How the texts of one folder or file of the data fare."""

    name: str
    """`data/comparisons/`, `data/glossary.yaml`"""
    texts: int
    missing: int
    stale: int


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The page on the state of translation."""

    rows: tuple[CoverageRow, ...]
    missing: tuple[Lapse, ...]
    stale: tuple[Lapse, ...]
    others: tuple[Lapse, ...]
    """Lapses that do not concern translation."""


def coverage_page(
    edition: Edition, lapses: tuple[Problem, ...], trail: tuple[Link, ...]
) -> PageView:
    """Return the page that counts and lists what readers of either language lack."""
    title, lead = edition.heading("translation"), edition.heading("translation-lead")
    source = made_from(edition, [edition.base.site.place])
    view = coverage_view(edition, lapses)
    return PageView(TRANSLATION_PAGE, "translation", title, lead, view, source, trail)


def coverage_view(edition: Edition, lapses: tuple[Problem, ...]) -> CoverageView:
    """Return counts by folder, and each lapse by what it is."""
    return CoverageView(
        tuple(_rows(edition)),
        _shown(edition, (lapse for lapse in lapses if lapse.rule == MISSING)),
        _shown(edition, (lapse for lapse in lapses if lapse.rule == STALE)),
        _shown(edition, (lapse for lapse in lapses if lapse.rule not in (MISSING, STALE))),
    )


def _shown(edition: Edition, lapses: Iterable[Problem]) -> tuple[Lapse, ...]:
    return tuple(Lapse(edition.edit(p.place), p.path, p.wrong) for p in lapses)


def _rows(edition: Edition) -> list[CoverageRow]:
    stale = {each.text.place for each in translations(edition.base) if each.state == "stale"}
    folders: dict[str, list[Text]] = {}
    for _, text in named_texts(edition.base):
        folders.setdefault(_folder(text.place), []).append(text)
    rows = []
    for folder, own in sorted(folders.items()):
        lacking = sum(text.words(language) is None for text in own for language in LANGUAGES)
        rows.append(CoverageRow(folder, len(own), lacking, sum(t.place in stale for t in own)))
    return rows


def _folder(place: Place) -> str:
    """Return the folder below `data`, or the file that stands in `data` itself."""
    data, name, *rest = place.file.split("/")
    return f"{data}/{name}/" if rest else f"{data}/{name}"
