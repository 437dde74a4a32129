"""Projects whose place another one took."""

from __future__ import annotations

from pathlib import Path

from knowledge_base.derive.edition import Edition
from knowledge_base.derive.scrutiny import freshness_view
from tests.factories import PROJECTS, REFERENCES, load, problems

STATUS = "    status: confirmed\n"


def test_a_renamed_project_has_a_successor(tmp_path: Path) -> None:
    assert problems(tmp_path, (PROJECTS, STATUS, "    status: renamed\n")) == [
        f"data/{PROJECTS}:8:5: projects[tokio].status: the project 'tokio' was renamed and has no "
        "successor; name the project that took its place in 'successor', or give another status"
    ]


def test_successors_do_not_lead_in_a_circle(tmp_path: Path) -> None:
    circle = "    status: renamed\n    successor: tokio\n"
    assert problems(tmp_path, (PROJECTS, STATUS, circle)) == [
        f"data/{PROJECTS}:9:5: projects[tokio].successor: the successors of 'tokio' lead back to "
        "it; remove the 'successor' of the one that is in use"
    ]


def test_what_was_looked_up_has_a_status_by_the_date_of_the_data(tmp_path: Path) -> None:
    """The page says when; a day to come, or a status left open, cannot be true."""
    unclear = "    status: unchecked\n    checked: 2026-11-22\n"
    assert problems(tmp_path, (PROJECTS, STATUS, unclear)) == [
        f"data/{PROJECTS}:8:5: projects[tokio].status: the project 'tokio' was looked up and is "
        "still unchecked; say in 'status' what was found",
        f"data/{PROJECTS}:9:5: projects[tokio].checked: the look-up is dated 2026-11-22, after the "
        "data (2026-11-21); correct the date, or 'site.as_of'",
    ]


def test_only_an_address_can_have_been_looked_up(tmp_path: Path) -> None:
    address = "    address: https://go.dev/doc/faq\n"
    assert problems(tmp_path, (REFERENCES, address, "    checked: 2026-11-21\n")) == [
        f"data/{REFERENCES}:6:5: references[go-faq].checked: the reference 'go-faq' has no address "
        "that was looked up; add 'address', or remove it"
    ]


def test_look_ups_are_counted(tmp_path: Path) -> None:
    base = load(tmp_path, (PROJECTS, STATUS, f"{STATUS}    checked: 2026-11-21\n"))
    view = freshness_view(Edition(base, "en"))
    assert (view.projects.checked, view.projects.all) == (1, 1)
    assert (view.addresses.checked, view.addresses.all) == (0, 1)
