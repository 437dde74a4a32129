"""Rules for projects: a name that was given up leads to the one that took its place."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.walk import Found
from knowledge_base.model.ecosystem import Project
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


def _leads_in_a_circle(base: KnowledgeBase, project: Project) -> bool:
    seen, name = set[str](), project.successor
    while name is not None and name not in seen and name in base.projects:
        if name == project.id:
            return True
        seen.add(name)
        name = base.projects[name].successor
    return False
