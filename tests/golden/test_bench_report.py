"""The benchmark's page and plot, compared with ones that someone has read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.run import write

FOLDER = Path(__file__).parent / "bench"


@pytest.mark.parametrize("name", ["RESULTS.md", "growth.svg"])
def test_results_become_a_page_and_a_plot(tmp_path: Path, name: str, update_golden: bool) -> None:
    results = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    write(tmp_path, results)
    found = (tmp_path / name).read_text(encoding="utf-8")
    if update_golden:
        (FOLDER / name).write_text(found, encoding="utf-8")
    assert found == (FOLDER / name).read_text(encoding="utf-8")
