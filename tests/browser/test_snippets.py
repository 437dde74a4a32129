"""Code on the pages: coloured, and copied by one button."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import LANGUAGES, ROOT, Visitor, go

NAME = "full-channel"
CODE = (ROOT / "data" / "snippets" / f"{NAME}.go").read_text(encoding="utf-8")
BLOCK = f"h3[id='{NAME}'] ~ .highlight >> nth=0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_copies_the_code_as_it_stands_in_its_file(visitor: Visitor, language: str) -> None:
    page: Page = visitor(permissions=["clipboard-read", "clipboard-write"])
    go(page, f"{language}/snippets/")
    block = page.locator(BLOCK)
    expect(block.locator("code")).to_have_text(CODE)
    block.hover()
    block.locator("button[data-clipboard-target]").first.click()
    copied = "(code) => navigator.clipboard.readText().then((text) => text.trim() === code.trim())"
    page.wait_for_function(copied, arg=CODE)


def test_keywords_are_coloured_otherwise_than_the_rest(page: Page) -> None:
    go(page, "en/snippets/")
    colour = "(node) => getComputedStyle(node).color"
    block = page.locator(BLOCK)
    keyword = block.locator(".kd, .k, .kn").first.evaluate(colour)
    assert keyword != block.locator("code").evaluate(colour)


def test_without_javascript_code_and_output_are_there(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto("en/snippets/")
    expect(page.locator(BLOCK)).to_be_visible()
    expect(page.locator(".kb-output").first).to_be_visible()
