"""Rules for claims, their figures and their reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from knowledge_base.check.walk import Found, all_records
from knowledge_base.model.claims import Claim, Quantity, Review
from knowledge_base.model.evidence import AUTHORITATIVE
from knowledge_base.model.illustrations import Diagram
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem, shorten
from knowledge_base.units import are_comparable, convert, is_unit

REVIEW_WITHIN_DAYS = 365
"""After how long a review is due again."""


def check_subjects_of_claims(base: KnowledgeBase) -> Iterator[Problem]:
    """A claim in a cell is about the cell's subject; any other says who it is about."""
    for placed in base.claims.values():
        found = Found(placed.path, placed.claim)
        if ".cells." in placed.path and placed.claim.subjects:
            wrong = "the claim stands in a subject's cell and names subjects as well"
            right = "remove 'subjects', or move the claim to 'across'"
            yield found.problem("claim-subjects", "subjects", wrong, right)
        elif not placed.subjects:
            wrong, right = "the claim does not say who it is about", "add 'subjects'"
            yield found.problem("claim-subjects", "", wrong, right)


def check_quantities(base: KnowledgeBase) -> Iterator[Problem]:
    """Ranges run upwards, shares of a whole lie between 0 and 100, and units fit the metric."""
    for found in all_records(base):
        if isinstance(found.record, Quantity):
            yield from _check_range(found)
            yield from _check_unit(base, found)


def _check_range(found: Found) -> Iterator[Problem]:
    quantity: Quantity = found.record
    if quantity.min is not None and quantity.max is not None and quantity.min > quantity.max:
        wrong = f"the range runs from {quantity.min:g} down to {quantity.max:g}"
        yield found.problem("quantity-range", "", wrong, "put the smaller number under 'min'")


def _check_unit(base: KnowledgeBase, found: Found) -> Iterator[Problem]:
    quantity: Quantity = found.record
    metric = base.metrics.get(quantity.metric)
    if not is_unit(quantity.unit):
        wrong = f"'{shorten(quantity.unit)}' is not a known unit"
        right = f"use a unit like '{metric.unit}'" if metric else "use a unit like 'ms' or 'MB'"
        yield found.problem("quantity-unit", "unit", wrong, right)
        return
    if metric is None or not is_unit(metric.unit):
        return
    if not are_comparable(quantity.unit, metric.unit):
        wrong = f"'{quantity.unit}' does not compare with '{metric.unit}', in which "
        wrong += f"'{metric.id}' is measured"
        yield found.problem("quantity-unit", "unit", wrong, f"convert it to '{metric.unit}'")
    elif metric.bounded and "percent" in (quantity.unit, metric.unit):
        yield from _check_share(found, quantity)


def _check_share(found: Found, quantity: Quantity) -> Iterator[Problem]:
    for key in ("value", "min", "max"):
        number = getattr(quantity, key)
        share = None if number is None else convert(number, quantity.unit, "percent")
        if share is not None and not 0 <= share <= 100:
            wrong = f"{share:g} percent of a whole"
            right = "give 0 to 100, or a metric with 'bounded: false'"
            yield found.problem("quantity-share", key, wrong, right)


def check_metrics(base: KnowledgeBase) -> Iterator[Problem]:
    """A metric's unit is known."""
    for name, metric in base.metrics.items():
        if not is_unit(metric.unit):
            found = Found(f"metrics[{name}]", metric)
            wrong = f"'{shorten(metric.unit)}' is not a known unit"
            yield found.problem("quantity-unit", "unit", wrong, "use a unit like 'ms' or 'MB'")


def check_reviews(base: KnowledgeBase) -> Iterator[Problem]:
    """Whoever calls a claim wrong says what holds instead and on whose authority."""
    for what, found in _reviews(base):
        yield from _check_review(base, what, found)


def _reviews(base: KnowledgeBase) -> Iterator[tuple[str, Found]]:
    """Yield every review, with the word for what is reviewed."""
    for placed in base.claims.values():
        if placed.claim.review is not None:
            yield "claim", Found(f"{placed.path}.review", placed.claim.review)
    for diagram in base.diagrams.values():
        if diagram.review is not None:
            yield "diagram", Found("review", diagram.review)


def _check_review(base: KnowledgeBase, what: str, found: Found) -> Iterator[Problem]:
    review: Review = found.record
    if review.status in ("wrong", "outdated") and review.correction is None:
        wrong = f"the {what} is called {review.status} and nothing is put in its place"
        yield found.problem("review-correction", "", wrong, "add 'correction'")
    known = [base.references[name] for name in review.references if name in base.references]
    is_backed = any(reference.kind in AUTHORITATIVE for reference in known)
    is_whole = len(known) == len(review.references)
    if review.status == "wrong" and is_whole and not is_backed:
        wrong = f"the {what} is called wrong without an authoritative reference"
        right = f"add one to 'references', or call the {what} 'disputed'"
        yield found.problem("review-reference", "references", wrong, right)
    if review.reviewed > base.site.as_of:
        wrong = f"the review is dated {review.reviewed}, after the data ({base.site.as_of})"
        yield found.problem("review-date", "reviewed", wrong, "correct the date, or 'site.as_of'")


def check_independence(base: KnowledgeBase) -> Iterator[Problem]:
    """No claim is its own evidence: a review cites something other than the claim's source."""
    for placed in base.claims.values():
        review = placed.claim.review
        if review is None:
            continue
        found = Found(f"{placed.path}.review", review)
        yield from _check_cited(base, "claim", found, placed.claim)
        own = f"claim:{placed.id}"
        if any(own in (words or "") for words in (review.reason.en, review.reason.zh)):
            wrong = "the review gives the claim itself as its reason"
            yield found.problem("review-independence", "reason", wrong, "give another reason")

    for diagram in base.diagrams.values():
        if diagram.review is not None:
            yield from _check_cited(base, "diagram", Found("review", diagram.review), diagram)


def _check_cited(
    base: KnowledgeBase, what: str, found: Found, record: Claim | Diagram
) -> Iterator[Problem]:
    cited = (base.sources.get(citation.source) for citation in record.sources)
    addresses = {source.address for source in cited if source is not None} - {None}
    for name in found.record.references:
        reference = base.references.get(name)
        if reference is not None and reference.address in addresses:
            wrong = f"the reference '{name}' is the document that the {what} was drawn from"
            right = f"cite an independent one: no {what} is its own evidence"
            yield found.problem("review-independence", "references", wrong, right)


def check_review_dates(base: KnowledgeBase) -> Iterator[Problem]:
    """No review is older than a year. One that is due is a lapse: readers see it."""
    for _, found in _reviews(base):
        review: Review = found.record
        if is_due(review, base.site.as_of):
            wrong = f"the review is of {review.reviewed}, more than a year ago"
            yield found.problem("review-due", "reviewed", wrong, "look again, and date it", "lapse")


def is_due(review: Review, today: date) -> bool:
    """Tell whether a review ought to be looked at again."""
    return (today - review.reviewed).days > REVIEW_WITHIN_DAYS
