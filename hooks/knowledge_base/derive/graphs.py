"""Graphs: resolved nodes and edges, without any diagram syntax."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge_base.derive.addresses import Address

Direction = Literal["TD", "LR"]
"""Downwards, or to the right."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box: of a flow, a question or an outcome; of a diagram, a step, a question or a store."""

    id: str
    """`n1`, `n2`, …: safe in any diagram language."""
    kind: Literal["question", "outcome", "step", "store"]
    label: str
    target: Address | None
    """The page that explains it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line, with the answer or whatever else stands beside it; an empty label is none."""

    start: str
    end: str
    label: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes within one frame."""

    id: str
    """`g1`, `g2`, …"""
    label: str
    nodes: tuple[str, ...]
    """The ids of its nodes."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges in the order of the data."""

    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    direction: Direction = "TD"
    groups: tuple[Group, ...] = ()
