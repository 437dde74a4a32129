"""The step-by-step guide of a decision flow: clicks, keys, and answers kept in the address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import LANGUAGES, Visitor, go, records

FLOWS: dict[str, dict[str, Any]] = {
    flow["id"]: flow for flow in records("decisions/flows/*.yaml").values()
}
LABELS: dict[str, dict[str, str]] = records("labels.yaml")["labels.yaml"]["labels"]
FLOW = FLOWS["go-or-rust-backend"]
PATH = "decide/flows/go-or-rust-backend/"


def heading(page: Page) -> Locator:
    return page.locator(".kb-guide h3")


def choice(page: Page, flow: dict[str, Any], question: str, answer: str, language: str) -> Locator:
    told = next(each for each in flow["questions"] if each["id"] == question)
    text = next(each for each in told["answers"] if each["id"] == answer)["text"][language]
    return page.locator(".kb-choices").get_by_role("button", name=text, exact=True)


def outcome(flow: dict[str, Any], name: str, language: str) -> str:
    title: str = next(each for each in flow["outcomes"] if each["id"] == name)["title"][language]
    return title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_answers_lead_to_the_outcomes_of_the_examples(
    page: Page, flow: dict[str, Any], language: str
) -> None:
    go(page, f"{language}/decide/flows/{flow['id']}/")
    for example in flow["examples"]:
        for question, answer in example["answers"].items():
            choice(page, flow, question, answer, language).click()
        expect(heading(page)).to_have_text(outcome(flow, example["outcome"], language))
        expect(page.locator(".kb-choices")).to_have_count(0)
        page.get_by_role("button", name=LABELS["guide-again"][language]).click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_keeps_the_answers(page: Page, visitor: Visitor, language: str) -> None:
    example = FLOW["examples"][0]
    go(page, f"{language}/{PATH}")
    for question, answer in example["answers"].items():
        choice(page, FLOW, question, answer, language).click()
    other = visitor()
    go(other, page.url)
    expect(heading(other)).to_have_text(outcome(FLOW, example["outcome"], language))
    other.locator(".kb-guide .kb-change").first.click()
    other.wait_for_url(f"**/{PATH}")
    expect(other.locator(".kb-guide .kb-change")).to_have_count(0)


def test_it_can_be_used_with_the_keyboard_alone(page: Page) -> None:
    go(page, f"en/{PATH}")
    page.locator(".kb-choices button").first.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Tab")
    while page.evaluate("!document.activeElement.closest('.kb-choices')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile(r"\?answers=[^.,]+\.[^.,]+,[^.,]+\.[^.,]+$"))


@pytest.mark.parametrize(
    "told", ["nothing.at-all", "layer.business.more", "layer.business,layer.business", "<b>,%00.."]
)
def test_a_tampered_address_is_told_and_what_holds_is_kept(page: Page, told: str) -> None:
    go(page, f"en/{PATH}?answers={told}")
    expect(page.get_by_role("alert")).to_have_text(LABELS["guide-unknown"]["en"])
    expect(heading(page)).to_be_visible()
    kept = 1 if told == "layer.business,layer.business" else 0
    expect(page.locator(".kb-guide .kb-change")).to_have_count(kept)


def test_without_javascript_the_first_step_leads_into_the_text(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"en/{PATH}")
    first = next(question for question in FLOW["questions"] if question["id"] == FLOW["start"])
    expect(page.locator(".kb-guide h3")).to_have_text(first["text"]["en"])
    page.locator(".kb-guide .kb-choices a").first.click()
    page.wait_for_url(f"**#{first['answers'][0]['to']}")
