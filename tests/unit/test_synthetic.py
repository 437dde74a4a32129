"""Synthetic knowledge bases: of the size asked for, without faults, the same for the same seed."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from bench.engines import change_claim
from bench.synthetic.plan import Plan, exact, plan, plan_of_claims
from bench.synthetic.project import planned, records, write_data
from bench.synthetic.texts import Draw, Theme
from knowledge_base.check.check import load_and_check
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.site import site_pages
from knowledge_base.model.knowledge_base import Kind
from tests.factories import problems_in

SMALL = 100
WITHOUT = {"release", "translation", "redirect", "synonym"}
"""Kinds that tools write, or that no page is made of."""


@pytest.mark.parametrize("pages", [SMALL, 243])
def test_a_synthetic_site_has_exactly_the_pages_asked_for_and_no_fault(
    tmp_path: Path, pages: int
) -> None:
    of = planned(pages)
    write_data(tmp_path / "data", of)
    base, lapses = load_and_check(tmp_path / "data", strict=True)
    assert lapses == ()
    assert len(site_pages(Edition(base, "zh"), lapses)) == pages
    assert len(base.claims) == of.claims


def test_there_are_records_of_every_kind(tmp_path: Path) -> None:
    write_data(tmp_path / "data", planned(SMALL))
    base, _ = load_and_check(tmp_path / "data")
    kinds: tuple[Kind, ...] = get_args(Kind)
    assert [kind for kind in kinds if kind not in WITHOUT and not base.of(kind)] == []
    reviews = {placed.claim.review for placed in base.claims.values()}
    statuses = {review.status if review else "none" for review in reviews}
    assert statuses == {*("supported", "disputed", "wrong", "outdated", "unverifiable"), "none"}


def test_the_same_seed_makes_the_same_data_and_another_one_other_data() -> None:
    of = plan(SMALL)
    first, again, other = (list(records(of, seed)) for seed in (1, 1, 2))
    assert first == again
    assert [name for name, _ in first] == [name for name, _ in other]
    assert first != other


def test_what_is_written_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    written = []
    for name in ("one", "other"):
        write_data(tmp_path / name / "data", plan(SMALL))
        files = (path for path in (tmp_path / name).rglob("*.*") if path.is_file())
        written.append({f.relative_to(tmp_path / name): f.read_bytes() for f in files})
    assert len(written[0]) > 40
    assert written[0] == written[1]


@pytest.mark.parametrize("claims", [1_000, 10_000])
def test_a_plan_of_claims_has_as_many_or_a_few_more(claims: int) -> None:
    assert claims <= plan_of_claims(claims).claims < claims + 10


def test_pages_that_no_knowledge_base_has_are_refused() -> None:
    with pytest.raises(ValueError, match="50 pages are too few; ask for 100 or more"):
        planned(50)
    with pytest.raises(ValueError, match="no knowledge base of exactly 200 pages was found"):
        exact(200, lambda _: 1_000)


def test_a_plan_is_made_exact_by_topics_first_and_diagrams_last() -> None:
    asked: list[Plan] = []

    def count(of: Plan) -> int:
        asked.append(of)
        return 357 + 2 * of.topics + of.diagrams

    found = exact(1_000, count)
    assert count(found) == 1_000
    assert asked[0] == plan(1_000)
    assert found.topics != asked[0].topics


def test_each_theme_has_its_own_title_and_id() -> None:
    themes = [Theme(number) for number in range(2_500)]
    assert len({theme.slug for theme in themes}) == len(themes)
    for language in ("en", "zh"):
        assert len({theme.title[language] for theme in themes}) == len(themes)


def test_a_draw_depends_on_its_seed_and_purpose_alone() -> None:
    def drawn(*key: str | int) -> list[int]:
        draw = Draw(7, *key)
        return [draw.number() for _ in range(8)]

    assert drawn("claim", "a") == drawn("claim", "a")
    assert drawn("claim", "a") != drawn("claim", "b")


def test_a_claim_can_be_changed_again_and_again_and_stays_valid(tmp_path: Path) -> None:
    data = tmp_path / "data"
    write_data(data, plan(SMALL))
    topic = min((data / "comparisons").glob("*/*.yaml"))
    before = topic.read_text(encoding="utf-8")
    for turn in (1, 2):
        change_claim(topic, turn)
    content = yaml.safe_load(topic.read_text(encoding="utf-8"))
    text = next(iter(content["aspects"][0]["cells"].values()))[0]["text"]
    assert text["en"].endswith(" One word more: 2.")
    assert "more: 1" not in text["en"]
    assert text["zh"].endswith("另加一词：2。")
    assert len(topic.read_text(encoding="utf-8").splitlines()) == len(before.splitlines())
    assert [p for p in problems_in(data) if "translation" not in p] == []
