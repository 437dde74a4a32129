"""Whether pages are accessible, as far as axe can tell: light, dark, on a phone, printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Error, Page, ViewportSize, sync_playwright

from tools.audit.findings import Fault, Part
from tools.audit.pages import BuiltPage

AT_ONCE = 2
"""Browsers that look at the same time."""
LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
LONG_ENOUGH = 25
"""How many rows, items or sections in a row are looked at: the others are made by the same words
of the same template, and a list of hundreds takes half a minute."""
SHORTEN = """(most) => document.querySelectorAll("main .md-content *").forEach((node) => {
  const runs = Map.groupBy(node.children, (child) => child.tagName + child.className);
  for (const run of runs.values()) run.slice(most).forEach((child) => child.remove());
})"""
TOGGLES = {"light": "__palette_0", "dark": "__palette_1"}
OPEN = "document.querySelectorAll('details').forEach((node) => node.open = true)"
READY = """() => window.document$ && [...document.querySelectorAll("div.mermaid")].every(
  (node) => node.dataset.processed || node.dataset.error)"""
RUN = """async (rules) => (await axe.run(document, {...rules, resultTypes: ["violations"]}))
  .violations.map(({id, nodes}) => ({id, html: nodes[0].html, why: nodes[0].failureSummary,
    target: nodes[0].target.join(" ")}))"""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to look at a page."""

    name: str
    scheme: Literal["light", "dark"] = "light"
    viewport: ViewportSize = field(default_factory=lambda: ViewportSize(width=1280, height=720))
    media: Literal["screen", "print"] = "screen"
    rules: tuple[str, ...] = ()
    """The rules that are asked; none stands for all."""


WAYS = (
    Way("light"),
    # The same page in other colours: only rules about colours can tell something new.
    Way("dark", scheme="dark", rules=COLOURS),
    Way("phone", viewport=ViewportSize(width=390, height=844)),
    Way("print", media="print", rules=COLOURS),
)


def audit_access(
    program: str, flags: tuple[str, ...], address: str, pages: tuple[BuiltPage, ...], axe: Path
) -> Part:
    """Look at each page in every way."""
    shares = [pages[number::AT_ONCE] for number in range(AT_ONCE)]
    with get_context("spawn").Pool(AT_ONCE) as pool:
        work = [(program, flags, address, share, axe) for share in shares]
        found = [fault for faults in pool.starmap(look_at, work) for fault in faults]
    ways = ", ".join(way.name for way in WAYS)
    said = f"{len(pages)} pages, {ways}, by axe"
    note = f"Of more than {LONG_ENOUGH} rows or items in a row that are made alike, the first ones."
    return Part("Accessibility", said, tuple(found), notes=(note,))


def look_at(
    program: str, flags: tuple[str, ...], address: str, pages: tuple[BuiltPage, ...], axe: Path
) -> list[Fault]:
    """Look at some pages in a browser of their own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(flags))
        page = _new_page(browser, axe)
        found = [fault for each in pages for fault in _look(page, address, each)]
        browser.close()
    return found


def _new_page(browser: Browser, axe: Path) -> Page:
    # Without the search index, which every page would read anew.
    context = browser.new_context(reduced_motion="reduce")
    context.route("**/search_index.json", lambda route: route.abort())
    context.set_default_timeout(120_000)
    page = context.new_page()
    page.add_init_script(axe.read_text(encoding="utf-8"))
    return page


def _look(page: Page, address: str, built: BuiltPage) -> Iterator[Fault]:
    try:
        page.emulate_media(media="screen")
        page.set_viewport_size(WAYS[0].viewport)
        page.goto(f"{address}{built.path}")
        page.wait_for_function(READY)
        page.evaluate(OPEN)
        page.evaluate(SHORTEN, LONG_ENOUGH)
        for way in WAYS:
            yield from _look_in(page, built, way)
    except Error as error:
        yield Fault(built.path, "it could not be looked at", str(error).splitlines()[0])


def _look_in(page: Page, built: BuiltPage, way: Way) -> Iterator[Fault]:
    page.emulate_media(media=way.media)
    page.set_viewport_size(way.viewport)
    page.evaluate("(id) => document.getElementById(id).click()", TOGGLES[way.scheme])
    scheme = {"light": "default", "dark": "slate"}[way.scheme]
    page.wait_for_function("(scheme) => document.body.dataset.mdColorScheme === scheme", arg=scheme)
    names, values = ("rule", way.rules) if way.rules else ("tag", LEVELS)
    rules = {"runOnly": {"type": names, "values": list(values)}}
    for violation in page.evaluate(RUN, rules):
        yield Fault(built.path, f"{way.name}: {violation['id']}", _where(violation))


def _where(violation: dict[str, Any]) -> str:
    why = " ".join(violation["why"].split())
    return f"{violation['target']}: {violation['html'][:120]}: {why[:200]}"
