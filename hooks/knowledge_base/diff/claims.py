"""Changes of claims: added, removed, moved, reworded, requantified, reviewed, and certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from knowledge_base.diff.changes import Both, Change
from knowledge_base.diff.records import value_changes
from knowledge_base.diff.sides import Side, home_of
from knowledge_base.model.claims import Claim
from knowledge_base.model.knowledge_base import PlacedClaim
from knowledge_base.reflow import same_words

LIKE = 0.15
"""The share of words that two wordings of one statement have in common at the least."""
_WORD = re.compile(r"[a-z0-9+#.]{3,}|[\u3400-\u9fff]")


def claim_changes(old: Side, new: Side) -> Iterator[Change]:
    """Yield the changes of every claim."""
    for name in {**old.base.claims, **new.base.claims}:
        before, after = old.base.claims.get(name), new.base.claims.get(name)
        if before is None and after is not None:
            if after.claim.place.file not in old.unread:
                yield _change(after, "added", sources=_documents(after.claim))
        elif after is None and before is not None:
            yield _change(before, "removed", sources=_documents(before.claim))
        elif before is not None and after is not None:
            yield from _changes(old, new, before, after)


def _change(placed: PlacedClaim, kind: Any, **more: Any) -> Change:
    name, title = f"claim:{placed.id}", Both.of(placed.claim.text)
    return Change(name, kind, title, placed.claim.place, **more)


def _changes(old: Side, new: Side, before: PlacedClaim, after: PlacedClaim) -> Iterator[Change]:
    if is_reused(before, after):
        texts = Both.of(before.claim.text), Both.of(after.claim.text)
        yield _change(after, "reused", before_text=texts[0], after_text=texts[1])
        return
    yield from _moved(old, new, before, after)
    yield from _requantified(old, new, before, after)
    yield from _reviewed(before, after)
    yield from _certainty(old, new, before, after)
    name = f"claim:{after.id}"
    for change in value_changes(old.records[name], new.records[name]):
        if change.at == "sources":
            yield _change(
                after,
                "re-sourced",
                before=change.before,
                after=change.after,
                sources=_came(before.claim, after.claim),
            )
        elif not change.at.startswith(("quantity", "review")):
            yield change


def is_reused(before: PlacedClaim, after: PlacedClaim) -> bool:
    """Tell whether an id now stands for another statement: other words, of other subjects."""
    one, other = before.claim.text, after.claim.text
    if any(_likeness(a, b) >= LIKE for a, b in ((one.en, other.en), (one.zh, other.zh)) if a and b):
        return False
    quantities = [p.claim.quantity.metric if p.claim.quantity else None for p in (before, after)]
    return (
        set(before.subjects) != set(after.subjects)
        or before.owner != after.owner
        or quantities[0] != quantities[1]
    )


def _likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common; signs stand for Chinese words."""
    words = [set(_WORD.findall(same_words(text).lower())) for text in (one, other)]
    union = words[0] | words[1]
    return len(words[0] & words[1]) / len(union) if union else 1.0


def _moved(old: Side, new: Side, before: PlacedClaim, after: PlacedClaim) -> Iterator[Change]:
    homes = home_of(old.base, before), home_of(new.base, after)
    if homes[0] != homes[1]:
        yield _change(after, "moved", before=homes[0], after=homes[1])


def _requantified(
    old: Side, new: Side, before: PlacedClaim, after: PlacedClaim
) -> Iterator[Change]:
    if _bare(before.claim.quantity) != _bare(after.claim.quantity):
        figures = old.figure(before.claim.quantity), new.figure(after.claim.quantity)
        came = _came(before.claim, after.claim)
        yield _change(
            after, "requantified", before_text=figures[0], after_text=figures[1], sources=came
        )


def _reviewed(before: PlacedClaim, after: PlacedClaim) -> Iterator[Change]:
    reviews = before.claim.review, after.claim.review
    if _bare(reviews[0]) == _bare(reviews[1]):
        return
    statuses = [review.status if review else None for review in reviews]
    reasons = [Both.of(review.reason) if review else None for review in reviews]
    is_reason_new = reasons[0] != reasons[1]
    yield _change(
        after,
        "re-reviewed",
        before=statuses[0],
        after=statuses[1],
        before_text=reasons[0] if is_reason_new else None,
        after_text=reasons[1] if is_reason_new else None,
        sources=_came(before.claim, after.claim),
    )


def _certainty(old: Side, new: Side, before: PlacedClaim, after: PlacedClaim) -> Iterator[Change]:
    one, other = old.judgements.get(before.id), new.judgements.get(after.id)
    if one is None or other is None or one.certainty.level == other.certainty.level:
        return
    rules = [{rule.id for rule in side.certainty.reasons} for side in (one, other)]
    came = [f"+{rule.id}" for rule in other.certainty.reasons if rule.id not in rules[0]]
    went = [f"-{rule.id}" for rule in one.certainty.reasons if rule.id not in rules[1]]
    basis = [] if one.certainty.start == other.certainty.start else ["+basis"]
    yield _change(
        after,
        "certainty",
        before=one.certainty.level,
        after=other.certainty.level,
        because=(*basis, *came, *went),
        sources=_came(before.claim, after.claim),
    )


def _bare(record: Any) -> Any:
    """Return a record's values without where they stand, texts without their line breaks."""
    if record is None:
        return None
    return _without_places(record.model_dump(exclude={"place"}))


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(item) for key, item in value.items() if key != "place"}
    return same_words(value) if isinstance(value, str) else value


def _documents(claim: Claim) -> tuple[str, ...]:
    """Return the documents that a claim and its review name, each once."""
    references = claim.review.references if claim.review else ()
    sources = dict.fromkeys(f"source:{citation.source}" for citation in claim.sources)
    return (*sources, *(f"reference:{name}" for name in references))


def _came(before: Claim, after: Claim) -> tuple[str, ...]:
    """Return the documents that were not named before."""
    known = set(_documents(before))
    return tuple(name for name in _documents(after) if name not in known)
