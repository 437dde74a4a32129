"""What `make audit` calls a fault, and how it tells of it. Its browsers are run by it alone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tools.audit.browsers import lighthouse_faults
from tools.audit.findings import Audit, Fault, Part, as_markdown
from tools.audit.html import EXCUSED, part_of
from tools.audit.links import audit_links
from tools.audit.pages import BuiltPage, pages_of, typical
from tools.audit.server import served
from tools.content_policy import POLICY_FILE

TOPIC = '<div class="kb kb-topic"><p id="a">{}</p></div>'


def site(folder: Path, **pages: str) -> Path:
    """Write pages by their paths, with `__` for each slash."""
    for name, text in pages.items():
        file = folder / name.replace("__", "/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_pages_are_told_apart_by_kind_and_diagram(tmp_path: Path) -> None:
    folder = site(
        tmp_path,
        en__a=TOPIC.format('<script src="../assets/vendor/mermaid.min.js"></script>'),
        en__b=TOPIC,
        en__moved='<a id="moved-to" href="../b/">b</a>',
        zh__c="<h1>about</h1>",
    )
    assert [(page.path, page.title, page.language) for page in pages_of(folder)] == [
        ("en/a/", "topic (with a diagram)", "en"),
        ("en/b/", "topic", "en"),
        ("zh/c/", "hand_written", "zh"),
    ]


def test_the_typical_page_of_a_kind_is_of_middling_size_then_comes_the_largest() -> None:
    pages = tuple(BuiltPage(f"en/{size}/", "topic", size, False) for size in (9, 1, 5))
    assert [page.size for page in typical(pages)] == [5]
    assert [page.size for page in typical(pages, 2)] == [5, 9]
    assert [page.size for page in typical(pages, 9)] == [5, 9, 1]


def test_links_and_anchors_that_lead_to_nothing_are_faults(tmp_path: Path) -> None:
    folder = site(
        tmp_path,
        en__a=(
            '<p id="here"><a href="#here">1</a><a href="../b/#there">2</a><a href="../b/">3</a>'
            '<a href="#gone">4</a><a href="../b/#gone">5</a><a href="../c/">6</a>'
            '<a href="https://example.org/x">7</a><img src="x.png"><a href="../b/?q=1#there">8</a>'
        ),
        en__b=(
            '<!-- <a href="none/"> --><p id=there>'
            '<script>document.write("<a href=\\"none/\\">")</script>'
        ),
    )
    part = audit_links(folder)
    assert part.looked_at == "8 links within the site on 2 pages"
    assert [(fault.what, fault.where) for fault in part.faults] == [
        ("a link names an anchor that is not there", "#gone"),
        ("a link names an anchor that is not there", "../b/#gone"),
        ("a link leads to nothing", "../c/"),
        ("a link leads to nothing", "x.png"),
    ]


def test_errors_of_the_checker_are_faults_but_for_those_excused_by_name(tmp_path: Path) -> None:
    url = f"file:{tmp_path}/en/a/index.html"
    excused = next(iter(EXCUSED))
    messages: list[dict[str, Any]] = [
        {"type": "error", "message": "Stray end tag “p”.", "url": url, "lastLine": 3},
        {"type": "error", "message": f"{excused}, “date”.", "url": url},
        {"type": "info", "subType": "warning", "message": "Empty heading.", "url": url},
        {"type": "info", "message": "The document has a language.", "url": url},
        {"type": "non-document-error", "message": "Out of memory."},
    ]
    part = part_of(messages, tmp_path, 7)
    assert part.faults == (
        Fault("en/a/index.html:3", "Stray end tag “p”."),
        Fault(":1", "Out of memory."),
    )
    assert part.notes == (
        f"1 × “{excused} …” is left as it is: {EXCUSED[excused]}.",
        "1 warnings, no errors: Empty heading.",
    )


def test_each_bar_that_lighthouse_is_below_is_a_fault_with_what_lowers_it() -> None:
    page = BuiltPage("en/a/", "topic", 1, False)
    result = {
        "error": None,
        "scores": {"performance": 0.94, "accessibility": 1, "best-practices": 1, "seo": None},
        "lowered": [
            {"category": "performance", "id": "speed-index", "shown": "4 s"},
            {"category": "accessibility", "id": "image-alt", "shown": ""},
        ],
    }
    assert list(lighthouse_faults(page, result)) == [
        Fault("en/a/", "performance 94 is below 95", "topic: speed-index 4 s"),
        Fault("en/a/", "seo -1 is below 100", "topic: "),
    ]
    failed = {"error": "no answer", "scores": {}, "lowered": []}
    assert [fault.where for fault in lighthouse_faults(page, failed)] == ["no answer"]


def test_the_report_counts_alike_faults_and_says_what_was_not_looked_at() -> None:
    faults = (Fault("a/", "bad | worse", "x `y`"), Fault("b/", "other"), Fault("c/", "bad | worse"))
    audit = Audit(
        "site",
        [
            Part(
                "Links", "3 links", faults, ("page", "kB"), (("a|b/", 1.5),), notes=("So be it.",)
            ),
            Part("Firefox", "", skipped="there is none"),
            Part("HTML", "2 pages"),
        ],
    )
    assert audit.has_faults
    assert as_markdown(audit) == (
        "# Audit\n\nOf the site in `site`.\n\n## Links\n\n3 links: **3 faults**.\n\nSo be it.\n\n"
        "| page | kB |\n| --- | --- |\n| a\\|b/ | 1.5 |\n\n"
        "- 2 × bad | worse, as on `a/`: `x 'y'`\n- 1 × other, as on `b/`\n\n"
        "## Firefox\n\nNot looked at: there is none.\n\n## HTML\n\n2 pages: no fault.\n"
    )
    assert json.loads(json.dumps(audit.as_data()))["parts"][0]["faults"][1]["what"] == "other"


def test_what_was_not_looked_at_is_no_fault() -> None:
    assert not Audit("site", [Part("Firefox", "", skipped="there is none")]).has_faults


@pytest.mark.parametrize("is_compressed", [True, False])
def test_the_server_compresses_what_browsers_let_it_and_sends_the_policy(
    tmp_path: Path, is_compressed: bool
) -> None:
    folder = site(tmp_path, en__a="<p>" + "x" * 500)
    (folder / POLICY_FILE).write_text("default-src 'none'\n")
    with served(folder) as address:
        headers = {"Accept-Encoding": "gzip" if is_compressed else "identity"}
        with urlopen(Request(f"{address}en/a/", headers=headers)) as answer:
            body = answer.read()
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"
    assert int(answer.headers["Content-Length"]) == len(body)
    assert (gzip.decompress(body) if is_compressed else body).startswith(b"<p>xx")
