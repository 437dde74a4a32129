"""Sanity checks of the data's figures: run, and held against the reviews of their claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from knowledge_base.check.walk import Found
from knowledge_base.model.disagreements import SanityCheck, SanityValue
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem, suggest
from knowledge_base.sanity import RULES, Finding, Rule
from knowledge_base.units import are_comparable, convert, is_unit


def findings(base: KnowledgeBase) -> Mapping[str, Finding]:
    """Run every check whose values can be read; return what each found, by the check's id."""
    return {
        name: _with_unit(base, check, RULES[check.rule].test(values))
        for name, check in base.checks.items()
        if (values := _values(base, check)) is not None
    }


def _with_unit(base: KnowledgeBase, check: SanityCheck, finding: Finding) -> Finding:
    """Tell the common unit, which is that of the first figure, where the rule asks for it."""
    read = _figure(base, next(iter(check.values.values())))
    if not RULES[check.rule].tells_unit or read is None:
        return finding
    return replace(finding, computation=f"{finding.computation} {read[1].replace('us', 'µs')}")


def check_sanity(base: KnowledgeBase) -> Iterator[Problem]:
    """A check has the figures its rule needs, and a broken rule is named in the review."""
    for name, check in base.checks.items():
        found = Found(f"checks[{name}]", check)
        rule = RULES[check.rule]
        yield from _check_names(found, rule)
        yield from _check_values(base, found, rule)
    if not base.incomplete:
        yield from _check_reviews(base)


def _check_names(found: Found, rule: Rule) -> Iterator[Problem]:
    names = list(found.record.values)
    for needed in rule.needs:
        if needed not in names:
            wrong = f"the rule '{rule.id}' needs the figure '{needed}'"
            yield found.problem("sanity-values", "values", wrong, "add it")
    for name in names:
        if name not in rule.needs and not name.startswith(rule.repeats or ("\0",)):
            wrong = f"the rule '{rule.id}' has no figure '{name}'"
            right = suggest(name, [*rule.needs, *(f"{prefix}-1" for prefix in rule.repeats)])
            yield found.problem("sanity-values", "values", wrong, right)


def _check_values(base: KnowledgeBase, found: Found, rule: Rule) -> Iterator[Problem]:
    for name, value in found.record.values.items():
        if value.claim is not None and value.claim not in base.claims:
            continue  # said already: there is no such claim
        place = Found(f"{found.path}.values.{name}", value)
        read = _figure(base, value)
        if read is None:
            wrong = f"the claim '{value.claim}' states no single figure"
            yield place.problem("sanity-values", "claim", wrong, "give 'value' and 'unit'")
        elif not is_unit(read[1]) or not _fits(read[1], rule.needs.get(name, "")):
            wrong = f"'{read[1]}' does not compare with '{rule.needs.get(name) or 'a unit'}'"
            yield place.problem("sanity-values", "unit", wrong, "convert it")
        elif name == rule.divisor and read[0] == 0:
            wrong = f"the rule '{rule.id}' divides by '{name}', which is 0"
            yield place.problem("sanity-values", "", wrong, "correct the figure")


def _check_reviews(base: KnowledgeBase) -> Iterator[Problem]:
    found = findings(base)
    for name, finding in found.items():
        for claim in base.checks[name].claims:
            placed = base.claims.get(claim)
            if placed is None:
                continue
            review = placed.claim.review
            named = review is not None and name in review.checks
            place = Found(placed.path, placed.claim)
            if not finding.holds and (not named or (review and review.status == "supported")):
                wrong = f"its figure breaks the sanity check '{name}' ({finding.computation})"
                right = "name the check in its review's 'checks', which cannot be 'supported'"
                yield place.problem("sanity-review", "review", wrong, right)
            elif finding.holds and named:
                wrong = f"the review names the sanity check '{name}', which holds"
                yield place.problem("sanity-review", "review.checks", wrong, "remove it")


def _values(base: KnowledgeBase, check: SanityCheck) -> dict[str, float] | None:
    rule, values = RULES[check.rule], {}
    common = ""
    for name, value in check.values.items():
        read = _figure(base, value)
        if read is None or not is_unit(read[1]):
            return None
        unit = _unit_of(rule, name) or common or read[1]
        common = common or ("" if _unit_of(rule, name) else unit)
        if not are_comparable(read[1], unit):
            return None
        values[name] = convert(read[0], read[1], unit)
    complete = set(rule.needs) <= set(values) and values.get(rule.divisor, 1) != 0
    return values if complete else None


def _unit_of(rule: Rule, name: str) -> str:
    """Return the unit that a rule wants a figure in; a repeated one goes with the first need."""
    if name in rule.needs:
        return rule.needs[name]
    return next(iter(rule.needs.values())) if rule.repeats else ""


def _figure(base: KnowledgeBase, value: SanityValue) -> tuple[float, str] | None:
    if value.claim is None:
        return (value.value, value.unit) if value.value is not None and value.unit else None
    placed = base.claims.get(value.claim)
    quantity = placed.claim.quantity if placed else None
    if quantity is None or quantity.value is None:
        return None
    return quantity.value, quantity.unit


def _fits(unit: str, wanted: str) -> bool:
    return not wanted or are_comparable(unit, wanted)
