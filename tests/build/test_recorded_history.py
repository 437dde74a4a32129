"""Releases are recorded from the tags of a repository, and nothing is written where one is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from knowledge_base.edition_pages import render_edition
from tests.build.project import REAL_LABELS
from tests.build.project import ROOT as PROJECT
from tests.build.repository import commit, git
from tests.called import called
from tests.factories import COMPARISON, FLOW, LABELS, RELEASE, ROOT, problems_in, write
from tools.record_history import main
from tools.yaml_format import formatted

REWORDED = (
    COMPARISON,
    "{en: Both free memory., zh: 两者都释放内存。}",
    "{en: Both do., zh: 两者皆然。}",
)
DISPUTED = (
    COMPARISON,
    "        basis: opinion\nverdict",
    "        basis: opinion\n        review: {status: disputed, reason: {en: Hm., zh: 唔。}, "
    "references: [go-faq], reviewed: 2026-11-20}\nverdict",
)
TURNED = (
    (FLOW, "to: take-rust, judg", "to: take-go, judg"),
    (FLOW, "否}, to: take-go, judg", "否}, to: take-rust, judg"),
    (FLOW, "outcome: take-rust", "outcome: take-go"),
)
PATH = Path("data/releases/2026.11.yaml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository whose first version is tagged; other tags are no versions."""
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    for tag in ("2026.9", "2026.10", "nightly"):
        git(tmp_path, "tag", tag)
    return tmp_path


def record(root: Path, *words: str) -> tuple[int, str, str]:
    return called(main, "--root", str(root), *words)


def test_a_release_is_compared_with_the_last_version(root: Path) -> None:
    write(root, REWORDED, DISPUTED)
    told = f"{PATH}: 3 changes, since 2026.10\n"
    assert record(root, "2026.11") == (0, told, "")
    found = yaml.load((root / PATH).read_text(encoding="utf-8"), yaml.CBaseLoader)
    assert {key: found[key] for key in ("version", "since", "date", "claims")} == {
        "version": "2026.11",
        "since": "2026.10",
        "date": "2026-11-21",
        "claims": "7",
    }
    changes = {change["change"]: change for change in found["changes"]}
    assert list(changes) == ["reworded", "re-reviewed", "certainty"]
    assert changes["certainty"] == {
        "record": "claim:both-free-memory",
        "change": "certainty",
        "title": {"en": "Both do.", "zh": "两者皆然。"},
        "before": "low",
        "after": "very-low",
        "because": ["+review-disputed"],
        "sources": ["reference:go-faq"],
    }


def test_a_record_is_valid_and_written_as_make_format_would(root: Path) -> None:
    write(root, REWORDED, DISPUTED)
    record(root, "2026.11")
    text = (root / PATH).read_text(encoding="utf-8")
    assert formatted(text, "../schema/release.json") == text
    assert problems_in(root / "data", strict=True) == []


def test_what_was_recorded_stands_on_the_pages(root: Path) -> None:
    write(root, REWORDED, DISPUTED, files={LABELS: REAL_LABELS})
    record(root, "2026.11")
    edition = render_edition(root / "data", PROJECT / "overrides" / "generated", "en")
    assert "our review disputes it" in edition.pages["changes/2026.11.md"].html


def test_the_same_data_give_the_same_record(root: Path) -> None:
    write(root, REWORDED)
    record(root, "2026.11")
    first = (root / PATH).read_bytes()
    (root / PATH).unlink()
    record(root, "2026.11")
    assert (root / PATH).read_bytes() == first


def test_the_first_version_is_compared_with_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    (tmp_path / "data" / RELEASE).unlink()
    assert record(tmp_path, "2026.11") == (0, f"{PATH}: 0 changes, the first version\n", "")
    assert "since" not in (tmp_path / PATH).read_text(encoding="utf-8")


def test_an_example_path_that_turned_is_recorded(root: Path) -> None:
    write(root, *TURNED)
    assert record(root, "2026.11")[0] == 0
    found = yaml.load((root / PATH).read_text(encoding="utf-8"), yaml.CBaseLoader)
    (path,) = (change for change in found["changes"] if change["change"] == "path")
    assert path["record"] == "flow:choose"
    assert path["title"] == {"en": "A steady service.", "zh": "稳定的服务。"}
    assert (path["before_text"]["en"], path["after_text"]["en"]) == ("Rust", "Go")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("soon",), "'soon' is not a version; write year and month: 2026.12\n"),
        (("2026.11", "--since", "x"), "'x' is not a version; write year and month: 2026.12\n"),
        (("2026.10",), "the version 2026.10 is there already; choose a later one\n"),
        (("2026.8",), "the version 2026.10 is later and released; choose a later one\n"),
        (
            ("2026.11", "--since", "2026.12"),
            "2026.12 is not older than 2026.11; name an older one\n",
        ),
        (
            ("2026.11", "--since", "2026.7"),
            "'2026.7' is not a revision of this repository; did you mean '2026.9'?\n",
        ),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_written(
    root: Path, words: tuple[str, ...], message: str
) -> None:
    before = git(root, "status", "--porcelain")
    assert record(root, *words) == (1, "", message)
    assert git(root, "status", "--porcelain") == before == ""


def test_a_version_that_is_recorded_already_is_not_written_again(root: Path) -> None:
    record(root, "2026.11")
    first = (root / PATH).read_bytes()
    write(root, REWORDED)
    message = "the version 2026.11 is there already; choose a later one\n"
    assert record(root, "2026.11") == (1, "", message)
    assert (root / PATH).read_bytes() == first


def test_an_id_that_was_given_away_again_stops_the_record(root: Path) -> None:
    write(
        root,
        (
            COMPARISON,
            "{en: Both free memory., zh: 两者都释放内存。}\n        subjects: [go, rust]",
            "{en: Channels cost little., zh: 通道开销低。}\n        subjects: [go]",
        ),
    )
    assert record(root, "2026.11") == (
        1,
        "",
        "claim:both-free-memory: the id now means something else than in 2026.10; "
        "give the new statement an id of its own\n",
    )
    assert not (root / PATH).exists()


def test_data_with_faults_is_not_recorded(root: Path) -> None:
    write(root, (ROOT, "as_of: 2026-11-21", "as_of: soon"))
    status, _, errors = record(root, "2026.11")
    assert status == 1
    assert errors.startswith("the data of the working tree has faults:\ndata/comparisons.yaml:4:")
