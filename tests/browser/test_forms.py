"""Calculators that calculate, and checklists that remember their ticks."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from knowledge_base.formula import evaluate
from tests.browser.support import LANGUAGES, Visitor, go, records

CALCULATORS: dict[str, dict[str, Any]] = {
    each["id"]: each for each in records("decisions/calculators/*.yaml").values()
}
CHECKLIST = "decide/checklists/choosing-a-language/"
LABELS: dict[str, dict[str, str]] = records("labels.yaml")["labels.yaml"]["labels"]


def result(page: Page) -> float:
    return float(page.locator(".kb-result output").inner_text().replace(",", ""))


@pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)
def test_the_page_calculates_what_the_examples_and_the_formula_say(
    page: Page, calculator: dict[str, Any]
) -> None:
    go(page, f"en/decide/calculators/{calculator['id']}/")
    defaults = {entry["id"]: float(entry["default"]) for entry in calculator["inputs"]}
    expected = evaluate(calculator["formula"], defaults)
    assert result(page) == pytest.approx(expected, rel=1e-5)
    for example in calculator["examples"]:
        for name, value in example["inputs"].items():
            page.locator(f"#in-{name}").fill(str(value))
        assert result(page) == pytest.approx(float(example["result"]), rel=1e-5)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wrong", ["", "-1", "1e300"])
def test_an_input_out_of_bounds_is_told(page: Page, language: str, wrong: str) -> None:
    go(page, f"{language}/decide/calculators/goroutine-memory/")
    page.locator("#in-goroutines").fill(wrong)
    expect(page.locator(".kb-result output")).to_have_text(LABELS["calculator-bad"][language])
    page.locator("#in-goroutines").fill("1000")
    assert result(page) == pytest.approx(1000 * 2 / 1024, rel=1e-5)


def test_ticks_are_kept_in_both_languages_until_they_are_cleared(page: Page) -> None:
    go(page, f"en/{CHECKLIST}")
    boxes = page.locator(".kb-checklist input")
    number = boxes.count()
    boxes.nth(0).check()
    boxes.nth(3).check()
    expect(page.locator("main").get_by_role("status")).to_contain_text(f"2 of {number}")
    go(page, f"zh/{CHECKLIST}")
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    expect(boxes.nth(3)).to_be_checked()
    page.get_by_role("button", name=LABELS["ticks-clear"]["zh"]).click()
    page.reload()
    expect(page.locator(".kb-checklist input:checked")).to_have_count(0)


def test_a_tampered_store_is_no_fault(page: Page) -> None:
    go(page, f"en/{CHECKLIST}")
    page.evaluate("localStorage.setItem('atlas-ticks:choosing-a-language', '{not json')")
    go(page, f"en/{CHECKLIST}")
    expect(page.locator(".kb-checklist input:checked")).to_have_count(0)


def test_without_javascript_the_formula_and_its_examples_are_there(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto("en/decide/calculators/goroutine-memory/")
    expect(page.locator(".kb-formula")).to_be_visible()
    expect(page.locator("form.kb-form")).to_be_hidden()
    expect(page.locator("#examples")).to_be_visible()
