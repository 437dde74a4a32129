"""Pages as Markdown files that link to each other as files, and the list of them for machines."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

import yaml

from knowledge_base.derive.addresses import relative_file, url_of
from knowledge_base.render.markdown_words import LinkTarget
from knowledge_base.render.plain_markdown import plain_markdown
from knowledge_base.render.render import RenderedPage

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How an address begins that is not a path."""
_MARKS = re.compile(r"([\\\[\]])")


def markdown_page(page: RenderedPage, sources: Mapping[str, str]) -> str:
    """Return a page as Markdown with its title and description as front matter.

    `sources` leads from the site's folders to the pages' files. The evidence of a claim stands
    where the claim is at home; elsewhere its marker leads there.
    """
    meta = {"title": page.title, "description": page.description}
    head = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000)
    body = plain_markdown(page.source_html + page.own_notes, link_target(page, sources))
    return f"---\n{head}---\n\n{body}"


def link_target(page: RenderedPage, sources: Mapping[str, str]) -> LinkTarget:
    """Return how links on a page are rewritten: from the site's folders to files."""
    here = url_of(page.src_uri)
    files: dict[str, str] = {}

    def target(address: str) -> str:
        path, _, anchor = page.note_homes.get(address, address).partition("#")
        if not path or _ELSEWHERE.match(path):
            return address
        path = path.partition("?")[0]  # what stands behind it asks a script of the site
        if path not in files:
            joined = posixpath.normpath(posixpath.join("/", here, path)).lstrip("/")
            is_folder = path.endswith(("/", "."))
            source = sources[f"{joined}/" if joined else ""] if is_folder else joined
            files[path] = relative_file(page.src_uri, source)
        return f"{files[path]}#{anchor}" if anchor else files[path]

    return target


def list_of_pages(
    title: str, tagline: str, groups: Iterable[tuple[str, Iterable[tuple[str, str, str]]]]
) -> str:
    """Return `llms.txt`: groups of pages, each with its file's path, title and description."""
    parts = [f"# {title}\n\n> {tagline}\n"]
    for name, pages in groups:
        lines = "".join(
            f"- [{_as_typed(name)}]({path}): {description}\n" for path, name, description in pages
        )
        parts.append(f"## {name}\n\n{lines}")
    return "\n".join(parts)


def _as_typed(title: str) -> str:
    return _MARKS.sub(r"\\\1", title)
