"""Search in both languages: what it finds, how it is used, and what it makes of bad input."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from knowledge_base.search_words import words
from tests.browser.support import (
    LANGUAGES,
    PATIENCE,
    ROOT,
    Site,
    Visitor,
    go,
    records,
    wait_for_steps,
    watch_of,
)
from tools.search_parts import entries, in_smaller_parts, read_index
from tools.search_quality import Asked, ask, queries, serve_index, share

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
LABELS: dict[str, dict[str, str]] = records("labels.yaml")["labels.yaml"]["labels"]
QUERIES = queries()
AMONG_THREE, FIRST = 0.95, 0.8
"""Of all queries, how many must find the expected page there."""
TINY = 3_000
"""Bytes of a part of an index that is cut up as a far larger one would be."""


def label(name: str, language: str) -> str:
    return LABELS[f"search-{name}"][language]


def field(page: Page) -> Locator:
    return page.locator(".kb-search input")


def told(page: Page) -> Locator:
    return page.locator(".kb-search [role=status]")


def results(page: Page) -> Locator:
    return page.locator(".kb-search a.kb-found-link")


def search(page: Page, words: str) -> None:
    """Type words and wait for what they find."""
    field(page).fill(words)
    expect(page.locator(".kb-search")).to_have_attribute("data-state", "done")


def missed(asked: list[Asked]) -> str:
    return "\n".join(f"{a.query}: {a.rank}, {a.found[:3]}" for a in asked if a.rank != 1)


def test_the_list_of_queries_is_long_and_half_of_it_chinese() -> None:
    counts = {language: len(listed) for language, listed in QUERIES.items()}
    assert min(counts.values()) >= 50
    assert {each["how"] for listed in QUERIES.values() for each in listed} == {
        *("plain", "sentence", "mixed", "synonym", "misspelt")
    }
    typed = [each["query"] for listed in QUERIES.values() for each in listed]
    assert len(set(typed)) == len(typed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_query_should_find_exists(site: Site, language: str) -> None:
    there = {address for address, *_ in entries(read_index(site.folder / language))}
    wanted = {address for each in QUERIES[language] for address in each["finds"]}
    assert wanted - there == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_find_what_they_look_for(page: Page, site: Site, language: str) -> None:
    go(page, f"{language}/")
    asked = ask(page, QUERIES[language])
    assert share(asked, 3) >= AMONG_THREE, missed(asked)
    assert share(asked, 1) >= FIRST, missed(asked)
    # An index in many parts, as a far larger site has it, finds the very same.
    files = in_smaller_parts(read_index(site.folder / language), TINY)
    assert len(files) > 100
    other = page.context.new_page()
    serve_index(other, files)
    go(other, f"{language}/")
    assert [each.found for each in ask(other, QUERIES[language])] == [each.found for each in asked]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_takes_texts_apart_as_the_build_does(
    page: Page, site: Site, language: str
) -> None:
    go(page, f"{language}/")
    search(page, "go")
    text = "".join(read_index(site.folder / language).values())
    lines = [line for line in re.split(r"[\[\]\"]+", text) if line.strip(",")][::7]
    assert len(lines) > 500
    found = page.evaluate("(lines) => lines.map(window.atlasSearchWords.words)", lines)
    differing = [
        (line, here, there)
        for line, there in zip(lines, found, strict=True)
        if (here := list(words(line))) != there
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_are_grouped_by_kind_behind_the_best(page: Page, language: str) -> None:
    go(page, f"{language}/")
    search(page, {"en": "circuit breaker", "zh": "熔断"}[language])
    groups = page.locator(".kb-found-group")
    expect(groups.first).to_have_accessible_name(label("best", language))
    names = groups.locator(".kb-found-title").all_inner_texts()
    known = {LABELS[name][language] for name in LABELS if name.startswith("search-group-")}
    assert len(names) > 3
    assert set(names[1:]) <= known
    assert len(set(names)) == len(names)
    expect(groups.first.locator("a")).to_have_count(3)
    expect(told(page)).to_contain_text(re.compile(r"\d"))
    page.evaluate(f"() => {{ {AXE} }}")  # not as a tag, which the policy forbids
    faults = page.evaluate("async () => (await axe.run('.kb-search')).violations.map((v) => v.id)")
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_leads_to_the_words_that_were_typed(page: Page, language: str) -> None:
    claim = "rust-enums-carry-data"
    go(page, f"{language}/")
    search(page, {"en": "each variant can carry data", "zh": "变体都可以携带数据"}[language])
    expect(results(page).first.locator("mark").first).to_be_visible()
    results(page).first.click()
    page.wait_for_url(f"**/topics/types-and-errors/type-system/#{claim}")
    expect(page.locator(f"#{claim}")).to_be_in_viewport()
    expect(page.locator("#__search")).not_to_be_checked()


def test_it_is_used_by_the_keyboard_alone(page: Page) -> None:
    go(page, "en/")
    for key in ("f", "s", "/"):
        page.keyboard.press(key)
        expect(field(page)).to_be_focused()
        page.keyboard.press("Escape")
        expect(field(page)).not_to_be_focused()
        expect(page.locator("#__search")).not_to_be_checked()
    link = page.locator(".md-content a").first
    link.focus()
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("tokio")
    expect(results(page).first).to_be_visible()
    expect(page.locator(".kb-search")).to_have_attribute("data-state", "done")
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(results(page).last).to_be_focused()
    page.keyboard.press("x")  # whoever types on while looking at a result means the field
    expect(field(page)).to_be_focused()
    page.keyboard.press("Backspace")
    expect(page.locator(".kb-search")).to_have_attribute("data-state", "done")
    expect(field(page)).to_have_value("tokio")
    target = urlsplit(results(page).first.evaluate("(link) => link.href"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target.path}#{target.fragment}")


def test_the_index_is_loaded_when_readers_turn_to_the_box_and_in_parts(page: Page) -> None:
    go(page, "en/")
    wait_for_steps(page)
    watch = watch_of(page)
    engine = tuple(f"search-{name}.js" for name in ("words", "index", "query", "rank", "results"))
    assert not [url for url in watch.requests if "/search/" in url or url.endswith(engine)]
    page.keyboard.press("/")
    page.wait_for_function("() => window.atlasSearchResults")
    search(page, "zero copy")
    expect(results(page).first).to_be_visible()
    parts = {urlsplit(url).path for url in watch.requests if "/search/" in url}
    assert len(parts) < len(list((watch.site.folder / "en" / "search").glob("*.js")))
    assert watch.count("index.js") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_finds_nothing_is_told_so_and_led_to_lists(page: Page, language: str) -> None:
    go(page, f"{language}/")
    search(page, {"en": "xqzvkj", "zh": "镡魉"}[language])
    expect(told(page)).to_have_text(label("none", language))
    expect(results(page)).to_have_count(0)
    doors = page.locator(".kb-search-doors a")
    expect(doors.first).to_be_visible()
    doors.first.click()
    page.wait_for_url(f"**/{language}/topics/")


def test_a_misspelt_word_is_named_and_what_comes_close_is_shown(page: Page) -> None:
    go(page, "en/")
    search(page, "borow checker")
    expect(told(page)).to_contain_text(label("close", "en").format("borow"))
    expect(results(page).first).to_contain_text("borrow checker")


BAD = {
    "markup": "<img src=x onerror=document.title=1> goroutine",
    "very long": "goroutine 协程 " * 400,
    "names of the language": "constructor __proto__ hasOwnProperty toString",
    "half a sign": "\ud83d goroutine",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_whatever_is_typed_stays_text(page: Page, text: str) -> None:
    go(page, "en/")
    title = page.title()
    page.evaluate(
        """(text) => {
          const field = document.querySelector(".kb-search input");
          field.focus();
          field.value = text;
          field.dispatchEvent(new Event("input"));
        }""",
        text,
    )
    expect(page.locator(".kb-search")).to_have_attribute("data-state", "done")
    expect(told(page)).not_to_be_empty()
    expect(page.locator(".kb-search-found img")).to_have_count(0)
    assert page.title() == title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [".*+?^${}()|[]\\", "。，！？", "the of and"], ids=repr)
def test_where_there_is_no_word_to_look_for_the_box_says_so(
    page: Page, language: str, text: str
) -> None:
    go(page, f"{language}/")
    search(page, text)
    expect(told(page)).to_have_text(label("empty", language))
    expect(page.locator(".kb-search-doors")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_index_that_does_not_load_is_told_and_tried_again(page: Page, language: str) -> None:
    go(page, f"{language}/")
    page.route("**/search/terms-*.js*", lambda route: route.abort())
    search(page, "goroutine")
    expect(told(page)).to_have_text(label("failed", language))
    expect(page.locator(".kb-search-doors")).to_be_visible()
    faults = watch_of(page).faults
    assert all("/search/terms-" in fault or "ERR_FAILED" in fault for fault in faults), faults
    faults.clear()
    page.unroute_all()
    search(page, "goroutines")
    expect(results(page).first).to_be_visible()


def test_parts_of_two_indexes_never_mix(page: Page, site: Site) -> None:
    files = read_index(site.folder / "en")
    name = next(name for name in files if "terms-0" in name)
    other = {
        name: re.sub(r'"[0-9a-f]{12}"', '"000000000000"', text) for name, text in files.items()
    }
    serve_index(page, {**other, "search/index.js": files["search/index.js"], name: other[name]})
    go(page, "en/")
    search(page, "goroutine")
    expect(told(page)).to_have_text(label("failed", "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_lists_take_the_place_of_the_box(
    visitor: Visitor, language: str
) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"{language}/")
    expect(page.locator(".kb-search-off")).to_contain_text(label("off", language))
    expect(field(page)).not_to_be_visible()
    page.locator(".kb-search-off a").first.click()
    page.wait_for_url(f"**/{language}/topics/")


def test_an_address_may_carry_the_words(page: Page) -> None:
    page.goto("zh/?search=数据竞争")
    expect(field(page)).to_be_focused()
    expect(results(page).first).to_contain_text("数据竞争")
    wait_for_steps(page)
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_words_that_an_input_method_is_still_composing_are_not_looked_for(page: Page) -> None:
    go(page, "zh/")
    field(page).focus()
    page.evaluate(
        """() => {
          const field = document.querySelector(".kb-search input");
          field.value = "xie cheng";
          field.dispatchEvent(new InputEvent("input", {isComposing: true}));
        }"""
    )
    expect(page.locator(".kb-search")).not_to_have_attribute(
        "data-state", re.compile("asking|done")
    )
    page.evaluate(
        """() => {
          const field = document.querySelector(".kb-search input");
          field.value = "协程";
          field.dispatchEvent(new CompositionEvent("compositionend"));
        }"""
    )
    expect(results(page).first).to_be_visible()


def test_it_works_in_a_copy_that_is_opened_from_a_folder(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto((site.folder / "zh" / "glossary" / "index.html").as_uri())
    search(page, "工作窃取")
    link = results(page).first.evaluate("(link) => link.href")
    assert link == (site.folder / "zh" / "glossary" / "index.html").as_uri() + "#work-stealing"
    page.close()


def test_the_scripts_keep_nothing_in_the_browser() -> None:
    folder = ROOT / "overrides" / "assets" / "javascripts"
    for script in (*folder.glob("search*.js"), folder / "missing.js"):
        assert not re.search("Storage|cookie|indexedDB|eval|Function\\(", script.read_text()), (
            script
        )
