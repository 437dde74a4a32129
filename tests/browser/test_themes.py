"""Light and dark, small screens, and readers who want no motion."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import LANGUAGES, Visitor, go, step

TOPIC = "topics/memory-model/memory-management/"
MATRIX = "matrices/memory-model/"
TABLET = {"width": 768, "height": 1024}
PHONE = {"width": 390, "height": 844}


def background(page: Page) -> str:
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert isinstance(colour, str)
    return colour


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_toggle_changes_the_scheme_and_the_choice_is_kept(page: Page, language: str) -> None:
    body = page.locator("body")
    go(page, f"{language}/")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    light = background(page)
    page.locator("label[for=__palette_1]").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    dark = background(page)
    assert dark != light
    go(page, f"{language}/{TOPIC}")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    step(page, page.locator(".kb-trail a").last, f"{language}/topics/memory-model/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert background(page) == dark
    page.locator("label[for=__palette_0]").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    assert background(page) == light


def test_the_scheme_of_the_system_counts_until_one_is_chosen(visitor: Visitor) -> None:
    page = visitor(color_scheme="dark")
    go(page, "en/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_becomes_cards_on_a_phone(visitor: Visitor, language: str) -> None:
    page = visitor(viewport=PHONE)
    go(page, f"{language}/{TOPIC}")
    cells = page.evaluate(
        """() => [
          ...document.querySelectorAll("table.kb-aspects td[data-subject]"),
        ].map((cell) => ({
          subject: cell.dataset.subject,
          named: getComputedStyle(cell, "::before").content,
          left: cell.getBoundingClientRect().left,
          right: cell.getBoundingClientRect().right,
          top: cell.getBoundingClientRect().top,
          row: cell.parentElement.rowIndex,
        }))"""
    )
    assert cells
    for cell in cells:
        assert cell["named"] == f'"{cell["subject"]}"'
        assert 0 <= cell["left"] < cell["right"] <= PHONE["width"]
    below = [
        one["top"] < other["top"]
        for one, other in itertools.pairwise(cells)
        if one["row"] == other["row"]
    ]
    assert below, "no row has two cells"
    assert all(below), "cells stand side by side"
    expect(page.locator("table.kb-aspects thead")).not_to_be_in_viewport()


@pytest.mark.parametrize(
    "viewport", [TABLET, {"width": 1280, "height": 720}], ids=["tablet", "desk"]
)
def test_a_matrix_scrolls_in_its_own_region_and_keeps_its_headings(
    visitor: Visitor, viewport: dict[str, int]
) -> None:
    page = visitor(viewport=viewport)
    go(page, f"en/{MATRIX}")
    region = page.get_by_role("region").filter(has=page.locator("table.kb-matrix"))
    region.scroll_into_view_if_needed()
    region.focus()
    expect(region).to_be_focused()
    seen = region.evaluate(
        """(region) => {
          const box = (selector) => {
            const { left, top } = region.querySelector(selector).getBoundingClientRect();
            return { left, top };
          };
          const read = () => ({
            column: box("tbody th[scope=row]").left,
            header: box("thead th:last-child").top,
            corner: box("thead th:first-child"),
            cell: box("tbody td[data-subject]"),
            page: document.documentElement.scrollLeft,
          });
          const room = {
            across: region.scrollWidth - region.clientWidth,
            down: region.scrollHeight - region.clientHeight,
          };
          const stuck = region.querySelector("caption").offsetHeight + 20;
          region.scrollTo({ left: 0, top: stuck, behavior: "instant" });
          const before = read();
          region.scrollBy({ left: 60, top: 150, behavior: "instant" });
          return { room, before, after: read() };
        }"""
    )
    before, after = seen["before"], seen["after"]
    assert seen["room"]["down"] > 150, "the matrix is too small to scroll"
    if viewport is TABLET:
        assert seen["room"]["across"] > 60
        assert after["cell"]["left"] == pytest.approx(before["cell"]["left"] - 60, abs=1)
    assert after["cell"]["top"] == pytest.approx(before["cell"]["top"] - 150, abs=1)
    assert after["column"] == pytest.approx(before["column"], abs=1)
    assert after["header"] == pytest.approx(before["header"], abs=1)
    assert after["corner"] == pytest.approx(before["corner"], abs=1)
    assert after["page"] == 0


def test_nothing_moves_for_readers_who_want_no_motion(visitor: Visitor) -> None:
    page = visitor(reduced_motion="reduce")
    go(page, f"en/{TOPIC}")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((node) => {
          return [null, "::before", "::after"].some((part) => {
            const style = getComputedStyle(node, part);
            return style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)
              || style.animationName !== "none" || style.scrollBehavior === "smooth";
          });
        }).map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert moving == []
