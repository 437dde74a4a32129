"""The Atom feed of releases: one entry each, with its changes as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import CHANGES_PAGE, relative_path, release_page, url_of
from knowledge_base.derive.edition import Edition, Words
from knowledge_base.derive.history import FEED, ChangeView, ReleaseView, release_view
from knowledge_base.inline import plain

MAX_LINES = 100
"""Of an entry; the page that it leads to has them all."""
NAMESPACE = "urn:polyglot-atlas"
"""Begins the ids of a feed whose site has no address yet."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """A release."""

    id: str
    title: str
    updated: str
    url: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """The feed of one language."""

    id: str
    language: str
    title: str
    subtitle: str
    author: str
    updated: str
    """The date of the newest release, or of the data while there is none."""
    self: str
    page: str
    entries: tuple[EntryView, ...]


def feed_view(edition: Edition) -> FeedView:
    """Return the feed; its links are relative while the site has no address."""
    site = edition.base.site
    releases = [release_view(edition, release) for release in edition.base.releases.values()]
    title = edition.say(site.title)
    return FeedView(
        id=_id(edition, FEED),
        language="zh-Hans" if edition.language == "zh" else "en",
        title=f"{title}{edition.label('colon')}{edition.label('changes')}",
        subtitle=edition.label("changes-lead"),
        author=title,
        updated=_midnight(releases[0].date if releases else site.as_of.isoformat()),
        self=_url(edition, FEED),
        page=_url(edition, url_of(CHANGES_PAGE)),
        entries=tuple(_entry(edition, release) for release in releases),
    )


def _entry(edition: Edition, release: ReleaseView) -> EntryView:
    path = url_of(release_page(release.version))
    lines = list(_lines(edition, release))
    more = [edition.label("feed-more").format(len(lines) - MAX_LINES)]
    return EntryView(
        id=_id(edition, path),
        title=plain(release.link.title.text),
        updated=_midnight(release.date),
        url=_url(edition, path),
        lines=(*lines[:MAX_LINES], *(more if len(lines) > MAX_LINES else ())),
    )


def _lines(edition: Edition, release: ReleaseView) -> Iterator[str]:
    if not release.groups:
        yield edition.label("release-empty" if release.since else "release-first")
    for kind, changes in release.groups:
        for change in changes:
            said = edition.label(f"change-{kind}"), _line(edition, change)
            yield edition.label("colon").join(said)


def _line(edition: Edition, change: ChangeView) -> str:
    """Return a change on one line: what, from what to what, and because of what."""
    title = plain(change.title.text)
    nothing = edition.label("change-nothing")
    old, new = (_said(words, nothing) for words in (change.before, change.after))
    if change.before is None and change.after is None:
        old, new = (_said(words, nothing) for words in (change.before_text, change.after_text))
    moved = f" ({old} → {new})" if (old, new) != (nothing, nothing) else ""
    reasons = edition.label("list-comma").join(words.text for words in change.now)
    because = f"{edition.label('colon')}{reasons}" if reasons else ""
    return f"{title}{moved}{because}"


def _said(words: Words | None, nothing: str) -> str:
    return plain(words.text) if words else nothing


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def _id(edition: Edition, path: str) -> str:
    address = edition.base.site.address
    if address:
        return f"{address}{edition.language}/{path}"
    return f"{NAMESPACE}:{edition.language}:{path.strip('/').replace('/', ':')}"


def _url(edition: Edition, path: str) -> str:
    address = edition.base.site.address
    if address:
        return f"{address}{edition.language}/{path}"
    return relative_path(CHANGES_PAGE, path)
