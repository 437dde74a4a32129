"""Two builds of one input are the same bytes, whenever, wherever and by whomever they are made."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.build.project import LANGUAGES, build_site, lay_out, snapshot


@pytest.fixture(scope="module")
def other_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small project elsewhere, at another time of day and in another order of sets."""
    folder = tmp_path_factory.mktemp("other")
    root = lay_out(folder / "moved project")
    site = folder / "site of another name"
    site.mkdir()
    (site / "left-over.html").write_text("of the previous site", encoding="utf-8")
    environment = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8"}
    outcome = build_site(root, "--output", str(site), **environment)
    assert outcome.status == 0, outcome.errors
    return site


def test_every_file_is_the_same_byte_for_byte(small_project: Path, other_build: Path) -> None:
    """Files of the previous site are gone as well."""
    one, other = snapshot(small_project / "site"), snapshot(other_build)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compressed_or_indexed_is_among_them(other_build: Path, language: str) -> None:
    folder = other_build / language
    assert (folder / "search" / "terms-0.js").stat().st_size > 1000
    packed = gzip.decompress((folder / "sitemap.xml.gz").read_bytes())
    assert packed == (folder / "sitemap.xml").read_bytes()


def test_a_site_names_no_place_on_the_machine_that_built_it(other_build: Path) -> None:
    traces = [str(other_build.parent).encode(), b"moved project", str(Path.home()).encode() + b"/"]
    found = {
        name for name, content in snapshot(other_build).items() if any(t in content for t in traces)
    }
    assert found == set()


def test_nothing_is_left_beside_the_new_site(other_build: Path) -> None:
    assert {path.name for path in other_build.parent.iterdir()} == {
        "moved project",
        "site of another name",
    }
