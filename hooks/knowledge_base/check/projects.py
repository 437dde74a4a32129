"""Rules for projects and references: successors lead somewhere, and look-ups are dated."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.walk import Found
from knowledge_base.model.ecosystem import Project
from knowledge_base.model.evidence import EvidenceReference
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem


def check_successors(base: KnowledgeBase) -> Iterator[Problem]:
    """What was renamed has a successor, and successors lead somewhere."""
    for project in base.projects.values():
        found = Found(f"projects[{project.id}]", project)
        if project.status == "renamed" and project.successor is None:
            wrong = f"the project '{project.id}' was renamed and has no successor"
            right = "name the project that took its place in 'successor', or give another status"
            yield found.problem("successor-missing", "status", wrong, right)
        elif _leads_in_a_circle(base, project):
            wrong = f"the successors of '{project.id}' lead back to it"
            right = "remove the 'successor' of the one that is in use"
            yield found.problem("successor-circle", "successor", wrong, right)


def check_look_ups(base: KnowledgeBase) -> Iterator[Problem]:
    """What was looked up has a status or an address, and was so before the data's date."""
    for project in base.projects.values():
        found = Found(f"projects[{project.id}]", project)
        yield from _check_day(base, found, project)
        if project.checked is not None and project.status == "unchecked":
            wrong = f"the project '{project.id}' was looked up and is still unchecked"
            yield found.problem("checked-status", "status", wrong, "say in 'status' what was found")
    for reference in base.references.values():
        found = Found(f"references[{reference.id}]", reference)
        yield from _check_day(base, found, reference)
        if reference.checked is not None and reference.address is None:
            wrong = f"the reference '{reference.id}' has no address that was looked up"
            yield found.problem("checked-address", "checked", wrong, "add 'address', or remove it")


def _check_day(
    base: KnowledgeBase, found: Found, record: Project | EvidenceReference
) -> Iterator[Problem]:
    if record.checked is not None and record.checked > base.site.as_of:
        wrong = f"the look-up is dated {record.checked}, after the data ({base.site.as_of})"
        yield found.problem("checked-date", "checked", wrong, "correct the date, or 'site.as_of'")


def _leads_in_a_circle(base: KnowledgeBase, project: Project) -> bool:
    seen, name = set[str](), project.successor
    while name is not None and name not in seen and name in base.projects:
        if name == project.id:
            return True
        seen.add(name)
        name = base.projects[name].successor
    return False
