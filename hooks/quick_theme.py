"""MkDocs events around the templates of Material 9.8.1: pages alike get one shell, filled in turn.

Outside the navigation, pages of a folder differ only in what is theirs: titles, head, table of
contents, content and notes. The theme renders one stand-in for them, whose every part is a mark,
and the marks are filled; what it writes for each heading comes from its own template too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

TEMPLATE, FILLED, TOC_ITEM = "main.html", "filled.html", "partials/toc-item.html"
NAME, FOLDER = "a-stand-in", "a-folder"
"""What the stand-in and folders of no matter are called."""
HEADING = "<h1>{}</h1>"
"""The theme looks for a heading in the content."""
PARTS = (
    *("title", "description", "canonical", "edit", "picture", "alternative", "linked-data"),
    *("skip", "toc", "content", "notes", "twin"),
)
EDITING = frozenset(("content.action.edit", "content.action.view"))
"""Features that make more of a page's address on the forge than to show it."""
MARK = re.compile(f"@@({'|'.join(PARTS)})@@")


@dataclass
class Shell:
    """What pages alike have in common."""

    pieces: list[str]
    """Text and, at every other place, the name of the part that stands between."""
    between: str
    """What stands between two headings in the table of contents."""


@dataclass
class Build:
    """What is known of the build that runs."""

    env: jinja2.Environment | None = None
    in_navigation: frozenset[str] = frozenset()
    """The pages that the navigation leads to."""
    linked: frozenset[str] = frozenset()
    """The folders that links of a shell lead into."""
    shells: dict[tuple[object, ...], Shell] = field(default_factory=dict)


_build = Build()


@event_priority(-100)
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Note what the navigation leads to."""
    _build.in_navigation = frozenset(page.file.src_uri for page in nav.pages)
    urls = [*(page.url for page in nav.pages), "assets/"]
    _build.linked = frozenset(folder for url in urls for folder in _folders(url))


@event_priority(-100)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Let the theme only print what can be filled, once all pages are known."""
    _build.env, _build.shells = env, {}
    for file in files.documentation_pages():
        if file.page is not None and _can_be_filled(file.page, config):
            file.page.meta["template"] = FILLED


@event_priority(-100)
def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Fill a page's shell."""
    env = _build.env
    if page.meta.get("template") != FILLED or env is None:
        return
    head = context["generated"].head
    key = (
        *(*_place(page.url), tuple(page.meta.get("hide", ())), bool(len(page.toc))),
        *(head.kind, head.locale, head.picture is None, page.edit_url is None),
    )
    if key not in _build.shells:
        _build.shells[key] = _shell(env, context, page, config)
    shell = _build.shells[key]
    parts = _parts(env, context, page) | {"toc": _toc(env, page, shell.between)}
    texts = (parts[piece] if n % 2 else piece for n, piece in enumerate(shell.pieces))
    context["filled"] = "".join(texts)


def _can_be_filled(page: Page, config: MkDocsConfig) -> bool:
    """Tell whether a page is ours, has no place in the navigation, and nothing else of its own."""
    rendered = config.extra["edition"].pages.get(page.file.src_uri)
    return (
        rendered is not None
        and rendered.head.linked_data is not None
        and page.file.src_uri not in _build.in_navigation
        and page.url.rstrip("/") not in _build.linked
        and EDITING.isdisjoint(config.theme["features"])
        and "template" not in page.meta
        and "<h1" in (page.content or "")
        and all(heading.level > 1 for heading in rendered.headings)
    )


def _folders(url: str) -> Iterator[str]:
    """Yield the folders that an address stands in, from the outermost to itself."""
    parts = url.strip("/").split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _place(url: str) -> tuple[str, int]:
    """Return what links from an address hang on: the folder shared with some, and the depth."""
    folders = list(_folders(url))
    shared = [folder for folder in folders[:-1] if folder in _build.linked]
    return (shared[-1] if shared else "", len(folders))


def _shell(
    env: jinja2.Environment, context: dict[str, Any], page: Page, config: MkDocsConfig
) -> Shell:
    """Let the theme write a stand-in for pages like this one."""
    stand_in = _stand_in(page, config)
    names = {**context, "page": stand_in, "generated": _generated(context["generated"].head)}
    if context.get("twin"):
        names["twin"] = _mark("twin")
    text = env.get_template(TEMPLATE).render(names)
    text = text.replace(HEADING.format(_mark("content")), _mark("content"))
    text = text.replace(_as_json(env, _mark("linked-data")), _mark("linked-data"))
    between = ""
    if len(stand_in.toc):
        first, second = (_toc_item(env, item) for item in stand_in.toc)
        before, _, rest = text.partition(first)
        between, _, after = rest.partition(second)
        text = f"{before}{_mark('toc')}{after}"
    return Shell(MARK.split(text), between)


def _stand_in(page: Page, config: MkDocsConfig) -> Page:
    shared, depth = _place(page.url)
    folders = [shared] if shared else []
    folders += [FOLDER] * (depth - 1 - (shared.count("/") + 1 if shared else 0))
    file = File.generated(config, "/".join([*folders, f"{NAME}.md"]), content="")
    stand_in = Page(_mark("title"), file, config)
    stand_in.markdown = ""
    stand_in.meta = {**page.meta, "title": _mark("title"), "description": _mark("description")}
    stand_in.content = HEADING.format(_mark("content"))
    stand_in.canonical_url = _mark("canonical") if page.canonical_url else None
    stand_in.edit_url = _mark("edit") if page.edit_url else None
    if len(page.toc):
        items = [AnchorLink("a", _mark("skip"), 2), AnchorLink("b", "b", 2)]
        stand_in.toc = TableOfContents(items)
    return stand_in


def _generated(head: Any) -> SimpleNamespace:
    """Return what stands in for a page of ours with such a head."""
    marks = {"url": _mark("picture"), "alternative": _mark("alternative")}
    picture = replace(head.picture, **marks) if head.picture else None
    head = replace(head, picture=picture, linked_data=_mark("linked-data"))
    return SimpleNamespace(head=head, notes=_mark("notes"))


def _parts(env: jinja2.Environment, context: dict[str, Any], page: Page) -> dict[str, str]:
    first, generated = next(iter(page.toc), None), context["generated"]
    picture = generated.head.picture
    return {
        "title": page.meta["title"],
        "description": page.meta["description"],
        "canonical": page.canonical_url or "",
        "edit": page.edit_url or "",
        "picture": picture.url if picture else "",
        "alternative": str(escape(picture.alternative)) if picture else "",
        "linked-data": _as_json(env, generated.head.linked_data),
        "skip": first.id if first else "",
        "content": page.content or "",
        "notes": generated.notes,
        "twin": context.get("twin", ""),
    }


def _toc(env: jinja2.Environment, page: Page, between: str) -> str:
    return between.join(_toc_item(env, item) for item in page.toc)


def _toc_item(env: jinja2.Environment, item: AnchorLink) -> str:
    return env.get_template(TOC_ITEM).render(toc_item=item)


def _as_json(env: jinja2.Environment, value: object) -> str:
    return str(env.call_filter("tojson", value))


def _mark(part: str) -> str:
    return f"@@{part}@@"
