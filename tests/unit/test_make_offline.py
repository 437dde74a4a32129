"""The copy that opens from a folder: what differs from the site, and that it is repeatable."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from tools.make_offline import file_of, offline_page, pack, write_offline


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("../a/", "../a/index.html"),
        ("../a/#b/c", "../a/index.html#b/c"),
        ("a/?q=x/#b", "a/index.html?q=x/#b"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../../..#x", "../../../index.html#x"),
        ("./", "./index.html"),
        ("#a", "#a"),
        ("?stay", "?stay"),
        ("", ""),
        ("../a.md", "../a.md"),
        ("../data/v1/all.json", "../data/v1/all.json"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("data:text/plain,/", "data:text/plain,/"),
        ("//example.org/", "//example.org/"),
    ],
)
def test_a_link_to_a_folder_names_the_page_in_it(link: str, file: str) -> None:
    assert file_of(link) == file


def test_links_are_changed_wherever_readers_follow_them_and_scripts_are_left_alone() -> None:
    page = (
        '<meta http-equiv="refresh" content="0; url=../b/"><a class="x" href="../a/#b">'
        '<svg><a xlink:href="../c/"></svg><div class="mermaid">click n1 href "../d/#e" _self</div>'
        "<p>code: href=&#34;../f/&#34;</p><script>var a = '<a href=\"../g/\">';</script>"
        '<script id="__config" type="application/json">'
        '{"base": "..", "features": ["navigation.instant", "navigation.instant.progress", "toc"]}'
        "</script>"
    )
    assert offline_page(page) == (
        '<meta http-equiv="refresh" content="0; url=../b/index.html">'
        '<a class="x" href="../a/index.html#b"><svg><a xlink:href="../c/index.html"></svg>'
        '<div class="mermaid">click n1 href "../d/index.html#e" _self</div>'
        "<p>code: href=&#34;../f/&#34;</p><script>var a = '<a href=\"../g/\">';</script>"
        '<script id="__config" type="application/json">{"base": "..", "features": ["toc"]}</script>'
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write what a site has that a copy treats in a way of its own."""
    files = {
        "index.html": '<a href="en/">',
        "_headers": "/*",
        "en/404.html": "",
        "en/sitemap.xml": "",
        "en/a/index.html": '<a href="..">',
        "en/assets/images/cards/home-en.png": "",
        "en/search/index.js": 'page("a/")',
    }
    folder = tmp_path / "site"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_copy_has_what_a_reader_needs_without_a_server(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    write_offline(site, copy)
    names = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert names == {
        "index.html",
        "en/a/index.html",
        "en/search/index.js",
    }
    assert (copy / "index.html").read_text() == '<a href="en/index.html">'
    assert (copy / "en/search/index.js").read_text() == 'page("a/")'


def test_two_copies_are_the_same_bytes_in_a_folder_of_their_own(site: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "copy-1.zip", tmp_path / "elsewhere" / "copy-1.zip"
    other.parent.mkdir()
    pack(site, one, date(2026, 11, 21))
    for path in site.rglob("*"):
        path.touch()
        path.chmod(0o700)
    pack(site, other, date(2026, 11, 21))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 11, 21, 0, 0, 0)}
    assert all(entry.filename.startswith("copy-1/") for entry in entries)
