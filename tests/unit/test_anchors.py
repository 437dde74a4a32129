"""Ids in the data and anchors that the templates write themselves stay apart."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge_base.check.identity import ANCHORS_OF_PAGES
from tests.factories import COMPARISON, problems

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "generated"
WRITTEN = re.compile(
    r'(?:heading\(\d, |cards\(|count\(|lapses\()"([a-z-]+)"'
    r'|<(?:h\d|table class="[\w-]+") id="([a-z-]+)"'
)


def test_the_anchors_are_those_of_the_templates() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
    assert {one or other for one, other in WRITTEN.findall(text)} == ANCHORS_OF_PAGES


def test_an_id_that_the_page_uses_itself_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, (COMPARISON, "  - id: pauses", "  - id: verdict")) == [
        f"data/{COMPARISON}:7:5: aspects[0].id: the id 'verdict' is an anchor of the page itself; "
        "choose another id"
    ]
