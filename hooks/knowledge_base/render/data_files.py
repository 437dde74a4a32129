"""The data for machines as text: JSON, JSON Schema and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any

from knowledge_base.derive.spreadsheets import COLUMNS, Cell, Row

BYTE_ORDER_MARK = "\ufeff"
_SCALAR = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def json_text(content: Mapping[str, Any]) -> str:
    """Return stable JSON: keys in the order given, one line for each level that has members."""
    return _written(content, "\n") + "\n"


def _written(value: Any, end: str) -> str:
    """Write a value as `json.dumps` does with an indent of 1, which takes several times as long.

    `end` is the end of a line with the indent of what follows.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{end} "
    if isinstance(value, Mapping) and value:
        items = (
            f"{encode_basestring(key)}: {_written(item, inner)}" for key, item in value.items()
        )
        return f"{{{inner}{f',{inner}'.join(items)}{end}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{f',{inner}'.join([_written(item, inner) for item in value])}{end}]"
    return _SCALAR.encode(value)


def schema_text(schema: Mapping[str, Any]) -> str:
    """Return a schema as stable, readable JSON."""
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def csv_text(rows: Iterable[Row]) -> str:
    """Return rows as CSV that spreadsheets read: marked as UTF-8, and nothing in it a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(row[name]) for name in COLUMNS] for row in rows)
    return BYTE_ORDER_MARK + file.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return f"{value:.12g}"
