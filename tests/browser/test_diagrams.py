"""Flows and the sources' diagrams: drawn beforehand or when seen, legible, linked, told as text."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.addresses import Address
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.flow_graph import flow_graph
from knowledge_base.derive.graphs import Edge, Graph, Node
from knowledge_base.render.mermaid import flowchart
from tests.browser.support import (
    LANGUAGES,
    LIBRARY,
    ROOT,
    Site,
    Visitor,
    arrive,
    click,
    go,
    records,
    step,
    step_to,
    wait_for_scripts,
    watch_of,
)

FLOWS: list[dict[str, Any]] = list(records("decisions/flows/*.yaml").values())
FLOW = FLOWS[0]
PATH = f"decide/flows/{FLOW['id']}/"
DIAGRAMS: dict[str, dict[str, Any]] = {
    each["id"]: each for each in records("diagrams/*.yaml").values()
}
TYPICAL = ("gateway-load-test", "pull-request-gate", "flow-control-of-a-stream")
"""Diagrams with a store, with questions and answers, and with a dashed line."""
HOSTILE = (
    'a;b "c" #1; &amp; <b>d</b> `e` %%{init}%% [f] {g} (h) |i| --> \\n 100%; &#59; #35; ~\'é中',
    "<script>window.harmed = true</script><img src=x onerror=alert(1)>",
    "1. one *two* **three** _four_ __five__ ~~six~~",
    "- one",
    "* one",
    "+ one",
    "> one",
    "---",
    "end",
    "subgraph",
    "$$x^2$$",
    "[one](https://go.dev/)",
    "%%{init: {'theme': 'dark'}}%%",
    "占内存的30%;以上，占处理器时间的20%;以下，并且#号和&号都原样显示",
)
"""What diagram, HTML and Markdown syntax may look like in a label."""
LEGIBLE = 4.5
"""The contrast that WCAG 2 asks of text, level AA."""

LABELS = """() => ["g.node", "g.edgeLabel"].map((kind) =>
  [...document.querySelectorAll(`.kb-diagram svg ${kind}`)]
    .map((node) => node.textContent.replace(/\\s+/g, "")).filter(Boolean).sort())"""

# What is drawn behind each text: its own shape, or the page where a line's label lets it through.
COLOURS = """() => {
  const colour = (node, property) => getComputedStyle(node)[property];
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const found = colour(node, "backgroundColor");
      if (found !== "rgba(0, 0, 0, 0)") return found;
    }
    return "rgb(255, 255, 255)";
  };
  const texts = [];
  for (const node of document.querySelectorAll(".kb-diagram svg g.node")) {
    const shape = node.querySelector(".label-container");
    const fill = colour(shape.matches("g") ? shape.querySelector("path") : shape, "fill");
    const box = (shape) => shape.getBoundingClientRect();
    const [outer, inner] = [box(shape), box(node.querySelector("text"))];
    texts.push({
      text: node.textContent,
      pairs: [...node.querySelectorAll("tspan")].map((span) => [colour(span, "fill"), fill]),
      inside: inner.width > 0 && inner.left >= outer.left && inner.right <= outer.right
        && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1,
    });
  }
  for (const node of document.querySelectorAll(".kb-diagram svg g.edgeLabel")) {
    if (!node.textContent.trim()) continue;
    const grounds = [colour(node.querySelector("rect"), "fill"), behind(node)];
    texts.push({
      text: node.textContent,
      pairs: [...node.querySelectorAll("tspan")].flatMap((span) =>
        grounds.map((ground) => [colour(span, "fill"), ground])),
      inside: true,
    });
  }
  return texts;
}"""


def labels(flow: dict[str, Any], language: str) -> list[list[str]]:
    """Return the labels of nodes and of lines that the data asks for, without spaces."""
    nodes = [each["text"] for each in flow["questions"]]
    nodes += [each["title"] for each in flow["outcomes"]]
    answers = [answer["text"] for each in flow["questions"] for answer in each["answers"]]
    return [
        sorted(re.sub(r"\s+", "", text[language]) for text in texts) for texts in (nodes, answers)
    ]


def luminance(colour: str) -> float:
    """Return how light a colour such as `rgb(1, 2, 3)` is, as WCAG 2 defines it."""
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert found, f"{colour} is not a colour of its own"
    parts = [int(part) / 255 for part in found.groups()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def expect_drawn(page: Page, flow: dict[str, Any], language: str) -> None:
    expect(page.locator(".kb-diagram > div > svg")).to_be_visible()
    expect(page.locator("div.mermaid[data-error]")).to_have_count(0)
    assert page.evaluate(LABELS) == labels(flow, language)


def choose_palette(page: Page, number: int) -> None:
    """Choose light (0) or dark (1), and wait until the page is in it."""
    page.locator(f"label[for=__palette_{number}]").click()
    scheme = ("default", "slate")[number]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def without_drawings(page: Page, site: Site, source: str) -> None:
    """Let the flow's page have a source where it has a drawing."""

    def answer(route: Route) -> None:
        before, start, rest = site.text(f"en/{PATH}").partition('<div class="kb-drawing"')
        _, end, after = rest.partition("</div>")
        assert start
        assert end
        body = f'{before}<div class="mermaid">\n{escape(source)}{end}{after}'
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route(f"**/en/{PATH}", answer)


def expect_legible(page: Page) -> dict[str, set[str]]:
    """Check each text against what is behind it; return the colours that were used."""
    faults = []
    colours: dict[str, set[str]] = {"texts": set(), "shapes": set()}
    for text in page.evaluate(COLOURS):
        for pair in text["pairs"]:
            colours["texts"].add(pair[0])
            colours["shapes"].add(pair[1])
            if contrast(*pair) < LEGIBLE:
                faults.append(f"{text['text']!r}: {contrast(*pair):.2f} of {pair}")
        if not text["inside"]:
            faults.append(f"{text['text']!r} does not fit into its box")
    assert not faults, "\n".join(faults)
    assert colours["texts"]
    return colours


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_flow_is_drawn_with_the_words_of_the_data_and_legible(
    page: Page, language: str
) -> None:
    go(page, f"{language}/decide/")
    for flow in FLOWS:
        step_to(page, f"{language}/decide/flows/{flow['id']}/")
        expect_drawn(page, flow, language)
        assert min(map(luminance, expect_legible(page)["shapes"])) > 0.5
    assert watch_of(page).count(LIBRARY) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_flow_is_legible_in_the_other_palette(page: Page, language: str) -> None:
    go(page, f"{language}/{PATH}")
    light = expect_legible(page)
    choose_palette(page, 1)
    dark = expect_legible(page)
    assert not dark["shapes"] & light["shapes"]
    assert not dark["texts"] & light["texts"]
    choose_palette(page, 0)
    assert expect_legible(page) == light


def test_a_flow_without_a_drawing_is_drawn_by_the_page_and_anew_in_the_other_palette(
    page: Page, site: Site
) -> None:
    base = load_and_check(ROOT / "data")[0]
    graph = flow_graph(Edition(base, "en"), base.flows[FLOW["id"]], "index.md")
    without_drawings(page, site, flowchart(graph, lambda address: f"../../../{address.src_uri}"))
    go(page, f"en/{PATH}")
    expect_drawn(page, FLOW, "en")
    light = expect_legible(page)
    drawn = page.locator("div.mermaid > svg").get_attribute("id")
    for palette in (1, 0):
        choose_palette(page, palette)
        page.wait_for_function(
            "(before) => document.querySelector('div.mermaid > svg')?.id !== before", arg=drawn
        )
        drawn = page.locator("div.mermaid > svg").get_attribute("id")
        expect_drawn(page, FLOW, "en")
        colours = expect_legible(page)
        if palette:
            assert not colours["shapes"] & light["shapes"]
            assert not colours["texts"] & light["texts"]
        else:
            assert colours == light
    assert watch_of(page).count(LIBRARY) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_flow_is_seen_without_javascript_and_in_print(visitor: Visitor, language: str) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"{language}/{PATH}")
    drawing = page.locator(".kb-drawing > svg")
    expect(drawing).to_be_visible()
    expect(drawing.locator("a:has(g.node)")).to_have_count(
        len(FLOW["questions"]) + len(FLOW["outcomes"])
    )
    page.emulate_media(media="print")
    expect(drawing).to_be_visible()
    assert watch_of(page).count(LIBRARY) == 0


def test_shapes_and_words_are_told_apart_in_forced_colours(visitor: Visitor) -> None:
    page = visitor(forced_colors="active")
    page.goto(f"en/{PATH}")
    expect(page.locator(".kb-drawing > svg")).to_be_visible()
    for shown in page.evaluate(COLOURS):
        for text, ground in shown["pairs"]:
            if ground.startswith("rgb("):  # behind a line's label, the page lets the system through
                assert contrast(text, ground) >= LEGIBLE, shown["text"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TYPICAL)
def test_a_diagram_of_a_source_is_drawn_and_legible_in_either_palette(
    page: Page, name: str, language: str
) -> None:
    diagram = DIAGRAMS[name]
    go(page, f"{language}/diagrams/{name}/")
    expect(page.locator(".kb-drawing > svg")).to_be_visible()
    texts = [[each["text"] for each in diagram["nodes"]]]
    texts += [[each["text"] for each in diagram["edges"] if "text" in each]]
    assert page.evaluate(LABELS) == [
        sorted(re.sub(r"[\s`]+", "", text[language]) for text in part) for part in texts
    ]
    light = expect_legible(page)
    choose_palette(page, 1)
    assert not expect_legible(page)["texts"] & light["texts"]
    assert page.locator(".kb-drawing svg a:has(g.node)").count() == len(diagram["nodes"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_draws_all_its_diagrams_and_tells_them(page: Page, language: str) -> None:
    go(page, f"{language}/topics/distributed-systems/tls/")
    ours = [d for d in DIAGRAMS.values() if "comparison:tls" in d["related"]]
    expect(page.locator(".kb-drawing > svg")).to_have_count(len(ours))
    twin = page.locator(".kb-illustration details ol.kb-lines")
    expect(twin).to_have_count(len(ours))
    expect(twin.first).to_be_hidden()
    page.locator(".kb-illustration details summary").first.click()
    expect(twin.first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_seen_after_instant_steps_back_and_forward(page: Page, language: str) -> None:
    before, after = f"{language}/decide/", f"{language}/glossary/"
    path = f"{language}/{PATH}"
    link = f".md-content a[href*='{FLOW['id']}']"
    go(page, before)
    step(page, page.locator(link).first, path)
    expect_drawn(page, FLOW, language)
    step(page, page.locator(".md-content a[href*='glossary']").first, f"{after}#**")
    page.go_back()
    arrive(page, path)
    expect_drawn(page, FLOW, language)
    page.go_back()
    arrive(page, before)
    page.go_forward()
    arrive(page, path)
    expect_drawn(page, FLOW, language)
    assert watch_of(page).count(LIBRARY) == 0


def test_it_is_drawn_dark_for_those_who_read_in_the_dark(visitor: Visitor) -> None:
    page = visitor(color_scheme="dark")
    go(page, f"en/{PATH}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert max(map(luminance, expect_legible(page)["shapes"])) < 0.2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_is_a_link_and_a_click_leads_to_its_page(
    page: Page, site: Site, language: str
) -> None:
    go(page, f"{language}/{PATH}")
    boxes = page.locator(".kb-drawing svg g.node")
    links = page.locator(".kb-drawing svg a:has(g.node)")
    assert links.count() == boxes.count() == len(FLOW["questions"]) + len(FLOW["outcomes"])
    question = FLOW["questions"][0]
    kind, name = question["see"].split(":")
    folder = {"comparison": "topics/*", "table": "decide/tables"}[kind]
    text = re.sub(r"\s+", "", question["text"][language])
    all_texts = [re.sub(r"\s+", "", each) for each in links.all_text_contents()]
    links.nth(all_texts.index(text)).click()
    page.wait_for_url(f"{site.address}/{language}/{folder}/{name}/")


def test_labels_of_any_characters_are_shown_as_typed(page: Page, site: Site) -> None:
    typed = [f"{number}{text}" if number else text for text in HOSTILE for number in ("", "九")]
    nodes = [
        Node(f"n{number}", "question", text, Address("glossary.md"))
        for number, text in enumerate(typed)
    ]
    edges = [
        Edge(f"n{number - 1}", f"n{number}", text) for number, text in enumerate(typed) if number
    ]
    graph = Graph(typed[0], typed[0], tuple(nodes), tuple(edges))
    source = flowchart(graph, lambda address: f"../../../{address.src_uri}")
    without_drawings(page, site, source)
    go(page, f"en/{PATH}")
    expect(page.locator("div.mermaid[data-error]")).to_have_count(0)
    expected = [sorted(re.sub(r"\s+", "", text) for text in texts) for texts in (typed, typed[1:])]
    assert page.evaluate(LABELS) == expected
    assert page.locator("div.mermaid svg > title").text_content() == typed[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_flow_is_told_as_text_without_javascript(visitor: Visitor, language: str) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(f"{language}/{PATH}")
    expect(page.locator("#as-text")).to_be_visible()
    for question in FLOW["questions"]:
        expect(page.locator(f"h3[id='{question['id']}']")).to_contain_text(
            question["text"][language]
        )
        for answer in question["answers"]:
            told = page.locator(".kb-answers > li", has_text=answer["text"][language])
            expect(told.locator(f"a[href='#{answer['to']}']").first).to_be_visible()
    for outcome in FLOW["outcomes"]:
        expect(page.locator(f"h3[id='{outcome['id']}']")).to_contain_text(
            outcome["title"][language]
        )


def test_the_caption_leads_to_the_text(page: Page) -> None:
    go(page, f"en/{PATH}")
    click(page, page.locator("figcaption a"))
    page.wait_for_url(f"**/{PATH}#as-text")
    wait_for_scripts(page)
    expect(page.locator("#as-text")).to_be_in_viewport()
