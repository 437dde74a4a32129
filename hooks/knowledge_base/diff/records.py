"""Changes of any record: what was added, removed, reworded, edited or put in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from knowledge_base.diff.changes import Both, Change
from knowledge_base.diff.sides import Side, title_of
from knowledge_base.model.base import Text
from knowledge_base.named import Entries, Entry, Named, NamedRecord
from knowledge_base.reflow import same_words
from knowledge_base.translations import digest

TOLD_ELSEWHERE = ("claim:", "label:")
"""Claims have changes of their own, and the words of the site's furniture are no content."""


def record_changes(old: Side, new: Side) -> Iterator[Change]:
    """Yield the changes of every record but claims, each list entry that came or went once."""
    for name in {**old.records, **new.records}:
        if name.startswith(TOLD_ELSEWHERE):
            continue
        before, after = old.records.get(name), new.records.get(name)
        if before is None and after is not None:
            if after.place.file not in old.unread:
                yield Change(name, "added", title_of(after), after.place)
        elif after is None and before is not None:
            yield Change(name, "removed", title_of(before), before.place)
        elif before is not None and after is not None:
            yield from value_changes(before, after)


def value_changes(before: NamedRecord, after: NamedRecord) -> Iterator[Change]:
    """Yield what changed within a record that is on both sides."""
    olds, news = ({v.path: v for v in record.values} for record in (before, after))
    told = set[str]()
    for path in _numbered_alike(olds, news):
        told.add(path)
        yield _change(after, "reordered", path, after.place)
    for path in {**olds, **news}:
        if _is_within(path, told):
            continue
        one, other = olds.get(path), news.get(path)
        marker = other or one
        if marker is not None and isinstance(marker.value, Entry):
            if one is None or other is None:
                told.add(path)
                yield _change(after, "added" if one is None else "removed", path, marker.place)
            continue
        yield from _compare(after, path, one, other)


def _is_within(path: str, told: set[str]) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:length]) in told for length in range(1, len(parts) + 1))


def _numbered_alike(olds: Mapping[str, Named], news: Mapping[str, Named]) -> list[str]:
    """Return lists without ids that hold the same on both sides, in another order."""
    lists = {path for path in olds if f"{path}.0" in olds and path in news}
    return [path for path in sorted(lists) if _is_reordered(path, olds, news)]


def _is_reordered(path: str, olds: Mapping[str, Named], news: Mapping[str, Named]) -> bool:
    one, other = (_entries(path, side) for side in (olds, news))
    return one != other and Counter(one) == Counter(other)


def _entries(path: str, side: Mapping[str, Named]) -> list[tuple[tuple[str, Any], ...]]:
    """Return what each entry of a list holds, in the order of the list."""
    entries: dict[str, list[tuple[str, Any]]] = {}
    for key, value in side.items():
        if key.startswith(f"{path}.") and not isinstance(value.value, Entry):
            number, _, rest = key.removeprefix(f"{path}.").partition(".")
            entries.setdefault(number, []).append((rest, _same(value.value)))
    return [tuple(entry) for entry in entries.values()]


def _compare(
    record: NamedRecord, path: str, one: Named | None, other: Named | None
) -> Iterator[Change]:
    values = [side.value if side else None for side in (one, other)]
    if _same(values[0]) == _same(values[1]):
        return
    place = (other or one or record).place
    if any(isinstance(value, Text) for value in values):
        texts = [Both.of(v) if isinstance(v, Text) else None for v in values]
        yield _change(record, "reworded", path, place, before_text=texts[0], after_text=texts[1])
    elif all(isinstance(v, tuple) for v in values) and Counter(values[0]) == Counter(values[1]):
        yield _change(record, "reordered", path, place)
    elif not _is_told_by_entries(values):
        words = [_word(value) for value in values]
        yield _change(record, "edited", path, place, before=words[0], after=words[1])


def _is_told_by_entries(values: list[Any]) -> bool:
    """A list of entries that grew or shrank: the entries tell of it themselves."""
    return any(isinstance(value, Entries) for value in values)


def _change(record: NamedRecord, kind: Any, path: str, place: Any, **more: Any) -> Change:
    return Change(record.name, kind, title_of(record), place, path, **more)


def _same(value: Any) -> Any:
    """Return a value's form in which reflowed texts and `1` and `1.0` are the same."""
    if isinstance(value, Text):
        return tuple(same_words(words) if words else None for words in (value.en, value.zh))
    return same_words(value) if isinstance(value, str) else value


def _word(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def stale_changes(old: Side, new: Side) -> Iterator[Change]:
    """Yield the texts of which only the English changed, unless somebody confirmed the Chinese."""
    recorded = new.base.translations
    for name, record in new.records.items():
        known = old.records.get(name)
        texts = {v.path: v.value for v in known.values} if known else {}
        for value in record.values:
            before, after = texts.get(value.path), value.value
            if isinstance(before, Text) and isinstance(after, Text) and _went_stale(before, after):
                pair = f"{digest(after.en or '')} {digest(after.zh or '')}"
                if recorded.get(f"{name}.{value.path}".removesuffix(".")) != pair:
                    yield _change(record, "stale", value.path, value.place)


def _went_stale(before: Text, after: Text) -> bool:
    if before.en is None or after.en is None or after.zh is None:
        return False
    (old_en, old_zh), (new_en, new_zh) = _same(before), _same(after)
    return bool(old_en != new_en and old_zh == new_zh)
