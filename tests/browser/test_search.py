"""Search in both languages, with words typed into the field."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import LANGUAGES, Site, Visitor, go

WORDS = {
    "en": {
        "borrow checker": "topics/performance/go-or-rust-backends/",
        "cold start": "topics/performance/start-up-and-image-size/",
        "goroutine": "topics/concurrency/goroutine-capacity/",
    },
    "zh": {
        "所有权": "topics/memory-model/memory-lifetime-and-io/",
        "数据竞争": "decide/flows/go-or-rust-backend/",
        "停顿": "topics/performance/resource-efficiency/",
        "冷启动": "topics/distributed-systems/serverless/",
        "垃圾回收": "topics/memory-model/gc-tuning/",
    },
}
"""Words as readers type them, and a page that has each of them in the middle of a sentence."""
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


def result(page: Page, path: str) -> Locator:
    """Return the link to a page among the first results, which are there without scrolling."""
    return page.locator(f".md-search-result__link[href*='/{path}?']").first


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_readers_type_lead_to_the_page(page: Page, site: Site, language: str) -> None:
    go(page, f"{language}/")
    for words, path in WORDS[language].items():
        text = unescape(re.sub(r"<[^>]+>", "", site.text(f"{language}/{path}")))
        assert re.search(rf"\w\W?{words}", text), f"{words} does not stand within a sentence"
        search(page, words)
        expect(result(page, f"{language}/{path}")).to_be_visible()
    found = result(page, f"{language}/{path}")
    found.click()
    page.wait_for_url(f"**/{language}/{path}*")
    expect(page.locator(".md-content h1")).to_have_text(heading(site, f"{language}/{path}"))


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
