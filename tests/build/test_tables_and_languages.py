"""What a screen reader is told: what a table is about, and in which language a text is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html
from lxml.html import HtmlElement

from knowledge_base.model.base import LANGUAGES, Language
from tests.build.project import BuiltSite

TABLE = re.compile(r"<table\b[^>]*>\s*(<caption>(?:\s*<[^>]+>)*\s*[^<\s])?")
HEADER = re.compile(r'<th\b(?![^>]*\sscope="(?:col|row|colgroup|rowgroup)")[^>]*>')
HAN = re.compile("[\u3400-\u9fff]")
TEXT = re.compile(r"[A-Za-z][a-z']+(?: [a-z']+){3,}")
"""Four words in a row: a text in English, and no name that Chinese uses too."""
HAND_WRITTEN = frozenset({"about", "contribute", "hosting"})
"""Markdown knows no captions: a heading stands above each of their few tables."""
CODE = frozenset({"code", "pre", "script", "style"})
PAGES = (
    *(".", "about", "evidence/references", "evidence/sources", "glossary", "ecosystem/analysis"),
    *("evidence/references/concurrency", "experiments", "snippets", "decide/weighing", "changes"),
    "topics/concurrency/scheduling-costs",
)
"""Pages that quote titles, terms and names."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_says_what_it_is_about_and_what_its_headers_head(
    real_site: BuiltSite, language: Language
) -> None:
    tables, faults = 0, []
    for path in sorted(real_site.paths[language] - HAND_WRITTEN):
        page = real_site.article_html(f"{language}/{path}")
        captions = [found[1] for found in TABLE.finditer(page)]
        tables += len(captions)
        if None in captions:
            faults.append(f"{path}: a table without a caption")
        faults += [f"{path}: {header} without a scope" for header in HEADER.findall(page)]
    assert faults == []
    assert tables > 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_text_in_another_language_says_so(
    real_site: BuiltSite, language: Language, path: str
) -> None:
    page = html.fromstring(real_site.article_html(f"{language}/{path}"))
    strange = [
        (text, of)
        for text, of in texts(page, language)
        if (HAN.search(text) and of != "zh") or (is_english(text) and of != "en")
    ]
    assert strange == []


def is_english(text: str) -> bool:
    """Tell whether a text is in English, names left out."""
    return not HAN.search(text) and TEXT.search(text) is not None


def texts(element: HtmlElement, language: str) -> Iterator[tuple[str, str]]:
    """Yield each text below an element, code left out, with the language that is told of it."""
    if not isinstance(element.tag, str) or element.tag in CODE:
        return
    own = str(element.get("lang", language)).partition("-")[0]
    yield " ".join((element.text or "").split()), own
    for child in element:
        yield from texts(child, own)
        yield " ".join((child.tail or "").split()), own
