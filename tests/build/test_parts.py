"""A site whose pages were rendered in parts, each with a cache of its own, and then joined."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build.project import LANGUAGES, build_here, lay_out
from tools.build_part import main, shares

CONFIGURATIONS = dict(zip(LANGUAGES, ("mkdocs.yml", "mkdocs.zh.yml"), strict=True))
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("parts") / "project")


@pytest.fixture(scope="module")
def whole(project: Path) -> dict[str, Files]:
    """Return each language as it is built in one go, without a cache."""
    with pytest.MonkeyPatch.context() as patch:
        return {
            language: build_here(project, patch, configuration=file)
            for language, file in CONFIGURATIONS.items()
        }


@pytest.mark.parametrize("parts", [2, 4])
def test_parts_are_joined_to_the_same_bytes_and_nothing_is_left_to_render(
    project: Path,
    whole: dict[str, Files],
    parts: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    joined = tmp_path / "joined"
    for part in range(1, parts + 1):
        own = tmp_path / f"part-{part}"
        monkeypatch.setenv("ATLAS_CACHE", str(own))
        assert main(["--root", str(project), "--part", f"{part}/{parts}"]) == 0
        assert not any((joined / "page" / page.name).exists() for page in (own / "page").iterdir())
        shutil.copytree(own, joined, dirs_exist_ok=True)
    kept = {path.name for kind in ("page", "markdown") for path in (joined / kind).iterdir()}
    for language, file in CONFIGURATIONS.items():
        built = build_here(project, monkeypatch, str(joined), configuration=file)
        assert built.keys() == whole[language].keys()
        assert [name for name in built if built[name] != whole[language][name]] == []
    after = {path.name for kind in ("page", "markdown") for path in (joined / kind).iterdir()}
    assert after == kept


@pytest.mark.parametrize("parts", range(1, 8))
def test_each_page_of_each_language_is_in_one_part(parts: int) -> None:
    paths = ["index.md", "glossary.md", *(f"topics/{letter}/a.md" for letter in "abcdefgh")]
    rendered = [
        (language, path)
        for part in range(1, parts + 1)
        for language, share in shares(part, parts)
        for path in paths
        if share(path)
    ]
    assert sorted(rendered) == sorted((language, path) for language in LANGUAGES for path in paths)


@pytest.mark.parametrize("part", ["0/2", "3/2", "2", "1/4/2", ""])
def test_a_part_is_one_of_how_many(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--part", part]) == 1
    assert capsys.readouterr().err == f"PART is '{part}'; write which of how many: 2/4\n"


def test_a_part_without_a_cache_would_be_in_vain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--part", "1/2"]) == 1
    assert capsys.readouterr().err == (
        "the cache cannot be written to, and a part is for it: ATLAS_CACHE is 0\n"
    )
