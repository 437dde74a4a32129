"""Pages on their way into the book: links, marks, headings, captions, and their words."""

from __future__ import annotations

from tools.book.flatten import flatten
from tools.book.sheets import Sheet, labels, number_captions, titles, words_of
from tools.book.targets import Mark, Targets, name_of
from tools.book.trees import parse, text_of

HOME = "topics/memory-model/stacks.md"


def flat(body: str, *, src_uri: str = "languages/go.md", level: int = 2) -> tuple[Sheet, Targets]:
    """Flatten a body on a page beside one on which claim 12 is at home, and wrong."""
    marks = {name_of(HOME, "go-stack"): Mark(12, "M", "wrong")}
    targets = Targets.of([HOME, "index.md", "languages/go.md"], marks)
    sheet = Sheet(src_uri, "claims_part", level, "Go", parse(body))
    flatten(sheet, targets, "en")
    return sheet, targets


def test_a_link_to_a_claim_is_cut_and_marked() -> None:
    words = "A goroutine starts with about two kilobytes of stack, which grows as it is needed."
    sheet, _ = flat(f'<p><a href="../../topics/memory-model/stacks/#go-stack">{words}</a></p>')
    assert text_of(sheet.tree) == (
        "A goroutine starts with about two kilobytes of stack, which grows as it… [12·M·wrong]"
    )
    assert sheet.tree.find(".//a").get("href") == "#topics.memory-model.stacks:go-stack"


def test_a_mark_of_certainty_is_not_said_twice() -> None:
    sheet, _ = flat(
        '<a class="kb-mark" href="../../topics/memory-model/stacks/#go-stack">'
        '<span class="kb-certainty">M</span></a>'
    )
    assert text_of(sheet.tree) == "[12·M·wrong]"


def test_a_wrong_claim_that_is_repeated_stays_struck_out() -> None:
    sheet, _ = flat(
        '<div class="kb-claim"><p class="kb-statement"><s class="kb-struck">It is so.</s>'
        '<span class="kb-correction">It is not.</span> <span class="kb-figure">2 KB</span>'
        '<a class="kb-marker" href="../../topics/memory-model/stacks/#go-stack">M</a></p></div>'
    )
    assert text_of(sheet.tree) == "It is so. 2 KB [12·M·wrong]"
    assert sheet.tree.find(".//s").text == "It is so."


def test_of_what_a_judgement_stands_on_only_the_numbers_are_left() -> None:
    sheet, _ = flat(
        '<details class="kb-grounds"><summary>Stands on 1 claim</summary><ul><li>'
        '<div class="kb-claim"><p class="kb-statement">See <a href="../../">terms</a>.'
        '<a class="kb-marker" href="../../topics/memory-model/stacks/#go-stack">M</a></p></div>'
        "</li></ul></details>"
    )
    assert text_of(sheet.tree) == "Stands on 1 claim[12·M·wrong]"


def test_what_folds_is_open_and_what_only_a_screen_can_use_is_gone() -> None:
    sheet, _ = flat(
        '<details><summary>More</summary><p>Hidden</p></details><form><input name="a"></form>'
        '<nav class="kb-trail">Above</nav><a class="headerlink" href="#x">¶</a>'
        '<label><input type="checkbox"> <span>Tick</span></label><script>go()</script>'
        "<p hidden>until a script comes</p>"
    )
    assert text_of(sheet.tree) == "MoreHidden Tick"


def test_links_within_the_site_lead_within_the_book_and_those_to_files_nowhere() -> None:
    sheet, targets = flat(
        '<p id="here"><a href="#here">a</a><a href="../../?x=1">b</a>'
        '<a href="../../data/all.json">c</a><a href="https://go.dev/">d</a></p>'
    )
    links = [link.get("href") for link in sheet.tree.iter("a")]
    assert links == ["#languages.go:here", "#home", None, "https://go.dev/"]
    assert targets.linked == {"languages.go:here", "home"}
    assert targets.strangers == []


def test_a_link_to_a_page_that_is_left_out_leads_nowhere() -> None:
    targets = Targets.of(["languages/go.md"], {})
    targets.unprinted.add("shortlist/")
    assert targets.name("../../shortlist/", "languages/go.md") is None
    assert targets.strangers == []


def test_a_link_to_no_page_is_reported() -> None:
    _, targets = flat('<p><a href="../rust/">Rust</a></p>')
    assert targets.strangers == ["languages/go.md: ../rust/"]


def test_links_of_diagrams_lead_within_the_book() -> None:
    sheet, targets = flat('<div class="mermaid">\n  click n1 href "../../#x" _self\n</div>')
    assert sheet.tree.find(".//div").text.strip() == 'click n1 href "#home:x" _self'
    assert targets.linked == {"home:x"}


def test_a_drawing_keeps_its_arrows_and_its_links_lead_within_the_book() -> None:
    sheet, targets = flat(
        '<svg><marker id="m"></marker><path marker-end="url(#m)"></path><a xlink:href="../../#x">'
        "<text><tspan>is it</tspan> <tspan>done?</tspan></text></a></svg>"
    )
    assert sheet.tree.find(".//marker").get("id") == "languages.go:m"
    assert sheet.tree.find(".//path").get("marker-end") == "url(#languages.go:m)"
    assert sheet.tree.find(".//a").get("xlink:href") == "#home:x"
    assert targets.linked == {"home:x"}


def test_headings_begin_at_the_level_of_the_page() -> None:
    sheet, _ = flat('<h1>Go</h1><h2 id="a">Figures</h2><h3>Cards</h3>', level=3)
    assert [(t.level, t.text, t.name) for t in titles(sheet)] == [
        (3, "Go", "languages.go"),
        (4, "Figures", "languages.go:a"),
    ]


def test_tables_and_figures_are_numbered_and_the_numbers_of_a_chart_are_part_of_it() -> None:
    tree = parse(
        "<table><caption>Aspects</caption></table><figure><figcaption>Bars</figcaption>"
        "<table><caption>Numbers</caption></table></figure>"
    )
    sheet = Sheet("a.md", "topic", 2, "A", tree)
    words = {"table": "Table {}", "figure": "Figure {}"}
    captions = list(number_captions(sheet, words, {"table": 4, "figure": 0}))
    assert [(c.kind, c.number, c.text, c.name) for c in captions] == [
        ("table", 5, "Aspects", "table-5"),
        ("figure", 1, "Bars", "figure-1"),
    ]
    assert text_of(tree) == "Table 5 AspectsFigure 1 BarsNumbers"


def test_what_is_to_be_read_includes_labels_of_diagrams_and_no_titles_of_pictures() -> None:
    tree = parse(
        "<svg><title>T</title><desc>D</desc><text>42 ms</text>"
        "<text><tspan>two</tspan> <tspan>lines</tspan></text></svg> after"
        '<div class="mermaid">flowchart TD\n  accTitle: no\n  n1["a #quot;b#quot; #35;"]\n</div>'
    )
    assert {text.strip() for text in words_of(tree)} == {
        "42 ms",
        "two lines",
        "after",
        'a "b" #',
    }


def test_characters_of_diagram_syntax_are_read_back() -> None:
    assert list(labels('  n1{{"内存#59; 停顿"}} -->|"是"| n2')) == ["内存; 停顿", "是"]
