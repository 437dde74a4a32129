"""What readers keep and take along: the shortlist, copied links and texts, keys, and privacy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.support import Site, Visitor, go, records, visits

LABELS = records("labels.yaml")["labels.yaml"]["labels"]
SHORTLIST = "en/shortlist/"
PROFILE = "en/languages/go/"
TOPIC = "en/topics/memory-model/wide/"
KEPT_HERE = {"__palette", "atlas-shortlist", "atlas-keys"}
"""What the pages visited here may leave in the browser; Material's names end so."""
BLOCKED = """
  const refuse = () => { throw new DOMException("blocked", "SecurityError"); };
  Object.defineProperty(window, "localStorage", { get: refuse });
  Object.defineProperty(window, "sessionStorage", { get: refuse });
"""


@pytest.fixture
def visitor(browser: Browser, wide_site: Site) -> Iterator[Visitor]:
    """Open pages of the small site, which may write to the clipboard."""
    with visits(browser, wide_site) as visit:

        def allowed(**options: object) -> Page:
            permissions = ["clipboard-read", "clipboard-write"]
            return visit(permissions=permissions, **options)

        yield allowed


def label(name: str, *filling: object) -> str:
    return str(LABELS[name]["en"]).format(*filling)


def keep(page: Page) -> Locator:
    return page.locator(".kb-keep-line .kb-keep")


def status(page: Page) -> Locator:
    return page.locator(".kb-shortlist-tools [role=status]")


def columns(page: Page) -> Locator:
    return page.locator(".kb-shortlist--subjects thead [data-kept]").filter(visible=True)


def topics(page: Page) -> Locator:
    return page.locator(".kb-shortlist--topics tbody tr").filter(visible=True)


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_what_is_kept_stands_side_by_side_and_comes_off_again(page: Page) -> None:
    for path in (PROFILE, "en/languages/ada/", TOPIC):
        go(page, path)
        keep(page).click()
        expect(keep(page)).to_have_attribute("aria-pressed", "true")
    page.locator(".kb-keep-link").click()
    expect(page).to_have_url(re.compile(rf"/{SHORTLIST}$"))
    expect(columns(page).locator("> a")).to_have_text(["Go", "Ada"])
    expect(topics(page)).to_have_count(1)
    expect(status(page)).to_have_text(label("shortlist-own", 2, 1))
    columns(page).nth(1).locator(".kb-keep").click()
    expect(columns(page).locator("> a")).to_have_text(["Go"])
    page.reload()
    expect(columns(page).locator("> a")).to_have_text(["Go"])
    page.locator(".kb-shortlist-tools [type=reset]").click()
    expect(status(page)).to_have_text(label("shortlist-empty"))
    expect(columns(page)).to_have_count(8)


def test_a_list_is_shared_by_its_address_and_leaves_ones_own_alone(page: Page) -> None:
    go(page, PROFILE)
    keep(page).click()
    go(page, f"{SHORTLIST}?list=subject:rust,subject:dart,comparison:wide")
    expect(status(page)).to_have_text(label("shortlist-shared", 2, 1))
    expect(columns(page).locator("> a")).to_have_text(["Rust", "Dart"])
    page.locator(".kb-shortlist-tools [name=link]").click()
    expect(page.locator(".kb-told")).to_have_text(label("copied"))
    shared = parse_qs(urlsplit(clipboard(page)).query)["list"]
    assert shared == ["subject:rust,subject:dart,comparison:wide"]
    matrix = page.locator(".kb-to-matrix")
    expect(matrix).to_have_attribute("href", re.compile(r"/matrix/\?show=rust,dart$"))
    go(page, SHORTLIST)
    expect(columns(page).locator("> a")).to_have_text(["Go"])
    go(page, f"{SHORTLIST}?list=subject:rust")
    page.locator(".kb-shortlist-tools [name=take]").click()
    expect(status(page)).to_have_text(label("shortlist-own", 1, 0))
    go(page, SHORTLIST)
    expect(columns(page).locator("> a")).to_have_text(["Rust"])


@pytest.mark.parametrize("wrong", ["subject:cobolt", "<img src=x onerror=alert(1)>", "z" * 30000])
def test_what_an_address_lists_wrongly_is_named_and_ignored(page: Page, wrong: str) -> None:
    go(page, f"{SHORTLIST}?list=subject:go,{wrong}")
    expect(columns(page).locator("> a")).to_have_text(["Go"])
    expect(status(page)).to_contain_text(f"{label('filter-unknown')} {wrong[:100]}")
    expect(status(page).locator("*")).to_have_count(0)


@pytest.mark.parametrize(
    "stored", ["{", "null", '{"a": 1}', '["subject:go", 7, "x:<b>", "subject:zz"]']
)
def test_what_is_stored_wrongly_does_no_harm(page: Page, stored: str) -> None:
    page.add_init_script(f"localStorage.setItem('atlas-shortlist', {stored!r})")
    go(page, SHORTLIST)
    expect(columns(page)).to_have_count(1 if "go" in stored else 8)


def test_where_nothing_may_be_stored_the_list_lasts_as_long_as_the_page(page: Page) -> None:
    page.add_init_script(BLOCKED)
    go(page, SHORTLIST)
    expect(status(page)).to_contain_text(label("shortlist-lost"))
    page.locator(".kb-shortlist--subjects .kb-keep").first.click()
    expect(columns(page).locator("> a")).to_have_text(["Go"])
    expect(page.locator(".kb-shortlist-ways a").first).to_have_attribute(
        "href", f"{page.url}?list=subject:go"
    )


def test_without_javascript_all_that_could_be_kept_is_there(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(SHORTLIST)
    expect(columns(page)).to_have_count(8)
    expect(topics(page)).to_have_count(3)
    expect(page.locator("button.kb-keep").filter(visible=True)).to_have_count(0)
    expect(page.locator(".kb-without-script")).to_be_visible()


def test_links_of_headings_and_claims_are_copied(page: Page) -> None:
    go(page, TOPIC)
    page.locator("#comparison a.headerlink").click()
    expect(page.locator(".kb-told")).to_have_text(label("copied"))
    assert clipboard(page).endswith(f"/{TOPIC}#comparison")
    page.locator("#wide-go-1 a.kb-marker").click()
    page.locator(".kb-popover .kb-copy-link").click()
    expect(page.locator(".kb-told")).to_have_text(label("copied"))
    page.wait_for_function(
        "navigator.clipboard.readText().then((text) => text.endsWith('#wide-go-1'))"
    )


def test_a_page_is_cited_and_reported_without_an_account(page: Page) -> None:
    go(page, TOPIC)
    page.locator(".kb-take summary").click()
    cite, report = page.locator(".kb-take .kb-copied").all()
    expect(cite).to_contain_text("Atlas, “Topic wide”, data as of 2026-11-21.")
    report.locator("button").click()
    page.wait_for_function(
        "navigator.clipboard.readText().then((text) => text.startsWith('Page '))"
    )
    assert clipboard(page).strip() == (
        "Page “Topic wide” (en/topics/memory-model/wide/), data as of 2026-11-21:"
    )


def test_keys_lead_through_the_site_and_are_told_in_a_panel(page: Page) -> None:
    go(page, PROFILE)
    page.keyboard.press("?")
    panel = page.locator("dialog.kb-shortcuts")
    expect(panel).to_be_visible()
    page.keyboard.press("m")
    assert page.url.endswith(PROFILE)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.keyboard.press("k")
    expect(keep(page)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("b")
    expect(page).to_have_url(re.compile(rf"/{SHORTLIST}$"))
    page.wait_for_function("() => window.document$")
    page.keyboard.press("m")
    expect(page).to_have_url(re.compile(r"/en/matrix/$"))


def test_keys_rest_while_one_types(page: Page) -> None:
    go(page, "en/matrix/")
    words = page.locator(".kb-matrix-tools [name=words]")
    words.press_sequentially("hmb?")
    expect(words).to_have_value("hmb?")
    expect(page.locator("dialog.kb-shortcuts")).to_be_hidden()
    assert "/en/matrix/" in page.url


def test_keys_can_be_switched_off_the_themes_own_included(page: Page) -> None:
    go(page, PROFILE)
    page.locator(".kb-shortcuts-open").click()
    page.locator(".kb-shortcuts [name=keys]").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.wait_for_function("() => window.document$")
    for key in ("?", "m", "/", "s", "f"):
        page.keyboard.press(key)
    expect(page.locator("dialog.kb-shortcuts")).to_be_hidden()
    expect(page.locator(".md-search__input")).not_to_be_focused()
    assert page.url.endswith(PROFILE)
    page.locator(".kb-shortcuts-open").click()
    page.locator(".kb-shortcuts [name=keys]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog.kb-shortcuts")).to_be_visible()


def test_the_privacy_line_is_true(page: Page) -> None:
    go(page, PROFILE)
    keep(page).click()
    page.keyboard.press("t")
    page.locator(".kb-shortcuts-open").click()
    page.locator(".kb-shortcuts [name=keys]").uncheck()
    assert page.context.cookies() == []
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert {key.rpartition(".")[2] for key in kept} <= KEPT_HERE
    expect(page.locator(".md-copyright")).to_contain_text(label("privacy"))


def test_a_missing_picture_leaves_the_page_whole(browser: Browser, wide_site: Site) -> None:
    page = browser.new_page()
    page.route("**/*.{svg,png,ico}", lambda route: route.abort())
    page.goto(f"{wide_site.address}/{PROFILE}")
    page.wait_for_function("() => window.document$")
    expect(page.locator("h1")).to_have_text("Go")
    for picture in page.locator("img").all():
        assert picture.get_attribute("alt") is not None
    page.close()


def test_an_anchor_that_is_no_text_does_no_harm(page: Page) -> None:
    go(page, f"{PROFILE}#%E0%A4%A")
    keep(page).click()
    expect(keep(page)).to_have_attribute("aria-pressed", "true")
