"""All that is drawn as a diagram, for whoever draws beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.derive.addresses import address_of
from knowledge_base.derive.diagrams import diagram_graph
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.flow_graph import flow_graph
from knowledge_base.derive.graphs import Graph


def graphs(edition: Edition) -> Iterator[Graph]:
    """Yield the graph of every flow and of every diagram of a source."""
    for flow in edition.base.flows.values():
        page = address_of(edition.base, "flow", flow.id).src_uri
        yield flow_graph(edition, flow, page)
    for diagram in edition.base.diagrams.values():
        yield diagram_graph(edition, diagram)
