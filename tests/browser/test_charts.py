"""Charts: legible on a phone, and each label leads to its claim."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import LANGUAGES, Visitor, go

EXPERIMENT = "experiments/json-api-10k-connections/"
PROFILE = "languages/go/"
PHONE = {"width": 390, "height": 844}
SMALLEST = 10
"""How many pixels high letters are at least."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [EXPERIMENT, PROFILE])
def test_its_letters_can_be_read_on_a_phone_and_stay_within_it(
    visitor: Visitor, language: str, path: str
) -> None:
    page = visitor(viewport=PHONE)
    go(page, f"{language}/{path}")
    seen = page.locator("figure.kb-chart svg text").evaluate_all(
        """(texts) => texts.filter((text) => text.textContent.trim()).map((text) => {
          const { left, right, height } = text.getBoundingClientRect();
          const chart = text.ownerSVGElement.getBoundingClientRect();
          return [text.textContent, left - chart.left, chart.right - right, height];
        })"""
    )
    assert seen
    cut = [text for text, left, right, _ in seen if left < -4 or right < -4]
    assert cut == []
    assert [text for text, _, _, height in seen if height < SMALLEST] == []


def test_a_label_leads_to_its_claim_by_click_and_by_key(page: Page) -> None:
    go(page, f"en/{EXPERIMENT}")
    link = page.locator("figure.kb-chart svg a").first
    claim = str(link.get_attribute("href")).partition("#")[2]
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{claim}']")).to_be_in_viewport()
    expect(page.locator(".kb-popover dl.kb-evidence")).to_be_visible()


def test_the_numbers_open_as_a_table(page: Page) -> None:
    go(page, f"en/{EXPERIMENT}")
    chart = page.locator("figure.kb-chart").first
    expect(chart.get_by_role("table")).to_be_hidden()
    chart.locator("summary").click()
    bars = chart.locator("polygon.kb-bar").count()
    expect(chart.get_by_role("table").locator("tbody tr")).to_have_count(bars)
