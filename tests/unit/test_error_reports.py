"""The report link of a claim: what is copied, and the form that it leads to."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from knowledge_base.check.check import load_and_check
from knowledge_base.derive.claim_views import claim_view
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.error_reports import FORM, ErrorReport
from tests.build.project import REAL_LABELS
from tests.factories import COMPARISON, LABELS, ROOT, write

CLAIM = "go-pauses-briefly"
PLACE = f"data/{COMPARISON}:11"
PROJECT = Path(__file__).resolve().parents[2]


def report(folder: Path, repository: str, language: str = "en") -> ErrorReport:
    """Return the report of a claim in a site whose files are at `repository`."""
    setting = f"  as_of: 2026-11-21\n  repository: {repository}\n" if repository else ""
    edits = [(ROOT, "  as_of: 2026-11-21\n", setting)] if setting else []
    write(folder, *edits, files={LABELS: REAL_LABELS})
    base, _ = load_and_check(folder / "data")
    edition = Edition(base, language)  # type: ignore[arg-type]
    return claim_view(edition, base.claims[CLAIM]).report


def test_it_can_be_copied_without_an_account(tmp_path: Path) -> None:
    assert report(tmp_path, "") == ErrorReport(
        f"Claim “{CLAIM}” ({PLACE}), data as of 2026-11-21: ", None
    )
    chinese = report(tmp_path, "", "zh")
    assert chinese.text == f"主张“{CLAIM}”（{PLACE}），数据截至 2026-11-21："


@pytest.mark.parametrize(
    "repository",
    [
        "https://github.com/atlas/atlas/blob/main/",
        "https://forge.example.org/atlas/atlas/src/branch/main/",
    ],
)
def test_it_leads_to_a_form_that_knows_the_claim(tmp_path: Path, repository: str) -> None:
    url = report(tmp_path, repository).url
    assert url is not None
    parts = urlsplit(url)
    assert parts.path == "/atlas/atlas/issues/new"
    assert parse_qs(parts.query) == {
        "template": [FORM],
        "title": [CLAIM],
        "claim": [CLAIM],
        "place": [PLACE],
    }


def test_it_leads_to_an_issue_where_the_forge_has_no_such_forms(tmp_path: Path) -> None:
    url = report(tmp_path, "https://gitlab.example.org/group/atlas/-/blob/main/").url
    assert url is not None
    assert url.startswith("https://gitlab.example.org/group/atlas/-/issues/new?")
    query = parse_qs(urlsplit(url).query)
    assert query["issue[title]"] == [CLAIM]
    assert PLACE in query["issue[description]"][0]


def test_it_leads_nowhere_where_the_forge_is_not_known(tmp_path: Path) -> None:
    assert report(tmp_path, "https://example.org/files/").url is None


def test_the_form_has_the_fields_that_the_link_fills_in() -> None:
    form = yaml.safe_load((PROJECT / ".github" / "ISSUE_TEMPLATE" / FORM).read_text("utf-8"))
    fields = {part["id"] for part in form["body"] if "id" in part}
    assert {"claim", "place"} <= fields
