"""Rules: ids within a record are unique, and nothing is declared that nobody uses."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.walk import Found, all_records, all_texts
from knowledge_base.inline import plain
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.model.claims import Citation, Claim, Quantity, Review
from knowledge_base.model.comparisons import Aspect, Comparison
from knowledge_base.model.decisions import (
    Calculator,
    Checklist,
    ChecklistGroup,
    ChecklistItem,
    DecisionTable,
    DecisionTemplate,
    Flow,
    Outcome,
    Question,
    TableRow,
    TemplateEntry,
    TemplateField,
)
from knowledge_base.model.disagreements import Disagreement
from knowledge_base.model.ecosystem import Project, Term
from knowledge_base.model.evidence import Source
from knowledge_base.model.experiments import Case, Experiment, Result
from knowledge_base.model.guides import Command, Guide, Step
from knowledge_base.model.illustrations import Diagram, DiagramNode, Snippet
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase
from knowledge_base.model.weighing import Criterion
from knowledge_base.problems import Problem
from knowledge_base.terms import forms, term_pattern

_LISTS_WITH_IDS: dict[type, tuple[str, ...]] = {
    Comparison: ("aspects",),
    Experiment: ("series",),
    Case: ("results",),
    DecisionTable: ("rows",),
    Question: ("answers",),
    Checklist: ("groups",),
    Calculator: ("inputs",),
    DecisionTemplate: ("fields", "entries"),
    Diagram: ("nodes", "groups"),
    Source: ("sections",),
}


def check_inner_ids(base: KnowledgeBase) -> Iterator[Problem]:
    """Aspects, rows, answers, sections and the like have ids of their own."""
    for found in all_records(base):
        for key in _LISTS_WITH_IDS.get(type(found.record), ()):
            yield from _check_unique(_listed(found, key))
        if isinstance(found.record, Flow):
            yield from _check_unique(_listed(found, "questions") + _listed(found, "outcomes"))
        elif isinstance(found.record, Checklist):
            groups = _listed(found, "groups")
            yield from _check_unique([item for group in groups for item in _listed(group, "items")])
        elif isinstance(found.record, Guide):
            steps = _listed(found, "steps")
            commands = [command for step in steps for command in _listed(step, "commands")]
            yield from _check_unique(steps + commands)


ANCHORS_OF_PAGES = frozenset(
    (
        *("all-criteria", "as-text", "both", "by-basis", "by-certainty", "by-review"),
        *("calculators", "charts", "checklists", "choices", "claims", "comparison", "conclusion"),
        *("constraints", "data-examples", "data-json", "data-licence", "data-promise"),
        *("data-spreadsheets", "data-text", "diagrams", "dimensions", "due", "duels"),
        *("examples", "excluded", "figures", "flows", "formula", "found", "guide", "how-measured"),
        *("in-numbers", "kept-languages", "kept-topics", "languages", "levels", "limits"),
        *("matrices", "missing", "news", "notes"),
        *("one", "other-lapses", "outcomes", "presets", "projects", "questions", "ranking"),
        *("recommended", "related", "results", "reviews", "rules", "see-also"),
        *("situations", "snippets", "sources", "stale", "start", "tables"),
        *("template-entries", "template-fields", "templates", "translated", "turning"),
        *("untranslated", "verdict", "weighings", "weights", "what-was-done", "why-so"),
        *("yardsticks",),
    )
)
"""Anchors that templates write themselves. A test holds them to the templates."""
WITH_ANCHORS = (
    *(Aspect, Claim, Result, TableRow, ChecklistGroup, ChecklistItem, Outcome, Question),
    *(TemplateField, TemplateEntry, Criterion),
    *(DiagramNode, Snippet, Step, Command),
)
"""What has an anchor on the page that it stands on."""


def check_anchors(base: KnowledgeBase) -> Iterator[Problem]:
    """No id in the data is an anchor of the page that it stands on."""
    for found in all_records(base):
        if isinstance(found.record, WITH_ANCHORS) and found.record.id in ANCHORS_OF_PAGES:
            wrong = f"the id '{found.record.id}' is an anchor of the page itself"
            yield found.problem("anchor-taken", "id", wrong, "choose another id")


def _listed(found: Found, key: str) -> list[Found]:
    path = f"{found.path}.{key}" if found.path else key
    records = enumerate(getattr(found.record, key))
    return [Found(f"{path}[{number}]", record) for number, record in records]


def _check_unique(records: list[Found]) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for found in records:
        name = found.record.id
        if name in lines:
            wrong = f"the id '{name}' is used twice (first on line {lines[name]})"
            yield found.problem("id-twice", "id", wrong, "give this one another id")
        lines.setdefault(name, found.record.place.line)


def check_orphans(base: KnowledgeBase) -> Iterator[Problem]:
    """Every source, reference, project, metric, field and constraint is used by something."""
    if base.incomplete:
        return
    used = _used_ids(base)
    kinds: tuple[Kind, ...] = ("source", "reference", "project", "metric", "field", "constraint")
    for kind in kinds:
        for name, record in base.of(kind).items():
            if (kind, name) not in used:
                wrong, right = f"nothing uses the {kind} '{name}'", "use it, or remove it"
                yield Found(f"{kind}s[{name}]", record).problem("orphan", "", wrong, right)


def _used_ids(base: KnowledgeBase) -> set[tuple[str, str]]:
    used: set[tuple[str, str]] = set()
    for found in all_records(base):
        record = found.record
        if isinstance(record, Citation):
            used.add(("source", record.source))
        elif isinstance(record, Claim):
            used.update(("project", name) for name in record.projects)
        elif isinstance(record, Quantity):
            used.add(("metric", record.metric))
        elif isinstance(record, Review | Disagreement):
            used.update(("reference", name) for name in record.references)
        elif isinstance(record, TableRow):
            used.update(("constraint", name) for name in record.constraints)
        elif isinstance(record, Project):
            used.add(("field", record.field))
            used.update({("project", record.successor)} if record.successor else ())
    return used


def check_terms(base: KnowledgeBase) -> Iterator[Problem]:
    """Every glossary term occurs in some text besides the glossary."""
    if base.incomplete:
        return
    texts = [
        plain(words)
        for found in all_texts(base)
        if not found.path.startswith("terms[")
        for language in LANGUAGES
        if (words := found.record.words(language)) is not None
    ]
    everything = "\n".join(texts).lower()
    for name, term in base.terms.items():
        if not any(_occurs(term, language, everything) for language in LANGUAGES):
            wrong, right = f"no text uses the term '{name}'", "use it, or remove it"
            yield Found(f"terms[{name}]", term).problem("orphan", "", wrong, right)


def check_sought_words(base: KnowledgeBase) -> Iterator[Problem]:
    """What a term is only sought by is no form of it, by which it would be found anyway."""
    for name, term in base.terms.items():
        for language in LANGUAGES if term.sought else ():
            own = {form.lower() for form in forms(term, language)}
            for word in getattr(term.sought, language):
                if word.lower() in own:
                    wrong = f"'{word}' is a form of the term already"
                    found = Found(f"terms[{name}].sought", term.sought)
                    yield found.problem("sought-twice", language, wrong, "remove it here")


def _occurs(term: Term, language: Language, everything: str) -> bool:
    """Tell whether a text in small letters holds a form of the term as a whole word."""
    pattern = term_pattern([term], language)
    starts = [everything.find(form.lower()) for form in forms(term, language)]
    first = min((start for start in starts if start >= 0), default=None)
    return bool(pattern and first is not None and pattern.search(everything, first))
