"""The copy that opens from a folder, in a folder whose name browsers have to encode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browser.support import PATIENCE, wait_for_scripts
from tests.build.project import built, shared
from tools.make_offline import write_offline

TOPIC = "topics/memory-model/memory-management/index.html"
SEARCHES = {"en": "never pauses", "zh": "内存"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the small site's copy."""
    project = shared(tmp_path_factory, "small", built)
    folder = tmp_path_factory.mktemp("offline") / "a folder 与中文"
    folder.mkdir()
    write_offline(project / "site", folder)
    return folder


@pytest.fixture
def page(browser: Browser, copy: Path) -> Iterator[Page]:
    """Open a page of the copy's; nothing may be asked of any server."""
    context = browser.new_context(base_url=f"{copy.as_uri()}/", locale="en-US")
    context.set_default_timeout(PATIENCE)
    asked: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((f"{copy.as_uri()}/", "blob:", "data:", "about:")):
            asked.append(request.url)

    context.on("request", note)

    def read(said: ConsoleMessage) -> None:
        if said.type == "error":  # as where a browser refuses to read a file from a folder
            errors.append(said.text)

    context.on("console", read)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert asked == []
    assert errors == []


def visit(page: Page, copy: Path, path: str) -> None:
    """Open a file and wait until its scripts have set it up."""
    page.goto(f"{copy.as_uri()}/{path}")
    wait_for_scripts(page)


def ends_with(page: Page, path: str) -> None:
    """Wait until a page is shown."""
    page.wait_for_url(lambda url: url.endswith(path))
    wait_for_scripts(page)


def test_the_first_page_leads_to_the_reader_s_language_and_on(page: Page, copy: Path) -> None:
    page.goto(f"{copy.as_uri()}/index.html")
    ends_with(page, "/en/index.html")
    page.locator(".md-tabs a[href$='topics/index.html']").click()
    ends_with(page, "/en/topics/index.html")
    page.locator(".md-header a.md-logo").click()
    ends_with(page, "/en/index.html")


def test_the_language_switch_keeps_page_and_anchor(page: Page, copy: Path) -> None:
    visit(page, copy, f"en/{TOPIC}#pauses")
    page.locator(".md-header .md-select button").hover()
    page.locator("a.md-select__link[hreflang=zh]").click()
    ends_with(page, f"/zh/{TOPIC}#pauses")
    expect(page.locator("html")).to_have_attribute("lang", "zh")


@pytest.mark.parametrize("language", SEARCHES)
def test_a_search_finds_a_page_and_opens_it(page: Page, copy: Path, language: str) -> None:
    visit(page, copy, f"{language}/glossary/index.html")
    page.locator(".kb-search input").fill(SEARCHES[language])
    hit = page.locator(".kb-search a.kb-found-link").first
    expect(hit).to_be_visible()
    hit.click()
    page.wait_for_url(lambda url: "/glossary/" not in url and ".html" in url)
    wait_for_scripts(page)
    expect(page.locator("h1")).to_be_visible()


def test_a_statement_shows_its_evidence_wherever_it_stands(page: Page, copy: Path) -> None:
    visit(page, copy, f"en/{TOPIC}")
    page.locator("#go-pauses-briefly a.kb-marker").click()
    expect(page.locator(".kb-popover")).to_contain_text("A survey")
    visit(page, copy, "en/matrices/memory-model/index.html")
    expect(page.locator("table.kb-matrix")).to_be_visible()
    page.locator("td a.kb-marker").first.click()
    expect(page.locator(".kb-popover")).to_contain_text("A survey")


def test_a_flow_asks_and_answers(page: Page, copy: Path) -> None:
    visit(page, copy, "en/decide/flows/choose/index.html")
    expect(page.locator("div.mermaid svg").first).to_be_visible()
    page.locator(".kb-guide button").first.click()
    page.wait_for_url(lambda url: "?answers=" in url)


def test_a_weighing_ranks_and_links_to_files(page: Page, copy: Path) -> None:
    visit(page, copy, "en/decide/weighing/index.html")
    link = page.locator(".kb-weigh a[href*='/languages/']").first
    expect(link).to_be_visible()
    link.click()
    page.wait_for_url(lambda url: "/languages/" in url and url.endswith("/index.html"))


def test_what_has_moved_leads_on(page: Page, copy: Path) -> None:
    page.goto(f"{copy.as_uri()}/en/topics/collectors/index.html#go-pauses-briefly")
    ends_with(page, f"/en/{TOPIC}#go-pauses-briefly")
    page.goto(f"{copy.as_uri()}/en/cases/rewrite/index.html#go-pause-taken")
    ends_with(page, "/en/experiments/pauses/index.html#go-pause-measured")
