"""A difference in words: for a terminal, and as Markdown for a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge_base.diff.changes import Both, Change, Difference
from knowledge_base.model.history import ChangeKind
from knowledge_base.problems import one_line

TITLES: dict[ChangeKind, str] = {
    "reused": "Ids that now mean something else",
    "added": "Added",
    "removed": "Removed",
    "moved": "Moved",
    "reworded": "Reworded",
    "requantified": "Figures changed",
    "re-reviewed": "Reviewed anew",
    "certainty": "Certainty moved",
    "re-sourced": "Sources changed",
    "stale": "Translations gone stale",
    "path": "Example paths that run otherwise",
    "ranking": "Rankings moved",
    "edited": "Edited",
    "reordered": "Put in another order",
}
HINTS: dict[ChangeKind, str] = {
    "reused": "An id is an address for ever: give the new statement an id of its own.",
    "stale": "Only the English changed: change the Chinese too, or confirm it with make format.",
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~@&:])")
MAX_TOLD = 40
"""Changes of one kind in a comment, which a forge limits in length."""


def summary(difference: Difference) -> str:
    """Return one line of counts."""
    counts = [f"{TITLES[kind].lower()} {count}" for kind, count in difference.count().items()]
    for word, addresses in (
        ("addresses added", difference.addresses_added),
        ("addresses dropped", difference.addresses_dropped),
    ):
        counts += [f"{word} {len(addresses)}"] if addresses else []
    return ", ".join(counts) if counts else "no change of content"


def as_text(difference: Difference, old: str, new: str) -> str:
    """Return the whole difference as lines for a terminal."""
    lines = [f"{old} → {new}: {summary(difference)}"]
    for kind in difference.count():
        lines += ["", TITLES[kind]]
        lines += [f"  ({HINTS[kind]})"] if kind in HINTS else []
        for change in _of(difference, kind):
            lines.append(f"  {change.record}{_at(change)} ({_where(change)})")
            lines += [f"      {line}" for line in details(change)]
    for title, entries in _lists(difference):
        lines += ["", title, *(f"  {entry}" for entry in entries)]
    return "\n".join(map(one_line, lines)) + "\n"


def as_markdown(difference: Difference, old: str, new: str) -> str:
    """Return the difference for a comment; what the data says is shown as typed."""
    lines = [f"### What changes in the content: {_plain(old)} → {_plain(new)}", ""]
    lines += [f"{_plain(summary(difference)).capitalize()}."]
    for kind, count in difference.count().items():
        lines += ["", f"#### {TITLES[kind]} ({count})", ""]
        lines += [HINTS[kind], ""] if kind in HINTS else []
        for change in _of(difference, kind)[:MAX_TOLD]:
            lines.append(f"- **{_plain(change.record + _at(change))}** ({_plain(_where(change))})")
            lines += [f"  - {_plain(line)}" for line in details(change)]
        lines += [f"- … and {count - MAX_TOLD} more"] if count > MAX_TOLD else []
    for title, entries in _lists(difference):
        lines += ["", f"**{title}**", "", *(f"- {_plain(entry)}" for entry in entries[:MAX_TOLD])]
        more = len(entries) - MAX_TOLD
        lines += [f"- … and {more} more"] if more > 0 else []
    return "\n".join(lines) + "\n"


def details(change: Change) -> Iterator[str]:
    """Yield what there is to say about one change, a line each."""
    if change.kind not in ("reworded", "reused"):
        yield change.title.shown
    if change.before is not None or change.after is not None:
        yield f"{change.before or 'none'} → {change.after or 'none'}{_because(change)}"
    yield from _texts(change.before_text, change.after_text)
    if change.sources:
        yield f"with {', '.join(change.sources)}"


def _because(change: Change) -> str:
    words = [
        ("now: " if rule.startswith("+") else "no longer: ") + rule[1:] for rule in change.because
    ]
    return f", because {'; '.join(words)}" if words else ""


def _texts(before: Both | None, after: Both | None) -> Iterator[str]:
    for language in ("en", "zh"):
        old, new = (getattr(text, language) if text else None for text in (before, after))
        if old != new:
            yield f"{language} − {old or 'nothing'}"
            yield f"{language} + {new or 'nothing'}"


def _of(difference: Difference, kind: ChangeKind) -> list[Change]:
    return [change for change in difference.changes if change.kind == kind]


def _lists(difference: Difference) -> list[tuple[str, tuple[str, ...]]]:
    lists = (
        ("Addresses added", difference.addresses_added),
        ("Addresses dropped", difference.addresses_dropped),
        ("Not compared: the older data cannot be read here", difference.not_compared),
    )
    return [(title, entries) for title, entries in lists if entries]


def _at(change: Change) -> str:
    return f" {change.at}" if change.at else ""


def _where(change: Change) -> str:
    return f"{change.place.file}:{change.place.line}"


def _plain(text: str) -> str:
    """Keep a text from being read as Markdown, as a mention or as an issue's number."""
    return _MARKDOWN.sub(r"\\\1", one_line(text)).replace("\\@", "@\u2060").replace("\\<", "&lt;")
