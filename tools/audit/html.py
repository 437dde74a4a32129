"""Whether the pages are valid HTML, by the Nu HTML checker."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.audit.findings import Fault, Part

EXCUSED: Mapping[str, str] = {
    "Attribute “autocomplete” is only allowed when the input type is “color”": (
        "Material puts it on the boxes that open menu and search, so that Firefox does not keep "
        "them open when a page is loaded again; it does no harm"
    ),
}
"""What the theme's own templates emit and we leave as it is, with the reason."""


def audit_html(site: Path, tools: Path) -> Part:
    """Check every page of a site; `tools` is where npm put the checker."""
    checker = tools / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss8m", "-jar", str(checker), "--format", "json", "--stdout"]
    command += ["--exit-zero-always", "--skip-non-html", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    messages = json.loads(done.stdout)["messages"]
    number = sum(1 for _ in site.rglob("*.html"))
    return part_of(messages, site, number)


def part_of(messages: list[dict[str, Any]], site: Path, number: int) -> Part:
    """Return what the checker's messages come to: errors are faults, warnings are counted."""
    errors = [m for m in messages if m["type"] != "info"]
    warnings = Counter(m["message"] for m in messages if m.get("subType") == "warning")
    return Part(
        "Valid HTML",
        f"{number} pages, by the Nu HTML checker",
        tuple(_faults(errors, site)),
        notes=(*_excuses(errors), *_told(warnings)),
    )


def _faults(errors: list[dict[str, Any]], site: Path) -> Iterator[Fault]:
    for error in errors:
        if _excuse(error["message"]) is None:
            page = error.get("url", "").removeprefix(f"file:{site}/")
            extract = " ".join(error.get("extract", "").split())
            yield Fault(f"{page}:{error.get('lastLine', 1)}", error["message"], extract[:160])


def _excuse(message: str) -> str | None:
    return next((begins for begins in EXCUSED if message.startswith(begins)), None)


def _excuses(errors: list[dict[str, Any]]) -> Iterator[str]:
    counted = Counter(found for e in errors if (found := _excuse(e["message"])) is not None)
    for begins, number in counted.items():
        yield f"{number} × “{begins} …” is left as it is: {EXCUSED[begins]}."


def _told(warnings: Counter[str]) -> Iterator[str]:
    for message, number in warnings.most_common(5):
        yield f"{number} warnings, no errors: {message}"
