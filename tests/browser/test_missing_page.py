"""What readers see where no page is: in each language, and at the root for both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support import LANGUAGES, Site, records

LABELS: dict[str, dict[str, str]] = records("labels.yaml")["labels.yaml"]["labels"]
MISSPELT = "topics/memory-model/memory-managment/"
RIGHT = "topics/memory-model/memory-management/"


def visit(page: Page, site: Site, path: str, file: str) -> None:
    """Open an address as a host shows it: with the page that stands in for a missing one."""
    body = site.text(file)

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route(lambda url: url == f"{site.address}/{path}", answer)
    page.goto(path)


@pytest.mark.parametrize("root", [False, True], ids=["in the language", "at the root"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_pages_whose_address_comes_near(
    page: Page, site: Site, language: str, root: bool
) -> None:
    visit(page, site, f"{language}/{MISSPELT}", "404.html" if root else f"{language}/404.html")
    part = page.locator(f".kb-missing[data-language={language}]")
    expect(part.locator("h1")).to_have_text(LABELS["missing-title"][language])
    near = part.locator(".kb-missing-near a").first
    expect(near).to_have_attribute("href", re.compile(rf"/{language}/{RIGHT}$"))
    if root:
        first = page.locator(".kb-missing").first
        expect(first).to_have_attribute("data-language", language)
    near.click()
    page.wait_for_url(f"**/{language}/{RIGHT}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_offers_a_search_for_the_words_of_the_address(
    page: Page, site: Site, language: str
) -> None:
    visit(page, site, f"{language}/old/data-race.html", f"{language}/404.html")
    part = page.locator(".kb-missing")
    expect(part.locator(".kb-missing-near")).to_be_hidden()
    offer = part.locator(".kb-missing-search a")
    expect(offer).to_have_text(LABELS["missing-search"][language].format("data race"))
    offer.click()
    page.wait_for_url(f"**/{language}/?search=data%20race")
    expect(page.locator(".kb-found-link").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_the_root_it_has_a_field_for_a_search(page: Page, site: Site, language: str) -> None:
    visit(page, site, f"{language}/old/data-race.html", "404.html")
    part = page.locator(f".kb-missing[data-language={language}]")
    expect(part.locator("input")).to_have_value("data race")
    part.locator("input").fill("tokio")
    part.locator("button").click()
    page.wait_for_url(f"**/{language}/?search=tokio")
    expect(page.locator(".kb-found-link").first).to_be_visible()


@pytest.mark.parametrize("path", ["compare/rust-vs-go/", "go-vs-rust", "duels/go-vs-rust.html"])
def test_words_in_another_order_or_folder_are_understood(page: Page, site: Site, path: str) -> None:
    visit(page, site, f"en/{path}", "en/404.html")
    # The theme may have made the address whole by now.
    near = page.locator(".kb-missing-near a").first
    expect(near).to_have_attribute("href", re.compile(r"/en/compare/go-vs-rust/$"))


@pytest.mark.parametrize("file", ["404.html", "en/404.html", "zh/404.html"])
def test_it_leads_into_the_site(page: Page, site: Site, file: str) -> None:
    visit(page, site, "nowhere", file)
    for part in page.locator(".kb-missing").all():
        expect(part.locator("h1")).to_be_visible()
        language = part.get_attribute("data-language")
        links = part.locator("ul > li > a[href$='/']").evaluate_all(
            "(all) => all.map((a) => a.pathname)"
        )
        assert len(links) >= 5
        for link in links:
            assert link.startswith(f"/{language}/")
            assert site.file(link).is_file(), link


@pytest.mark.parametrize(
    "path", ["en/%E0%A4%A/", "en/<script>alert(1)</script>/", f"en/{'x' * 900}/"]
)
def test_a_strange_address_breaks_nothing(page: Page, site: Site, path: str) -> None:
    body = site.text("404.html")
    page.route(
        "**/en/**", lambda route: route.fulfill(body=body, content_type="text/html"), times=1
    )
    page.goto(path)
    expect(page.locator(".kb-missing h1").first).to_be_visible()
    expect(page.locator(".kb-missing script")).to_have_count(0)
