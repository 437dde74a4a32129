"""Projects whose place another one took."""

from __future__ import annotations

from pathlib import Path

from tests.factories import PROJECTS, problems

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
