"""The entry point: two knowledge bases in, all that changed out."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.derive.addresses import address_of, url_of
from knowledge_base.diff.changes import KINDS, Change, Difference
from knowledge_base.diff.claims import claim_changes
from knowledge_base.diff.flows import path_changes
from knowledge_base.diff.matrices import matrix_differences
from knowledge_base.diff.rankings import ranking_changes
from knowledge_base.diff.records import record_changes, stale_changes
from knowledge_base.diff.sides import Side
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem

MAX_FAULTS_TOLD = 10


def compare(old: KnowledgeBase, new: KnowledgeBase, faults: tuple[Problem, ...] = ()) -> Difference:
    """Return what changed from `old` to `new`.

    `faults` are those of form that `old` was read with: what stands in their files is left out
    and told in `not_compared`. `new` must be without errors.
    """
    before, after = Side(old, faults), Side(new)
    changes = sorted(_changes(before, after), key=_order)
    added, dropped = _addresses(before, after)
    return Difference(
        tuple(changes),
        tuple(matrix_differences(before, after)),
        added,
        dropped,
        tuple(_not_compared(before)),
    )


def _changes(old: Side, new: Side) -> Iterator[Change]:
    yield from claim_changes(old, new)
    yield from record_changes(old, new)
    yield from stale_changes(old, new)
    yield from path_changes(old, new)
    yield from ranking_changes(old, new)


def _order(change: Change) -> tuple[int, str, str]:
    return KINDS.index(change.kind), change.record, change.at


def _addresses(old: Side, new: Side) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return addresses that are new, and those that lead nowhere any more."""
    if old.pages is None or new.pages is None:
        return (), ()
    added = [url_of(page) for page in new.pages - old.pages]
    dropped = [url_of(page) for page in old.pages - new.pages]
    later = _claims(new)
    anchors = [address for address in _claims(old) if address not in later]
    lost = {*dropped, *anchors} - new.base.redirects.keys()
    return tuple(sorted(added)), tuple(sorted(lost))


def _claims(side: Side) -> set[str]:
    homes = (address_of(side.base, "claim", name) for name in side.base.claims)
    return {f"{url_of(home.src_uri)}#{home.anchor}" for home in homes}


def _not_compared(old: Side) -> Iterator[str]:
    for fault in old.faults[:MAX_FAULTS_TOLD]:
        yield str(fault)
    if len(old.faults) > MAX_FAULTS_TOLD:
        yield f"… and {len(old.faults) - MAX_FAULTS_TOLD} more faults of form"
    if old.unresolved:
        first = old.unresolved[0]
        count = len(old.unresolved)
        yield f"certainty and addresses: {count} references lead nowhere, the first: {first}"
