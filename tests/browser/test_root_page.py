"""The page at the root: it sends readers to their language and offers both."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.support import LANGUAGES, Site, Visitor


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-GB", "en"), ("zh-CN", "zh"), ("zh-TW", "zh"), ("fr-FR", "en")],
)
def test_readers_are_sent_to_their_language_and_others_to_english(
    visitor: Visitor, site: Site, locale: str, language: str
) -> None:
    page = visitor(locale=locale)
    page.goto("")
    page.wait_for_url(f"{site.address}/{language}/")
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_first_language_that_there_is_counts(visitor: Visitor, site: Site) -> None:
    page = visitor()
    page.add_init_script(
        "Object.defineProperty(navigator, 'languages', {get: () => ['fr', 'zh-Hans', 'en']})"
    )
    page.goto("")
    page.wait_for_url(f"{site.address}/zh/")


def test_back_leaves_the_site_instead_of_being_sent_on_again(visitor: Visitor, site: Site) -> None:
    page = visitor()
    page.goto("en/about/")
    page.goto("")
    page.wait_for_url(f"{site.address}/en/")
    page.go_back()
    page.wait_for_url(f"{site.address}/en/about/")


@pytest.mark.parametrize(
    ("address", "scripts"), [("?stay", True), ("", False)], ids=["asked to stay", "no JavaScript"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_are_offered_to_those_who_stay(
    visitor: Visitor, site: Site, address: str, scripts: bool, language: str
) -> None:
    page = visitor(java_script_enabled=scripts, locale="zh-CN")
    page.goto(address)
    for offered in LANGUAGES:
        expect(page.locator(f"main a.button[href='{offered}/']")).to_be_visible()
    assert page.url == f"{site.address}/{address}"
    page.locator(f"main a.button[href='{language}/']").click()
    page.wait_for_url(f"{site.address}/{language}/")
    expect(page.locator("html")).to_have_attribute("lang", language)
