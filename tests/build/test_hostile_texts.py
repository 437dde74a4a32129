"""HTML, Markdown, Jinja and Mermaid in any text are shown as typed and never executed."""

from __future__ import annotations

import json
import re
import string
from itertools import product
from pathlib import Path

import pytest
from bs4 import Tag

from knowledge_base.check.check import load_and_check
from knowledge_base.check.walk import all_records
from knowledge_base.model.base import Record, Text
from knowledge_base.model.history import ReleaseChange
from tests.build.full_data import changed
from tests.build.project import LANGUAGES, BuiltSite, built, shared
from tests.factories import ROOT, problems, write
from tools.search_parts import read_index

PAYLOAD = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %} {# no #} {} {0} "
    '"] --> n1; click n1 "x" end [a](javascript:alert(3)) ![b](c.png) ]]> \' " &amp; &#60; '
    "** d** _e_ ~~f~~ ` g </div></article> <!-- h --> | i | # j \\ k ::: $l$ <b onclick=m> %%"
)
SHOWN_NOWHERE = {
    f"{ROOT}.subjects.2.read_against",  # of a yardstick
}
NODE = r'n\d+(\{\{"[^"]*"\}\}|\(\["[^"]*"\]\)|\["[^"]*"\]|\[\("[^"]*"\)\])'
EDGE = r'n\d+ (-->|-\.->)(\|"[^"]+"\|)? n\d+'
FRAME = r'subgraph g\d+ \["[^"]*"\]|  n\d+|end'
CLICK = r'click n\d+ href "[^"<>\s]+" _self'
DIAGRAM_LINE = re.compile(
    rf"flowchart (?:TD|LR)|  ({NODE}|{EDGE}|{FRAME}|{CLICK}|class [n\d,]+ \w+|acc\w+: .*)"
)


def marks() -> dict[str, str]:
    """Return a word of its own for each place."""
    letters = ("".join(four) for four in product(string.ascii_lowercase, repeat=4))
    places: list[str] = []

    def note(place: str, words: str) -> str:
        places.append(place)
        return words

    changed(note)
    return {place: f"q{mark}q" for place, mark in zip(places, letters, strict=False)}


MARKS = marks()
HOSTILE = changed(lambda place, words: f"{words} {MARKS[place]} {PAYLOAD}")


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a site each of whose texts is hostile."""
    folder = shared(tmp_path_factory, "hostile", lambda root: built(root, files=HOSTILE))
    return BuiltSite(folder / "site")


def paths(site: BuiltSite, language: str) -> list[str]:
    return sorted(f"{language}/{path}" for path in site.paths[language])


def test_every_text_of_the_model_is_put_to_the_test(tmp_path: Path) -> None:
    base, _ = load_and_check(write(tmp_path, files=HOSTILE))
    filled = {
        (type(found.record).__name__, name)
        for found in all_records(base)
        for name, value in found.record
        if isinstance(value, Text) or (isinstance(value, tuple) and value)
    }
    declared = {
        (model.__name__, name)
        for model in set(Record.__subclasses__()) - {ReleaseChange}  # no rule walks what is written
        for name, field in model.model_fields.items()
        if "Text" in str(field.annotation)
    }
    assert declared - filled - {("LabelFile", "labels"), ("TemplateEntry", "values")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_shown_as_typed(site: BuiltSite, language: str) -> None:
    everything = " ".join(site.text(path) for path in paths(site, language))
    shown = {
        place.removesuffix(f".{language}")
        for place, mark in MARKS.items()
        if one_line(f"{mark} {PAYLOAD}") in everything
    }
    wanted = {
        place.removesuffix(f".{language}")
        for place in MARKS
        if not place.endswith(tuple(f".{other}" for other in LANGUAGES if other != language))
    }
    assert wanted - shown == SHOWN_NOWHERE


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_becomes_markup_anywhere_on_a_page(site: BuiltSite, language: str) -> None:
    for path in [*paths(site, language), "."]:
        page = site.page(path)
        assert [str(tag)[:200] for tag in page.find_all(is_foreign)] == [], path
        assert site.html(path).count("<article") == site.html(path).count("</article>") <= 1
        assert "49" not in page.get_text(), path


def is_foreign(tag: Tag) -> bool:
    """Tell whether an element is one that only a hostile text can have brought in."""
    if any(name.startswith("on") or name == "srcdoc" for name in tag.attrs):
        return True
    links = (str(tag.get(name, "")) for name in ("href", "src"))
    if any(link.startswith("javascript:") or link in ("x", "c.png") for link in links):
        return True
    is_run = tag.name == "script" and tag.get("type") != "application/ld+json"
    return tag.name == "b" or (is_run and "alert" in (tag.string or ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_descriptions_are_what_was_typed(site: BuiltSite, language: str) -> None:
    page = site.page(f"{language}/decide/flows/choose")
    title, description = page.title, page.select_one('meta[name="description"]')
    assert title is not None
    assert description is not None
    for text, key in ((title.get_text(), "title"), (str(description["content"]), "summary")):
        mark = MARKS[f"decisions/flows/choose.yaml.{key}.{language}"]
        assert one_line(f"{mark} {PAYLOAD}") in one_line(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_machines_are_told_what_was_typed(site: BuiltSite, language: str) -> None:
    page = site.page(f"{language}/topics/memory-model/memory-management")
    told = page.find_all("script", type="application/ld+json")
    assert len(told) == 1
    (article, *reviews) = json.loads(told[0].get_text())["@graph"]
    file = "comparisons/memory-model/memory-management.yaml"
    for text, place in (
        (article["headline"], f"{file}.title.{language}"),
        (article["description"], f"{file}.summary.{language}"),
        (reviews[0]["claimReviewed"], f"{file}.aspects.0.cells.rust.0.text.{language}"),
        (str(page.select('meta[property="og:title"]')[0]["content"]), f"{file}.title.{language}"),
    ):
        assert one_line(f"{MARKS[place]} {PAYLOAD}") in one_line(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_index_holds_texts_as_they_are_shown(site: BuiltSite, language: str) -> None:
    """Scripts put them into the page as text; in the index no text ends its own string."""
    files = read_index(site.folder / language)
    mark = MARKS[f"decisions/flows/choose.yaml.title.{language}"]
    assert f"{mark} <script>alert(1)</script><img src=x onerror=alert(2)>" in "".join(
        files.values()
    )
    for text in files.values():
        json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "lines_drawn"), [("decide/flows/choose", 4), ("diagrams/pause-path", 3)]
)
def test_a_diagram_keeps_its_structure(
    site: BuiltSite, language: str, page: str, lines_drawn: int
) -> None:
    diagram = site.article(f"{language}/{page}").select_one(".mermaid")
    assert diagram is not None
    lines = diagram.get_text().strip().splitlines()
    assert [line for line in lines if not DIAGRAM_LINE.fullmatch(line)] == []
    assert sum(bool(re.search(r" (-->|-\.->)", line)) for line in lines) == lines_drawn


def test_a_link_to_a_script_is_refused(tmp_path: Path) -> None:
    edit = (ROOT, "{en: Go 1.22., zh: Go 1.22。}", '{en: "[x](javascript:x)", zh: 一}')
    assert problems(tmp_path, edit) == [
        "data/comparisons.yaml:9:20: subjects[go].read_against.en: 'javascript' is not a kind of "
        "record that has a page; known: calculator, case, checklist, claim, comparison, criterion, "
        "diagram, dimension, disagreement, experiment, flow, guide, …"
    ]
