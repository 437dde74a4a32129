"""Labels: their gaps, and what happens where one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.edition_pages import render_edition
from knowledge_base.problems import DataError
from tests.build.project import REAL_LABELS
from tests.factories import LABELS, problems, write

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "generated"
HOME = "{en: Home, zh: 首页}"


@pytest.mark.parametrize(
    ("label", "fault"),
    [
        (
            '{en: "Home {}", zh: 首页}',
            "the languages differ in their number of gaps; write '{}' as often in both",
        ),
        (
            '{en: "Home {x}", zh: "首页 {}"}',
            "a brace stands in the label that is not part of a gap; write '{}' for each gap, "
            "no other brace",
        ),
    ],
)
def test_gaps_are_the_same_in_both_languages(tmp_path: Path, label: str, fault: str) -> None:
    found = problems(tmp_path, (LABELS, HOME, label))
    assert [line.removeprefix("data/labels.yaml:2:9: labels[home]: ") for line in found] == [fault]


def test_every_missing_label_is_reported_at_once(tmp_path: Path) -> None:
    labels = REAL_LABELS.replace(b"\n  home:", b"\n  house:").replace(
        b"\n  claims:", b"\n  claim-s:"
    )
    data = write(tmp_path, files={LABELS: labels})
    with pytest.raises(DataError) as caught:
        render_edition(data, TEMPLATES, "en")
    assert [str(problem) for problem in caught.value.problems] == [
        f"data/labels.yaml:1:1: labels: the label '{name}' is missing, and a page asks for it; "
        "add it"
        for name in ("claims", "home")
    ]
