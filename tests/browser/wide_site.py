"""A small site with a matrix of 60 rows and 8 columns, and all that is awkward in one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser.support import Site, served
from tests.build.project import build_language, lay_out, shared
from tests.factories import ROOT as ROOT_FILE

SUBJECTS = ("go", "rust", "ada", "basic", "cobol", "dart", "elixir", "fortran")
ROWS = 60
LONG = "Donaudampfschifffahrtsgesellschaftskapitaen" * 4
WIDE = "comparisons/memory-model/wide.yaml"
OTHER = "comparisons/second/other.yaml"
MATRIX = "en/matrices/memory-model/"
WHOLE = "en/matrix/"
PICTURE = "assets/images/logo.svg"


def claims_of(row: int) -> dict[str, list[dict[str, Any]]]:
    """Return the cells of a row: each third has all subjects, the others fewer and fewer."""
    names = SUBJECTS if row % 3 == 0 else SUBJECTS[: 1 + row % len(SUBJECTS)]
    return {name: [_claim(f"{name}-{row}", _text(row, name), row)] for name in names}


def _text(row: int, name: str) -> str:
    # Every fifth row says the same of all.
    return f"Row {row} is alike." if row % 5 == 0 else f"Row {row} of {name}."


def _claim(name: str, text: str, row: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": f"wide-{name}",
        "text": {"en": text, "zh": text},
        "sources": [{"source": "survey", "at": "memory"}],
        "basis": "documented" if row % 2 else "opinion",
    }
    if row == 3:
        said["quantity"] = {"metric": "pause", "value": len(name), "unit": "ms"}
        said["text"] = {"en": f"=1+1 is {len(name)} ms.", "zh": f"=1+1 是 {len(name)} 毫秒。"}
    return said


def _comparison(name: str, dimension: str, aspects: list[dict[str, Any]]) -> str:
    content = {
        "id": name,
        "dimension": dimension,
        "title": {"en": f"Topic {name}", "zh": f"主题 {name}"},
        "question": {"en": "What is said?", "zh": "说了什么？"},
        "summary": {"en": "Much.", "zh": "很多。"},
        "aspects": aspects,
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _aspect(row: int) -> dict[str, Any]:
    title = LONG if row == 7 else f"Aspect-{ROWS - row:02d}"
    cells = {name: claims for name, claims in claims_of(row).items() if row != 3 or name < "e"}
    return {"id": f"row-{row}", "title": {"en": title, "zh": title}, "cells": cells}


def _files() -> dict[str, str | bytes]:
    aspects = [_aspect(row) for row in range(ROWS)]
    aspects[1]["across"] = [
        _claim("across", "<b>Go</b> and Rust agree.", 1) | {"subjects": ["go", "rust"]}
    ]
    lone = {"id": "lone", "title": {"en": "Lone", "zh": "单项"}, "cells": {}}
    lone["cells"] = {"go": [_claim("lone", "Alone.", 1)]}
    return {
        WIDE: _comparison("wide", "memory-model", aspects),
        OTHER: _comparison("other", "second", [lone]),
    }


def _more_subjects() -> str:
    return "".join(
        f"  - id: {name}\n    name: {name.title()}\n"
        f"    summary: {{en: A language., zh: 一门语言。}}\n"
        f"    read_against: {{en: Any., zh: 任意。}}\n"
        for name in SUBJECTS[2:]
    )


DIMENSION = """\
  - id: second
    title: {en: Second, zh: 第二}
    question: {en: And then?, zh: 然后呢？}
    description: {en: More., zh: 更多。}
"""


def make(root: Path) -> None:
    """Build the English site."""
    edits = (
        (ROOT_FILE, "dimensions:\n", f"{_more_subjects()}dimensions:\n"),
        (ROOT_FILE, "metrics:\n", f"{DIMENSION}metrics:\n"),
    )
    outcome = build_language(lay_out(root, *edits, files=_files()))
    assert outcome.status == 0, outcome.errors
    # Material asks for the other language's site map, which is not built here.
    other = root / "site" / "zh" / "sitemap.xml"
    other.parent.mkdir()
    other.write_text("<urlset/>", encoding="utf-8")


def wide_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built once for all processes."""
    return shared(factory, "wide", make) / "site"


def wide(factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the site."""
    with served(wide_folder(factory)) as site:
        yield site
