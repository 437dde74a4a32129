"""The small site with addresses, with one more language and without some translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.project import BuiltSite, built, shared
from tests.factories import COMPARISON, FLOW, ROOT

SITE = "https://atlas.example.org/kb/"
FORGE = "https://forge.example.org/atlas/src/branch/main/"
ADDRESSES = (
    ROOT,
    "  as_of: 2026-11-21\n",
    f"  as_of: 2026-11-21\n  address: {SITE}\n  repository: {FORGE}\n",
)
LACKING = (
    (COMPARISON, "{en: Rust has no collector., zh: Rust 没有垃圾回收器。}", "{en: No collector.}"),
    (COMPARISON, "{en: Go pauses and Rust does not., zh: Go 会停顿，Rust 不会。}", "{zh: 各异。}"),
    (FLOW, "{en: Does the team know Rust?, zh: 团队会 Rust 吗？}", "{en: Known?}"),
)
"""Texts in one language only; the claim that Rust has no collector is called wrong as well."""
SUBJECT = """\
  - id: zig
    name: Zig
    summary: {en: A young language., zh: 一门年轻的语言。}
    read_against: {en: The current release., zh: 当前发行版。}
"""
NEW_SUBJECT = (ROOT, "dimensions:\n", f"{SUBJECT}dimensions:\n")


def published_site(factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the site, built once."""

    def make(root: Path) -> None:
        built(root, ADDRESSES, NEW_SUBJECT, *LACKING)

    return BuiltSite(shared(factory, "published", make) / "site")
