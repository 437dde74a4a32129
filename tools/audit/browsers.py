"""What Lighthouse and Firefox say, which are driven by Node."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.audit.findings import Fault, Part
from tools.audit.pages import BuiltPage

HERE = Path(__file__).resolve().parent
BARS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""What each page must reach, of 100."""
METRICS = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
}


def audit_lighthouse(
    tools: Path, chromium: str, flags: tuple[str, ...], address: str, pages: tuple[BuiltPage, ...]
) -> Part:
    """Run Lighthouse as for a phone over some pages."""
    asked = {"addresses": [f"{address}{page.path}" for page in pages], "flags": list(flags)}
    results = _run(tools, "lighthouse.mjs", asked, CHROME_PATH=chromium)
    judged = list(zip(pages, results, strict=True))
    return Part(
        "Lighthouse",
        f"{len(pages)} pages, one of each kind, as on a phone, by Lighthouse",
        tuple(fault for page, result in judged for fault in lighthouse_faults(page, result)),
        ("page", "kind", *BARS, *METRICS.values()),
        tuple(_row(page, result) for page, result in judged),
    )


def lighthouse_faults(page: BuiltPage, result: dict[str, Any]) -> Iterator[Fault]:
    """Yield where a page stays below a bar, and what lowers it."""
    if result["error"]:
        yield Fault(page.path, "Lighthouse could not look at it", result["error"])
        return
    for name, bar in BARS.items():
        score = _score(result, name)
        if score < bar:
            lowered = (each for each in result["lowered"] if each["category"] == name)
            why = ", ".join(f"{each['id']} {each['shown']}".strip() for each in lowered)
            yield Fault(page.path, f"{name} {score} is below {bar}", f"{page.title}: {why}")


def _score(result: dict[str, Any], name: str) -> int:
    score = result["scores"].get(name)
    return -1 if score is None else round(100 * score)


def _row(page: BuiltPage, result: dict[str, Any]) -> tuple[str | int | float, ...]:
    scores = (_score(result, name) for name in BARS)
    metrics = (result["metrics"].get(name) or 0 for name in METRICS)
    return (
        page.path,
        page.title,
        *scores,
        *(round(value, 2) if value < 10 else round(value) for value in metrics),
    )


def audit_firefox(
    tools: Path, firefox: str | None, address: str, pages: tuple[BuiltPage, ...]
) -> Part:
    """Open some pages in Firefox and use what stands on a topic."""
    if firefox is None:
        return Part("Firefox", "", skipped="there is no Firefox on the PATH")
    topic = next(page for page in pages if page.kind == "topic" and page.language == "en")
    asked = {
        "addresses": [f"{address}{page.path}" for page in pages],
        "topic": f"{address}{topic.path}",
        "query": "goroutine",
    }
    told = _run(tools, "firefox.mjs", asked, FIREFOX_PATH=firefox)
    faults = (
        Fault(result["address"].removeprefix(address), "a fault in Firefox", fault)
        for result in told["results"]
        for fault in result["faults"]
    )
    return Part("Firefox", f"{len(pages)} pages in {told['version']}", tuple(faults))


def _run(tools: Path, script: str, asked: dict[str, Any], **environment: str) -> Any:
    """Run one of our scripts for Node where npm put what it needs."""
    copy = tools / script
    copy.write_bytes((HERE / script).read_bytes())  # Node looks for packages beside the script
    done = subprocess.run(
        ["node", str(copy)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )
    if done.returncode:
        raise RuntimeError(f"{script} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)
