"""YAML text to a tree of nodes that know their line and column.

Built from the C parser's events with an explicit stack, so that deep nesting and
alias bombs are refused before they cost anything. Scalars stay the text that the
author typed: the model, not YAML, decides what is a number (`no` and `1.20` survive).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from knowledge_base.file_text import (
    BY_HAND,
    INVISIBLE,
    LINE_END,
    Limits,
    decode,
    invisible_problem,
    yaml_problem,
)
from knowledge_base.problems import Place, Problem, shorten

MAX_DEPTH = 24
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
PLACE_KEY = "\0place"
"""Under this key a mapping's place is handed to the model; authors cannot write it."""


@dataclass(slots=True)
class Node:
    """A scalar (`str` or None), a list of nodes, or a mapping of names to nodes."""

    value: str | list[Node] | dict[str, Node] | None
    place: Place
    key_places: dict[str, Place] = field(default_factory=dict)

    def plain(self) -> Any:
        """Return dicts, lists and strings, each dict with its place under `PLACE_KEY`."""
        if isinstance(self.value, dict):
            plain: dict[str, Any] = {key: node.plain() for key, node in self.value.items()}
            place = self.place
            plain[PLACE_KEY] = Place(place.file, place.line, place.column, self.key_places)
            return plain
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Node
    path: str
    key: str | None = None
    key_place: Place | None = None


def read_tree(
    content: bytes, file: str, limits: Limits = BY_HAND
) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML file; the node is None where there is nothing to go on with."""
    text, problems = decode(content, file, limits)
    if text is None:
        return None, problems
    builder = _TreeBuilder(file, limits.values, checks_escapes=not problems)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        if not (problems and isinstance(error, yaml.reader.ReaderError)):
            builder.problems.append(_syntax_problem(error, text, file))
        return None, problems + builder.problems
    problems += builder.problems
    if (builder.root is None or builder.root.value is None) and not problems:
        problems.append(
            yaml_problem(Place(file), "the file is empty", "write its content", "empty")
        )
    return (None if problems else builder.root), problems


def _syntax_problem(error: Exception, text: str, file: str) -> Problem:
    lines = LINE_END.split(text)
    place = _place_of(error, lines, file)
    line = lines[place.line - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return yaml_problem(place, "a tab is used to indent", "indent with spaces", "tab")
    context, begin = getattr(error, "context", None), getattr(error, "context_mark", None)
    since = f", begun on line {begin.line + 1}" if begin and begin.line + 1 < place.line else ""
    reason = getattr(error, "problem", None) or str(error)
    wrong = f"this is not YAML: {reason}" + (f" ({context}{since})" if context else "")
    right = "check quotes, colons, brackets and indentation on this line and the one before"
    return yaml_problem(place, wrong, right, "syntax")


def _place_of(error: Exception, lines: list[str], file: str) -> Place:
    """Return where the parser gave up; of a quote that nothing closes, where it opens."""
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in (getattr(error, "problem", None) or ""):
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Place(file)
    if mark.line >= len(lines):
        return Place(file, len(lines), len(lines[-1]) + 1)
    return Place(file, mark.line + 1, mark.column + 1)


class _TreeBuilder:
    """Turns parser events into nodes and notes what authors may not use."""

    def __init__(self, file: str, max_values: int, *, checks_escapes: bool) -> None:
        self.file = file
        self.max_values = max_values
        self.checks_escapes = checks_escapes
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> bool:
        """Take one event; return False where reading on would be pointless."""
        place = Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
        if getattr(event, "anchor", None) is not None:
            return self._refuse_anchor(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            return self._start(event, place)
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            return True
        if isinstance(event, yaml.DocumentStartEvent):
            return self._document(place)
        return True

    def _refuse_anchor(self, event: Any, place: Place) -> bool:
        kind = "alias" if isinstance(event, yaml.AliasEvent) else "anchor"
        mark = "*" if kind == "alias" else "&"
        wrong = f"the {kind} '{mark}{shorten(event.anchor)}' is used"
        right = "write the value out: anchors and aliases are not read here"
        self.problems.append(yaml_problem(place, wrong, right, "alias", self._path()))
        return False

    def _document(self, place: Place) -> bool:
        self._documents += 1
        if self._documents > 1:
            wrong = "a second YAML document begins"
            self.problems.append(
                yaml_problem(place, wrong, "keep one document a file", "documents")
            )
        return self._documents == 1

    def _start(self, event: Any, place: Place) -> bool:
        if len(self._open) >= MAX_DEPTH:
            wrong = f"the data is nested more than {MAX_DEPTH} levels deep"
            self.problems.append(yaml_problem(place, wrong, "check the brackets", "depth"))
            return False
        if self._expects_key():
            wrong = "a list or mapping is used as a key"
            right = "use a plain name, or put the text in quotes"
            self.problems.append(yaml_problem(place, wrong, right, "key", self._path()))
            return False
        self._refuse_tag(event, place)
        empty: dict[str, Node] | list[Node] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        opened = _Open(Node(empty, place), self._path())
        goes_on = self._add(opened.node)
        self._open.append(opened)
        return goes_on

    def _refuse_tag(self, event: Any, place: Place) -> None:
        if event.tag is not None:
            wrong = f"the tag '{shorten(event.tag)}' is used"
            self.problems.append(yaml_problem(place, wrong, "remove it", "tag", self._path()))

    def _scalar(self, event: Any, place: Place) -> bool:
        self._refuse_tag(event, place)
        self._refuse_escape(event, place)
        if self._expects_key():
            self._open[-1].key, self._open[-1].key_place = event.value, place
            return True
        is_plain = event.implicit[0]
        is_null = is_plain and event.value in NULLS
        return self._add(Node(None if is_null else event.value, place))

    def _refuse_escape(self, event: Any, place: Place) -> None:
        r"""Refuse what is visible as an escape (`"\u202e"`) and invisible when read."""
        found = INVISIBLE.search(event.value) if event.style == '"' else None
        if found and self.checks_escapes:
            self.problems.append(invisible_problem(found.group(), place, self._path()))

    def _expects_key(self) -> bool:
        parent = self._open[-1] if self._open else None
        return parent is not None and isinstance(parent.node.value, dict) and parent.key is None

    def _add(self, node: Node) -> bool:
        self._values += 1
        if self._values > self.max_values:
            wrong = f"the file holds more than {self.max_values} values"
            self.problems.append(yaml_problem(node.place, wrong, "split it", "file-size"))
        elif not self._open:
            self.root = node
        elif isinstance(self._open[-1].node.value, list):
            self._open[-1].node.value.append(node)
        else:
            self._add_to_mapping(self._open[-1], node)
        return self._values <= self.max_values

    def _add_to_mapping(self, parent: _Open, node: Node) -> None:
        mapping, key, place = parent.node.value, parent.key, parent.key_place
        assert isinstance(mapping, dict)
        assert key is not None
        assert place is not None
        if key in mapping:
            first = parent.node.key_places[key].line
            wrong = f"the key '{shorten(key)}' is written twice (first on line {first})"
            self.problems.append(
                yaml_problem(place, wrong, "keep one", "duplicate-key", self._path())
            )
        mapping[key] = node
        parent.node.key_places[key] = place
        parent.key = parent.key_place = None

    def _path(self) -> str:
        """Return the path of the node that comes next."""
        if not self._open:
            return ""
        parent = self._open[-1]
        if isinstance(parent.node.value, list):
            return f"{parent.path}[{len(parent.node.value)}]"
        step = "" if parent.key is None else f".{shorten(parent.key)}"
        return f"{parent.path}{step}".removeprefix(".")
