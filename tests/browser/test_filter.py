"""Filters of decision tables: by language, by constraint and by words, kept in the address."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import LANGUAGES, Visitor, go, records

ROWS: list[dict[str, Any]] = [
    row for table in records("decisions/tables/*.yaml").values() for row in table["rows"]
]
LABELS: dict[str, dict[str, str]] = records("labels.yaml")["labels.yaml"]["labels"]
PATH = "decide/tables/"


def rows(page: Page) -> Locator:
    return page.locator("#situations [data-item]").filter(visible=True)


def entry(page: Page, name: str) -> Locator:
    return page.locator(f".kb-filter [name={name}]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_rows_that_fit_all_that_was_chosen_are_shown(page: Page, language: str) -> None:
    go(page, f"{language}/{PATH}")
    expect(rows(page)).to_have_count(len(ROWS))
    rust = [row for row in ROWS if "rust" in row.get("subjects", ())]
    entry(page, "subject").select_option("rust")
    expect(rows(page)).to_have_count(len(rust))
    latency = [row for row in rust if "latency" in row.get("constraints", ())]
    assert 0 < len(latency) < len(rust)
    entry(page, "constraint").select_option("latency")
    expect(rows(page)).to_have_count(len(latency))
    for row in latency:
        expect(rows(page).filter(has_text=row["situation"][language]).first).to_be_visible()
    entry(page, "words").fill("xqzvkj")
    expect(rows(page)).to_have_count(0)
    told = LABELS["filter-told"][language].format(0, len(ROWS))
    expect(page.locator(".kb-filter [role=status]")).to_have_text(told)
    page.locator(".kb-filter button[type=reset]").click()
    expect(rows(page)).to_have_count(len(ROWS))
    assert urlsplit(page.url).query == ""


def test_the_address_keeps_the_filter(page: Page) -> None:
    go(page, f"en/{PATH}")
    entry(page, "subject").select_option("go")
    entry(page, "words").fill("team")
    expect(rows(page)).not_to_have_count(len(ROWS))
    number = rows(page).count()
    assert number
    assert parse_qs(urlsplit(page.url).query) == {"subject": ["go"], "words": ["team"]}
    page.reload()
    expect(rows(page)).to_have_count(number)
    expect(entry(page, "subject")).to_have_value("go")


@pytest.mark.parametrize("told", ["cobol", "<b>go</b>", "go" * 5000])
def test_what_the_address_gets_wrong_is_named_and_ignored(page: Page, told: str) -> None:
    go(page, f"en/{PATH}?constraint=latency&subject={told}")
    fitting = [row for row in ROWS if "latency" in row.get("constraints", ())]
    expect(rows(page)).to_have_count(len(fitting))
    status = page.locator(".kb-filter [role=status]")
    expect(status).to_contain_text(LABELS["filter-unknown"]["en"])
    expect(status).to_contain_text(told[:100])


def test_without_javascript_every_row_is_there(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"en/{PATH}")
    expect(page.locator("form.kb-filter")).to_be_hidden()
    expect(rows(page)).to_have_count(len(ROWS))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["md", "csv"])
def test_an_empty_template_can_be_downloaded_without_a_network(
    visitor: Visitor, language: str, ending: str
) -> None:
    template = records("decisions/templates/compromise-record.yaml").popitem()[1]
    page = visitor(java_script_enabled=False)
    page.goto(f"{language}/decide/templates/{template['id']}/", wait_until="networkidle")
    page.context.set_offline(True)
    with page.expect_download() as download:
        page.locator(f"a[download$='.{ending}']").click()
    assert download.value.suggested_filename == f"{template['id']}.{language}.{ending}"
    text = download.value.path().read_text(encoding="utf-8-sig")
    for field in template["fields"]:
        assert field["title"][language] in text
        assert field["explain"][language] in text
