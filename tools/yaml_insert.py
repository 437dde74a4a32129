"""Put an entry at the end of a list in a YAML file, leaving every other line as it is."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge_base.yaml_tree import Node, read_tree


class InsertError(Exception):
    """The file cannot be read, or has no list there that grows by lines."""


def insert(text: str, keys: Sequence[str | int], entry: str) -> tuple[str, int]:
    """Return the text with `entry` (`- id: …`) in the list that `keys` lead to, and its line.

    Keys that are missing at the end of the way are written; lists and mappings in brackets
    cannot grow.

    Raises:
        InsertError: it says what to write first.
    """
    lines = text.splitlines()
    if text.rstrip().endswith(":") and len(keys) == 1:
        return _at(lines, len(lines), 2, entry, [])
    tree, problems = read_tree(text.encode(), "file")
    if tree is None:
        raise InsertError(f"the file cannot be read: {problems[0]}")
    node, missing = _descend(tree, keys)
    where = ".".join(map(str, keys[: len(keys) - len(missing)])) or "the file"
    if _is_in_brackets(lines, node):
        raise InsertError(f"{where} is written in brackets; write it over several lines first")
    if isinstance(node.value, list):
        last = node.value[-1]
        indent = node.place.column - 1
        return _at(lines, _end(lines, last.place.line, indent + 1), indent, entry, [])
    indent = node.place.column - 1
    return _at(lines, _end(lines, node.place.line, indent), indent, entry, missing)


def _descend(tree: Node, keys: Sequence[str | int]) -> tuple[Node, list[str]]:
    """Follow the keys as far as they lead to something; return that, and the keys left over."""
    node = tree
    for number, key in enumerate(keys):
        inner: Node | None = None
        if isinstance(node.value, dict):
            inner = node.value.get(str(key))
        elif isinstance(node.value, list) and isinstance(key, int):
            inner = node.value[key]
        if inner is None or inner.value is None:
            return node, [str(left) for left in keys[number:]]
        node = inner
    return node, []


def _is_in_brackets(lines: list[str], node: Node) -> bool:
    return lines[node.place.line - 1][node.place.column - 1 :].startswith(("{", "["))


def _end(lines: list[str], start: int, indent: int) -> int:
    """Return the index of the line behind the block that begins on line `start`, from 1.

    The block's own lines are indented by `indent` or more; blank lines and comments at its end
    belong to what follows.
    """
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.strip() or (line.lstrip().startswith("#") and _indent(line) < indent):
            continue
        if _indent(line) < indent:
            break
        end = index + 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _at(
    lines: list[str], index: int, indent: int, entry: str, missing: list[str]
) -> tuple[str, int]:
    new = []
    for depth, key in enumerate(missing):
        new.append(" " * (indent + 2 * depth) + f"{key}:")
    space = " " * (indent + 2 * len(missing))
    new += [f"{space}{line}".rstrip() for line in entry.splitlines()]
    return "\n".join([*lines[:index], *new, *lines[index:]]) + "\n", index + len(missing) + 1
