"""A site that knows its address and that of its files, and some of whose texts are lacking."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import Tag

from tests.build.project import LANGUAGES, ROOT, BuiltSite, run
from tests.build.published import FORGE, SITE, published_site

CLAIM = {"language": "zh", "other": "en", "words": "No collector."}
QUESTION = {"language": "zh", "other": "en", "words": "Known?"}
SUMMARY = {"language": "en", "other": "zh", "words": "各异。"}
NOTES = {"en": "not translated", "zh": "未翻译"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out and build the project."""
    return published_site(tmp_path_factory).folder.parent


@pytest.fixture(scope="module")
def site(project: Path) -> BuiltSite:
    """Return the project's site."""
    return BuiltSite(project / "site")


def address(language: str, path: str) -> str:
    return f"{SITE}{language}/{path}/".replace("/./", "/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_names_its_canonical_address(site: BuiltSite, language: str) -> None:
    for path in site.paths[language]:
        links = site.page(f"{language}/{path}").select('link[rel="canonical"]')
        assert [link["href"] for link in links] == [address(language, path)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_address_no_page_names_one(small_site: BuiltSite, language: str) -> None:
    for path in small_site.paths[language]:
        html = small_site.html(f"{language}/{path}")
        assert 'rel="canonical"' not in html
        assert "localhost" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sitemap_lists_every_page(site: BuiltSite, language: str) -> None:
    tree = ElementTree.parse(site.folder / language / "sitemap.xml")
    found = [place.text for place in tree.iterfind(".//{*}loc")]
    assert sorted(found, key=str) == sorted(address(language, p) for p in site.paths[language])
    assert {day.text for day in tree.iterfind(".//{*}lastmod")} <= {"2026-11-21"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edit_link_opens_its_file_at_the_line_shown(
    project: Path, site: BuiltSite, language: str
) -> None:
    checked = 0
    for path in site.paths[language]:
        for link in site.article(f"{language}/{path}").select(f'a[href^="{FORGE}"]'):
            file, _, line = str(link["href"]).removeprefix(FORGE).partition("#L")
            assert link.get_text() == (f"{file}:{line}" if line else file)
            lines = (project / file).read_text(encoding="utf-8").splitlines()
            assert line == "" or lines[int(line) - 1].strip(), path
            checked += 1
    assert checked > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_edit_link_of_a_claim_opens_the_line_of_its_id(
    project: Path, site: BuiltSite, language: str
) -> None:
    article = site.article(f"{language}/topics/memory-model/memory-management")
    claims = article.select(".kb-claim[id]")
    assert len(claims) == 4
    for claim in claims:
        note = str(claim.select("a.kb-marker")[0]["href"])
        links = [str(a["href"]) for a in article.select(f'{note} a[href^="{FORGE}"]')]
        assert len(links) == 1
        file, _, line = links[0].removeprefix(FORGE).partition("#L")
        text = (project / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert re.search(rf"\bid: {claim['id']}$", text)


def test_every_page_has_its_files_behind_edit_links(site: BuiltSite) -> None:
    for path in site.paths["en"]:
        footer = site.article(f"en/{path}").select_one("footer.kb-made-from")
        assert footer is not None, path
        assert len(footer.select(f'a[href^="{FORGE}"]')) == len(footer.select("code")) > 0, path


def untranslated(site: BuiltSite, path: str, words: str) -> list[Tag]:
    """Return the elements that hold a text and nothing else."""
    return [tag for tag in site.article(path).select("[lang]") if tag.get_text() == words]


@pytest.mark.parametrize(
    ("path", "lacking"),
    [
        ("topics/memory-model/memory-management", CLAIM),
        ("matrices/memory-model", CLAIM),
        ("languages/rust/memory-model", CLAIM),
        ("compare/go-vs-rust/memory-model", CLAIM),
        ("evidence/sources/survey/memory-model", CLAIM),
        ("evidence/reviews/wrong", CLAIM),
        ("decide/flows/choose", QUESTION),
        ("topics/memory-model/memory-management", SUMMARY),
    ],
)
def test_a_missing_translation_is_shown_in_the_other_language_and_noted(
    site: BuiltSite, path: str, lacking: dict[str, str]
) -> None:
    language, other, words = lacking["language"], lacking["other"], lacking["words"]
    shown = untranslated(site, f"{language}/{path}", words)
    assert shown
    for tag in shown:
        note = tag.find_next_sibling()
        assert tag["lang"] == other
        assert note is not None
        assert NOTES[language] in note.get_text()
    assert untranslated(site, f"{other}/{path}", words) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_translations_are_counted_and_listed(site: BuiltSite, language: str) -> None:
    listed = site.article(f"{language}/evidence/translation").select(f'li > a[href^="{FORGE}"]')
    file = "data/comparisons/memory-model/memory-management.yaml"
    assert [link.get_text() for link in listed if link.find_parent("footer") is None] == [
        f"{file}:5",
        f"{file}:19",
        "data/decisions/flows/choose.yaml:13",
    ]
    links = site.article(f"{language}/evidence").select('a[href="translation/"]')
    assert [link.parent.get_text().strip()[-3:] for link in links if link.parent] == ["(3)"]


def test_missing_translations_are_errors_only_when_asked_for(project: Path) -> None:
    tool, data = str(ROOT / "tools" / "check_data.py"), str(project / "data")
    usual, strict = run(tool, "--data", data), run(tool, "--data", data, "--strict")
    assert usual.status == 0
    assert usual.output.endswith("no errors; editorial lapses: translation 3\n")
    assert strict.status == 1
    assert strict.errors == (
        "data/comparisons/memory-model/memory-management.yaml:5:10: summary: "
        "the text is not translated to 'en'; add 'en'\n"
        "data/comparisons/memory-model/memory-management.yaml:19:17: "
        "aspects[0].cells.rust[0].text: the text is not translated to 'zh'; add 'zh'\n"
        "data/decisions/flows/choose.yaml:13:11: questions[1].text: "
        "the text is not translated to 'zh'; add 'zh'\n"
        "3 problems in the data\n"
    )
