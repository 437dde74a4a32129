"""Each kind of chart, compared with one that someone has read.

The data holds what a chart must cope with: other units, a range, open ends, a doubtful figure,
signs that are markup elsewhere, and two aspects that stand in the same place.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from knowledge_base.edition_pages import RenderedEdition, render_edition
from knowledge_base.model.base import Language
from tests.build.project import REAL_LABELS
from tests.factories import LABELS

ROOT = Path(__file__).resolve().parents[2]
CASE = Path(__file__).parent / "cases" / "charts"
PAGES = {
    "bars": "topics/memory-model/pauses.md",
    "quadrant": "topics/memory-model/maturity.md",
    "radar": "languages/rust.md",
}
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@pytest.fixture(scope="module", params=LANGUAGES)
def edition(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> RenderedEdition:
    """Render the case in a language."""
    data = tmp_path_factory.mktemp("charts") / "data"
    data.mkdir()
    for file in (CASE / "data").iterdir():
        (data / file.name).write_bytes(file.read_bytes())
    (data / LABELS).write_bytes(REAL_LABELS)
    return render_edition(data, ROOT / "overrides" / "generated", request.param)


@pytest.mark.parametrize("kind", PAGES)
def test_a_chart_is_as_it_was_read(
    edition: RenderedEdition, request: pytest.FixtureRequest, kind: str, update_golden: bool
) -> None:
    page = BeautifulSoup(edition.pages[PAGES[kind]].html, "html.parser")
    (figure,) = page.select("figure.kb-chart")
    language = request.node.callspec.params["edition"]
    expected = CASE / "expected" / f"{kind}.{language}.html"
    if update_golden:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(figure.prettify(), encoding="utf-8")
    assert figure.prettify() == expected.read_text(encoding="utf-8")
