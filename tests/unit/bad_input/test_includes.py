"""What the root includes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.factories import (
    FILES,
    LABELS,
    SOURCES,
    Edit,
    problems,
    problems_in,
    write,
)
from tests.unit.bad_input.cases import including, tell

WHERE = "data/comparisons.yaml:36:3: include.labels[0]"


@tell(
    (
        "a file that is not there",
        [including("label.yaml")],
        [f"{WHERE}: there is no file 'label.yaml'; did you mean 'labels.yaml'?"],
    ),
    (
        "a pattern that fits nothing",
        [including("labels-*.yaml")],
        [f"{WHERE}: no file matches 'labels-*.yaml'; write one, or remove the entry"],
    ),
    (
        "a folder above",
        [including("../labels.yaml")],
        [f"{WHERE}: '../labels.yaml' leaves the data folder; name a file inside it"],
    ),
    (
        "a folder above, from below",
        [including("cases/../../labels.yaml")],
        [f"{WHERE}: 'cases/../../labels.yaml' leaves the data folder; name a file inside it"],
    ),
    (
        "an absolute path",
        [including("/etc/passwd")],
        [f"{WHERE}: '/etc/passwd' leaves the data folder; name a file inside it"],
    ),
    (
        "a home",
        [including("~/labels.yaml")],
        [f"{WHERE}: '~/labels.yaml' leaves the data folder; name a file inside it"],
    ),
    (
        "a folder",
        [including("cases")],
        [
            f"{WHERE}: 'cases' does not name data files; "
            "write folders and a file like 'projects/*.yaml'"
        ],
    ),
    (
        "the folder itself",
        [including(".")],
        [f"{WHERE}: '.' does not name data files; write folders and a file like 'projects/*.yaml'"],
    ),
    (
        "any depth",
        [including("'**/*.yaml'")],
        [
            f"{WHERE}: '**/*.yaml' does not name data files; "
            "write folders and a file like 'projects/*.yaml'"
        ],
    ),
    (
        "very many folders",
        [including("'" + "a/" * 1900 + "b.yaml'")],
        [
            f"{WHERE}: '{'a/' * 28}a…' does not name data files; "
            "write folders and a file like 'projects/*.yaml'"
        ],
    ),
    (
        "a file twice",
        [including("labels.yaml, label*.yaml")],
        [
            "data/comparisons.yaml:36:3: include.labels[1]: 'data/labels.yaml' is included twice; "
            "include it once"
        ],
    ),
)
def test_what_is_included(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path, including("outside.yaml"))
    (tmp_path / "secret.yaml").write_text("labels: {}\n")
    (data / "outside.yaml").symlink_to(tmp_path / "secret.yaml")
    assert problems_in(data) == [
        f"{WHERE}: 'outside.yaml' leads out of the data folder by a link; put the file itself there"
    ]


def test_a_linked_folder_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    data = write(tmp_path, including("'*/secret.yaml'"))
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yaml").write_text("labels: {}\n")
    (data / "inside").symlink_to(tmp_path / "outside")
    assert problems_in(data) == [
        f"{WHERE}: '*/secret.yaml' leads out of the data folder by a link; "
        "put the file itself there"
    ]


def test_a_link_in_a_circle_is_no_file(tmp_path: Path) -> None:
    data = write(tmp_path, including("circle.yaml"))
    (data / "circle.yaml").symlink_to(data / "circle.yaml")
    assert problems_in(data)[0].startswith(f"{WHERE}: there is no file 'circle.yaml'; ")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    data = write(tmp_path, including("folder.yaml"))
    (data / "folder.yaml").mkdir()
    assert problems_in(data)[0].startswith(f"{WHERE}: there is no file 'folder.yaml'; ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    data = write(tmp_path)
    (data / LABELS).chmod(0)
    assert problems_in(data) == [
        "data/labels.yaml:1:1: the file cannot be read: Permission denied; "
        "check its name and permissions"
    ]


def test_a_missing_root_is_reported(tmp_path: Path) -> None:
    assert problems_in(tmp_path / "data") == [
        "data/comparisons.yaml:1:1: the file cannot be read: No such file or directory; "
        "check its name and permissions"
    ]


def test_a_file_that_nothing_includes_is_reported(tmp_path: Path) -> None:
    assert problems(tmp_path, files={"notes/more.yaml": FILES[SOURCES]}) == [
        "data/notes/more.yaml:1:1: nothing includes this file; "
        "name it under 'include' in data/comparisons.yaml, or remove it"
    ]
