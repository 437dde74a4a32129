"""Whatever refers to something is reachable from it, and every page says what it was made from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.addresses import address_of
from knowledge_base.derive.edition import Edition, Words
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.render.writer import TermIndex, Writer
from tests.build.project import ROOT, BuiltSite

TOPIC = "topics/memory-model/memory-management"
FLOW, TABLE = "decide/flows/choose", "decide/tables/scenarios"
TERM_LINK = re.compile(r'<a class="kb-term" href="[^"#]*#([^"]+)">')
CODE = re.compile("<code>([^<]*)</code>")
BOTH_WAYS = [
    (TOPIC, "matrices/memory-model"),
    (TOPIC, "topics/memory-model"),
    (TOPIC, "compare/go-vs-rust"),
    (TOPIC, FLOW),
    (TOPIC, TABLE),
    (TOPIC, "decide/checklists/before-choosing"),
    (TOPIC, "decide/calculators/task-memory"),
    (TOPIC, "decide/templates/trade-off"),
    (TABLE, "decide/templates/trade-off"),
    (TABLE, "decide/tables"),
    ("decide", "decide/templates/trade-off"),
    ("decide/templates/trade-off", "evidence/sources/survey"),
    ("decide/calculators/task-memory", "evidence/sources/survey"),
    (TOPIC, "decide/weighing"),
    (FLOW, "decide/weighing/steady-service"),
    ("decide", "decide/weighing"),
    ("decide/weighing", "decide/weighing/steady-service"),
    (TOPIC, "ecosystem/runtimes"),
    (TOPIC, "languages/go"),
    (TOPIC, "languages/rust"),
    (TOPIC, "diagrams/pause-path"),
    (TOPIC, "snippets"),
    (TOPIC, "guides/measure"),
    ("experiments/pauses", "guides/measure"),
    ("diagrams/pause-path", "evidence/sources/survey"),
    ("guides/measure", "evidence/sources/survey"),
    ("snippets", "evidence/sources/survey"),
    ("snippets", "languages/go"),
    ("diagrams", "diagrams/pause-path"),
    ("guides", "guides/measure"),
    (FLOW, "languages/rust"),
    (TABLE, "languages/rust"),
    ("cases/rewrite", "languages/go"),
    ("experiments/pauses", "languages/go"),
    ("evidence/sources/survey", "evidence/sources/survey/elsewhere"),
    ("evidence/sources/survey", "evidence/sources/survey/memory-model"),
    ("evidence/references", "evidence/references/memory-model"),
    ("languages/go", "compare/go-vs-rust"),
    ("languages/go", "languages/go/memory-model"),
    ("compare/go-vs-rust", "compare/go-vs-rust/memory-model"),
    ("languages", "languages/go"),
    ("ecosystem", "ecosystem/runtimes"),
    ("ecosystem", "ecosystem/languages/rust"),
    ("ecosystem/languages/rust", "ecosystem/runtimes"),
    ("ecosystem/languages/rust", "languages/rust"),
    ("languages/go", "languages/go/memory-model"),
    ("languages/go", "languages/go/elsewhere"),
    ("evidence/reviews", "evidence/reviews/wrong"),
    ("evidence", "evidence/sources/survey"),
    ("evidence/sources", "evidence/sources/survey"),
]
"""Pages of the small site that must lead to each other."""


def pages_linked(site: BuiltSite, path: str) -> set[str]:
    return {target.partition("#")[0] for target in site.links(path)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("one", "other"), BOTH_WAYS)
def test_pages_lead_to_each_other(
    small_site: BuiltSite, language: Language, one: str, other: str
) -> None:
    one, other = f"{language}/{one}", f"{language}/{other}"
    assert other in pages_linked(small_site, one)
    assert one in pages_linked(small_site, other)


@pytest.fixture(scope="module")
def small_base(small_project: Path) -> KnowledgeBase:
    """Read the small project's data."""
    return load_and_check(small_project / "data")[0]


def evidence_of(site: BuiltSite, page: str, claim: str) -> dict[str, str]:
    """Return where the links of a claim's note lead."""
    note = next(link for link in site.links(page, f"#{claim}") if "#note-" in link)
    return site.links(page, f"#{note.partition('#')[2]}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_leads_to_its_source_and_the_source_to_the_claim(
    small_site: BuiltSite, small_base: KnowledgeBase, language: Language
) -> None:
    source = small_site.links(f"{language}/evidence/sources/survey")
    lists = {link.partition("#")[0] for link in source if "/survey/" in link}
    listed = {link for path in lists for link in small_site.links(path)}
    for placed in small_base.claims.values():
        home = address_of(small_base, "claim", placed.id)
        page = f"{language}/{home.src_uri.removesuffix('.md')}"
        assert f"{page}#{placed.id}" in listed
        section = placed.claim.sources[0].at
        evidence = evidence_of(small_site, page, placed.id)
        assert f"{language}/evidence/sources/survey#{section}" in evidence
        assert f"{page}#{placed.id}" in evidence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_leads_to_its_projects_and_they_to_the_claim(
    small_site: BuiltSite, language: Language
) -> None:
    claim = f"{language}/{TOPIC}#go-pauses-briefly"
    evidence = evidence_of(small_site, f"{language}/{TOPIC}", "go-pauses-briefly")
    assert f"{language}/ecosystem/runtimes#tokio" in evidence
    assert claim in small_site.links(f"{language}/ecosystem/runtimes")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_leads_to_its_references_and_they_to_the_claim(
    small_site: BuiltSite, language: Language
) -> None:
    claim, reference = "rust-never-pauses", f"{language}/evidence/references#go-faq"
    assert reference in evidence_of(small_site, f"{language}/{TOPIC}", claim)
    for page in ("evidence/references/memory-model", "evidence/reviews/wrong"):
        assert f"{language}/{TOPIC}#{claim}" in small_site.links(f"{language}/{page}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_links_a_term_twice(real_site: BuiltSite, language: Language) -> None:
    linked = 0
    for path in real_site.paths[language]:
        terms = TERM_LINK.findall(real_site.html(f"{language}/{path}"))
        assert len(terms) == len(set(terms)), path
        linked += len(terms)
    assert linked > 100


def test_a_term_is_linked_where_it_is_used_first(small_base: KnowledgeBase) -> None:
    edition = Edition(small_base, "en")
    writer = Writer(edition, "index.md", TermIndex.of(edition))
    first, second = (
        [(piece.kind, piece.text, piece.url) for piece in writer.pieces(Words(text, "en"))]
        for text in ("Low latency, no wait.", "More latency.")
    )
    assert first == [
        ("text", "Low ", ""),
        ("term", "latency", "glossary/#latency"),
        ("text", ", no wait.", ""),
    ]
    assert "".join(text for _, text, _ in second) == "More latency."
    assert "term" not in {kind for kind, _, _ in second}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_the_files_that_it_was_made_from(
    real_site: BuiltSite, language: Language
) -> None:
    for path in real_site.paths[language]:
        html = real_site.article_html(f"{language}/{path}")
        footer = html[html.rindex('<footer class="kb-made-from"') :].partition("</footer>")[0]
        named = CODE.findall(footer)
        assert named, path
        for place in named:
            found = re.fullmatch(r"((?:data|docs)/[^:]+)(?::(\d+))?", place)
            assert found, path
            lines = (ROOT / found[1]).read_text(encoding="utf-8").splitlines()
            assert int(found[2] or 1) <= len(lines), path
