"""MkDocs events around the search of Material 9.8.1: it gets a page's sections ready-made.

The plugin would read each generated page with a parser for all HTML that there is. Here it is told
to leave the page out, and gets the sections that the page knows of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import CombinedEvent, event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

EXCLUDE = "exclude"


@event_priority(100)
def _add_sections(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: object
) -> None:
    rendered = config.extra["edition"].pages.get(page.file.src_uri)
    plugin: Any = config.plugins.get("search")
    if rendered is None or plugin is None or not plugin.config.enabled:
        return
    for section in rendered.search_sections():
        plugin.search_index.create_entry_for_section(section, page.toc, page.url, page)
    page.meta["search"][EXCLUDE] = True


@event_priority(-100)
def _tidy_up(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: object) -> None:
    if page.file.src_uri in config.extra["edition"].pages:
        page.meta["search"].pop(EXCLUDE, None)


on_page_context = CombinedEvent(_add_sections, _tidy_up)
