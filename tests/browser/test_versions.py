"""Released versions: the selector, the banner on earlier ones, and switches that keep the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support import Site, Visitor, go, served, visits
from tests.build.released import VERSIONS, released

OLDEST, _, LATEST = VERSIONS
PAGE = "topics/memory-model/memory-management/"
BANNER = {"en": "You are reading an earlier version.", "zh": "您正在阅读较早的版本。"}


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve three versions released from three commits, as the branch has them."""
    root: Path = released(tmp_path_factory)
    with served(root / "tmp-pages") as site:
        yield site


@pytest.fixture
def visitor(browser: Browser, versions: Site) -> Iterator[Visitor]:
    """Open pages of the released site; fail where one of them did what none may do."""
    with visits(browser, versions) as visit:
        yield visit


def choose(page: Page, version: str) -> None:
    """Choose a version, as readers do."""
    page.wait_for_load_state("networkidle")
    page.locator(".md-version").hover()
    page.locator(f".md-version__link[href*='/{version}/']").click()


@pytest.mark.parametrize("language", BANNER)
def test_an_earlier_version_says_so_in_the_language_of_the_page(page: Page, language: str) -> None:
    go(page, f"{language}/{OLDEST}/{PAGE}")
    banner = page.locator("[data-md-component=outdated]")
    expect(banner).to_be_visible()
    expect(banner).to_contain_text(BANNER[language])
    banner.locator("a").click()
    page.wait_for_url(f"**/{language}/{LATEST}/")
    expect(page.locator("[data-md-component=outdated]")).to_be_hidden()


def test_the_selector_lists_every_version_and_names_the_latest(page: Page) -> None:
    go(page, f"en/{LATEST}/{PAGE}")
    expect(page.locator(".md-version__current")).to_contain_text(LATEST)
    page.locator(".md-version").hover()
    links = page.locator(".md-version__link")
    expect(links).to_have_count(len(VERSIONS))
    expect(links.first).to_contain_text("latest")


@pytest.mark.parametrize(
    ("language", "start", "end"), [("en", OLDEST, LATEST), ("zh", LATEST, OLDEST)]
)
def test_another_version_keeps_the_page(page: Page, language: str, start: str, end: str) -> None:
    go(page, f"{language}/{start}/{PAGE}")
    choose(page, end)
    page.wait_for_url(f"**/{language}/{end}/{PAGE}")
    expect(page.locator("h1")).to_be_visible()


def test_a_version_without_the_page_begins_at_its_home(page: Page) -> None:
    go(page, f"en/{LATEST}/languages/zig/")
    choose(page, OLDEST)
    page.wait_for_url(f"**/en/{OLDEST}/")


def test_another_language_keeps_version_and_page(page: Page) -> None:
    go(page, f"en/{OLDEST}/{PAGE}#both-free-memory")
    page.locator(".md-select").first.hover()
    page.locator("a.md-select__link[hreflang=zh]").click()
    page.wait_for_url(f"**/zh/{OLDEST}/{PAGE}#both-free-memory")
    expect(page.locator("html")).to_have_attribute("lang", "zh")


def test_the_root_and_latest_lead_to_the_latest_version(page: Page) -> None:
    page.goto("")
    page.wait_for_url(f"**/en/{LATEST}/")
    page.goto(f"zh/latest/{PAGE}#both-free-memory")
    page.wait_for_url(f"**/zh/{LATEST}/{PAGE}#both-free-memory")
