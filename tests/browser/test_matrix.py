"""Matrices that readers arrange, on a small site with 60 rows and 8 columns."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.support import Site, Visitor, go, records, visits
from tests.browser.wide_site import LONG, MATRIX, ROWS, SUBJECTS, WHOLE, claims_of
from tools.make_offline import write_offline

LABELS = records("labels.yaml")["labels.yaml"]["labels"]
PHONE = {"width": 390, "height": 844}
SMALL = 1
"""Rows of the small knowledge base itself that stand in the same matrix."""
ALL = ROWS + SMALL


@pytest.fixture
def visitor(browser: Browser, wide_site: Site) -> Iterator[Visitor]:
    """Open pages of the small site."""
    with visits(browser, wide_site) as visit:
        yield visit


def rows(page: Page) -> Locator:
    return page.locator("tr[data-row]").filter(visible=True)


def titles(page: Page) -> list[str]:
    return rows(page).locator(".kb-row-title").all_inner_texts()


def columns(page: Page) -> Locator:
    return page.locator("th[data-column]").filter(visible=True)


def entry(page: Page, name: str) -> Locator:
    return page.locator(f".kb-matrix-tools [name={name}]")


def status(page: Page) -> Locator:
    return page.locator(".kb-matrix-tools [role=status]")


def open_more(page: Page) -> None:
    page.locator(".kb-matrix-tools details:not([open]) summary").click()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_every_row_is_there_and_counted_at_first(page: Page) -> None:
    go(page, MATRIX)
    expect(rows(page)).to_have_count(ALL)
    expect(columns(page)).to_have_count(len(SUBJECTS))
    expect(status(page)).to_contain_text(f"{ALL} of {ALL} rows and 8 of 8 languages shown")
    assert urlsplit(page.url).query == ""


def test_filters_narrow_the_rows_and_stand_in_the_address(page: Page) -> None:
    go(page, MATRIX)
    entry(page, "words").fill("aspect-6")
    expect(rows(page)).to_have_count(1)
    entry(page, "words").fill("")
    open_more(page)
    entry(page, "subject").select_option("fortran")
    with_last = [row for row in range(ROWS) if "fortran" in claims_of(row) and row != 3]
    expect(rows(page)).to_have_count(len(with_last))
    entry(page, "certainty").select_option("moderate")
    surer = [row for row in with_last if row % 2]
    assert 0 < len(surer) < len(with_last)
    expect(rows(page)).to_have_count(len(surer))
    assert query(page) == {"subject": ["fortran"], "certainty": ["moderate"]}


def test_back_and_forward_lead_through_what_was_chosen(page: Page) -> None:
    go(page, MATRIX)
    open_more(page)
    entry(page, "subject").select_option("fortran")
    number = rows(page).count()
    entry(page, "sort").select_option("title")
    page.go_back()
    expect(entry(page, "sort")).to_have_value("")
    expect(rows(page)).to_have_count(number)
    page.go_back()
    expect(rows(page)).to_have_count(ALL)
    page.go_forward()
    expect(rows(page)).to_have_count(number)
    page.reload()
    expect(rows(page)).to_have_count(number)
    expect(entry(page, "subject")).to_have_value("fortran")


def test_columns_can_be_hidden_but_for_the_last(page: Page) -> None:
    go(page, f"{MATRIX}?show=go,ada")
    expect(columns(page)).to_have_text(["Go", "Ada"])
    cells = rows(page).nth(5).locator("td").filter(visible=True)
    expect(cells).to_have_count(2)
    page.get_by_label("Ada", exact=True).uncheck()
    expect(columns(page)).to_have_text(["Go"])
    assert query(page)["show"] == ["go"]
    page.get_by_label("Go", exact=True).click()
    expect(page.get_by_label("Go", exact=True)).to_be_checked()
    expect(columns(page)).to_have_text(["Go"])


def test_differences_are_rows_that_say_something_else_of_two(page: Page) -> None:
    go(page, f"{MATRIX}?show=go,ada&differences=1")
    both = [row for row in range(ROWS) if {"go", "ada"} <= claims_of(row).keys()]
    expected = [f"Aspect-{ROWS - row:02d}" for row in both if row % 5 and row not in (3, 7)]
    assert expected
    expect(rows(page)).to_have_count(len(expected) + 1)
    assert [title for title in titles(page) if title != LONG] == expected


def test_rows_are_sorted_by_title_and_by_how_much_is_said(page: Page) -> None:
    go(page, f"{MATRIX}?sort=title&words=aspect")
    shown = titles(page)
    assert shown == sorted(shown)
    assert shown[0] == "Aspect-01"
    go(page, f"{MATRIX}?sort=fewest&words=aspect&by=ada")
    first = rows(page).first.locator("td").nth(2)
    expect(first.locator(".kb-none")).to_have_count(1)
    entry(page, "sort").select_option("")
    expect(rows(page).first.locator(".kb-row-title")).to_have_text("Aspect-60")


def test_pinned_rows_stay_above_whatever_is_filtered(page: Page) -> None:
    go(page, MATRIX)
    page.get_by_role("button", name="Pin: Aspect-40", exact=True).press("Enter")
    pinned = page.get_by_role("button", name="Pin: Aspect-40", exact=True)
    expect(pinned).to_have_attribute("aria-pressed", "true")
    expect(pinned).to_be_focused()
    expect(pinned).to_be_in_viewport()
    entry(page, "words").fill("aspect-59")
    expect(rows(page)).to_have_count(2)
    assert titles(page) == ["Aspect-40", "Aspect-59"]
    assert query(page)["pin"] == ["wide.row-20"]
    pinned.click()
    expect(rows(page)).to_have_count(1)
    page.locator(".kb-matrix-tools button[type=reset]").click()
    expect(rows(page)).to_have_count(ALL)
    shown = titles(page)
    assert shown.index("Aspect-40") == shown.index("Aspect-41") + 1


def test_the_heat_map_can_be_asked_for_alone_or_left_out(page: Page) -> None:
    go(page, f"{MATRIX}?heat=only")
    expect(rows(page)).to_have_count(1)
    hot = rows(page).locator(".kb-heat").first
    assert hot.evaluate("(cell) => getComputedStyle(cell).backgroundImage") != "none"
    entry(page, "heat").select_option("off")
    expect(rows(page)).to_have_count(ALL)
    assert hot.evaluate("(cell) => getComputedStyle(cell).backgroundImage") == "none"


def test_what_is_shown_is_taken_away_as_csv_and_json(page: Page) -> None:
    go(page, f"{MATRIX}?words=aspect-57&show=ada,dart")
    with page.expect_download() as download:
        page.locator("[data-do=csv]").click()
    assert download.value.suggested_filename == "memory-model.en.csv"
    text = download.value.path().read_bytes().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert [row["subjects"] for row in found] == ["Ada", "Dart"]
    assert found[0] | {"page": ""} == {
        **{"comparison": "Topic wide", "aspect": "Aspect-57", "subjects": "Ada"},
        **{"claim": "wide-ada-3", "text": "'=1+1 is 5 ms.", "figure": "5 ms", "metric": "pause"},
        **{"value": "5", "min": "", "max": "", "unit": "ms", "basis": "documented"},
        **{"certainty": "very-low", "review": "", "correction": "", "sources": "A survey"},
        **{"source_ids": "survey#memory", "source_dates": found[0]["source_dates"]},
        **{"source_addresses": found[0]["source_addresses"], "page": ""},
    }
    assert found[0]["page"].endswith("/en/topics/memory-model/wide/#wide-ada-3")
    with page.expect_download() as download:
        page.locator("[data-do=json]").click()
    content = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert [claim["claim"] for claim in content["claims"]] == ["wide-ada-3", "wide-dart-3"]
    assert content["claims"][0]["value"] == 5
    assert content["address"] == page.url


def test_a_correction_is_taken_away_with_the_claim_that_it_corrects(page: Page) -> None:
    go(page, f"{MATRIX}?words=collector&show=rust")
    with page.expect_download() as download:
        page.locator("[data-do=json]").click()
    (claim,) = (
        claim
        for claim in json.loads(download.value.path().read_text(encoding="utf-8"))["claims"]
        if claim["claim"] == "rust-never-pauses"
    )
    assert (claim["text"], claim["review"]) == ("Rust has no collector.", "wrong")
    assert claim["correction"] == "The language has none."


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("show=go,cobolt", "cobolt"),
        ("pin=wide.row-1,wide.row-999", "wide.row-999"),
        ("sort=<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("certainty=absolute", "absolute"),
        ("differences=yes", "yes"),
        (f"pin={'x' * 5000}", "x" * 100),
        ("pin=" + ",".join(f"n{number}" for number in range(50)), "and 45 more"),
        ("words=" + "a" * 300, "a" * 100),
    ],
)
def test_what_the_address_gets_wrong_is_named_and_ignored(
    page: Page, asked: str, named: str
) -> None:
    go(page, f"{MATRIX}?{asked.partition('=')[0]}={quote(asked.partition('=')[2])}")
    expect(status(page)).to_contain_text(LABELS["filter-unknown"]["en"])
    expect(status(page)).to_contain_text(named)
    expect(status(page).locator("*")).to_have_count(0)
    if not asked.startswith(("words", "show")):
        expect(rows(page)).to_have_count(ALL)
    entry(page, "words").fill("aspect-60")
    expect(status(page)).not_to_contain_text(LABELS["filter-unknown"]["en"])


def test_rows_can_be_narrowed_to_a_topic(page: Page) -> None:
    go(page, f"{MATRIX}?topic=memory-management")
    expect(rows(page)).to_have_count(SMALL)
    options = [LABELS["filter-any"]["en"], "Memory management", "Topic wide"]
    expect(entry(page, "topic").locator("option")).to_have_text(options)


def test_the_whole_matrix_can_be_narrowed_to_a_dimension(page: Page) -> None:
    go(page, WHOLE)
    expect(rows(page)).to_have_count(ALL + 1)
    open_more(page)
    entry(page, "dimension").select_option("second")
    assert titles(page) == ["Lone"]
    expect(page.locator("tr.kb-group").filter(visible=True)).to_have_text(["Topic other"])


def test_without_javascript_the_whole_table_is_there(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"{MATRIX}?words=nothing&show=go")
    expect(page.locator("form.kb-matrix-tools")).to_be_hidden()
    expect(rows(page)).to_have_count(ALL)
    expect(columns(page)).to_have_count(len(SUBJECTS))


def test_it_works_from_a_folder_on_a_disk(
    browser: Browser, wide_site: Site, tmp_path: Path
) -> None:
    write_offline(wide_site.folder, tmp_path)
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / MATRIX / "index.html").as_uri() + "?show=go,rust")
    expect(columns(page)).to_have_text(["Go", "Rust"])
    entry(page, "words").fill("aspect-60")
    expect(rows(page)).to_have_count(1)
    with page.expect_download() as download:
        page.locator("[data-do=csv]").click()
    assert "wide-go-0" in download.value.path().read_text(encoding="utf-8-sig")
    page.go_back()
    expect(rows(page)).to_have_count(ALL - 1)
    page.close()
    assert faults == []


@pytest.mark.parametrize("asked", ["", "density=close", "density=map", "sort=most&pin=wide.row-7"])
def test_a_phone_shows_which_row_and_column_one_is_in(visitor: Visitor, asked: str) -> None:
    page = visitor(viewport=PHONE)
    go(page, f"{MATRIX}?{asked}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    seen = page.evaluate(
        """() => {
          const row = [...document.querySelectorAll("tr[data-row]")].find((one) =>
            one.querySelector(".kb-row-title").textContent.includes("Aspect-51"));
          const cell = row.querySelectorAll("td")[7];
          cell.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
          const box = (node) => node.getBoundingClientRect().toJSON();
          return { cell: box(cell), head: box(row.querySelector("th")),
            column: box(document.querySelectorAll("th[data-column]")[7]),
            named: getComputedStyle(cell, "::before").content };
        }"""
    )
    assert 0 <= seen["head"]["left"] < PHONE["width"]
    assert seen["head"]["bottom"] > 0
    if "map" in asked:
        assert abs(seen["column"]["left"] - seen["cell"]["left"]) < 1
        assert 0 <= seen["column"]["top"] < seen["cell"]["top"]
        assert seen["head"]["right"] <= seen["cell"]["left"] + 1
    else:
        assert seen["named"] == '"Fortran"'
        assert seen["cell"]["left"] >= 0
        assert seen["cell"]["right"] <= PHONE["width"]


def test_a_row_of_a_phone_keeps_its_name_in_sight(visitor: Visitor) -> None:
    page = visitor(viewport={"width": 390, "height": 420})
    go(page, MATRIX)
    head = page.locator("tr[data-row='row-9'] th")
    last = page.locator("tr[data-row='row-9'] td").last
    last.scroll_into_view_if_needed()
    last.evaluate("(cell) => cell.scrollIntoView({ block: 'end', behavior: 'instant' })")
    expect(last).to_be_in_viewport()
    expect(head).to_be_in_viewport()
