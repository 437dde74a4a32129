"""Diagrams of the sources: the graph, and the same as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import DIAGRAMS_PAGE, Address, address_of
from knowledge_base.derive.claim_views import (
    CitationView,
    ReviewView,
    citation_view,
    review_view,
)
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.graphs import Direction, Edge, Graph, Group, Node
from knowledge_base.derive.links import related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.reports import ReportCard, index_page
from knowledge_base.model.illustrations import Diagram, DiagramNode

_DIRECTIONS: dict[str, Direction] = {"down": "TD", "right": "LR"}


@dataclass(frozen=True, slots=True)
class NodeName:
    """A node as the text twin names it."""

    anchor: str
    """Its id where it is named first, otherwise empty."""
    words: Words
    see: Link | None
    group: Words | None
    """The frame that it stands in."""


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the diagram, told."""

    start: NodeName
    end: NodeName
    label: Words | None
    dashed: bool


@dataclass(frozen=True, slots=True)
class DiagramView:
    """A diagram with all that is said of it."""

    id: str
    link: Link
    summary: Words
    citations: tuple[CitationView, ...]
    graph: Graph
    lines: tuple[LineView, ...]
    alone: tuple[NodeName, ...]
    """Nodes that no line meets."""
    garbled: Words | None
    review: ReviewView | None
    edit: Edit


@dataclass(frozen=True, slots=True)
class DiagramPage:
    """A diagram's own page."""

    diagram: DiagramView
    related: tuple[Link, ...]


def diagram_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the index of diagrams and each one's page."""
    diagrams = edition.base.diagrams.values()
    cards = tuple(
        ReportCard(edition.link("diagram", d.id), edition.words(d.summary)) for d in diagrams
    )
    yield index_page(edition, "diagrams", DIAGRAMS_PAGE, cards, (d.place for d in diagrams))
    trail = (Link(edition.heading("diagrams"), Address(DIAGRAMS_PAGE)),)
    for diagram in diagrams:
        related = related_links(edition, connections, ("diagram", diagram.id))
        yield PageView(
            address_of(edition.base, "diagram", diagram.id).src_uri,
            "diagram",
            edition.words(diagram.title),
            edition.words(diagram.summary),
            DiagramPage(diagram_view(edition, diagram), related),
            made_from(edition, [diagram.place]),
            trail,
            hides=("navigation",),
        )


def diagram_view(edition: Edition, diagram: Diagram) -> DiagramView:
    """Return the view of one diagram."""
    names = _Names(edition, diagram)
    lines = tuple(
        LineView(
            names.name(edge.start),
            names.name(edge.to),
            edition.words(edge.text) if edge.text else None,
            edge.kind == "dashed",
        )
        for edge in diagram.edges
    )
    return DiagramView(
        id=diagram.id,
        link=edition.link("diagram", diagram.id),
        summary=edition.words(diagram.summary),
        citations=tuple(citation_view(edition, citation) for citation in diagram.sources),
        graph=diagram_graph(edition, diagram),
        lines=lines,
        alone=tuple(names.name(node.id) for node in diagram.nodes if node.alone),
        garbled=edition.words(diagram.garbled) if diagram.garbled else None,
        review=review_view(edition, diagram.review) if diagram.review else None,
        edit=edition.edit(diagram.place),
    )


def diagram_graph(edition: Edition, diagram: Diagram) -> Graph:
    """Return a diagram's graph; a node that names no page leads to the text about it."""
    page = address_of(edition.base, "diagram", diagram.id).src_uri
    ids = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes, 1)}
    nodes = tuple(
        Node(ids[node.id], node.kind, edition.say(node.text), _target(edition, node, page))
        for node in diagram.nodes
    )
    edges = tuple(
        Edge(
            ids[edge.start],
            ids[edge.to],
            edition.say(edge.text) if edge.text else "",
            edge.kind == "dashed",
        )
        for edge in diagram.edges
    )
    groups = tuple(
        Group(
            f"g{number}",
            edition.say(group.title),
            tuple(ids[node.id] for node in diagram.nodes if node.group == group.id),
        )
        for number, group in enumerate(diagram.groups, 1)
    )
    title, summary = edition.say(diagram.title), edition.say(diagram.summary)
    return Graph(title, summary, nodes, edges, _DIRECTIONS[diagram.direction], groups)


def _target(edition: Edition, node: DiagramNode, page: str) -> Address:
    return edition.follow([node.see])[0].address if node.see else Address(page, node.id)


class _Names:
    """Names nodes in the order of reading: the first time with all that belongs to one."""

    def __init__(self, edition: Edition, diagram: Diagram) -> None:
        self.edition = edition
        self.nodes = {node.id: node for node in diagram.nodes}
        self.groups = {group.id: group for group in diagram.groups}
        self.named: set[str] = set()

    def name(self, node_id: str) -> NodeName:
        node = self.nodes[node_id]
        words = self.edition.words(node.text)
        if node_id in self.named:
            return NodeName("", words, None, None)
        self.named.add(node_id)
        see = self.edition.follow([node.see])[0] if node.see else None
        group = self.edition.words(self.groups[node.group].title) if node.group else None
        return NodeName(node_id, words, see, group)
