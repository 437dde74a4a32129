"""What a search finds on a page, compared with how the theme's own search would read it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from knowledge_base.edition_pages import render_edition
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.render.search_sections import search_sections
from tests.factories import write

ROOT = Path(__file__).resolve().parents[2]
MARK = '<a class="headerlink" href="#x" title="Link">¶</a>'
PAGES = {
    "a title without a name": "<h1>A</h1><p>b</p>",
    "a title with a name": '<h1 id="a">A</h1><p>b</p><h2 id="c">C</h2><p>d</p>',
    "a heading first": f'<h2 id="x">A{MARK}</h2><p>b</p>',
    "text first": "a <p>b</p>",
    "words of the heading": f'<h2 id="x"><em>A</em> &amp; <code>b</code>{MARK}</h2>',
    "escaped text": "<p>a &lt;b&gt; &amp;amp; &#34;c&#34; &nbsp;</p>",
    "spaces": "<div>\n<p>\na\nb  </p>\n\n<p> </p>  <ul>\n<li>\n</li></ul>\n</div>",
    "empty elements": "<p><code></code></p><p>a<code> </code></p><ul></ul>",
    "code": "<pre><code>a\n  b\n\n</code></pre><p>c</p>",
    "an excluded block": "<div data-search-exclude><p>a</p></div><p>b</p>",
    "an excluded block with its like in it": (
        "<div data-search-exclude><div>a</div><p>b</p></div><div><p>c</p></div>"
    ),
    "an excluded heading": '<h2 id="a" data-search-exclude>A</h2><p>b</p><h2 id="c">C</h2>',
    "a heading within a section": (
        '<h2 id="a">A</h2><section><h3 id="b">B</h3><p>c</p></section><p>d</p>'
    ),
    "scripts and pictures": (
        "<script>a</script><svg><title>t</title><path d=\"\"/></svg><p>b<br>c<img alt='d'></p>"
    ),
    "values with signs": '<p title="a > b" class="c">d</p><p data-x>e</p>',
    "an end too many": "<p>a</p></div><p>b</p>",
}


def as_the_theme_reads(html: str) -> list[tuple[str | None, str, str]]:
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [shown(section) for section in parser.data if not section.is_excluded()]


def as_we_read(html: str) -> list[tuple[str | None, str, str]]:
    return [shown(section) for section in search_sections(html)]


def shown(section: object) -> tuple[str | None, str, str]:
    """Return a section's anchor, title and text."""
    anchor, title, text = (getattr(section, name) for name in ("id", "title", "text"))
    return anchor, "".join(title), "".join(text)


def test_the_theme_is_the_one_whose_rules_these_are() -> None:
    assert version("mkdocs-material") == "9.8.1"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_the_theme_reads_it(name: str) -> None:
    assert as_we_read(PAGES[name]) == as_the_theme_reads(PAGES[name])


@pytest.fixture(params=LANGUAGES)
def generated(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the HTML of all pages of the small knowledge base in one language."""
    language: Language = request.param
    labels = (ROOT / "data" / "labels.yaml").read_bytes()
    write(tmp_path, files={"labels.yaml": labels})
    edition = render_edition(tmp_path / "data", ROOT / "overrides" / "generated", language)
    return (page.html for page in edition.pages.values())


def test_every_page_of_ours_is_read_as_the_theme_reads_it(generated: Iterator[str]) -> None:
    pages = list(generated)
    assert len(pages) > 20
    for html in pages:
        assert as_we_read(html) == as_the_theme_reads(html)
