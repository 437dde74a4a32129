"""Elements to Markdown: what each kind becomes, given what its contents have become."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from knowledge_base.render.markdown_elements import HEADINGS, Element

LinkTarget = Callable[[str], str]
"""From a link as the page has it to the link that the Markdown file needs."""
_TERM, _DEFINITION = "\x02", "\x03"
"""Marks that no text can hold, for what is put in place once its surroundings are known."""
_TICKS = re.compile("`+")
_WITH_ANCHOR = frozenset(("div", "p", "dl", "ul", "span", "s"))
"""What may have an id that its Markdown cannot carry."""


def as_markdown(element: Element, link: LinkTarget) -> str:
    """Return an element as Markdown, once it is read to its end."""
    text = element.content()
    if element.name == "a":
        return _link(element, text, link)
    word = _WORDS.get(element.name)
    text = word(element, text) if word else text
    if element.name in _WITH_ANCHOR and element.attributes.get("id"):
        body = text.lstrip("\n")
        return text[: len(text) - len(body)] + _anchor(element) + body
    return text


def _link(element: Element, text: str, link: LinkTarget) -> str:
    address = element.attributes.get("href")
    return f"[{_inline(text)}]({link(address)})" if address else text


def _marked(mark: str) -> Callable[[Element, str], str]:
    """Return the way to put a mark around words, and spaces outside it."""

    def word(element: Element, text: str) -> str:
        return text if element.is_literal else _around(text, mark, text.strip(), mark)

    return word


def _around(text: str, before: str, words: str, after: str) -> str:
    if not words:
        return ""
    first, last = text[0] == " ", text[-1] == " "
    return f"{' ' * first}{before}{words}{after}{' ' * last}"


def _code(element: Element, text: str) -> str:
    if element.is_literal:
        return text
    longest = max(map(len, _TICKS.findall(text)), default=0)
    space, ticks = " " * bool(longest), "`" * (longest + 1)
    return _around(text, ticks + space, text.strip(), space + ticks)


def _pre(_: Element, text: str) -> str:
    if not text:
        return ""
    text = re.sub(r"[ \n]*$", "", re.sub(r"^[ \n]*\n", "", text))
    return f"\n\n```\n{text}\n```\n\n"


def _struck(_: Element, text: str) -> str:
    return f"<s>{text.strip()}</s>"


def _span(element: Element, text: str) -> str:
    if "kb-kind" in element.attributes.get("class", "").split():
        return f"*{text.strip()}*"
    language = element.attributes.get("lang")
    return f'<span lang="{escape(language)}">{text}</span>' if language else text


def _paragraph(element: Element, text: str) -> str:
    text = text.strip(" \t\r\n")
    if element.in_line:
        return f" {text} "
    return f"\n\n{text}\n\n" if text else ""


def _section(element: Element, text: str) -> str:
    return _block(element, text) if text.strip() else ""


def _block(_: Element, text: str) -> str:
    return f"\n\n{text.strip()}\n\n"


def _heading(element: Element, text: str) -> str:
    name = element.attributes.get("id")
    anchor = f" {{#{name}}}" if name else ""
    return f"\n\n{'#' * int(element.name[1])} {_inline(text)}{anchor}\n\n"


def _item(element: Element, text: str) -> str:
    body = (_anchor(element) + text.strip()).replace("\n", "\n    ")
    return f"\n\n-   {body}\n\n" if "\n" in body else f"-   {body}\n"


def _term(element: Element, text: str) -> str:
    return f"\n{_TERM}{_anchor(element)}{_inline(text)}\n"


def _definition(_: Element, text: str) -> str:
    return f"\n{_DEFINITION}{_inline(text)}\n"


def _definitions(_: Element, text: str) -> str:
    items: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(_TERM):
            items.append((line[1:], []))
        elif line.startswith(_DEFINITION):
            items[-1][1].append(line[1:])
    lines = (f"-   **{term}:** {'; '.join(words)}" for term, words in items)
    return "\n\n" + "\n".join(lines) + "\n\n"


def _diagram(_: Element, text: str) -> str:
    """Leave out the links of nodes: the text twin has them, and here they would lead astray."""
    lines = text.strip("\n").splitlines()
    kept = "\n".join(line for line in lines if not line.startswith("  click "))
    return f"\n\n```mermaid\n{kept}\n```\n\n"


def _cell(_: Element, text: str) -> str:
    return " " + text.strip().replace("\n", " ") + " |"


def _row(row: Element, text: str) -> str:
    """Return a row; under the first of a table, or above it, stands the line that makes it one."""
    body, width = row.outer, sum(map(bool, row.names))
    if body is None or any(body.names):
        return f"|{text}\n"
    line = f"| {' | '.join(['---'] * width)} |\n"
    if body.name == "thead" or "td" not in row.names:
        return f"|{text}\n{line}"
    if body.outer is not None and "thead" in body.outer.names:
        return f"|{text}\n"
    return f"| {' | '.join([''] * width)} |\n{line}|{text}\n"


def _caption(_: Element, text: str) -> str:
    return f"{text.strip()}\n\n"


def _html_table(_: Element, text: str) -> str:
    return f'\n\n<table markdown="1">\n{text.strip()}\n</table>\n\n'


def _html_part(element: Element, text: str) -> str:
    return _html(element, "1", text.strip())


def _html_cell(element: Element, text: str) -> str:
    return _html(element, "block", f"\n{text.strip()}\n")


def _html(element: Element, markdown: str, content: str) -> str:
    name = element.name.removeprefix("html-")
    kept = ((key, element.attributes.get(key)) for key in ("id", "scope", "colspan", "rowspan"))
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in kept if value)
    return f'\n<{name}{attributes} markdown="{markdown}">\n{content}\n</{name}>\n'


def _anchor(element: Element) -> str:
    name = element.attributes.get("id")
    return f'<a id="{escape(name)}"></a>' if name else ""


def _inline(text: str) -> str:
    return " ".join(text.split())


_WORDS: dict[str, Callable[[Element, str], str]] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("div", "ul", "ol", "header", "footer", "figure", "details", "nav"), _block),
    **dict.fromkeys(("section", "article"), _section),
    **dict.fromkeys(("code", "kbd", "samp"), _code),
    **dict.fromkeys(("td", "th"), _cell),
    **dict.fromkeys(("html-thead", "html-tbody", "html-tr"), _html_part),
    **dict.fromkeys(("html-td", "html-th"), _html_cell),
    "caption": _caption,
    "dd": _definition,
    "dl": _definitions,
    "dt": _term,
    "em": _marked("*"),
    "html-table": _html_table,
    "li": _item,
    "mermaid": _diagram,
    "p": _paragraph,
    "pre": _pre,
    "s": _struck,
    "span": _span,
    "strong": _marked("**"),
    "sup": _marked(""),
    "table": _block,
    "tr": _row,
}
