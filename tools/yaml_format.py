"""One YAML file in the one way in which data files are written; comments stay where they are.

Two spaces, lists indented, each text on one line, no space at the end of a line, and the schema
named in the first line. Quotes and the order of keys are the author's.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import FoldedScalarString, PlainScalarString

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from knowledge_base.reflow import same_words  # noqa: E402

SCHEMA = "# yaml-language-server: $schema="
ENDLESS = 1_000_000_000
"""A width that no line reaches, so that none is broken."""


class FormatError(Exception):
    """The file cannot be read, or would not say the same any more."""


def formatted(text: str, schema: str | None = None) -> str:
    """Return a file's text as it ought to be written, naming `schema` in its first line.

    Raises:
        FormatError: it is not YAML, or something would be lost.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    head, body = _without_schema(text)
    try:
        content = _parser().load(body)
    except YAMLError as error:
        raise FormatError("this is not YAML, and stays as it is: make check says where") from error
    _on_one_line(content)
    out = io.StringIO()
    _parser().dump(content, out)
    new = "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
    if _comments(new) != _comments(body) or _words(new) != _words(body):
        raise FormatError("something would be lost, so it stays as it is: write it more plainly")
    first = f"{SCHEMA}{schema}\n" if schema else head
    return first + new.lstrip("\n")


def _without_schema(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    return (f"{first.rstrip()}\n", rest) if first.startswith(SCHEMA) else ("", text)


def _parser() -> Any:
    parser = YAML()
    parser.preserve_quotes = True
    parser.width = ENDLESS
    parser.indent(mapping=2, sequence=4, offset=2)
    return parser


def _on_one_line(content: Any) -> None:
    """Put each folded text (`>`) on one line; literal blocks (`|`) are code, and stay."""
    for key, value in _items(content):
        if isinstance(value, FoldedScalarString):
            content[key] = PlainScalarString(same_words(value))
        _on_one_line(value)


def _items(content: Any) -> list[tuple[Any, Any]]:
    if isinstance(content, dict):
        return list(content.items())
    return list(enumerate(content)) if isinstance(content, list) else []


def _comments(text: str) -> Counter[str]:
    """Return every comment of a text, by the scanner's own understanding of one."""
    return Counter(_comments_in(text))


def _comments_in(text: str) -> Iterator[str]:
    for line in text.splitlines():
        found = re.search(r"(?:^|\s)#.*$", line)
        if found and not _is_quoted(line[: found.start() + 1]):
            yield found.group().strip()


def _is_quoted(start: str) -> bool:
    return start.count('"') % 2 == 1 or start.count("'") % 2 == 1


def _words(text: str) -> Any:
    return _plain(yaml.load(text, Loader=yaml.CBaseLoader))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return same_words(value) if isinstance(value, str) else value
