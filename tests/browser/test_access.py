"""What everyone can reach and read: by the keyboard, enlarged, and in the system's own colours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.support import LANGUAGES, Site, Visitor, go

ENLARGED: ViewportSize = {"width": 640, "height": 360}
"""What a window of 1280 by 720 shows at 200 %."""
KINDS = ("home", "topic", "matrix", "flow", "weighing", "field", "calculator", "decision_table")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MOST_STOPS = 60
FOCUSED = """() => {
  const focused = document.activeElement;
  // The palette's own boxes are hidden; the label that is shown stands for them.
  const node = focused.matches(".md-option")
    ? focused.form.querySelector("label:not([hidden])") : focused;
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  return {
    name: focused.outerHTML.slice(0, 120),
    isBody: focused === document.body,
    isShown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
      || style.boxShadow !== "none" || node.matches("svg a")
      || node.matches(".md-search__input"),
    isSeen: box.width > 0 && box.height > 0,
  };
}"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_at_twice_the_size_nothing_is_lost_beside_the_window(
    visitor: Visitor, site: Site, language: str, kind: str
) -> None:
    page = visitor(viewport=ENLARGED, device_scale_factor=2)
    go(page, site.typical(kind, language))
    assert page.evaluate(WIDER) <= 0


@pytest.mark.parametrize("kind", ["home", "topic", "weighing"])
def test_whoever_tabs_through_a_page_sees_where_they_are(page: Page, site: Site, kind: str) -> None:
    go(page, site.typical(kind, "en"))
    seen: set[str] = set()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["isBody"] or (stop["name"] in seen and len(seen) > 40):
            break
        seen.add(stop["name"])
        assert stop["isShown"], f"no mark of focus: {stop['name']}"
        assert stop["isSeen"], f"focus on what is not seen: {stop['name']}"
    assert len(seen) > 15


def test_menu_and_search_open_by_the_keyboard_on_a_narrow_screen(visitor: Visitor) -> None:
    page = visitor(viewport=ENLARGED)
    go(page, "en/topics/")
    menu = page.get_by_role("button", name="Navigation", exact=True)
    menu.focus()
    page.keyboard.press("Space")
    expect(page.locator("#__drawer")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__drawer")).not_to_be_checked()
    expect(menu).to_be_focused()
    search = page.locator("button.kb-press[data-presses=__search]")
    search.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#__search")).to_be_checked()
    expect(page.locator(".md-search__input")).to_be_focused()


def test_what_colour_tells_is_told_without_it(visitor: Visitor) -> None:
    page = visitor(forced_colors="active")
    go(page, "en/topics/memory-model/memory-management/")
    for name in (".kb-basis", ".kb-certainty"):
        mark = page.locator(name).first
        assert mark.inner_text().strip(), f"{name} says nothing in letters"
        width = mark.evaluate("(node) => parseFloat(getComputedStyle(node).borderTopWidth)")
        assert width > 0, f"{name} has no border"


def test_a_table_that_scrolls_is_named_and_reached_by_the_keyboard(
    visitor: Visitor, site: Site
) -> None:
    page = visitor(viewport={"width": 390, "height": 844})
    go(page, site.typical("calculator", "en"))
    region = page.locator(".md-typeset__scrollwrap").first
    expect(region).to_have_attribute("role", "region")
    expect(region).to_have_attribute("aria-label", re.compile(r"\w"))
    region.focus()
    expect(region).to_be_focused()
