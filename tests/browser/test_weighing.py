"""Weighing in the page: the engine that Python has too, and what readers do with it."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.weighing_outcome import tables_of, weighed_view
from knowledge_base.turning_points import turning_points
from knowledge_base.weighing import MAX_WEIGHT, MIN_COVERAGE, Table, weigh
from tests.browser.support import LANGUAGES, ROOT, Visitor, go, records, wait_for_steps
from tests.weightings import Weighting, limits_for, weightings, weights_for

WEIGHING = "decide/weighing/"
LABELS: dict[str, dict[str, str]] = records("labels.yaml")["labels.yaml"]["labels"]
EDITION = Edition(load_and_check(ROOT / "data")[0], "en")
TABLES = tables_of(EDITION)
GENERATED, REAL = 240, 60
WEIGH_ALL = """(cases) => cases.map(({ table, weights, limits }) => {
  const ranking = atlasWeighing.weigh(table, weights, limits);
  const names = (list) => list.map((each) => each.subject);
  return {
    ranked: names(ranking.ranked), positions: ranking.positions, level: ranking.level,
    tooLittle: names(ranking.tooLittle), excluded: names(ranking.excluded),
    numbers: ranking.ranked.concat(ranking.tooLittle, ranking.excluded)
      .map((each) => [each.total, each.coverage, each.lowest, each.highest]),
    levels: ranking.ranked.map((each) => each.level),
    verdicts: Object.fromEntries(ranking.ranked.concat(ranking.tooLittle, ranking.excluded)
      .map((each) => [each.subject, each.verdicts])),
    turns: atlasWeighing.turningPoints(table, weights, limits)
      .map((turn) => [turn.criterion, turn.weight, turn.to, turn.winner]),
  };
})"""


def plain(table: Table) -> dict[str, Any]:
    """Return a table as the script takes it."""
    return {
        "subjects": list(table.subjects),
        "lower": sorted(table.lower),
        "scores": {
            name: {subject: [s.value, s.level] for subject, s in row.items()}
            for name, row in table.scores.items()
        },
        "figures": table.figures,
        "minCoverage": MIN_COVERAGE,
        "maxWeight": MAX_WEIGHT,
    }


def real_weightings() -> list[Weighting]:
    """Return weightings of the site's own scores, those of low certainty left out or not."""
    chance, cases = random.Random(17), []
    for number in range(REAL):
        table = TABLES.sure if number % 3 == 0 else TABLES.every
        cases.append(Weighting(table, weights_for(chance, table), limits_for(chance, table)))
    return cases


def test_both_engines_give_the_same(page: Page) -> None:
    cases = [*weightings(GENERATED, seed=2026), *real_weightings()]
    assert sum(not all(case.weights.values()) for case in cases) > 50
    assert sum(bool(case.limits) for case in cases) > 50
    go(page, f"en/{WEIGHING}")
    given = [
        {"table": plain(case.table), "weights": case.weights, "limits": case.limits}
        for case in cases
    ]
    turned = excluded = 0
    for case, found in zip(cases, page.evaluate(WEIGH_ALL, given), strict=True):
        ranking = weigh(case.table, case.weights, case.limits)
        turns = turning_points(case.table, case.weights, case.limits)
        everyone = (*ranking.ranked, *ranking.too_little, *ranking.excluded)
        assert found["ranked"] == [each.subject for each in ranking.ranked]
        assert found["positions"] == ranking.positions
        assert found["tooLittle"] == [each.subject for each in ranking.too_little]
        assert found["excluded"] == [each.subject for each in ranking.excluded]
        assert (found["level"], found["levels"]) == (
            ranking.level,
            [each.level for each in ranking.ranked],
        )
        assert found["verdicts"] == {each.subject: each.verdicts for each in everyone}
        for numbers, each in zip(found["numbers"], everyone, strict=True):
            mine = [each.total, each.coverage, each.lowest, each.highest]
            assert numbers == pytest.approx(mine, abs=1e-9, rel=0)
        assert [(turn[0], turn[3]) for turn in found["turns"]] == [
            (turn.criterion, turn.winner) for turn in turns
        ]
        for turn, mine_too in zip(found["turns"], turns, strict=True):
            assert turn[1:3] == pytest.approx([mine_too.weight, mine_too.to], abs=1e-9, rel=1e-9)
        turned, excluded = turned + len(turns), excluded + len(ranking.excluded)
    assert turned > 300
    assert excluded > 50


def test_every_preset_gives_on_the_page_what_its_own_page_says(page: Page) -> None:
    go(page, f"en/{WEIGHING}")
    shown = page.evaluate("JSON.parse(document.querySelector('.kb-weigh').dataset.weighing)")
    for key, table in (("every", TABLES.every), ("sure", TABLES.sure)):
        assert shown[key]["scores"] == plain(table)["scores"]
        assert shown[key]["figures"] == table.figures
    for name, preset in EDITION.base.presets.items():
        page.get_by_label(LABELS["weighing-preset"]["en"], exact=True).select_option(name)
        weighed = weighed_view(EDITION, TABLES, preset)
        first = weighed.ranked[0]
        expect(page.locator("main").get_by_role("status")).to_have_text(
            LABELS["weighing-first"]["en"]
            .replace("{}", first.subject.title.text, 1)
            .replace("{}", first.total, 1)
            .replace("{}", LABELS[f"certainty-{weighed.level}"]["en"], 1)
        )
        rows = page.locator(".kb-weigh-result > .kb-scroll tbody tr th").all_inner_texts()
        assert rows == [each.subject.title.text for each in weighed.ranked]
        turn = weighed.smallest
        assert turn is not None
        told = f"“{turn.criterion.title.text}” from {turn.weight} past {turn.to}. Then"
        expect(page.locator(".kb-weigh-result")).to_contain_text(told)
        assert page.url.endswith(f"?preset={name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tampered_address_is_told_and_breaks_nothing(page: Page, language: str) -> None:
    tampered = (
        "weights=talent.20,gone.5,speed,gc-pause.-1,main-effort.NaN,learning-time.1e9,"
        "toString.1&limits=gc-pause.x,talent.9&preset=%3Cimg%3E&more=1"
    )
    go(page, f"{language}/{WEIGHING}?{tampered}")
    warning = page.locator(".kb-weigh .kb-warning")
    expect(warning).to_have_count(1)
    expect(warning).to_contain_text(LABELS["weighing-ignored"][language].split("{}")[0])
    for part in (
        *("preset=<img>", "weights=gone.5", "weights=speed", "weights=gc-pause.-1", "more=1"),
        *("weights=main-effort.NaN", "weights=learning-time.1e9", "weights=toString.1"),
        *("limits=gc-pause.x", "limits=talent.9"),
    ):
        expect(warning).to_contain_text(part)
    expect(warning).not_to_contain_text("talent.20")
    expect(page.locator("[data-criterion=talent] [name=weight]")).to_have_value("20")
    expect(page.locator("main").get_by_role("status")).to_contain_text("Go")


def test_weights_that_cannot_be_used_are_told(page: Page, language: str = "zh") -> None:
    go(page, f"{language}/{WEIGHING}?weights=talent.20")
    weight = page.locator("[data-criterion=talent] [name=weight]")
    warnings = page.locator(".kb-weigh .kb-warning")
    start, _, rest = LABELS["weighing-bad-weight"][language].partition("{}")
    for bad in ("-1", "", "1001"):
        weight.fill(bad)
        expect(warnings).to_have_text([re.compile(re.escape(start) + ".+" + re.escape(rest[:3]))])
        expect(weight).to_have_attribute("aria-invalid", "true")
        expect(page.locator(".kb-weigh-result > *")).to_have_count(0)
        expect(page.locator(".kb-weigh [data-do=download]")).to_be_disabled()
    weight.fill("0")
    expect(warnings).to_have_text([LABELS["weighing-zero"][language]])
    weight.fill("3")
    limit = page.locator("[data-criterion=talent] [name=limit]")
    limit.fill("6")
    expect(warnings).to_contain_text([LABELS["weighing-bad-limit"][language].split("{}")[1]])
    limit.fill("3")
    expect(warnings).to_have_count(0)
    expect(page.locator(".kb-weigh-result")).to_contain_text(LABELS["weighing-excluded"][language])
    assert page.url.endswith("?weights=talent.3&limits=talent.3")


def test_the_keyboard_moves_a_weight_and_the_address_keeps_it(page: Page) -> None:
    go(page, f"en/{WEIGHING}?weights=talent.20,memory-safety.10")
    expect(page.locator("main").get_by_role("status")).to_contain_text("Go")
    title = str(EDITION.base.criteria["memory-safety"].title.en)
    slider = page.get_by_role("slider", name=f"{LABELS['weighing-slider']['en']} {title}")
    slider.focus()
    page.keyboard.press("End")
    number = page.get_by_role("spinbutton", name=f"{LABELS['weight-of']['en']} {title}")
    expect(number).to_have_value("100")
    expect(page.locator("main").get_by_role("status")).to_contain_text("Rust")
    assert page.url.endswith("?weights=talent.20,memory-safety.100")
    page.reload()
    expect(page.locator("main").get_by_role("status")).to_contain_text("Rust")
    page.locator(".kb-weigh-reasons summary", has_text="Rust").first.click()
    page.locator(".kb-weigh-reasons[open] .kb-grounds summary").first.click()
    page.locator(".kb-weigh-reasons[open] a.kb-marker:visible").first.click()
    expect(page.locator(".kb-popover")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_record_is_made_offline(page: Page, language: str) -> None:
    go(page, f"{language}/{WEIGHING}?preset=trading-engine")
    wait_for_steps(page)  # what the page still fetches is not ours
    page.context.set_offline(True)
    with page.expect_download() as downloading:
        page.locator(".kb-weigh [data-do=download]").click()
    assert downloading.value.suggested_filename == "trading-engine.md"
    record = downloading.value.path().read_text(encoding="utf-8")
    as_of = EDITION.base.site.as_of.isoformat()
    assert re.match(
        rf'---\nstatus: "proposed"\ndate: \d{{4}}-\d\d-\d\d\ndata-as-of: "{as_of}"\n---\n\n# ',
        record,
    )
    sections = ("adr-context", "adr-drivers", "adr-considered", "adr-outcome", "adr-options")
    headings = [LABELS[name][language] for name in (*sections, "adr-more")]
    assert re.findall(r"^## (.*)$", record, re.MULTILINE) == headings
    assert re.findall(r"^### (.*)$", record, re.MULTILINE) == [
        *("Rust", "Go", "Java", "Node.js", "Python"),
    ]
    assert LABELS["adr-chosen"][language].replace("{}", "Rust", 1).split("{}")[0] in record
    claims = re.findall(r"^    \* \[([a-z0-9-]+)\]\((\S+)\) \(([^)]+)\)", record, re.MULTILINE)
    assert len(claims) > 10
    names = {LABELS[f"certainty-{level}"][language] for level in ("very-low", "low", "high")}
    for claim, address, certainty in claims:
        assert claim in EDITION.base.claims
        assert (
            f"/{language}/topics/" in address
            or f"/{language}/e" in address
            or "/decide/" in address
        )
        assert address.endswith(f"#{claim}")
        assert LABELS["certainty"][language] in certainty
    assert all(any(name in certainty for _, _, certainty in claims) for name in names)
    assert f"{WEIGHING}?preset=trading-engine" in record


def test_without_javascript_rankings_stand_and_nothing_empty_shows(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"en/{WEIGHING}")
    expect(page.locator("form.kb-weigh")).to_be_hidden()
    page.get_by_role("link", name=str(EDITION.base.presets["edge-device"].title.en)).first.click()
    expect(page.locator("table.kb-ranking tbody tr")).to_have_count(2)
    expect(page.locator("#excluded")).to_be_visible()
    expect(page.locator("#turning")).to_be_visible()
    expect(page.locator("table.kb-parts").first).to_be_visible()
