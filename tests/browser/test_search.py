"""Search in both languages, with words typed into the field."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import LANGUAGES, Site, Visitor, go

WORDS = {
    "en": ("borrow checker", "cold start", "goroutine", "garbage collector"),
    "zh": ("所有权", "数据竞争", "停顿", "冷启动", "垃圾回收"),
}
"""Words as readers type them."""
FIRST = 5
"""How many results readers look at before they try other words."""
NONSENSE = {"en": "xqzvkj", "zh": "镡魉"}
# Results for a part of the words come first, and make way for those of all words.
SETTLED = """() => {
  const list = document.querySelector(".md-search-result");
  window.same = window.before === list.innerHTML ? (window.same ?? 0) + 1 : 0;
  window.before = list.innerHTML;
  return window.same >= 5 && list.querySelector(".md-search-result__item, .md-search-result__meta");
}"""


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Open one page that gets the whole search index."""
    return visitor(extra_http_headers={})


def search(page: Page, words: str) -> None:
    field = page.locator(".md-search__input")
    field.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    for character in words:
        if character.isascii():
            page.keyboard.press("Space" if character == " " else character)
        else:
            page.keyboard.insert_text(character)
    page.keyboard.press("End")  # an input method ends with a key as well
    page.wait_for_function(SETTLED, polling=100)


def pages_with(site: Site, language: str, words: str) -> set[str]:
    """Return the pages that have the words, each of them, within a sentence rather than first."""
    patterns = [re.compile(rf"\w\W{{0,3}}{re.escape(word)}", re.I) for word in words.split()]
    found = set()
    for path in site.pages(language):
        text = unescape(re.sub(r"<[^>]+>", "", site.text(path)))
        if all(pattern.search(text) for pattern in patterns):
            found.add(path)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_readers_type_lead_to_pages_that_have_them(
    page: Page, site: Site, language: str
) -> None:
    go(page, f"{language}/")
    for words in WORDS[language]:
        fitting = pages_with(site, language, words)
        assert fitting, f"{words} does not stand within a sentence"
        search(page, words)
        links = page.locator(".md-search-result__item > .md-search-result__link")
        expect(links.first).to_be_visible()
        found = links.evaluate_all("(links) => links.map((link) => link.pathname.slice(1))")[:FIRST]
        assert set(found) & fitting, f"{words} leads to {found}"
    path = next(path for path in found if path in fitting)
    links.nth(found.index(path)).click()
    page.wait_for_url(f"**/{path}*")
    expect(page.locator(".md-content h1")).to_have_text(heading(site, path))


def heading(site: Site, path: str) -> str:
    return site.title(path).rpartition(" - ")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_finds_nothing(page: Page, language: str) -> None:
    go(page, f"{language}/")
    search(page, NONSENSE[language])
    none = {"en": "No matching documents", "zh": "没有找到符合条件的结果"}
    expect(page.locator(".md-search-result__meta")).to_have_text(none[language])
    expect(page.locator(".md-search-result__item")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_closes_and_picks_a_result_with_the_keyboard_alone(
    page: Page, language: str
) -> None:
    go(page, f"{language}/")
    page.keyboard.press("f")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__input")).not_to_be_focused()
    search(page, "tokio")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    target = urlsplit(first.evaluate("(link) => link.href")).path
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}*")
