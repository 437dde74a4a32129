"""The knowledge base in one language: words, labels and links for the views."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from knowledge_base.derive.addresses import Address, address_of
from knowledge_base.derive.judgements import Judgement, judge
from knowledge_base.inline import plain
from knowledge_base.model.base import LANGUAGES, Language, Text
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.history import Release, ReleaseChange
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase
from knowledge_base.problems import Place
from knowledge_base.translations import translations

_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is shown: in the edition's language, or in the other where that is missing."""

    text: str
    language: Language
    is_translated: bool = True
    is_stale: bool = False
    """Whether the text that it was translated from has changed since."""


def language_of(title: str) -> Language:
    """Return the language of a title as it was given: Chinese where it has Han letters."""
    return "zh" if _HAN.search(title) else "en"


@dataclass(frozen=True, slots=True)
class Link:
    """A title that leads somewhere."""

    title: Words
    address: Address
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Where a record can be changed."""

    shown: str
    """`data/sources.yaml:12`"""
    url: str | None
    """The same on the forge; None while the repository's address is unset."""


@dataclass(frozen=True)
class Edition:
    """A knowledge base together with the language that it is shown in."""

    base: KnowledgeBase
    language: Language
    version: str = ""
    """The release that this is made for: `2026.12`; empty in a build that is none."""
    views: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """Views of claims made so far, by id: a claim looks the same on every page."""
    labels: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Labels said so far."""
    missing: set[str] = field(default_factory=set, compare=False, repr=False)
    """Labels that pages asked for and that are not there; whoever renders reports them."""

    @property
    def folder(self) -> str:
        """Where the edition stands below the site's address: `en/`, or `en/2026.12/`."""
        return self.folder_of(self.language)

    def folder_of(self, language: Language) -> str:
        """Return where the edition in a language stands below the site's address."""
        return f"{language}/{self.version}/" if self.version else f"{language}/"

    @cached_property
    def judgements(self) -> Mapping[str, Judgement]:
        """What we hold of each claim, worked out once."""
        return judge(self.base)

    @cached_property
    def topics(self) -> Mapping[str, tuple[Comparison, ...]]:
        """The comparisons of every dimension, in the order of the data."""
        found: dict[str, list[Comparison]] = {name: [] for name in self.base.dimensions}
        for comparison in self.base.comparisons.values():
            found[comparison.dimension].append(comparison)
        return {name: tuple(comparisons) for name, comparisons in found.items()}

    @cached_property
    def changed(self) -> Mapping[str, tuple[tuple[Release, ReleaseChange], ...]]:
        """What releases did to each record, by its name, the newest first."""
        found: dict[str, list[tuple[Release, ReleaseChange]]] = defaultdict(list)
        for release in self.base.releases.values():
            for change in release.changes:
                found[change.record].append((release, change))
        return {name: tuple(changes) for name, changes in found.items()}

    @cached_property
    def stale(self) -> frozenset[Place]:
        """Where the translations stand whose originals have changed; English is the original."""
        if self.language == "en":
            return frozenset()
        return frozenset(t.text.place for t in translations(self.base) if t.state == "stale")

    def words(self, text: Text) -> Words:
        """Return a text's words, falling back to the other language."""
        own = text.words(self.language)
        if own is not None:
            return Words(own, self.language, is_stale=text.place in self.stale)
        for language in LANGUAGES:
            other = text.words(language)
            if other is not None:
                return Words(other, language, is_translated=False)
        raise ValueError("a text without words")

    def say(self, text: Text) -> str:
        """Return a text as plain words, for titles and descriptions."""
        return plain(self.words(text).text)

    def label(self, name: str) -> str:
        """Return a word of the site's furniture; a missing one is noted in `missing`."""
        known = self.labels.get(name)
        if known is None:
            if name not in self.base.labels:
                self.missing.add(name)
                return name
            known = self.labels[name] = self.say(self.base.labels[name])
        return known

    def heading(self, name: str, *filling: Words) -> Words:
        """Return a label as words, its gaps filled with others, whose language then counts."""
        label = self.label(name).format(*(plain(words.text) for words in filling))
        strange = next((words for words in filling if not words.is_translated), None)
        return Words(label, strange.language, False) if strange else self.name(label)

    def name(self, word: str) -> Words:
        """Return a name, which is the same in every language."""
        return Words(word, self.language)

    def title_of(self, kind: Kind, name: str) -> Words:
        """Return what readers call a record."""
        record: Any = self.base.of(kind)[name]
        if kind in ("subject", "project"):
            return self.name(record.name)
        if kind == "reference":
            return Words(record.title, language_of(record.title))
        if kind == "term":
            return self.words(record.term)
        if kind == "claim":
            return self.words(record.claim.text)
        return self.words(record.title)

    def link(self, kind: Kind, name: str) -> Link:
        """Return a link to a record."""
        return Link(self.title_of(kind, name), address_of(self.base, kind, name), kind)

    def links(self, kind: Kind, names: Iterable[str]) -> tuple[Link, ...]:
        """Return links to several records of a kind, in the order given."""
        return tuple(self.link(kind, name) for name in names)

    def follow(self, references: Iterable[str]) -> tuple[Link, ...]:
        """Return links to records named as `kind:id`."""
        split = (reference.split(":", 1) for reference in references)
        return tuple(self.link(kind, name) for kind, name in split)  # type: ignore[arg-type]

    def edit(self, place: Place) -> Edit:
        """Return where a record is changed, by line."""
        repository = self.base.site.repository
        url = f"{repository}{place.file}#L{place.line}" if repository else None
        return Edit(f"{place.file}:{place.line}", url)
