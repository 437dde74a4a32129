"""Rules for weighing: criteria stand on claims that fit, and presets can be weighed."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.references import check_names
from knowledge_base.check.scores import claims_of_score, has_fallen, limits_of, score_table
from knowledge_base.check.walk import Found
from knowledge_base.model.knowledge_base import KnowledgeBase, PlacedClaim
from knowledge_base.model.weighing import Constraint, Criterion, Preset
from knowledge_base.problems import Problem
from knowledge_base.scores import RATINGS
from knowledge_base.units import are_comparable, is_unit
from knowledge_base.weighing import MAX_WEIGHT, weigh


def check_criteria(base: KnowledgeBase) -> Iterator[Problem]:
    """A criterion's claims are about their subject, of its metric, and not all fallen."""
    for name, criterion in base.criteria.items():
        found = Found(f"criteria[{name}]", criterion)
        yield from _check_subjects(base, found)
        for key in ("figures", "absent", "ratings"):
            for subject in getattr(criterion, key):
                yield from _check_claims(base, found, key, subject)
        yield from _check_baselines(base, found)


def _check_subjects(base: KnowledgeBase, found: Found) -> Iterator[Problem]:
    criterion: Criterion = found.record
    for key in ("figures", "absent", "ratings"):
        for name in getattr(criterion, key):
            subject = base.subjects.get(name)
            if subject is not None and subject.yardstick:
                wrong = f"'{name}' is a yardstick, which is not ranked"
                yield found.problem("criterion-subject", key, wrong, "remove it")
    for name in sorted(criterion.figures.keys() & criterion.absent.keys()):
        wrong = f"'{name}' has figures and is said to have nothing to measure"
        yield found.problem("criterion-subject", "absent", wrong, "keep one of the two")


def _check_claims(base: KnowledgeBase, found: Found, key: str, subject: str) -> Iterator[Problem]:
    claims = claims_of_score(found.record, subject)
    # A rating knows its own place in the file, a list of figures does not.
    given = getattr(found.record, key)[subject]
    at, of = (
        (found, key)
        if key == "figures"
        else (Found(f"{found.path}.{key}.{subject}", given), "claims")
    )
    for name in claims:
        placed = base.claims.get(name)
        if placed is not None:  # otherwise it is said already that there is no such claim
            wrong = _misfit(base, found.record, key, subject, placed)
            if wrong:
                yield at.problem("criterion-claim", of, wrong, "cite one that fits")
    if all(has_fallen(base, name) for name in claims):
        wrong = f"the score of '{subject}' rests only on claims called wrong or outdated"
        yield at.problem("criterion-claim", of, wrong, "cite one that stands, or remove it")


def _misfit(
    base: KnowledgeBase, criterion: Criterion, key: str, subject: str, placed: PlacedClaim
) -> str:
    """Say why a claim cannot stand behind a score; empty where it can, or is itself at fault."""
    about, quantity = placed.subjects, placed.claim.quantity
    if about and subject not in about and {subject, *about} <= base.subjects.keys():
        return f"the claim '{placed.id}' is about {', '.join(about)}, not '{subject}'"
    metric = quantity.metric if quantity else None
    are_known = {criterion.metric, metric} - {None} <= base.metrics.keys()
    if key == "figures" and are_known and metric != criterion.metric:
        return f"the claim '{placed.id}' has no quantity of '{criterion.metric}'"
    return ""


def _check_baselines(base: KnowledgeBase, found: Found) -> Iterator[Problem]:
    named = [name for claims in found.record.figures.values() for name in claims]
    quantities = [base.claims[name].claim.quantity for name in named if name in base.claims]
    baselines = {q.baseline or "nothing" for q in quantities if q is not None}
    are_known = baselines - {"nothing"} <= base.subjects.keys()
    if are_known and len(baselines) > 1:
        wrong = f"its figures are relative to different things: {', '.join(sorted(baselines))}"
        yield found.problem("criterion-claim", "figures", wrong, "keep those that compare")


def check_presets(base: KnowledgeBase) -> Iterator[Problem]:
    """A preset has weights, limits that its criteria know, and the winner that it names."""
    are_sound = _are_sound(base)
    for preset in base.presets.values():
        faults = [*_check_weights(base, preset), *_check_constraints(base, preset)]
        yield from faults
        if are_sound and not faults and preset.winner in base.subjects:
            yield from _check_winner(base, preset)


def _are_sound(base: KnowledgeBase) -> bool:
    """Tell whether the criteria are without fault, so that what they yield may be judged."""
    if base.incomplete or any(check_criteria(base)):
        return False
    named = (
        claim
        for criterion in base.criteria.values()
        for subject in base.compared
        for claim in claims_of_score(criterion, subject.id)
    )
    units = all(is_unit(metric.unit) for metric in base.metrics.values())
    return units and all(claim in base.claims for claim in named)


def _check_weights(base: KnowledgeBase, preset: Preset) -> Iterator[Problem]:
    found = Found("", preset)
    yield from check_names(base, found, "weights", "criterion", list(preset.weights))
    for name, weight in preset.weights.items():
        if not 0 <= weight <= MAX_WEIGHT:
            wrong = f"the weight of '{name}' is {weight:g}"
            yield found.problem("preset-weight", "weights", wrong, f"give 0 to {MAX_WEIGHT:g}")
    if not any(preset.weights.values()):
        wrong = "no criterion has a weight above zero"
        yield found.problem("preset-weight", "weights", wrong, "give one at least")


def _check_constraints(base: KnowledgeBase, preset: Preset) -> Iterator[Problem]:
    limited: set[str] = set()
    for number, constraint in enumerate(preset.constraints):
        found, name = Found(f"constraints[{number}]", constraint), constraint.criterion
        if name in limited:
            wrong = f"'{name}' is limited twice, and the two may contradict each other"
            yield found.problem("constraint", "criterion", wrong, "keep one of them")
        limited.add(name)
        if name in base.criteria:
            yield from _check_limit(base, found, base.criteria[name])
        else:
            yield from check_names(base, found, "criterion", "criterion", [name])


def _check_limit(base: KnowledgeBase, found: Found, criterion: Criterion) -> Iterator[Problem]:
    constraint: Constraint = found.record
    right_key = "at_most" if criterion.is_lower_better else "at_least"
    given = "at_least" if constraint.at_most is None else "at_most"
    if given != right_key:
        wrong = f"the constraint contradicts its criterion: '{given}' would shut out the best"
        yield found.problem("constraint", given, wrong, f"write '{right_key}'")
    elif criterion.metric is None:
        yield from _check_rating_limit(found)
    elif criterion.metric in base.metrics and constraint.unit is not None:
        unit = base.metrics[criterion.metric].unit
        if is_unit(unit) and not (
            is_unit(constraint.unit) and are_comparable(constraint.unit, unit)
        ):
            wrong = f"'{constraint.unit}' does not compare with '{unit}', in which "
            wrong += f"'{criterion.metric}' is measured"
            yield found.problem("constraint", "unit", wrong, f"convert it to '{unit}'")


def _check_rating_limit(found: Found) -> Iterator[Problem]:
    constraint, (worst, best) = found.record, RATINGS
    if constraint.unit is not None:
        yield found.problem("constraint", "unit", "a rating has no unit", "remove it")
    if constraint.at_least is not None and not worst <= constraint.at_least <= best:
        wrong = f"{constraint.at_least:g} is not a rating"
        yield found.problem("constraint", "at_least", wrong, f"give {worst} to {best}")


def _check_winner(base: KnowledgeBase, preset: Preset) -> Iterator[Problem]:
    found = Found("", preset)
    leaders = weigh(score_table(base), preset.weights, limits_of(base, preset)).leaders
    if not leaders:
        wrong = "nothing can be ranked by these weights and constraints"
        right = "weigh what more scores exist for, or loosen a constraint"
        yield found.problem("preset-winner", "weights", wrong, right)
    elif leaders != (preset.winner,):
        first = " and ".join(f"'{name}'" for name in leaders)
        wrong = f"the weights put {first} first, not '{preset.winner}'"
        yield found.problem("preset-winner", "winner", wrong, "correct one of the two")
