"""Style sheets and scripts are sent as one file each, in their order."""

from __future__ import annotations

import re
from pathlib import Path

from one_file_each import one_script, one_style_sheet

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "overrides" / "assets"
SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_a_style_sheet_loses_comments_and_blank_lines_and_keeps_its_order() -> None:
    assert one_style_sheet(["/* one\n   two */\n.a { b: c; }\n\n", "  .d { e: f; } /* g */\n"]) == (
        ".a { b: c; }\n.d { e: f; }\n"
    )


def test_a_script_loses_only_what_is_surely_a_comment() -> None:
    one = '/* What it does. */\n(function () {\n  // Why.\n  f("a // b /* c */");  // d\n})();\n'
    assert one_script([one, "(function () {})();\n"]) == (
        '(function () {\nf("a // b /* c */");  // d\n})();\n(function () {})();\n'
    )


def test_every_style_sheet_is_listed_but_for_that_of_the_first_page() -> None:
    listed = re.findall(r"- assets/stylesheets/(\S+)", SETTINGS)
    there = {path.name for path in (ASSETS / "stylesheets").glob("*.css")}
    assert set(listed) | {"root.css"} == there
    assert listed[0] == "roles.css"


def test_every_script_that_is_listed_stands_by_itself() -> None:
    listed = re.findall(r"- assets/javascripts/(\S+)", SETTINGS)
    assert len(listed) > 10
    for name in listed:
        script = one_script([(ASSETS / "javascripts" / name).read_text(encoding="utf-8")])
        assert script.startswith('(function () {\n"use strict";\n'), name
        assert script.endswith("})();\n"), name
        assert "`" not in re.sub(r'"[^"\n]*"|/\([^\n]*/g', "", script), f"{name}: lines in a string"
