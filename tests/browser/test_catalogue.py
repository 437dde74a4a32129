"""The ecosystem catalogue: filtered by what a project is, whole without a script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import LANGUAGES, Visitor, go, records

PROJECTS: list[dict[str, Any]] = [
    project for file in records("projects/*.yaml").values() for project in file["projects"]
]
PATH = "ecosystem/"
PHONE = {"width": 390, "height": 844}


def items(page: Page) -> Locator:
    return page.locator("#catalogue_items [data-item]").filter(visible=True)


def entry(page: Page, name: str) -> Locator:
    return page.locator(f".kb-filter [name={name}]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_projects_that_fit_all_that_was_chosen_are_shown(
    visitor: Visitor, language: str
) -> None:
    page = visitor(viewport=PHONE)
    go(page, f"{language}/{PATH}")
    expect(items(page)).to_have_count(len(PROJECTS))
    fitting = PROJECTS
    for name, value, fits in (
        ("subject", "rust", lambda project: "rust" in project.get("subjects", ())),
        ("kind", "library", lambda project: project["kind"] == "library"),
        ("status", "renamed", lambda project: project["status"] == "renamed"),
    ):
        entry(page, name).select_option(value)
        before, fitting = fitting, [project for project in fitting if fits(project)]
        assert 0 < len(fitting) < len(before)
        expect(items(page)).to_have_count(len(fitting))
    for project in fitting:
        expect(items(page).filter(has_text=project["purpose"][language]).first).to_be_visible()
    fields = {project["field"] for project in fitting}
    headings = page.locator("#catalogue_items h2").filter(visible=True)
    expect(headings).to_have_count(len(fields))


def entry_of(page: Page, project: dict[str, Any]) -> Locator:
    """Return what a field's page says of a project."""
    return page.locator(".kb-entry-of-field", has=page.locator(f"h2#{project['id']}"))


def test_a_superseded_project_leads_to_its_successor_and_back(page: Page) -> None:
    old = next(project for project in PROJECTS if project.get("successor"))
    new = next(project for project in PROJECTS if project["id"] == old["successor"])
    go(page, f"en/ecosystem/{old['field']}/")
    entry_of(page, old).get_by_role("link", name=new["name"], exact=True).first.click()
    page.wait_for_url(f"**/en/ecosystem/{new['field']}/#{new['id']}")
    entry_of(page, new).get_by_role("link", name=old["name"], exact=True).first.click()
    page.wait_for_url(f"**/en/ecosystem/{old['field']}/#{old['id']}")


def test_without_javascript_every_project_is_there(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"en/{PATH}")
    expect(page.locator("form.kb-filter")).to_be_hidden()
    expect(items(page)).to_have_count(len(PROJECTS))
