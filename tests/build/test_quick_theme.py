"""The hook that fills the theme's shell changes nothing in what a build makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.project import build_here, lay_out
from tests.build.published import ADDRESSES
from tests.factories import Edit

HOOK = "  - hooks/quick_theme.py\n"
FILLED = b"<!--filled-->"


@pytest.mark.parametrize("edits", [(), (ADDRESSES,)], ids=["no address", "published"])
def test_filled_shells_are_the_pages_that_the_theme_renders(
    tmp_path: Path, edits: tuple[Edit, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path / "project", *edits)
    template = root / "overrides" / "filled.html"
    template.write_bytes(FILLED + template.read_bytes())
    marked = build_here(root, monkeypatch)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count(HOOK) == 1
    settings.write_text(text.replace(HOOK, ""), encoding="utf-8")
    slow = build_here(root, monkeypatch)
    assert slow.keys() == marked.keys()
    quick = {name: content.removeprefix(FILLED) for name, content in marked.items()}
    assert [name for name in slow if slow[name] != quick[name]] == []
    filled = [name for name in marked if marked[name] != quick[name]]
    assert len(filled) >= 20
    assert {name.count("/") for name in filled} >= {2, 3}
