"""The language switch: the same page and the same place on it, in the other language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import Site, go, step

DIRECTIONS = [("en", "zh"), ("zh", "en")]
PLACES = ["", "topics/memory-model/memory-management/#verdict"]


def switch(page: Page, language: str) -> None:
    page.locator(".md-select").hover()
    page.locator(f"a.md-select__link[hreflang={language}]").click()


def expect_place(page: Page, address: str, language: str) -> None:
    page.wait_for_url(address)
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("here", "there"), DIRECTIONS)
def test_it_keeps_the_page_and_the_anchor(
    page: Page, site: Site, here: str, there: str, place: str
) -> None:
    go(page, f"{here}/{place}")
    switch(page, there)
    expect_place(page, f"{site.address}/{there}/{place}", there)
    switch(page, here)
    expect_place(page, f"{site.address}/{here}/{place}", here)


@pytest.mark.parametrize(("here", "there"), DIRECTIONS)
def test_it_keeps_a_page_reached_by_an_instant_step(
    page: Page, site: Site, here: str, there: str
) -> None:
    topic = "topics/memory-model/memory-management/"
    go(page, f"{here}/topics/")
    step(page, page.locator(".md-content a[href$='/memory-management/']").first, f"{here}/{topic}")
    step(page, page.locator("#verdict a.headerlink"), f"{here}/{topic}#verdict")
    switch(page, there)
    expect_place(page, f"{site.address}/{there}/{topic}#verdict", there)


@pytest.mark.parametrize(("here", "there"), DIRECTIONS)
def test_it_can_be_used_with_the_keyboard_alone(
    page: Page, site: Site, here: str, there: str
) -> None:
    go(page, f"{here}/glossary/")
    page.locator(".md-select button").focus()
    link = page.locator(f"a.md-select__link[hreflang={there}]")
    for _ in DIRECTIONS:
        page.keyboard.press("Tab")
        if link.evaluate("(node) => node === document.activeElement"):
            break
    expect(link).to_be_focused()
    expect(link).to_be_visible()
    page.keyboard.press("Enter")
    expect_place(page, f"{site.address}/{there}/glossary/", there)


@pytest.mark.parametrize(("here", "there"), DIRECTIONS)
def test_it_keeps_the_place_that_was_being_read(
    page: Page, site: Site, here: str, there: str
) -> None:
    go(page, f"{here}/topics/memory-model/memory-management/")
    page.locator("#verdict").evaluate(
        "(node) => node.scrollIntoView({ block: 'start', behavior: 'instant' })"
    )
    switch(page, there)
    place = "topics/memory-model/memory-management/#verdict"
    expect_place(page, f"{site.address}/{there}/{place}", there)
    expect(page.locator("#verdict")).to_be_in_viewport()
    expect(page.locator(".kb-popover")).to_have_count(0)
