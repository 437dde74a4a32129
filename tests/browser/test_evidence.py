"""Evidence: who says so, on what basis, and what we found, one click or key away."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.support import (
    LANGUAGES,
    ROOT,
    Site,
    Visitor,
    go,
    records,
    step,
    wait_for_steps,
    watch_of,
)

TOPIC = "topics/memory-model/memory-management/"
LEVELS = ("very-low", "low", "moderate", "high")
LABELS: dict[str, dict[str, str]] = records("labels.yaml")["labels.yaml"]["labels"]


def reviewed_claim() -> dict[str, Any]:
    """Return a claim of the topic that was reviewed with references."""
    topic = records(f"comparisons/{TOPIC.removeprefix('topics/').rstrip('/')}.yaml")
    claims = [
        claim
        for comparison in topic.values()
        for aspect in comparison["aspects"]
        for cell in aspect.get("cells", {}).values()
        for claim in cell
    ]
    return next(claim for claim in claims if claim.get("review", {}).get("references"))


CLAIM = reviewed_claim()
ANCHOR = CLAIM["id"]


def marker(page: Page) -> Locator:
    return page.locator(f"[id='{ANCHOR}'] a.kb-marker")


def evidence(page: Page) -> Locator:
    return page.locator(".kb-popover dl.kb-evidence")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_marker_opens_and_closes_it_by_click_and_by_key(page: Page, language: str) -> None:
    go(page, f"{language}/{TOPIC}")
    expect(evidence(page)).to_be_hidden()
    for opened in (True, False):
        marker(page).click()
        expect(evidence(page)).to_be_visible(visible=opened)
    for key in ("Enter", "Space"):
        for opened in (True, False):
            marker(page).focus()
            page.keyboard.press(key)
            expect(evidence(page)).to_be_visible(visible=opened)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_who_where_why_and_what_we_found(page: Page, language: str) -> None:
    go(page, f"{language}/{TOPIC}")
    marker(page).click()
    said: dict[str, list[str]] = evidence(page).evaluate(
        """(list) => {
          const said = {};
          let name = "";
          for (const node of list.children) {
            const text = node.textContent.replace(/\\s+/g, " ").trim();
            if (node.tagName === "DT") said[name = text] = []; else said[name].push(text);
          }
          return said;
        }"""
    )

    def label(name: str) -> str:
        return LABELS[name][language]

    cited = CLAIM["sources"][0]
    source = next(
        source
        for source in records("sources.yaml")["sources.yaml"]["sources"]
        if source["id"] == cited["source"]
    )
    section = next(each for each in source["sections"] if each["id"] == cited["at"])
    assert source["title"][language] in said[label("source")][0]
    assert section["title"][language] in said[label("source")][0]
    assert label(f"basis-{CLAIM['basis']}") in said[label("basis")][0]
    found = said[label("review")]
    assert label(f"review-{CLAIM['review']['status']}") in found[0]
    assert plain(CLAIM["review"]["reason"][language]) in found[0]
    assert len(found) == 1 + len(CLAIM["review"]["references"])
    assert said[label("permalink")] == [ANCHOR, label("copy-link")]
    levels = [label(f"certainty-{level}") for level in LEVELS]
    assert any(level in said[label("certainty")][0] for level in levels)
    assert ANCHOR in said[label("cite")][0]
    assert ANCHOR in said[label("report-error")][0]
    place = re.fullmatch(r"(data/\S+\.yaml):(\d+)", said[label("edit-claim")][0])
    assert place
    lines = (ROOT / place[1]).read_text(encoding="utf-8").splitlines()
    assert f"id: {ANCHOR}" in lines[int(place[2]) - 1]


def plain(text: str) -> str:
    """Return a text without the marks of emphasis, code and links."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", re.sub(r"[*`]", "", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_the_claim_opens_it(page: Page, language: str) -> None:
    go(page, f"{language}/{TOPIC}#{ANCHOR}")
    expect(evidence(page)).to_be_visible()
    expect(page.locator(f"[id='{ANCHOR}']")).to_be_in_viewport()


GATHERING = ("compare/go-vs-rust/memory-model/", "matrices/memory-model/")
"""Pages that gather claims, and hold the note of each in brief."""


def note_of(page: Page) -> Locator:
    """Return the note of the claim on a page that gathers claims."""
    return page.locator(f".kb-notes li:has(a[href$='#{ANCHOR}'])").filter(
        has=page.locator("dd", has_text=re.compile(f"^{ANCHOR}$"))
    )


def marker_of(page: Page) -> Locator:
    """Return a marker that leads to that note."""
    return page.locator(f"a.kb-marker[href$='#{note_of(page).get_attribute('id')}']").first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", GATHERING)
def test_a_marker_on_another_page_opens_it_in_place_and_leads_to_the_claim(
    page: Page, language: str, path: str
) -> None:
    go(page, f"{language}/{path}")
    wait_for_steps(page)
    asked = len(watch_of(page).requests)
    away = marker_of(page)
    away.click()
    expect(evidence(page)).to_be_visible()
    assert len(watch_of(page).requests) == asked
    expect(away).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(evidence(page)).to_be_hidden()
    expect(away).to_be_focused()
    page.keyboard.press("Enter")
    expect(evidence(page)).to_be_visible()
    step(page, evidence(page).locator(f"dd > a[href$='#{ANCHOR}']"), f"{language}/{TOPIC}#{ANCHOR}")
    expect(page.locator(f"[id='{ANCHOR}']")).to_be_in_viewport()


@pytest.mark.parametrize("path", GATHERING)
def test_a_note_in_brief_says_all_that_is_asked_of_it(page: Page, path: str) -> None:
    go(page, f"en/{path}")
    said = re.sub(r"\s+", " ", note_of(page).text_content() or "")
    for name in ("source", "basis", "certainty", "review", "permalink", "cite", "edit-claim"):
        assert LABELS[name]["en"] in said
    assert plain(CLAIM["review"]["reason"]["en"]) in said
    assert LABELS[f"review-{CLAIM['review']['status']}"]["en"] in said
    assert re.search(rf"{LABELS['certainty-start']['en'].partition('{}')[0]}", said)
    assert re.search(r"data/\S+\.yaml:\d+", said)
    references = note_of(page).locator("a[href*='evidence/references/#']")
    expect(references).to_have_count(len(CLAIM["review"]["references"]))


@pytest.mark.parametrize("path", GATHERING)
def test_on_another_page_it_is_a_footnote_without_javascript_and_in_print(
    visitor: Visitor, path: str
) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"en/{path}")
    marker_of(page).click()
    expect(note_of(page).locator("dl.kb-evidence")).to_be_visible()
    expect(note_of(page)).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(note_of(page).locator("dl.kb-evidence")).to_be_visible()
    expect(marker_of(page).locator(".kb-note-number")).to_be_visible()


def test_from_a_file_a_marker_on_another_page_opens_it_too(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.folder.as_uri()}/en/{GATHERING[1]}index.html")
    marker_of(page).click()
    expect(evidence(page)).to_be_visible()
    context.close()


def test_without_javascript_it_is_a_footnote(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"en/{TOPIC}")
    marker(page).click()
    note = page.locator(f".kb-notes li:has(a[href$='#{ANCHOR}']) dl.kb-evidence").first
    expect(note).to_be_visible()
    expect(note).to_be_in_viewport()


def test_it_is_printed_as_a_footnote(page: Page) -> None:
    go(page, f"en/{TOPIC}")
    note = page.locator(f".kb-notes li:has(a[href$='#{ANCHOR}']) dl.kb-evidence").first
    expect(note).to_be_hidden()
    page.emulate_media(media="print")
    expect(note).to_be_visible()
    expect(page.locator(f"[id='{ANCHOR}'] .kb-note-number")).to_be_visible()
