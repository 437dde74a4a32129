"""What a search can find, and the index that it is found by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.derive.edition import Edition
from knowledge_base.derive.page import PageView
from knowledge_base.derive.passages import Passage
from knowledge_base.derive.search import (
    GROUPS,
    Findable,
    findables,
    hand_written,
    synonyms,
    with_sections,
)
from knowledge_base.derive.site import site_pages
from knowledge_base.model.base import Language
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.render.search_index import DIGITS, in_parts, number, search_files, written
from knowledge_base.render.sections import sections
from tests.factories import CASE, LABELS, TERMS, load

KIND = "page"


def found(base: KnowledgeBase, language: Language = "en") -> dict[str, Findable]:
    edition = Edition(base, language)
    return {each.address: each for each in findables(edition, site_pages(edition, ()))}


def test_every_page_is_found_and_every_entry_of_a_list(base: KnowledgeBase) -> None:
    views: tuple[PageView, ...] = site_pages(Edition(base, "en"), ())
    all_found = found(base)
    assert len([address for address in all_found if "#" not in address]) == len(views)
    for address in ("glossary/#latency", "ecosystem/runtimes/#tokio", "snippets/#hello"):
        assert all_found[address].passages[0].text, address
    assert {each.group for each in all_found.values()} == set(GROUPS)


def test_a_page_has_passages_where_its_claims_and_rows_stand(base: KnowledgeBase) -> None:
    topic = found(base)["topics/memory-model/memory-management/"]
    assert (topic.kind, topic.group, topic.title) == ("comparison", "topics", "Memory management")
    assert topic.passages[0].text == "Go pauses and Rust does not. What does freeing memory cost?"
    assert topic.passages[1:3] == (
        Passage("pauses", "Pauses", ""),
        Passage("go-pauses-briefly", "Pauses", "Go pauses for at most 1 ms."),
    )


def test_a_claim_that_we_call_wrong_says_so_and_is_found_with_its_correction(
    tmp_path: Path,
) -> None:
    home = "  home: {en: Home, zh: 首页}\n"
    base = load(tmp_path, (LABELS, home, f"{home}  review-wrong: {{en: wrong, zh: 有误}}\n"))
    passages = found(base)["topics/memory-model/memory-management/"].passages
    corrected = [placed.claim for placed in base.claims.values() if placed.claim.review]
    claim = next(c for c in corrected if c.review and c.review.correction)
    passage = next(p for p in passages if p.anchor == claim.id)
    assert claim.review is not None
    assert claim.review.correction is not None
    assert passage.text == f"{claim.text.en} {claim.review.correction.en}"
    assert passage.judged == "wrong"


def test_readers_of_one_language_find_by_titles_in_the_other(base: KnowledgeBase) -> None:
    assert "内存管理" in found(base)["topics/memory-model/memory-management/"].also
    assert "latency" in found(base, "zh")["glossary/#latency"].also


def test_a_term_is_found_by_what_it_is_only_sought_by(tmp_path: Path) -> None:
    sought = "{en: latency, zh: 延迟}\n    sought: {en: [lag], zh: [时延]}"
    base = load(tmp_path, (TERMS, "{en: latency, zh: 延迟}", sought))
    assert "时延" in found(base)["glossary/#latency"].also
    assert ("latency", "wait", "延迟", "lag", "时延") in set(synonyms(Edition(base, "en")))


def test_the_before_and_after_of_a_case_stand_at_their_claims(base: KnowledgeBase) -> None:
    case = next(iter(base.cases.values()))
    passages = {p.anchor: p for p in found(base)[f"cases/{case.id}/"].passages}
    for result in case.results:
        for claim in (result.before, result.after):
            if claim:
                assert passages[claim.id].text.startswith(claim.text.en or ""), CASE


def test_a_hand_written_page_is_found_by_its_words_without_its_marks() -> None:
    page = hand_written("about.md", "About", "# About\n\nSee *the* [list](a.md)\n\n| a |\n|---|\n")
    assert page.address == "about/"
    assert page.passages == (Passage("", "", "About See the list a"),)


def test_sections_that_a_page_knows_already_are_not_added() -> None:
    page = hand_written("about.md", "About", "Words.")
    more = with_sections(page, [("", "Again", ""), ("rules", "Rules", "One.")])
    assert more.passages[1:] == (Passage("rules", "Rules", "One."),)


def test_sections_are_read_from_the_headings_of_a_page() -> None:
    html = (
        '<p>Lead</p><h2 id="a">One &amp; two<a class="headerlink" href="#a">¶</a></h2>'
        '<p>Some <b>words</b></p><h3 id="b">Three</h3><pre>code</pre>'
        '<footer class="kb-made-from">x</footer>'
    )
    assert list(sections(html)) == [("a", "One & two", "Some words"), ("b", "Three", "")]


@pytest.mark.parametrize(
    ("value", "digits"), [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB")]
)
def test_numbers_are_written_in_digits_of_five_bits(value: int, digits: str) -> None:
    assert number(value) == digits


def test_a_posting_is_steps_and_fields() -> None:
    assert written({}) == ""
    assert written({0: 1, 3: 8, 40: 63}) == "AB" + "CI" + "kB_"


def content(files: dict[str, str], name: str) -> Any:
    text = files[f"search/{name}.js"]
    assert text.startswith(f'atlasSearchPart("{name}","')
    assert text.endswith(");\n")
    return json.loads(text[text.index(",", text.index(",") + 1) + 1 : -3])


PLACES = (Passage("", "", "x"), Passage("d", "Copies", "", "wrong"))
PAGES = (
    Findable("a/", KIND, "pages", "Zero copy", 1.0, "零拷贝", (Passage("", "", "Copy, copy."),)),
    Findable("b/#c", KIND, "terms", "C", 0.5, "", PLACES),
)


def test_an_index_says_where_each_word_stands() -> None:
    files = search_files(PAGES, [("b", "a")], {KIND: "Page"}, "en")
    title, heading, also, twice = 1, 2, 4, 16
    assert content(files, "terms-0") == {
        "c": written({1: title}),
        "copy": written({0: title | twice, 2: heading}),
        "x": written({1: 8}),
        "zero": written({0: title}),
        "拷贝": written({0: also}),
        "零拷": written({0: also}),
    }
    assert content(files, "entries-0") == [
        ["a/", "Zero copy", [["", "", "Copy, copy."]]],
        ["b/#c", "C", [["", "", "x"], ["d", "Copies", "", "wrong"]]],
    ]
    index = content(files, "index")
    assert index["kinds"] == [
        ["Page", GROUPS.index("pages"), 1.0],
        ["Page", GROUPS.index("terms"), 0.5],
    ]
    assert (index["units"], index["passages"], index["titles"]) == ("AB", "BC", "CB")
    assert index["synonyms"] == [["b", "a"]]
    assert (index["terms"], index["entries"]) == (["c"], [0])
    assert files["search/addresses.js"] == 'atlasAddresses("en",[["a/","Zero copy"]]);\n'


def test_no_file_grows_much_larger_than_asked() -> None:
    terms = [(f"w{n:03}", "AB" * 20) for n in range(200)]
    entries = [[f"p{n}/", "Title", [["", "", "Words " * 10]]] for n in range(100)]
    files = in_parts({}, terms, entries, 1000)
    assert max(len(text) for text in files.values()) < 1400
    index = content(files, "index")
    assert index["terms"][0] == "w000"
    assert index["entries"][0] == 0
    joined = [
        pair for at in range(len(index["terms"])) for pair in content(files, f"terms-{at}").items()
    ]
    assert joined == terms


def test_the_digest_changes_with_any_part() -> None:
    one = in_parts({}, [("a", "AB")], [["a/", "A", []]])
    other = in_parts({}, [("a", "AB")], [["a/", "B", []]])
    assert one["search/terms-0.js"] != other["search/terms-0.js"]


def test_a_word_counts_at_most_seven_times_in_a_passage() -> None:
    page = Findable("a/", KIND, "pages", "", 1.0, "", (Passage("", "", "go " * 50),))
    files = search_files([page], [], {KIND: "Page"}, "en")
    assert content(files, "terms-0") == {"go": "A" + DIGITS[7 * 8]}
