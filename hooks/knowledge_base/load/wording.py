"""The model's refusals in an author's words: what is wrong, and what would be right."""

from __future__ import annotations

import re
from typing import Any

from knowledge_base.problems import shorten, suggest

Wording = tuple[str, str]

_WANTED = {
    "string_type": "write text",
    "model_type": "write a mapping of keys to values",
    "model_attributes_type": "write a mapping of keys to values",
    "dict_type": "write a mapping of keys to values",
    "tuple_type": "write a list, each entry after a '- '",
    "float_type": "write a number",
    "bool_type": "write true or false",
    "date_type": "write a date: 2026-01-31",
}
_UNREADABLE = {
    "float_parsing": ("is not a number", "write a number"),
    "int_parsing": ("is not a whole number", "write one without a point"),
    "finite_number": ("is not a finite number", "write a number"),
    "bool_parsing": ("is neither true nor false", "write true or false"),
    "date_parsing": ("is not a date", "write year-month-day: 2026-01-31"),
    "date_from_datetime_parsing": ("is not a date", "write year-month-day: 2026-01-31"),
    "date_from_datetime_inexact": ("is not a date", "write year-month-day: 2026-01-31"),
}


def word(error: dict[str, Any], known_keys: list[str], hint: str | None) -> Wording:
    """Return what is wrong and what would be right for one of pydantic's errors.

    `known_keys` are the keys of the mapping that the error is in; `hint` is the
    documentation of the field, if it has any.
    """
    kind, value, name = error["type"], error["input"], str(error["loc"][-1] if error["loc"] else "")
    if kind == "missing":
        return f"the key '{name}' is missing", _with_hint("add it", hint)
    if kind == "extra_forbidden":
        return f"the key '{shorten(name)}' is not known", suggest(name, known_keys)
    if kind == "value_error":
        return _own_wording(error)
    if kind in _UNREADABLE:
        wrong, right = _UNREADABLE[kind]
        return f"'{shorten(value)}' {wrong}", right
    if kind in _WANTED:
        return f"{_describe(value)} stands here", _WANTED[kind]
    return _word_constraint(kind, error, value)


def _word_constraint(kind: str, error: dict[str, Any], value: Any) -> Wording:
    context = error.get("ctx", {})
    if kind == "literal_error":
        known = re.findall(r"'([^']+)'", context["expected"])
        if not isinstance(value, str):
            return f"{_describe(value)} stands here", "write one word: " + ", ".join(known)
        return f"'{shorten(value)}' is not one of the words allowed here", suggest(value, known)
    if kind == "string_pattern_mismatch":
        return _word_pattern(context["pattern"], str(value))
    if kind == "string_too_short":
        return "the text is empty", "write it, or leave the key out"
    if kind == "string_too_long":
        return f"the text has {len(str(value))} characters", f"at most {context['max_length']} fit"
    if kind == "too_short":
        return "the list is too short", f"give at least {context['min_length']}"
    return f"'{shorten(value)}' does not fit: {error['msg']}", "see the schema of this file"


def _word_pattern(pattern: str, value: str) -> Wording:
    if pattern == r"\S":
        return "the text is empty", "write it, or leave the key out"
    slug = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    if "http" in pattern:
        return f"'{shorten(value)}' is not an address", "write it in full: https://…"
    if ":" in pattern:
        right = "write 'kind:id', for example 'comparison:memory-management'"
        return f"'{shorten(value)}' does not name a record", right
    if "_" in pattern:
        right = "use small letters, digits and '_', a letter first"
        return f"'{shorten(value)}' is not a name for a variable", right
    example = f", for example '{slug}'" if slug else ""
    right = f"use small letters, digits and single hyphens{example}"
    return f"'{shorten(value)}' is not an identifier", right


def _own_wording(error: dict[str, Any]) -> Wording:
    """Our validators raise ValueError(what is wrong, what would be right)."""
    arguments = error["ctx"]["error"].args
    return (str(arguments[0]), str(arguments[1]) if len(arguments) > 1 else "see the schema")


def _describe(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return f"the text '{shorten(value)}'"


def _with_hint(advice: str, hint: str | None) -> str:
    return f"{advice}: " + hint.split("\n")[0].rstrip(".") if hint else advice
