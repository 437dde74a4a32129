"""Translations: each Chinese text is known with the English one that it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from knowledge_base.check.check import load_and_check
from knowledge_base.edition_pages import render_edition
from knowledge_base.load.load import load_knowledge_base
from knowledge_base.model.base import Language
from knowledge_base.translations import digest, recorded_anew, translations
from tests.build.project import REAL_LABELS
from tests.called import called
from tests.factories import COMPARISON, LABELS, LOCK, Edit, problems_in, write
from tools.format_data import main

ROOT = Path(__file__).resolve().parents[2]
CLAIM = "claim:both-free-memory.text"
ENGLISH = (COMPARISON, "en: Both free memory.", "en: Both free memory in time.")
CHINESE = (COMPARISON, "zh: 两者都释放内存。", "zh: 两者都会及时释放内存。")


def format_data(data: Path, *arguments: str) -> tuple[int, str, str]:
    return called(main, "--data", str(data), *arguments)


def recorded(folder: Path, *later: Edit) -> Path:
    """Return data that was formatted, and of which some texts were changed afterwards."""
    data = write(folder)
    assert format_data(data)[0] == 0
    for name, old, new in later:
        text = (data / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (data / name).write_text(text.replace(old, new), encoding="utf-8")
    return data


def states(data: Path) -> dict[str, str]:
    base, _ = load_knowledge_base(data)
    return {each.name: each.state for each in translations(base) if each.state != "current"}


def test_a_record_says_that_every_translation_is_current(tmp_path: Path) -> None:
    data = recorded(tmp_path)
    assert states(data) == {}
    assert problems_in(data, strict=True) == []
    assert f"  {CLAIM}: {digest('Both free memory.')} {digest('两者都释放内存。')}\n" in (
        data / LOCK
    ).read_text(encoding="utf-8")


def test_a_changed_original_makes_its_translation_stale(tmp_path: Path) -> None:
    data = recorded(tmp_path, ENGLISH)
    line = f"data/{COMPARISON}:31:15: {CLAIM}: 'en' has changed since 'zh' was made from it; "
    line += f"change 'zh' too, or confirm it: make format CONFIRM={CLAIM}"
    assert problems_in(data) == [line]
    assert problems_in(data, strict=True) == [line]


def test_formatting_does_not_hide_that_a_translation_is_stale(tmp_path: Path) -> None:
    data = recorded(tmp_path, ENGLISH)
    assert format_data(data) == (0, "", "")
    assert states(data) == {CLAIM: "stale"}


@pytest.mark.parametrize("name", [CLAIM, "claim:both-free-memory", "all"])
def test_a_translation_that_still_holds_can_be_confirmed(tmp_path: Path, name: str) -> None:
    data = recorded(tmp_path, ENGLISH)
    assert format_data(data, "--confirm", name) == (0, f"data/{LOCK}: written anew\n", "")
    assert states(data) == {}


def test_confirming_what_there_is_not_changes_nothing(tmp_path: Path) -> None:
    data = recorded(tmp_path, ENGLISH)
    status, _, errors = format_data(data, "--confirm", "claim:both-fre-memory")
    assert status == 1
    assert errors == (
        f"data/{LOCK} and data/addresses.txt: not written, for the data has faults\n"
        "there is no text 'claim:both-fre-memory'; did you mean 'claim:both-free-memory'?\n"
    )
    assert states(data) == {CLAIM: "stale"}


def test_a_text_that_changed_in_both_languages_is_recorded_anew(tmp_path: Path) -> None:
    data = recorded(tmp_path, ENGLISH, CHINESE)
    assert problems_in(data) == [
        f"data/{LOCK}:1:1: translations: texts that are not recorded as they are: 1; "
        "recorded and gone: 0; run make format"
    ]
    assert format_data(data) == (0, f"data/{LOCK}: written anew\n", "")
    assert problems_in(data) == []


def test_a_text_that_is_gone_leaves_the_record(tmp_path: Path) -> None:
    data = recorded(
        tmp_path, (COMPARISON, "{en: Both free memory., zh: 两者都释放内存。}", "{en: Hm.}")
    )
    assert problems_in(data)[-1] == (
        f"data/{LOCK}:1:1: translations: texts that are not recorded as they are: 0; "
        "recorded and gone: 1; run make format"
    )
    format_data(data)
    assert CLAIM not in (data / LOCK).read_text(encoding="utf-8")


def test_line_breaks_and_order_do_not_make_a_translation_stale(tmp_path: Path) -> None:
    data = recorded(
        tmp_path,
        (
            COMPARISON,
            "text: {en: Both free memory., zh: 两者都释放内存。}",
            "text:\n          zh: 两者都\n            释放内存。\n          en: Both\n"
            "            free memory.",
        ),
    )
    assert states(data) == {}


def test_marks_of_a_merge_in_the_record_are_mended(tmp_path: Path) -> None:
    data = recorded(tmp_path)
    lock = data / LOCK
    good = lock.read_text(encoding="utf-8")
    entry = next(line for line in good.splitlines() if CLAIM in line)
    other = f"  {CLAIM}: 00000000 11111111"
    for lines in ((other, "=======", entry), (entry, "=======", other)):
        merged = good.replace(entry, "\n".join(("<<<<<<< ours", *lines, ">>>>>>> theirs")))
        lock.write_text(merged, encoding="utf-8")
        assert format_data(data) == (0, f"data/{LOCK}: written anew\n", "")
        assert lock.read_text(encoding="utf-8") == good


def test_data_with_faults_leaves_the_record_alone(tmp_path: Path) -> None:
    data = recorded(tmp_path, (COMPARISON, "dimension:", "dimensions:"))
    before = (data / LOCK).read_bytes()
    status, _, errors = format_data(data)
    assert status == 1
    assert errors.startswith(
        f"data/{LOCK} and data/addresses.txt: not written, for the data has faults\n"
        f"data/{COMPARISON}:3:1: dimensions: the key 'dimensions' is not known"
    )
    assert (data / LOCK).read_bytes() == before


def test_a_record_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path, files={LOCK: "translations: {label:home: yes}\n"})
    assert problems_in(data) == [
        f"data/{LOCK}:1:28: translations.label:home: 'yes' is not a pair of digests; "
        "run make format, which writes this file"
    ]


@pytest.mark.parametrize(("language", "noted"), [("zh", 1), ("en", 0)])
def test_a_stale_translation_says_so_on_its_page(
    tmp_path: Path, language: Language, noted: int
) -> None:
    data = recorded(tmp_path, ENGLISH)
    (data / LABELS).write_bytes(REAL_LABELS)
    edition = render_edition(data, ROOT / "overrides" / "generated", language)
    page = edition.pages["topics/memory-model/memory-management.md"]
    notes = BeautifulSoup(page.html, "html.parser").select("#both-free-memory .kb-stale")
    assert [note.get_text() for note in notes] == ["(译文早于英文原文)"] * noted


def test_the_page_on_translation_counts_and_lists_stale_ones(tmp_path: Path) -> None:
    data = recorded(tmp_path, ENGLISH)
    (data / LABELS).write_bytes(REAL_LABELS)
    edition = render_edition(data, ROOT / "overrides" / "generated", "en")
    page = BeautifulSoup(edition.pages["evidence/translation.md"].html, "html.parser")
    rows = {
        row.th.get_text(): [c.get_text() for c in row("td")] for row in page("tr")[1:] if row.th
    }
    assert rows["data/comparisons/"][1:] == ["0", "1"]
    assert rows["data/glossary.yaml"] == ["2", "0", "0"]
    stale = page.select_one("#stale ~ ul")
    assert stale is not None
    assert stale.get_text().startswith(f"data/{COMPARISON}:31 {CLAIM} 'en' has changed")


def test_the_committed_record_is_current() -> None:
    base, _ = load_and_check(ROOT / "data")
    assert dict(base.translations) == recorded_anew(base), "run make format"
