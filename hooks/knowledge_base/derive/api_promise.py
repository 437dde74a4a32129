"""What users of the data for machines may rely on: no field goes, and none changes its type.

`api_fields_v1.txt` lists the fields that were published. A build fails where one of them is no
longer there; new fields may come at any time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge_base.derive.api import MAJOR
from knowledge_base.problems import Place, Problem

PROMISE = Path(__file__).resolve().parents[1] / f"api_fields_v{MAJOR}.txt"
NAME = f"hooks/knowledge_base/{PROMISE.name}"

_RIGHT = f"give it back, or raise MAJOR in hooks/knowledge_base/derive/api.py to {MAJOR + 1}"


def written(fields: Mapping[str, str]) -> str:
    """Return fields as the file has them: one a line, with its types."""
    return "".join(f"{path}: {types}\n" for path, types in sorted(fields.items()))


def broken_promises(text: str | None, fields: Mapping[str, str]) -> Iterator[Problem]:
    """Yield each published field that is gone or has another type now.

    `text` is the list of published fields, None where there is no such file.
    """
    if text is None:
        wrong = f"the fields of version {MAJOR} are not written down"
        yield Problem(Place(NAME), "", wrong, "run make schemas", "api-fields")
        return
    for number, line in enumerate(text.splitlines(), 1):
        path, _, types = line.partition(": ")
        fault = _broken(types, fields.get(path))
        if fault:
            yield Problem(Place(NAME, number), path, fault, _RIGHT, "api-fields")


def _broken(promised: str, found: str | None) -> str | None:
    if found is None:
        return "the published field is gone"
    if found != promised:
        return f"the published field was {promised} and is now {found}"
    return None


def published() -> str | None:
    """Return the list of published fields, None where there is none."""
    return PROMISE.read_text(encoding="utf-8") if PROMISE.is_file() else None
