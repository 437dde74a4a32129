"""What comes first on a page: the answer and how sure it is, then figures, method and details."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup, Tag

from knowledge_base.derive.edition import language_of
from knowledge_base.edition_pages import render_edition
from tests.build.project import REAL_LABELS
from tests.factories import LABELS, Edit, write

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "generated"


def article(folder: Path, name: str, *edits: Edit) -> Tag:
    data = write(folder, *edits, files={LABELS: REAL_LABELS})
    return BeautifulSoup(render_edition(data, TEMPLATES, "en").pages[name].html, "html.parser")


def headings(page: Tag) -> list[str]:
    return [str(heading["id"]) for heading in page.select("h2[id]")]


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def test_an_experiment_begins_with_what_may_be_concluded_and_ends_with_how_it_was_measured(
    tmp_path: Path,
) -> None:
    page = article(tmp_path, "experiments/pauses.md")
    assert headings(page)[:3] == ["conclusion", "results", "how-measured"]
    assert words(page.select_one(".kb-answered .kb-lead")) == "They are short."


def test_beside_the_answer_stands_how_sure_the_claims_of_the_page_are(tmp_path: Path) -> None:
    page = article(tmp_path, "experiments/pauses.md")
    by_certainty, by_review = page.select(".kb-answered .kb-sureness figure")
    assert words(by_certainty.ul) == "very low 1 (100%)"
    assert words(by_review.ul) == "not reviewed yet 1 (100%)"


def test_a_case_begins_with_what_was_done(tmp_path: Path) -> None:
    page = article(tmp_path, "cases/rewrite.md")
    assert words(page.select_one(".kb-answered .kb-lead")) == "It was rewritten."
    assert words(page).count("A service.") == 1


def test_a_title_as_it_was_given_is_in_the_language_of_its_letters() -> None:
    assert language_of("Effective Go") == "en"
    assert language_of("Go 语言圣经") == "zh"
