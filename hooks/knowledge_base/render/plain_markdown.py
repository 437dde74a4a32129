"""One rendered page to Markdown that any engine can build.

Prose, lists and simple tables become Markdown; a table whose cells hold several statements
stays an HTML table with Markdown in its cells, which Python-Markdown reads by the attribute
`markdown` and CommonMark by the blank lines.
"""

# ruff: noqa: ARG002 - converters of a kind all take the same arguments

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from knowledge_base.render.simplify import BOX, simplify

LinkTarget = Callable[[str], str]
"""From a link as the page has it to the link that the Markdown file needs."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"})
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]])")
_LINE_START = re.compile(r"^(\s*)([#+\-!]|[0-9]+(?=[.)](?:\s|$)))")
_TERM, _DEFINITION = "\x02", "\x03"
"""Marks that no text can hold, for what is put in place once its surroundings are known."""


def plain_markdown(html: str, link: LinkTarget) -> str:
    """Return a page's HTML as Markdown, its links passed through `link`."""
    soup = BeautifulSoup(html, "html.parser", element_classes={Tag: _Tag})
    simplify(soup)
    text = _Converter(link).convert_soup(soup)
    lines = (line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


class _Tag(Tag):
    """A tag that looks for its surroundings by name alone: the converter asks each of them."""

    def find_parent(self, name: Any = None, *arguments: Any, **options: Any) -> Tag | None:
        if not isinstance(name, str) or arguments or options:
            return super().find_parent(name, *arguments, **options)
        return next((parent for parent in self.parents if parent.name == name), None)


class _Converter(MarkdownConverter):
    """Markdownify's converter with our pages' particulars."""

    def __init__(self, link: LinkTarget) -> None:
        super().__init__(
            heading_style=ATX, bullets="-", autolinks=False, wrap=True, wrap_width=None
        )
        self.link = link

    def process_tag(self, node: Tag, parent_tags: set[str] | None = None) -> str:
        """Put an anchor before whatever has an id that its Markdown cannot carry."""
        text: str = super().process_tag(node, parent_tags)  # type: ignore[misc]
        if node.get("id") and node.name in ("div", "p", "dl", "ul", "span", "s"):
            body = text.lstrip("\n")
            return text[: len(text) - len(body)] + _anchor(node) + body
        return text

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Keep a text from being read as Markdown or HTML, in any dialect."""
        text = text.translate(_ENTITIES)
        text = _PUNCTUATION.sub(r"\\\1", text)
        text = _LINE_START.sub(_escape_line_start, text)
        return re.sub(r"^(\s*):", r"\1&#58;", text).replace(BOX, "[ ]")

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(el.get("href", ""))
        if not address:
            return text
        return f"[{_inline(text)}]({self.link(address)})"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "<br>"

    def convert_s(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"<s>{text.strip()}</s>"

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "kb-kind" in el.get_attribute_list("class"):
            return f"*{text.strip()}*"
        language = el.get("lang")
        return f'<span lang="{escape(str(language))}">{text}</span>' if language else text

    def convert_hN(  # noqa: N802 - its name in the library
        self, n: int, el: Tag, text: str, parent_tags: set[str]
    ) -> str:
        name = f" {{#{el['id']}}}" if el.get("id") else ""
        return f"\n\n{'#' * n} {_inline(text)}{name}\n\n"

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        body = (_anchor(el) + text.strip()).replace("\n", "\n    ")
        return f"\n\n-   {body}\n\n" if "\n" in body else f"-   {body}\n"

    def convert_ul(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    convert_ol = convert_ul

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n{_TERM}{_anchor(el)}{_inline(text)}\n"

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n{_DEFINITION}{_inline(text)}\n"

    def convert_dl(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        items: list[tuple[str, list[str]]] = []
        for line in text.splitlines():
            if line.startswith(_TERM):
                items.append((line[1:], []))
            elif line.startswith(_DEFINITION):
                items[-1][1].append(line[1:])
        lines = (f"-   **{term}:** {'; '.join(words)}" for term, words in items)
        return "\n\n" + "\n".join(lines) + "\n\n"

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if not {"mermaid", "kb-drawing"}.isdisjoint(el.get_attribute_list("class")):
            return f"\n\n```mermaid\n{_without_clicks(el.get_text())}\n```\n\n"
        return f"\n\n{text.strip()}\n\n"

    convert_header = convert_div
    convert_footer = convert_div
    convert_figure = convert_div
    convert_details = convert_div
    convert_nav = convert_div

    def convert_html_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f'\n\n<table markdown="1">\n{text.strip()}\n</table>\n\n'

    def convert_html_thead(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _html(el, "1", text.strip())

    convert_html_tbody = convert_html_thead
    convert_html_tr = convert_html_thead

    def convert_html_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _html(el, "block", f"\n{text.strip()}\n")

    convert_html_th = convert_html_td


def _escape_line_start(found: re.Match[str]) -> str:
    """What opens a list, heading or note only does so at the start of a line."""
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _anchor(el: Tag) -> str:
    return f'<a id="{escape(str(el["id"]))}"></a>' if el.get("id") else ""


def _inline(text: str) -> str:
    return " ".join(text.split())


def _html(el: Tag, markdown: str, content: str) -> str:
    name = el.name.removeprefix("html-")
    kept: Iterable[tuple[str, Any]] = (
        (key, el.get(key)) for key in ("id", "scope", "colspan", "rowspan")
    )
    attributes = "".join(f' {key}="{escape(str(value))}"' for key, value in kept if value)
    return f'\n<{name}{attributes} markdown="{markdown}">\n{content}\n</{name}>\n'


def _without_clicks(diagram: str) -> str:
    """Leave out the links of nodes: the text twin has them, and here they would lead astray."""
    lines = diagram.strip("\n").splitlines()
    return "\n".join(line for line in lines if not line.startswith("  click "))
