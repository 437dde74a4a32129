"""Diagrams, snippets and guides on the pages: what is shown, and what is said of it."""

from __future__ import annotations

import pytest

from tests.build.project import LANGUAGES, BuiltSite
from tests.factories import CODE, FILES
from tools.search_parts import entries, read_index

TOPIC = "topics/memory-model/memory-management"
DIAGRAM, SNIPPETS, GUIDE = "diagrams/pause-path", "snippets", "guides/measure"
UNTRIED = {"en": "not tried by us", "zh": "我们未试"}
TRIED = {"en": "Commands tried by us: 1 of 2", "zh": "我们试过的命令：1 / 2"}
DAMAGE = {"en": "One line is cut off.", "zh": "有一条线被截断。"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [TOPIC, DIAGRAM])
def test_a_diagram_is_drawn_and_told_line_by_line(
    small_site: BuiltSite, language: str, page: str
) -> None:
    article = small_site.article(f"{language}/{page}")
    figure = article.select_one("figure.kb-diagram")
    assert figure is not None
    assert figure.select_one("figcaption a[href]") is not None
    assert DAMAGE[language] in article.get_text()
    twin = article.select_one("ol.kb-lines")
    assert twin is not None
    told = [" ".join(line.get_text().split()) for line in twin.select("li")]
    assert len(told) == 3
    assert {"en": "Heap [Process] → Full? [Process]", "zh": "堆 [进程] → 满了吗？ [进程]"}[
        language
    ] == told[0]
    assert "⇢" in told[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_leads_somewhere_that_there_is(small_site: BuiltSite, language: str) -> None:
    path = f"{language}/{DIAGRAM}"
    ids = set(small_site.ids(path))
    mermaid = small_site.article(path).select_one(".mermaid")
    assert mermaid is not None
    targets = [line.split('"')[1] for line in mermaid.get_text().splitlines() if "click" in line]
    assert len(targets) == 4
    assert {target[1:] for target in targets if target.startswith("#")} <= ids


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [TOPIC, SNIPPETS])
def test_code_is_shown_whole_with_its_output_and_what_it_was_checked_with(
    small_site: BuiltSite, language: str, page: str
) -> None:
    article = small_site.article(f"{language}/{page}")
    code = article.select_one(".highlight pre code")
    assert code is not None
    assert code.get_text() == FILES[CODE]
    assert code.select_one(".kn") is not None
    text = " ".join(article.get_text().split())
    assert "Go 1.19" in text
    assert "2026-11-21" in text
    assert any(block.get_text() == "hello" for block in article.select("pre code"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_command_that_was_not_tried_says_so(small_site: BuiltSite, language: str) -> None:
    article = small_site.article(f"{language}/{GUIDE}")
    tried, untried = (article.find(id=name) for name in ("show-cores", "trace-pauses"))
    assert tried is not None
    assert untried is not None
    assert UNTRIED[language] not in tried.get_text()
    assert "Debian 12" in tried.get_text()
    assert UNTRIED[language] in untried.get_text()
    assert TRIED[language] in article.get_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_navigation_leads_to_the_indexes(small_site: BuiltSite, language: str) -> None:
    page = small_site.page(f"{language}/glossary")
    links = {str(link["href"]).strip("./") for link in page.select(".md-nav a[href]")}
    assert {"guides", "diagrams", "snippets"} <= links


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_finds_each_where_it_is_at_home(small_site: BuiltSite, language: str) -> None:
    listed = entries(read_index(small_site.folder / language))
    found = {entry[0]: entry for entry in listed}
    assert {"diagrams/pause-path/", "snippets/#hello", "guides/measure/"} <= found.keys()
    assert "prepare" in {anchor for anchor, *_ in found["guides/measure/"][2]}
