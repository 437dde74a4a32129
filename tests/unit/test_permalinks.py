"""Addresses are for ever: what was recorded leads on, and the record is complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.permalinks import RECORDED, addresses, recorded_with
from knowledge_base.derive.site import site_pages
from knowledge_base.edition_pages import RenderedEdition, pages_by_hand, render_edition
from knowledge_base.problems import DataError
from tests.build.project import REAL_LABELS
from tests.factories import EXPERIMENT, LABELS, REDIRECTS, Edit, problems, write
from tools.format_data import main

PROJECT = Path(__file__).resolve().parents[2]
TEMPLATES = PROJECT / "overrides" / "generated"
TOPIC = "topics/memory-model/memory-management/"
DROPPED = (
    "the published address leads nowhere any more; give it back, or say in data/redirects.yaml "
    "where it leads now; if it was never published, remove the line"
)


def project(folder: Path, *edits: Edit, recorded: str = "", redirects: str = "") -> Path:
    """Write a small project with a record of addresses, and perhaps redirects."""
    list_ = f"redirects:\n{redirects}" if redirects else "redirects: []\n"
    data = write(folder, *edits, files={LABELS: REAL_LABELS, REDIRECTS: list_})
    (data / RECORDED).write_text(recorded, encoding="utf-8")
    return data


def rendered(
    folder: Path, *edits: Edit, recorded: str = "", redirects: str = ""
) -> RenderedEdition:
    """Render a small project in English."""
    data = project(folder, *edits, recorded=recorded, redirects=redirects)
    return render_edition(data, TEMPLATES, "en")


def faults(folder: Path, *edits: Edit, recorded: str = "", redirects: str = "") -> list[str]:
    """Return what a build says is wrong."""
    with pytest.raises(DataError) as caught:
        rendered(folder, *edits, recorded=recorded, redirects=redirects)
    return [str(problem) for problem in caught.value.problems]


def test_all_real_addresses_are_recorded() -> None:
    data = PROJECT / "data"
    base, _ = load_and_check(data)
    pages = [page.src_uri for page in site_pages(Edition(base, "en"), ())]
    by_hand = pages_by_hand(PROJECT / "docs" / "en")
    text = (data / RECORDED).read_text(encoding="utf-8")
    lacking = set(addresses(base, (*pages, *by_hand))) - set(text.split())
    assert sorted(lacking) == [], "run make format"
    assert recorded_with(text, ()) == text, "it is not in order; run make format"


def test_pages_and_all_that_has_an_anchor_are_addresses(tmp_path: Path) -> None:
    base, _ = load_and_check(write(tmp_path))
    found = addresses(base, ["index.md", "topics/index.md"])
    assert "" not in found
    assert {
        "topics/",
        TOPIC,
        f"{TOPIC}#pauses",
        f"{TOPIC}#go-pauses-briefly",
        "ecosystem/runtimes/#tokio",
        "glossary/#latency",
        "evidence/references/#go-faq",
        "evidence/sources/survey/#memory",
        "decide/weighing/#short-pauses",
    } <= set(found)
    assert list(found) == sorted(found)


def test_a_build_that_drops_a_claim_and_a_page_says_so(tmp_path: Path) -> None:
    recorded = f"languages/go/\nlanguages/pascal/\n{TOPIC}\n{TOPIC}#go-pauses-shortly\n"
    assert faults(tmp_path, recorded=recorded) == [
        f"data/addresses.txt:2:1: languages/pascal/: {DROPPED}",
        f"data/addresses.txt:4:1: {TOPIC}#go-pauses-shortly: {DROPPED}",
    ]


def test_a_renamed_claim_is_dropped(tmp_path: Path) -> None:
    data = project(tmp_path)
    assert main(["--data", str(data)]) == 0
    recorded = (data / RECORDED).read_text(encoding="utf-8")
    gone = "experiments/pauses/#go-pause-measured"
    renamed = (EXPERIMENT, "id: go-pause-measured", "id: go-pause-taken")
    number = recorded.splitlines().index(gone) + 1
    assert faults(tmp_path / "later", renamed, recorded=recorded) == [
        f"data/addresses.txt:{number}:1: {gone}: {DROPPED}"
    ]


def test_everything_recorded_is_there_in_both_languages(tmp_path: Path) -> None:
    data = project(tmp_path)
    assert main(["--data", str(data)]) == 0
    assert len((data / RECORDED).read_text(encoding="utf-8").split()) > 60
    for language in ("en", "zh"):
        render_edition(data, TEMPLATES, language)


def test_an_anchor_that_has_moved_says_where(tmp_path: Path) -> None:
    edition = rendered(
        tmp_path,
        recorded=f"{TOPIC}#go-pauses-shortly\n",
        redirects=f"  - {{old: {TOPIC}#go-pauses-shortly, new: 'claim:go-pause-measured'}}\n",
    )
    page = edition.pages[f"{TOPIC.removesuffix('/')}.md"]
    assert '<li id="go-pauses-shortly">What this address named is now at ' in page.html
    assert '<a href="../../../experiments/pauses/#go-pause-measured">' in page.html
    assert "go-pauses-shortly" in page.anchors


def test_a_page_that_has_moved_leads_on_with_all_that_stood_on_it(tmp_path: Path) -> None:
    edition = rendered(
        tmp_path,
        recorded="topics/old/\ntopics/old/#go-pauses-briefly\ntopics/old/#measured\n",
        redirects=(
            "  - {old: topics/old/, new: 'comparison:memory-management'}\n"
            "  - {old: topics/old/#measured, new: experiments/pauses/#go-pause-measured}\n"
        ),
    )
    page = edition.files["topics/old/index.html"]
    to = "../memory-model/memory-management/"
    assert f'<noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>' in page
    assert f'<a id="moved-to" href="{to}">Memory management</a>' in page
    assert '<li id="measured"><a href="../../experiments/pauses/#go-pause-measured">' in page


@pytest.mark.parametrize(
    ("redirect", "fault"),
    [
        (
            f"{{old: {TOPIC}, new: glossary/}}",
            f"2:6: redirects[0].old: '{TOPIC}' is in use; remove the redirect",
        ),
        (
            "{old: topics/old/#x, new: glossary/}",
            "2:6: redirects[0].old: there is no page 'topics/old/' any more; "
            "redirect 'topics/old/' as well",
        ),
        (
            "{old: topics/old/, new: glosary/}",
            "2:24: redirects[0].new: 'glosary/' leads nowhere; did you mean 'glossary/'?",
        ),
        (
            "{old: topics/old/, new: topics/older/}\n  - {old: topics/older/, new: glossary/}",
            "2:24: redirects[0].new: 'topics/older/' has moved itself; name where it leads: "
            "'glossary/'",
        ),
    ],
)
def test_a_redirect_that_cannot_be_followed_is_refused(
    tmp_path: Path, redirect: str, fault: str
) -> None:
    found = faults(tmp_path, redirects=f"  - {redirect}\n")
    assert found == [f"data/redirects.yaml:{fault}"]


@pytest.mark.parametrize(
    ("redirect", "fault"),
    [
        (
            "{old: topics/old/, new: 'claim:go-pauses-brief'}",
            "2:24: redirects[0].new: there is no claim 'go-pauses-brief'; "
            "did you mean 'go-pauses-briefly'?",
        ),
        (
            "{old: topics/old/, new: 'metric:pause'}",
            "2:24: redirects[0].new: 'metric' is not a kind of record that has a page; known: "
            "calculator, case, checklist, claim, comparison, criterion, diagram, dimension, "
            "disagreement, experiment, flow, guide, …",
        ),
    ],
)
def test_a_redirect_to_a_record_that_is_not_there_is_refused(
    tmp_path: Path, redirect: str, fault: str
) -> None:
    found = problems(tmp_path, files={REDIRECTS: f"redirects:\n  - {redirect}\n"})
    assert found == [f"data/redirects.yaml:{fault}"]


def test_a_record_only_grows_and_loses_the_marks_of_a_merge() -> None:
    text = "<<<<<<< HEAD\nb/\n=======\na/#x\n>>>>>>> other\n"
    assert recorded_with(text, ["c/", "b/"]) == "a/#x\nb/\nc/\n"


def test_a_project_without_a_record_keeps_none(tmp_path: Path) -> None:
    data = write(tmp_path, files={LABELS: REAL_LABELS})
    assert main(["--data", str(data)]) == 0
    assert not (data / RECORDED).exists()


def test_a_check_tells_that_addresses_are_not_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = project(tmp_path)
    assert main(["--data", str(data)]) == 0
    assert main(["--data", str(data), "--check"]) == 0
    (data / RECORDED).write_text("", encoding="utf-8")
    capsys.readouterr()
    assert main(["--data", str(data), "--check"]) == 1
    assert capsys.readouterr().out == "data/addresses.txt: would be written anew\n"
    assert (data / RECORDED).read_text(encoding="utf-8") == ""
