"""What the first view of each kind of page weighs, as a server sends it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response

from tools.audit.findings import Fault, Part
from tools.audit.pages import BuiltPage

MOST = 250
"""Kilobytes (1,000 bytes) of HTML, styles, scripts and fonts, compressed, without a diagram."""
COUNTED = {"document": "HTML", "stylesheet": "CSS", "script": "JS", "font": "fonts"}


def audit_weights(browser: Browser, address: str, pages: tuple[BuiltPage, ...]) -> Part:
    """Load each page with an empty cache and add up what came."""
    rows = [(page, weigh(browser, f"{address}{page.path}")) for page in pages]
    return Part(
        "Weight",
        f"{len(pages)} pages, one of each kind, with an empty cache and gzip",
        tuple(_faults(rows)),
        ("page", "kind", *COUNTED.values(), "together", "what else came"),
        tuple(_row(page, weight) for page, weight in rows),
        notes=(
            "In kilobytes of 1,000 bytes, with headers left out. What else came are data that "
            "scripts ask for (the search index, the site map) and pictures.",
        ),
    )


def weigh(browser: Browser, url: str) -> Counter[str]:
    """Return the bytes that came, by the type of request."""
    found: Counter[str] = Counter()
    answers: list[Response] = []
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    for answer in answers:
        if urlsplit(answer.url).scheme.startswith("http"):
            length = int(answer.headers.get("content-length", 0))
            found[COUNTED.get(answer.request.resource_type, "else")] += length
    context.close()
    return found


def _together(weight: Counter[str]) -> float:
    return sum(weight[name] for name in COUNTED.values()) / 1000


def _row(page: BuiltPage, weight: Counter[str]) -> tuple[str | float, ...]:
    parts = (round(weight[name] / 1000, 1) for name in COUNTED.values())
    together = round(_together(weight), 1)
    return (page.path, page.title, *parts, together, round(weight["else"] / 1000, 1))


def _faults(rows: list[tuple[BuiltPage, Counter[str]]]) -> Iterator[Fault]:
    for page, weight in rows:
        if not page.has_diagram and _together(weight) > MOST:
            yield Fault(page.path, f"more than {MOST} kB", f"{_together(weight):.0f} kB")
