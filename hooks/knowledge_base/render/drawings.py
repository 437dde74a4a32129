"""Diagrams drawn beforehand: SVG by the digest of the diagram's source.

A diagram that has none is drawn by the page's script.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

DRAWINGS = "drawings"
"""The folder of the data that holds them; `make diagrams` fills it."""


@dataclass(frozen=True, slots=True)
class PlacedDiagram:
    """A diagram on a page, whose templates leave a mark for it."""

    mark: str
    source: str
    """In the diagram language, with the page's own links."""
    svg: str | None
    """Its drawing with the page's own links, where there is one."""


def key_of(source: str) -> str:
    """Return the name of a diagram's drawing: of its source with links from the root's mark."""
    return hashlib.sha256(source.encode()).hexdigest()[:20]


def read_drawings(data: Path) -> dict[str, str]:
    """Return the SVG of every drawing by its name; nothing where there is no such folder."""
    files = sorted((data / DRAWINGS).glob("*.svg"))
    return {file.stem: file.read_text(encoding="utf-8").strip() for file in files}


def with_sources(html: str, diagrams: Iterable[PlacedDiagram]) -> str:
    """Return a page's HTML with each diagram as its source."""
    for diagram in diagrams:
        html = html.replace(diagram.mark, str(escape(diagram.source)))
    return html


def with_drawings(html: str, diagrams: Iterable[PlacedDiagram]) -> str:
    """Return a page's HTML with each diagram as its drawing, or as its source where it has none."""
    for diagram in diagrams:
        html = html.replace(diagram.mark, diagram.svg or str(escape(diagram.source)))
    return html
