"""Every page of the site, opened in a browser."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.support import (
    KINDS,
    LANGUAGES,
    LIBRARY,
    ROOT,
    Site,
    go,
    step_to,
    visits,
    watch_of,
)
from tools.audit.access import COLOURS, SHORTEN

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES: dict[str, dict[str, dict[str, Any]]] = {
    "en": {
        "default": {"runOnly": LEVELS},
        # Dark is the same page in other colours, so only rules about colours are asked again.
        "slate": {"runOnly": {"type": "rule", "values": list(COLOURS)}},
    },
    # Chinese has the colours that English has; to look at them takes longer than all the rest.
    "zh": {"default": {"runOnly": LEVELS, "rules": {rule: {"enabled": False} for rule in COLOURS}}},
}
"""What is asked of a page in each language and scheme."""
TOGGLES = {"default": "__palette_0", "slate": "__palette_1"}
DESK: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 390, "height": 844}
ALIKE = 8
"""How many rows, items or sections in a row are looked at; the audit looks at more of them."""
SHARES = 4
"""How many tests visit the pages of a language, so that they can be spread over processes."""
READ = r"""() => {
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  const address = (node) => {
    const href = node.getAttribute("href") ?? node.getAttribute("xlink:href")
      ?? node.getAttribute("src");
    return href === null ? null : new URL(href, document.baseURI).href;
  };
  return {
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
      .map((node) => [Number(node.tagName[1]), node.textContent.trim()]),
    duplicates: ids.filter((id, at) => ids.indexOf(id) !== at),
    diagrams: document.querySelectorAll("div.mermaid").length,
    library: "mermaid" in window,
    errors: [...document.querySelectorAll("[data-error]")].map((node) => node.dataset.error),
    links: [...document.querySelectorAll("a, link[href], img[src]")]
      .map(address).filter((address) => address !== null),
    claims: [...document.querySelectorAll(".kb-claim[id]")].map((node) => [
      node.id,
      window.atlasNoteOf(node.querySelector("a.kb-marker"))
        .textContent.match(/data\/\S+?\.yaml:\d+/)?.[0] ?? "",
    ]),
  };
}"""

READ_WIDTH = """() => {
  const root = document.documentElement;
  const clipped = (node) => {
    for (; node !== document.body; node = node.parentElement) {
      if (getComputedStyle(node).overflowX !== "visible") return true;
    }
    return false;
  };
  const out = [...document.querySelectorAll("main *")].filter((node) =>
    node.getBoundingClientRect().right > root.clientWidth + 1 && !clipped(node));
  const faults = out.slice(0, 5).map((node) => `too wide: ${node.outerHTML.slice(0, 120)}`);
  const wide = root.scrollWidth - root.clientWidth;
  return wide > 0 ? [`${wide} pixels wider than a phone`, ...faults] : faults;
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser, site: Site) -> Iterator[Page]:
    """Keep a page open that loads others faster, with the site's files at hand."""
    with visits(browser, site) as visit:
        page = visit(reduced_motion="reduce")
        page.add_init_script(AXE)
        yield page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_typical_page_of_each_kind_is_whole_accessible_and_fits_a_phone(
    reader: Page, site: Site, language: str, kind: str
) -> None:
    reader.set_viewport_size(DESK)
    path = site.typical(kind, language)
    wrong = _faults_of_visit(reader, site, path, functools.partial(go, reader, path))
    reader.evaluate("document.querySelectorAll('details').forEach((node) => node.open = true)")
    reader.evaluate(SHORTEN, ALIKE)
    for scheme, rules in RULES[language].items():
        reader.evaluate("(id) => document.getElementById(id).click()", TOGGLES[scheme])
        expect(reader.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        wrong += [f"{scheme}: {fault}" for fault in _faults_of_access(reader, rules)]
    reader.set_viewport_size(PHONE)
    wrong += reader.evaluate(READ_WIDTH)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_page_is_whole(page: Page, site: Site, language: str, share: int) -> None:
    """One visit to each page finds all that is wrong with any of them."""
    visited = {site.typical(kind, language) for kind in KINDS}
    paths = [path for path in site.pages(language) if path not in visited]
    assert len(paths) > 40, "this is not the whole site"
    start = f"{language}/404.html"
    wrong = _faults_of_visit(page, site, start, functools.partial(go, page, start))
    go(page, f"{language}/")
    for path in paths[share::SHARES]:
        # Loaded whole, each page would take three times as long; those of each kind are.
        wrong += _faults_of_visit(page, site, path, functools.partial(step_to, page, path))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_the_same_pages(site: Site, language: str) -> None:
    other = {"en": "zh", "zh": "en"}[language]
    siblings = {path.replace(other, language, 1) for path in site.pages(other)}
    assert set(site.pages(language)) == siblings


def _faults_of_visit(page: Page, site: Site, path: str, visit: Callable[[], None]) -> list[str]:
    """Visit a page and tell what is wrong with it, requests to other hosts included."""
    watching = watch_of(page)
    watching.requests.clear()
    visit()
    seen = page.evaluate(READ)
    faults = [
        *watching.faults,
        *_faults_of_page(seen, path.partition("/")[0]),
        *_faults_of_links(seen["links"], site),
        *_faults_of_claims(seen["claims"]),
    ]
    # Whoever steps on to a page has the library already if an earlier page had a diagram.
    asked = watching.count(LIBRARY)
    if asked > min(seen["diagrams"], 1) or (seen["diagrams"] and not seen["library"]):
        faults.append(f"{seen['diagrams']} diagrams, but {asked} requests for {LIBRARY}")
    watching.faults.clear()  # they are in the list
    return [f"{path}: {fault}" for fault in faults]


def _faults_of_access(page: Page, rules: dict[str, Any]) -> list[str]:
    """Tell which rules of accessibility a page breaks, and where."""
    found: list[dict[str, Any]] = page.evaluate(
        """async (rules) => (await axe.run(document, {
          ...rules, resultTypes: ["violations"],
        })).violations""",
        rules,
    )
    return [
        f"{violation['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"][:3]
    ]


def _faults_of_page(seen: dict[str, Any], language: str) -> list[str]:
    levels = [level for level, _ in seen["headings"]]
    faults = [f"the id {id_!r} stands twice" for id_ in seen["duplicates"]]
    faults += [f"a diagram was not drawn: {error}" for error in seen["errors"]]
    faults += [
        f"the heading {text!r} of level {level} follows one of level {before}"
        for before, (level, text) in zip([0, *levels], seen["headings"], strict=False)
        if level > before + 1
    ]
    if seen["lang"] != language:
        faults.append(f"its language is said to be {seen['lang']!r}")
    if levels.count(1) != 1:
        faults.append(f"it has {levels.count(1)} main headings")
    if not seen["title"].strip():
        faults.append("it has no title")
    return faults


def _faults_of_links(links: list[str], site: Site) -> list[str]:
    """Tell which links, anchors and files do not exist in the built site."""
    faults = []
    for link in dict.fromkeys(links):
        address, anchor = urldefrag(link)
        parts = urlsplit(address)
        if not address.startswith(f"{site.address}/"):
            if parts.scheme not in {"https", "mailto", "data"}:
                faults.append(f"a link to {link}")
        elif not site.file(parts.path).is_file():
            faults.append(f"a link to {parts.path}, which does not exist")
        elif anchor and unquote(anchor) not in _ids(site, parts.path):
            faults.append(f"a link to {parts.path}#{anchor}, which has no such anchor")
    return faults


@functools.cache
def _ids(site: Site, path: str) -> frozenset[str]:
    return frozenset(re.findall(r'\sid="?([^"\s>]+)', site.text(path)))


def _faults_of_claims(claims: list[tuple[str, str]]) -> list[str]:
    """Tell which claims name a place to edit them where they are not."""
    faults = []
    for claim, place in claims:
        path, _, line = place.partition(":")
        if not place:
            faults.append(f"the claim {claim} names no place to edit it")
        elif f"id: {claim}" not in _line(path, int(line)):
            faults.append(f"the claim {claim} is not at {place}")
    return faults


@functools.cache
def _lines(path: str) -> list[str]:
    return (ROOT / path).read_text(encoding="utf-8").splitlines()


def _line(path: str, number: int) -> str:
    lines = _lines(path)
    return lines[number - 1] if 0 < number <= len(lines) else ""
