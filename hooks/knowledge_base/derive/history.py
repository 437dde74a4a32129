"""What releases changed, as readers see it: on pages, in the feed and beside each claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from knowledge_base.derive.addresses import CHANGES_PAGE, Address, address_of, release_page
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.history import ChangeKind, Release, ReleaseChange
from knowledge_base.model.knowledge_base import LINKABLE

FEED = "changes/feed.xml"
_SUBJECT = re.compile(r"[a-z0-9-]+")
_LABELS: dict[ChangeKind, str] = {"certainty": "certainty-", "re-reviewed": "review-"}
"""Kinds whose words before and after are words of the model, with what completes their labels."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change of a release."""

    kind: ChangeKind
    title: Words
    address: Address | None
    """None where the record is gone, or has no page."""
    at: str
    """Which entry of the record came or went; empty where the record itself did."""
    before: Words | None
    after: Words | None
    before_text: Words | None
    after_text: Words | None
    now: tuple[Words, ...]
    """Reasons for its certainty that came to apply."""
    no_longer: tuple[Words, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A release, with its changes by kind."""

    version: str
    since: str | None
    date: str
    claims: int
    link: Link
    groups: tuple[tuple[ChangeKind, tuple[ChangeView, ...]], ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A release that changed a claim, and what became of it then."""

    link: Link
    date: str
    change: ChangeView


def history_pages(edition: Edition) -> Iterator[PageView]:
    """Yield the list of releases and a page for each."""
    releases = tuple(release_view(edition, each) for each in edition.base.releases.values())
    title, lead = edition.heading("changes"), edition.heading("changes-lead")
    root = made_from(edition, [edition.base.site.place])
    yield PageView(CHANGES_PAGE, "changes", title, lead, releases, root)
    trail = (Link(title, Address(CHANGES_PAGE)),)
    for view, release in zip(releases, edition.base.releases.values(), strict=True):
        yield PageView(
            release_page(release.version),
            "release",
            view.link.title,
            edition.heading("release-lead", edition.name(view.date)),
            view,
            made_from(edition, [release.place]),
            trail,
            hides=("navigation",),
        )


def release_view(edition: Edition, release: Release) -> ReleaseView:
    """Return the view of one release."""
    views = [_change(edition, change) for change in release.changes]
    groups = (
        (kind, tuple(view for view in views if view.kind == kind)) for kind in get_args(ChangeKind)
    )
    return ReleaseView(
        version=release.version,
        since=release.since,
        date=release.date.isoformat(),
        claims=release.claims,
        link=_link(edition, release),
        groups=tuple((kind, changes) for kind, changes in groups if changes),
    )


def history_of(edition: Edition, claim: str) -> tuple[HistoryLine, ...]:
    """Return what releases did to a claim, the newest first."""
    return tuple(
        HistoryLine(_link(edition, release), release.date.isoformat(), _change(edition, change))
        for release, change in edition.changed.get(f"claim:{claim}", ())
    )


def _link(edition: Edition, release: Release) -> Link:
    title = edition.heading("release", edition.name(release.version))
    return Link(title, Address(release_page(release.version)), "release")


def _change(edition: Edition, change: ReleaseChange) -> ChangeView:
    because = [(rule[0], _reason(edition, rule[1:])) for rule in change.because]
    return ChangeView(
        kind=change.change,
        title=_title(edition, change),
        address=_address(edition, change.record),
        at=(change.at or "") if change.change in ("added", "removed") else "",
        before=_word(edition, change.change, change.before),
        after=_word(edition, change.change, change.after),
        before_text=edition.words(change.before_text) if change.before_text else None,
        after_text=edition.words(change.after_text) if change.after_text else None,
        now=tuple(words for sign, words in because if sign == "+"),
        no_longer=tuple(words for sign, words in because if sign == "-"),
        sources=tuple(_documents(edition, change.sources)),
    )


def _title(edition: Edition, change: ReleaseChange) -> Words:
    """Return what the record was called then, or is called now; else its id."""
    return edition.words(change.title) if change.title else _named(edition, change.record)


def _address(edition: Edition, record: str) -> Address | None:
    kind, _, name = record.partition(":")
    if kind not in (*LINKABLE, "reference", "check") or name not in edition.base.of(kind):
        return None
    return address_of(edition.base, kind, name)


def _word(edition: Edition, kind: ChangeKind, word: str | None) -> Words | None:
    """Return a word of the data, by its label where it has one."""
    if kind == "moved" and word is not None:
        return _named(edition, word.partition(" ")[0])
    if kind == "re-sourced" and word is not None:
        return _shorts(edition, word)
    if kind == "ranking" and word is not None:
        return edition.name(_SUBJECT.sub(lambda found: _name(edition, found[0]), word))
    label = f"{_LABELS[kind]}{word or 'none'}" if kind in _LABELS else ""
    if label in edition.base.labels:
        return edition.heading(label)
    return edition.name(word) if word is not None else None


def _named(edition: Edition, record: str) -> Words:
    """Return a record's title, or its id where it is gone."""
    kind, _, name = record.partition(":")
    if _address(edition, record) is not None:
        return edition.title_of(kind, name)  # type: ignore[arg-type]
    return edition.name(name)


def _name(edition: Edition, subject: str) -> str:
    known = edition.base.subjects.get(subject)
    return known.name if known else subject


def _shorts(edition: Edition, citations: str) -> Words:
    """Return the short names of the sources in a list of citations (`source#section`)."""
    names = dict.fromkeys(citation.partition("#")[0] for citation in citations.split(", "))
    known = edition.base.sources
    said = (edition.say(known[name].short) if name in known else name for name in names)
    return edition.name(edition.label("list-comma").join(said))


def _reason(edition: Edition, rule: str) -> Words:
    """Return a rule of certainty in words; one that is gone since keeps its id."""
    label = f"certainty-rule-{rule}"
    return edition.heading(label) if label in edition.base.labels else edition.name(rule)


def _documents(edition: Edition, records: tuple[str, ...]) -> Iterator[Link]:
    for record in records:
        kind, _, name = record.partition(":")
        if _address(edition, record) is not None:
            yield edition.link(kind, name)  # type: ignore[arg-type]
