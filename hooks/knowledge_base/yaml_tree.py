"""YAML text to a tree of nodes that know their line and column.

Built from the C parser's events with an explicit stack, so that deep nesting and
alias bombs are refused before they cost anything. Scalars stay the text that the
author typed: the model, not YAML, decides what is a number (`no` and `1.20` survive).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from knowledge_base.problems import Place, Problem

MAX_BYTES = 4_000_000
MAX_DEPTH = 24
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
PLACE_KEY = "<place>"
"""Under this key a mapping's place is handed to the model; authors cannot write it."""

# Bidirectional controls, zero-width characters and control characters: invisible to
# a reviewer, and able to make a text read otherwise than it is.
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f"
    "\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)


@dataclass(slots=True)
class Node:
    """A scalar (`str` or None), a list of nodes, or a mapping of names to nodes."""

    value: str | None | list[Node] | dict[str, Node]
    place: Place
    key_places: dict[str, Place] = field(default_factory=dict)

    def plain(self) -> Any:
        """Return dicts, lists and strings, each dict with its place under `PLACE_KEY`."""
        if isinstance(self.value, dict):
            plain: dict[str, Any] = {key: node.plain() for key, node in self.value.items()}
            plain[PLACE_KEY] = self.place
            return plain
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Node
    key: str | None = None
    key_place: Place | None = None


def read_tree(content: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML file; the node is None where there is nothing to go on with."""
    text, problems = _decode(content, file)
    if text is None:
        return None, problems
    builder = _TreeBuilder(file)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        builder.problems.append(_syntax_problem(error, text, file))
        return None, problems + builder.problems
    problems += builder.problems
    if builder.root is None and not problems:
        problems.append(_problem(Place(file), "the file is empty", "write its content", "empty"))
    return (None if problems else builder.root), problems


def _decode(content: bytes, file: str) -> tuple[str | None, list[Problem]]:
    if len(content) > MAX_BYTES:
        wrong = f"the file has {len(content)} bytes"
        right = f"split it: {MAX_BYTES} are allowed"
        return None, [_problem(Place(file), wrong, right, "file-size")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        place = Place(file, before.count(b"\n") + 1, column)
        wrong = f"byte 0x{content[error.start]:02x} is not UTF-8"
        return None, [_problem(place, wrong, "save the file as UTF-8", "encoding")]
    return text, list(_invisible(text, file))


def _invisible(text: str, file: str) -> Iterator[Problem]:
    for found in INVISIBLE.finditer(text):
        start = found.start()
        line_start = text.rfind("\n", 0, start) + 1
        place = Place(file, text.count("\n", 0, start) + 1, start - line_start + 1)
        wrong = f"the invisible character U+{ord(found.group()):04X} stands in the text"
        yield _problem(place, wrong, "delete it", "invisible-character")


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in str(error):
        return _problem(place, "a tab is used to indent", "indent with spaces", "tab")
    reason = getattr(error, "problem", None) or str(error)
    context = getattr(error, "context", None)
    wrong = f"this is not YAML: {reason}" + (f" ({context})" if context else "")
    right = "check quotes, colons, brackets and indentation on this line and the one before"
    return _problem(place, wrong, right, "syntax")


def _problem(place: Place, wrong: str, right: str, rule: str, path: str = "") -> Problem:
    return Problem(place, path, wrong, right, f"yaml-{rule}")


class _TreeBuilder:
    """Turns parser events into nodes and notes what authors may not use."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Take one event; return False where reading on would be pointless."""
        place = Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
        if getattr(event, "anchor", None) is not None:
            return self._refuse_anchor(event, place)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, place)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            return self._start(event, place)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._document(place)
        return True

    def _refuse_anchor(self, event: Any, place: Place) -> bool:
        kind = "alias" if isinstance(event, yaml.AliasEvent) else "anchor"
        mark = "*" if kind == "alias" else "&"
        wrong = f"the {kind} '{mark}{event.anchor}' is used"
        right = "write the value out: anchors and aliases are not read here"
        self.problems.append(_problem(place, wrong, right, "alias", self._path()))
        return False

    def _document(self, place: Place) -> bool:
        self._documents += 1
        if self._documents > 1:
            wrong = "a second YAML document begins"
            self.problems.append(_problem(place, wrong, "keep one document a file", "documents"))
        return self._documents == 1

    def _start(self, event: Any, place: Place) -> bool:
        if len(self._open) >= MAX_DEPTH:
            wrong = f"the data is nested more than {MAX_DEPTH} levels deep"
            self.problems.append(_problem(place, wrong, "check the brackets", "depth"))
            return False
        self._refuse_tag(event, place)
        empty: dict[str, Node] | list[Node] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        node = Node(empty, place)
        self._add(node)
        self._open.append(_Open(node))
        return True

    def _refuse_tag(self, event: Any, place: Place) -> None:
        if event.tag is not None:
            wrong = f"the tag '{event.tag}' is used"
            self.problems.append(_problem(place, wrong, "remove it", "tag", self._path()))

    def _scalar(self, event: Any, place: Place) -> None:
        self._refuse_tag(event, place)
        is_plain = event.implicit[0]
        is_null = is_plain and event.value in NULLS
        parent = self._open[-1] if self._open else None
        if parent and isinstance(parent.node.value, dict) and parent.key is None:
            parent.key, parent.key_place = event.value, place
            return
        self._add(Node(None if is_null else event.value, place))

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
        elif isinstance(parent.node.value, dict):
            self._add_to_mapping(parent, node)

    def _add_to_mapping(self, parent: _Open, node: Node) -> None:
        mapping = parent.node.value
        assert isinstance(mapping, dict)
        key, place = parent.key, parent.key_place
        if key is None or place is None:
            wrong = "a list or mapping is used as a key"
            self.problems.append(_problem(node.place, wrong, "use a plain name", "key"))
            parent.key, parent.key_place = "?", node.place
            return
        if key in mapping:
            first = parent.node.key_places[key].line
            wrong = f"the key '{key}' is written twice (first on line {first})"
            self.problems.append(_problem(place, wrong, "keep one", "duplicate-key", self._path()))
        mapping[key] = node
        parent.node.key_places[key] = place
        parent.key = parent.key_place = None

    def _path(self) -> str:
        path = ""
        for level in self._open:
            if isinstance(level.node.value, list):
                path += f"[{max(len(level.node.value) - 1, 0)}]"
            elif level.key is not None:
                path += f".{level.key}"
        return path.removeprefix(".")


