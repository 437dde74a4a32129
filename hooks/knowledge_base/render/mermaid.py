"""A resolved graph to Mermaid text. The only module that knows Mermaid's syntax."""

from __future__ import annotations

from collections.abc import Callable

from knowledge_base.derive.addresses import Address
from knowledge_base.derive.graphs import Edge, Graph, Group, Node

# Entities instead of what Mermaid would take as syntax even between double quotes: the end of the
# label, HTML, a Markdown label, an entity, a directive, a new line. The page's script turns them
# back into characters; because ";" is always one of them, that is exact.
_ENTITIES = {
    "#": "#35;",
    '"': "#quot;",
    "<": "#lt;",
    ">": "#gt;",
    "&": "#amp;",
    "`": "#96;",
    "%": "#37;",
    ";": "#59;",
    "\\": "#92;",
}
_SHAPES = {
    "question": ("{{", "}}"),
    "outcome": ("([", "])"),
    "step": ("[", "]"),
    "store": ("[(", ")]"),
}
"""What stands around a label, by the kind of node."""


def flowchart(graph: Graph, url: Callable[[Address], str]) -> str:
    """Return the graph as a Mermaid flowchart whose nodes link to their pages."""
    lines = [f"flowchart {graph.direction}"]
    lines.append(f"  accTitle: {escape(graph.title)}")
    lines.append(f"  accDescr: {escape(graph.description)}")
    lines += [f"  {_node(node)}" for node in graph.nodes]
    lines += [line for group in graph.groups for line in _frame(group)]
    lines += [f"  {_edge(edge)}" for edge in graph.edges]
    for node in graph.nodes:
        if node.target is not None:
            lines.append(f'  click {node.id} href "{_url(url(node.target))}" _self')
    lines += _classes(graph)
    return "\n".join(lines) + "\n"


def escape(label: str) -> str:
    """Return a label that is safe between double quotes, and never empty."""
    words = " ".join(label.split()) or " "
    return "".join(_ENTITIES.get(character, character) for character in words)


def _node(node: Node) -> str:
    before, after = _SHAPES[node.kind]
    return f'{node.id}{before}"{escape(node.label)}"{after}'


def _edge(edge: Edge) -> str:
    arrow = "-.->" if edge.dashed else "-->"
    label = f'|"{escape(edge.label)}"|' if edge.label else ""
    return f"{edge.start} {arrow}{label} {edge.end}"


def _frame(group: Group) -> list[str]:
    nodes = [f"    {node}" for node in group.nodes]
    return [f'  subgraph {group.id} ["{escape(group.label)}"]', *nodes, "  end"]


def _url(url: str) -> str:
    return url.replace('"', "%22").replace(" ", "%20")


def _classes(graph: Graph) -> list[str]:
    lines = []
    for kind in _SHAPES:
        ids = ",".join(node.id for node in graph.nodes if node.kind == kind)
        if ids:
            lines.append(f"  class {ids} {kind}")
    return lines
