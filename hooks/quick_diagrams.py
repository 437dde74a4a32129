"""MkDocs events around mermaid2 1.2.3: it gets a page's diagrams to read, not the page.

The plugin takes each page with a diagram apart and puts it together anew, only to add two scripts
at its end. A generated page is set aside meanwhile, and gets the scripts that the plugin adds to
a stand-in with as many diagrams.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import CombinedEvent, event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

DIAGRAM = '<div class="mermaid">'
END = "</body>"
_aside: dict[str, str] = {}
"""The page that mermaid2 is at work on, by its path."""


@event_priority(100)
def _set_aside(output: str, *, page: Page, config: MkDocsConfig) -> str:
    if page.file.src_uri not in config.extra["edition"].pages:
        return output
    _aside[page.file.src_uri] = output
    return f"<body>{f'{DIAGRAM}</div>' * output.count(DIAGRAM)}{END}"


@event_priority(-100)
def _take_back(output: str, *, page: Page, config: MkDocsConfig) -> str:
    whole = _aside.pop(page.file.src_uri, None)
    if whole is None:
        return output
    scripts = output.removesuffix(END).rpartition("</div>")[2] if DIAGRAM in output else ""
    before, end, after = whole.rpartition(END)
    return f"{before}{scripts}{end}{after}"


on_post_page = CombinedEvent(_set_aside, _take_back)
