"""Rules for diagrams and snippets: they hang together, and are shown on some record's page."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.walk import Found
from knowledge_base.model.illustrations import Diagram, DiagramEdge
from knowledge_base.model.knowledge_base import LINKABLE, Kind, KnowledgeBase
from knowledge_base.problems import Problem, suggest

ILLUSTRATED: tuple[Kind, ...] = ("comparison", "experiment", "case", "guide")
"""Kinds whose pages show the diagrams and snippets that belong to them."""


def check_diagrams(base: KnowledgeBase) -> Iterator[Problem]:
    """Lines run between nodes, each once; no node stands alone unless it says so."""
    for diagram in base.diagrams.values():
        yield from _check_ends(diagram)
        yield from _check_repeated(diagram)
        yield from _check_alone(diagram)
        yield from _check_groups(diagram)
        yield from _check_shown(Found("", diagram), "related", diagram.related)


def _check_ends(diagram: Diagram) -> Iterator[Problem]:
    known = {node.id for node in diagram.nodes}
    for number, edge in enumerate(diagram.edges):
        for key, name in (("from", edge.start), ("to", edge.to)):
            if name not in known:
                wrong = f"there is no node '{name}' in this diagram"
                found = Found(f"edges[{number}]", edge)
                yield found.problem("diagram-edge", key, wrong, suggest(name, known))


def _check_repeated(diagram: Diagram) -> Iterator[Problem]:
    lines: dict[tuple[str, str, str], int] = {}
    for number, edge in enumerate(diagram.edges):
        key = _key(edge)
        if key in lines:
            wrong = f"the line from '{edge.start}' to '{edge.to}' is drawn twice"
            wrong += f" (first on line {lines[key]})"
            right = "remove one of them, or let their texts tell them apart"
            yield Found(f"edges[{number}]", edge).problem("diagram-edge", "", wrong, right)
        lines.setdefault(key, edge.place.line)


def _key(edge: DiagramEdge) -> tuple[str, str, str]:
    text = (edge.text.en or edge.text.zh or "") if edge.text else ""
    return edge.start, edge.to, text


def _check_alone(diagram: Diagram) -> Iterator[Problem]:
    met = {name for edge in diagram.edges for name in (edge.start, edge.to)}
    for number, node in enumerate(diagram.nodes):
        found = Found(f"nodes[{number}]", node)
        if node.id not in met and not node.alone:
            wrong = f"no line leads to '{node.id}' or from it"
            right = "draw one, or say 'alone: true' where the source draws none"
            yield found.problem("diagram-alone", "", wrong, right)
        elif node.id in met and node.alone:
            wrong = f"'{node.id}' is said to stand alone, and a line meets it"
            yield found.problem("diagram-alone", "alone", wrong, "remove 'alone'")


def _check_groups(diagram: Diagram) -> Iterator[Problem]:
    known = {group.id for group in diagram.groups}
    used = {node.group for node in diagram.nodes}
    for number, node in enumerate(diagram.nodes):
        if node.group is not None and node.group not in known:
            wrong = f"there is no group '{node.group}' in this diagram"
            found = Found(f"nodes[{number}]", node)
            yield found.problem("diagram-group", "group", wrong, suggest(node.group, known))
    for number, group in enumerate(diagram.groups):
        if group.id not in used:
            wrong = f"no node is in the group '{group.id}'"
            found = Found(f"groups[{number}]", group)
            yield found.problem("diagram-group", "", wrong, "put one into it, or remove it")


def check_snippets(base: KnowledgeBase) -> Iterator[Problem]:
    """A snippet is shown on the page of something that it is about."""
    for snippet in base.snippets.values():
        yield from _check_shown(Found("", snippet), "about", snippet.about)


def _check_shown(found: Found, key: str, references: tuple[str, ...]) -> Iterator[Problem]:
    kinds = {reference.split(":", 1)[0] for reference in references}
    if kinds <= set(LINKABLE) and not kinds & set(ILLUSTRATED):
        wrong = "no page of a record would show it"
        right = "name a record of one of these kinds too: " + ", ".join(ILLUSTRATED)
        yield found.problem("not-shown", key, wrong, right)
