"""Releases: what they changed, on their pages, beside claims and in the feed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from knowledge_base.edition_pages import RenderedEdition, render_edition
from knowledge_base.model.base import Language
from tests.build.project import REAL_LABELS
from tests.factories import FILES, LABELS, RELEASE, ROOT, Edit, problems, write

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "generated"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FIRST = 'version: "2026.9"\ndate: 2026-09-30\nclaims: 3\n'
ADDRESS = (ROOT, "  as_of:", "  address: https://atlas.example.org/\n  as_of:")


def edition(folder: Path, language: Language, *edits: Edit) -> RenderedEdition:
    files: dict[str, str | bytes] = {LABELS: REAL_LABELS, "releases/2026.9.yaml": FIRST}
    return render_edition(write(folder, *edits, files=files), TEMPLATES, language)


def page(shown: RenderedEdition, name: str) -> BeautifulSoup:
    found = shown.pages[name]
    return BeautifulSoup(found.html + found.notes, "html.parser")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def test_releases_are_listed_by_version_the_newest_first(tmp_path: Path) -> None:
    shown = page(edition(tmp_path, "en"), "changes/index.md")
    assert [words(heading) for heading in shown("h2")] == ["Version 2026.10", "Version 2026.9"]
    assert [words(item) for item in shown.select("h2 ~ ul li")] == [
        "Removed: 1",
        "Certainty moved: 1",
    ]
    assert "The first version: there is nothing to compare it with." in words(shown)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "Rust has no collector. Before: moderate → After: very low "
            "Now: our review found it wrong With: Go FAQ",
        ),
        ("zh", "Rust 没有垃圾回收器。 之前：中 → 之后：极低 现在：评审认为有误 依据：Go FAQ"),
    ],
)
def test_a_release_says_from_what_to_what_and_because_of_what(
    tmp_path: Path, language: Language, line: str
) -> None:
    shown = page(edition(tmp_path, language), "changes/2026.10.md")
    item = shown.select_one("#change-certainty ~ ul li")
    assert words(item) == line
    links = [str(link["href"]) for link in item("a")] if item else []
    assert links == [
        "../../topics/memory-model/memory-management/#rust-never-pauses",
        "../../evidence/references/#go-faq",
    ]


def test_what_is_gone_keeps_the_name_it_had_and_leads_nowhere(tmp_path: Path) -> None:
    shown = page(edition(tmp_path, "en"), "changes/2026.10.md")
    item = shown.select_one("#change-removed ~ ul li")
    assert words(item) == "Go stops the world."
    assert item is not None
    assert item("a") == []


def test_a_claims_evidence_shows_its_history(tmp_path: Path) -> None:
    shown = page(edition(tmp_path, "en"), "topics/memory-model/memory-management.md")
    panels = [panel for panel in shown.select("dl.kb-evidence") if "History" in panel.get_text()]
    assert len(panels) == 1
    term = panels[0].find("dt", string="History")
    assert isinstance(term, Tag)
    line = term.find_next_sibling("dd")
    assert isinstance(line, Tag)
    assert words(line) == "Version 2026.10, Certainty moved: moderate → very low"
    link = line.a
    assert link is not None
    assert link["href"] == "../../../changes/2026.10/"


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (
            "moved, before: 'table:scenarios rows.trading', after: 'comparison:gone verdict'",
            "Before: Scenarios → After: gone",
        ),
        (
            "re-sourced, before: survey#memory, after: 'survey#memory, other#x'",
            "Before: Survey → After: Survey, other",
        ),
        (
            "ranking, before: rust > go, after: 'go = rust (zig)'",
            "Before: Rust > Go → After: Go = Rust (zig)",
        ),
        (
            "re-reviewed, before: disputed, after: disputed",
            "disputed",
        ),
        (
            "reworded, before_text: {en: Same., zh: 旧。}, after_text: {en: Same., zh: 新。}",
            "only the wording in the other language",
        ),
    ],
)
def test_readers_see_titles_and_words_instead_of_ids(
    tmp_path: Path, change: str, shown: str
) -> None:
    old = "  - record: claim:go-stops-the-world\n    change: removed\n"
    title = "title: {en: T., zh: 题。}"
    new = f"  - {{record: claim:go-x, {title}, change: {change}}}\n{old}"
    pages = edition(tmp_path, "en", (RELEASE, old, new)).pages
    soup = BeautifulSoup(pages["changes/2026.10.md"].html, "html.parser")
    items = [words(item) for item in soup.select("ul.kb-changes li")]
    assert f"T. {shown}" in items


def test_a_rule_that_is_gone_since_keeps_its_id(tmp_path: Path) -> None:
    shown = page(
        edition(tmp_path, "en", (RELEASE, "[+review-wrong]", "[-too-loud]")), "changes/2026.10.md"
    )
    assert "No longer: too-loud" in words(shown.select_one("#change-certainty ~ ul li"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_feed_is_atom_with_an_entry_for_each_release(
    tmp_path: Path, language: Language
) -> None:
    feed = ElementTree.fromstring(edition(tmp_path, language, ADDRESS).files["changes/feed.xml"])
    root = f"https://atlas.example.org/{language}/changes/"
    assert feed.findtext("a:id", namespaces=ATOM) == f"{root}feed.xml"
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-10-31T00:00:00Z"
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:id", namespaces=ATOM) for entry in entries] == [
        f"{root}2026.10/",
        f"{root}2026.9/",
    ]
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"a:{name}", namespaces=ATOM), name


def test_an_entry_of_the_feed_tells_each_change_on_a_line(tmp_path: Path) -> None:
    title = "title: {en: Go stops the world., zh: Go 会暂停全部线程。}"
    hostile = (RELEASE, title, "title: {en: '<b> & ]]>', zh: x}")
    feed = ElementTree.fromstring(edition(tmp_path, "en", hostile).files["changes/feed.xml"])
    content = feed.findtext("a:entry/a:content", namespaces=ATOM)
    assert content == (
        "Removed: <b> & ]]>\n"
        "Certainty moved: Rust has no collector. (moderate → very low): our review found it wrong\n"
    )


def test_a_feed_without_an_address_has_lasting_ids_and_links_that_work(tmp_path: Path) -> None:
    feed = ElementTree.fromstring(edition(tmp_path, "zh").files["changes/feed.xml"])
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:id", namespaces=ATOM) == "urn:polyglot-atlas:zh:changes:2026.10"
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.get("href") == "2026.10/"


def test_without_a_release_the_page_says_so_and_the_feed_is_empty(tmp_path: Path) -> None:
    data = write(tmp_path, files={LABELS: REAL_LABELS})
    (data / RELEASE).unlink()
    shown = render_edition(data, TEMPLATES, "en")
    assert "No version has been released yet." in words(page(shown, "changes/index.md"))
    feed = ElementTree.fromstring(shown.files["changes/feed.xml"])
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-11-21T00:00:00Z"
    assert feed.findall("a:entry", ATOM) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'version: "2026.10"',
            "version: soon",
            "1:10: version: 'soon' is not a version; write year and month: 2026.12",
        ),
        (
            "change: removed",
            "change: remove",
            "14:13: changes[1].change: 'remove' is not one of the words allowed here; "
            "did you mean 'removed'?",
        ),
        (
            "date: 2026-10-31",
            "date: 2026-11-22",
            "3:1: date: the release is dated 2026-11-22, after the data (2026-11-21); "
            "correct the date, or 'site.as_of'",
        ),
        (
            'since: "2026.9"',
            'since: "2026.10"',
            "2:1: since: the release is compared with 2026.10, which is not older; "
            "name an older one",
        ),
    ],
)
def test_a_release_with_a_fault_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert problems(tmp_path, (RELEASE, old, new)) == [f"data/{RELEASE}:{told}"]


def test_a_version_is_recorded_once(tmp_path: Path) -> None:
    assert problems(tmp_path, files={"releases/again.yaml": FILES[RELEASE]}) == [
        "data/releases/again.yaml:1:1: version: the release '2026.10' is declared twice "
        f"(first at data/{RELEASE}:1); give this one another id"
    ]
