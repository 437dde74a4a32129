"""Rules for templates of decision records: an entry fills in fields that there are."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.walk import Found
from knowledge_base.model.decisions import DecisionTemplate
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem, suggest


def check_templates(base: KnowledgeBase) -> Iterator[Problem]:
    """Every value of an entry belongs to a field of its template, and some value is there."""
    for template in base.templates.values():
        for number, entry in enumerate(template.entries):
            found = Found(f"entries[{number}]", entry)
            yield from _check_values(template, found)


def _check_values(template: DecisionTemplate, found: Found) -> Iterator[Problem]:
    fields = [field.id for field in template.fields]
    if not found.record.values:
        wrong, right = "the entry fills in no field", "give a value for one, or remove the entry"
        yield found.problem("template-entry", "values", wrong, right)
    for name in found.record.values:
        if name not in fields:
            wrong = f"the template '{template.id}' has no field '{name}'"
            yield found.problem("template-entry", "values", wrong, suggest(name, fields))
