"""What is new, on the home page; and the shortlist's page, of which a script shows what is kept."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from knowledge_base.edition_pages import render_edition
from tests.build.project import REAL_LABELS
from tests.factories import COMPARISON, LABELS, Edit, write

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "generated"
REVIEW = "          quantity: {metric: pause, max: 1, unit: ms}\n"
LATER = """\
          review:
            status: supported
            reason: {en: It says so., zh: 的确如此。}
            references: [go-faq]
            reviewed: 2026-11-21
"""


def page(folder: Path, name: str, *edits: Edit) -> BeautifulSoup:
    data = write(folder, *edits, files={LABELS: REAL_LABELS})
    return BeautifulSoup(render_edition(data, TEMPLATES, "en").pages[name].html, "html.parser")


def news(folder: Path, *edits: Edit) -> list[str]:
    heading = page(folder, "index.md", *edits).find(id="news")
    assert heading is not None
    said = []
    for node in heading.find_next_siblings():
        if node.name in ("h2", "details"):  # a heading, or what readers take along
            break
        said.append(" ".join(node.get_text().split()))
    return said


def test_the_last_release_comes_first_then_what_was_reviewed_last(tmp_path: Path) -> None:
    release, reviewed, claims, more = news(tmp_path)
    assert release == "Version 2026.10 (2026-10-31): Removed 1, Certainty moved 1"
    assert reviewed == "Claims reviewed on 2026-11-20, the last day of reviews: 1. Among them:"
    assert claims == (
        "Rust has no collector. wrong: The language has none.Evidence: V D Survey wrong1"
    )
    assert more == "All changes, Feed of the changes (Atom)"


def test_only_the_last_day_of_reviews_counts(tmp_path: Path) -> None:
    _, reviewed, claims, _ = news(tmp_path, (COMPARISON, REVIEW, REVIEW + LATER))
    assert reviewed.startswith("Claims reviewed on 2026-11-21,")
    assert claims.startswith("Go pauses for at most 1 ms.")


def test_the_shortlist_holds_every_subject_and_topic_with_how_much_is_claimed(
    tmp_path: Path,
) -> None:
    found = page(tmp_path, "shortlist.md")
    head = found.select(".kb-shortlist--subjects thead [data-kept]")
    assert [cell["data-kept"] for cell in head] == ["subject:go", "subject:rust"]
    (topic,) = found.select(".kb-shortlist--topics tbody tr")
    assert topic["data-kept"] == "comparison:memory-management"
    assert [cell.get_text() for cell in topic.select("td[data-subject]")] == ["2", "3"]
    *_, last = found.select(".kb-shortlist--subjects tbody tr")
    said = [cell.get_text() for cell in last.select("th, td")]
    assert said == ["Claims: Memory model", "2", "3"]


def test_pages_of_subjects_and_topics_can_be_kept_and_no_others(tmp_path: Path) -> None:
    data = write(tmp_path, files={LABELS: REAL_LABELS})
    pages = render_edition(data, TEMPLATES, "en").pages
    keeping = {name for name, shown in pages.items() if "kb-keep-line" in shown.html}
    assert keeping == {
        "languages/go.md",
        "languages/rust.md",
        "topics/memory-model/memory-management.md",
    }
