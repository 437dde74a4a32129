"""The site as it is built: every page in both languages, and every link on them leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.build.project import LANGUAGES, BuiltSite, resolve
from tools.search_parts import entries, read_index

THEME_IDS = {"__palette_0", "__palette_1"}


@pytest.fixture(params=["real_site", "small_site"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    site: BuiltSite = request.getfixturevalue(request.param)
    return site


DRAWN = re.compile(r"d[0-9a-f]{20}-")


def ids(site: BuiltSite, path: str) -> Counter[str]:
    return Counter(site.ids(path))


def anchors(site: BuiltSite, path: str) -> set[str]:
    """Return what may be led to: not the parts of drawings, which are named by their digests."""
    return {name for name in site.ids(path) if not DRAWN.match(name)}


def test_both_languages_have_the_same_pages(site: BuiltSite) -> None:
    assert site.paths["en"] == site.paths["zh"]
    assert {".", "compare", "topics", "decide", "evidence", "glossary", "about"} <= site.paths["en"]


def test_the_root_page_offers_both_languages(site: BuiltSite) -> None:
    links = site.page(".").select("a[href]")
    assert {str(link["href"]) for link in links} == {"en/", "zh/"}
    assert {str(link["hreflang"]) for link in links} == {"en", "zh-Hans"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_on_every_page_leads_to_a_page_and_an_anchor(
    site: BuiltSite, language: str
) -> None:
    pages = {f"{language}/{path}".removesuffix("/."): path for path in site.paths[language]}
    anchors = {page: set(ids(site, page)) for page in pages}
    dead = []
    for page in pages:
        for href in site.hrefs(page):
            if href.startswith("data:"):
                continue
            target, _, anchor = resolve(page, href).partition("#")
            if target.startswith("http") or (Path(target).suffix and target not in pages):
                continue
            if target not in pages or (anchor and anchor not in anchors[target]):
                dead.append(f"{page}: {href}")
    assert dead == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_of_a_search_leads_to_a_page_and_an_anchor(
    site: BuiltSite, language: str
) -> None:
    listed = entries(read_index(site.folder / language))
    pages = {address for address, _, _ in listed if "#" not in address}
    assert pages == {f"{path}/".removeprefix("./") for path in site.paths[language]}
    dead = []
    for address, _, passages in listed:
        page, _, own = address.partition("#")
        anchors = ids(site, f"{language}/{page}".rstrip("/")).keys()
        wanted = {own, *(anchor for anchor, *_ in passages)} - {""}
        dead += [f"{page}#{anchor}" for anchor in wanted - anchors]
    assert dead == []


@pytest.mark.parametrize("page", ["", "en/", "zh/"])
def test_the_page_for_missing_addresses_leads_into_the_site(site: BuiltSite, page: str) -> None:
    """A host shows it at any address, so all that it names begins at the host's root."""
    text = (site.folder / f"{page}404.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "html.parser")
    links = [str(link["href"]) for link in soup.select(".kb-missing a[href]")]
    assert len(links) >= 5
    sources = soup.select("script[src], link[rel=stylesheet], link[rel=icon]")
    for address in (*links, *(str(tag.get("src") or tag.get("href")) for tag in sources)):
        assert address.startswith("/"), address
        file = site.folder / address.lstrip("/")
        assert (file / "index.html" if file.is_dir() else file).is_file(), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_stands_twice_on_a_page(site: BuiltSite, language: str) -> None:
    twice = {
        path: names
        for path in site.paths[language]
        if (names := [n for n, count in ids(site, f"{language}/{path}").items() if count > 1])
    }
    assert twice == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_anchors_of_one_language_are_those_of_the_other(site: BuiltSite, language: str) -> None:
    for path in site.paths[language]:
        if path not in ("about", "contribute", "hosting"):
            assert anchors(site, f"en/{path}") == anchors(site, f"zh/{path}"), path


def test_nothing_that_makes_the_site_is_published(site: BuiltSite) -> None:
    published = {file.suffix for file in site.folder.rglob("*") if file.is_file()}
    assert not published & {".py", ".pyc", ".yaml", ".yml", ".tmp"}
