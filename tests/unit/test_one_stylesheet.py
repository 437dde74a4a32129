"""Style sheets are sent as one, in their order."""

from __future__ import annotations

import re
from pathlib import Path

from one_stylesheet import bundle

ROOT = Path(__file__).resolve().parents[2]


def test_comments_and_blank_lines_are_left_out_and_the_order_stays() -> None:
    assert bundle(["/* one\n   two */\n.a { b: c; }\n\n", "  .d { e: f; } /* g */\n"]) == (
        ".a { b: c; }\n.d { e: f; }\n"
    )


def test_every_style_sheet_is_listed_but_for_that_of_the_first_page() -> None:
    listed = re.findall(
        r"- assets/stylesheets/(\S+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    )
    there = {path.name for path in (ROOT / "overrides/assets/stylesheets").glob("*.css")}
    assert set(listed) | {"root.css"} == there
    assert listed[0] == "roles.css"
