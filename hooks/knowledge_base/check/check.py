"""All rules, and the step that loads and checks in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from knowledge_base.check.calculators import check_calculators
from knowledge_base.check.claims import (
    check_independence,
    check_metrics,
    check_quantities,
    check_review_dates,
    check_reviews,
    check_subjects_of_claims,
)
from knowledge_base.check.clashes import check_disagreements, check_undeclared_clashes
from knowledge_base.check.flows import check_flow_evidence, check_flow_examples, check_flows
from knowledge_base.check.history import check_releases
from knowledge_base.check.identity import (
    check_anchors,
    check_inner_ids,
    check_orphans,
    check_sought_words,
    check_terms,
)
from knowledge_base.check.illustrations import check_diagrams, check_snippets
from knowledge_base.check.projects import check_look_ups, check_successors
from knowledge_base.check.redirects import check_redirects
from knowledge_base.check.references import UNKNOWN_REFERENCE, check_references
from knowledge_base.check.sanity_checks import check_sanity
from knowledge_base.check.templates import check_templates
from knowledge_base.check.texts import (
    check_drafts,
    check_labels,
    check_numbers,
    check_translations,
)
from knowledge_base.check.translations import check_stale_translations, check_translation_record
from knowledge_base.check.weighing import check_criteria, check_presets
from knowledge_base.load.files import load_file
from knowledge_base.load.load import Reader, load_knowledge_base
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import DataError, Problem

Rule = Callable[[KnowledgeBase], Iterator[Problem]]
Examiner = Callable[[KnowledgeBase], tuple[Problem, ...]]
"""Returns what every rule finds, as `check` does."""

RULES: tuple[Rule, ...] = (
    check_references,
    check_inner_ids,
    check_anchors,
    check_sought_words,
    check_subjects_of_claims,
    check_metrics,
    check_quantities,
    check_reviews,
    check_translations,
    check_stale_translations,
    check_translation_record,
    check_numbers,
    check_drafts,
    check_labels,
    check_flows,
    check_flow_evidence,
    check_flow_examples,
    check_calculators,
    check_templates,
    check_look_ups,
    check_successors,
    check_criteria,
    check_presets,
    check_diagrams,
    check_snippets,
    check_disagreements,
    check_undeclared_clashes,
    check_sanity,
    check_independence,
    check_review_dates,
    check_releases,
    check_redirects,
)
RULES_OF_USE: tuple[Rule, ...] = (check_orphans, check_terms)
"""Run where every reference resolves: what a misspelt one means would count as unused."""


def check(base: KnowledgeBase) -> tuple[Problem, ...]:
    """Return what every rule finds, in the order of the data."""
    problems = {problem for rule in RULES for problem in rule(base)}
    if not any(problem.rule == UNKNOWN_REFERENCE for problem in problems):
        problems |= {problem for rule in RULES_OF_USE for problem in rule(base)}
    return tuple(sorted(problems))


def load_and_check(
    data: Path,
    *,
    strict: bool = False,
    read: Reader = load_file,
    examine: Examiner | None = None,
    today: date | None = None,
) -> tuple[KnowledgeBase, tuple[Problem, ...]]:
    """Return the knowledge base in `data` and its lapses.

    `read` and `examine` may know files, and what was found in them, from before.

    Ages are counted from the date of the data, or from `today` where that is given: the
    only way in which the present day enters.

    Raises:
        DataError: there are errors, or lapses with `strict`; it carries all of them.
    """
    base, problems = load_knowledge_base(data, read)
    if today is not None:
        base = replace(base, site=base.site.model_copy(update={"as_of": today}))
    problems = (*problems, *(examine or check)(base))
    errors = tuple(p for p in problems if strict or p.severity == "error")
    if errors:
        raise DataError(errors)
    return base, tuple(p for p in problems if p.severity == "lapse")
