"""A build with what earlier ones kept makes the same bytes as one without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import pytest

from tests.build.project import Outcome, build_here, build_site, lay_out, snapshot
from tests.factories import COMPARISON, GUIDE, TERMS
from tools.kept_site import site_key

Change = Callable[[Path, pytest.MonkeyPatch], None]
Files = dict[str, bytes]


def replaced(name: str, old: str, new: str) -> Change:
    """Return the change of one place in a file."""

    def change(root: Path, _: pytest.MonkeyPatch) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(old) >= 1, old
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def nothing(_: Path, __: pytest.MonkeyPatch) -> None:
    """Change nothing."""


def add_page(root: Path, _: pytest.MonkeyPatch) -> None:
    text = (root / "data" / GUIDE).read_text(encoding="utf-8")
    name, other = "id: measure", "id: measure-twice"
    assert text.count(name) == 1
    path = root / "data" / GUIDE
    path.with_name("measure-twice.yaml").write_text(text.replace(name, other), encoding="utf-8")


def remove_page(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "data" / GUIDE).with_name("measure-twice.yaml").unlink()


def raise_version(_: Path, patch: pytest.MonkeyPatch) -> None:
    version: Any = vars(Distribution)["version"]

    def raised(each: Distribution) -> str:
        written: str = version.fget(each)
        return f"{written}.1" if each.name == "Jinja2" else written

    patch.setattr(Distribution, "version", property(raised))


CHANGES: dict[str, Change] = {
    "nothing": nothing,
    "a claim": replaced(f"data/{COMPARISON}", "Rust has no collector.", "Rust has no tracer."),
    "a title": replaced(f"data/{COMPARISON}", "{en: Memory management, ", "{en: Freeing memory, "),
    "a new page": add_page,
    "a page removed": remove_page,
    "a template": replaced("overrides/generated/topic.html", "<p class", "<p data-x class"),
    "an option of the theme": replaced("mkdocs.yml", "    - navigation.top\n", ""),
    "a translation": replaced(f"data/{TERMS}", "zh: 延迟", "zh: 时延"),
    "the version of a package": raise_version,
}
"""What is changed, one after another."""
SAME = {"nothing", "a page removed", "the version of a package"}
"""Changes after which the site is what it was, just now or two changes before."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("cache") / "project")


@pytest.fixture(scope="module")
def before(project: Path) -> Iterator[list[Files]]:
    """Return the sites built so far with what was kept."""
    with pytest.MonkeyPatch.context() as patch:
        yield [build_here(project, patch, str(project.parent / "kept"))]


@pytest.mark.parametrize("what", CHANGES)
def test_after_a_change_a_build_with_the_cache_makes_what_one_without_makes(
    project: Path, before: list[Files], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    CHANGES[what](project, monkeypatch)
    kept = build_here(project, monkeypatch, str(project.parent / "kept"))
    anew = build_here(project, monkeypatch)
    assert kept.keys() == anew.keys()
    assert [name for name in anew if kept[name] != anew[name]] == []
    assert what in SAME or kept != before[-1], "nothing has changed"
    before.append(kept)


def site(root: Path, **environment: str) -> tuple[Outcome, Files]:
    """Build both languages as `make site` does."""
    folder = str(root.parent / "kept-sites")
    outcome = build_site(root, **{"ATLAS_CACHE": folder, **environment})
    return outcome, snapshot(root / "site")


BUILT = "Documentation built"
"""What MkDocs says, when it is asked."""


def test_a_site_is_taken_from_the_cache_whole_and_built_anew_where_a_file_there_is_damaged(
    tmp_path: Path,
) -> None:
    root = lay_out(tmp_path / "project")
    first, made = site(root)
    assert first.status == 0, first.errors
    second, taken = site(root)
    assert BUILT not in second.errors
    assert taken == made
    cache = tmp_path / "kept-sites"
    files, pages = (sorted((cache / kind).iterdir()) for kind in ("site-file", "page"))
    files[0].write_bytes(files[0].read_bytes()[:-1])
    third, mended = site(root)
    assert BUILT in third.errors
    assert mended == made
    # Another process, which orders sets in its own way, found each page.
    assert sorted((cache / "page").iterdir()) == pages


def test_a_site_is_another_after_any_change_of_what_it_is_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, code = tmp_path / "project", tmp_path / "code"
    book = root / "dist" / "book.pdf"
    sources = (root / "mkdocs.yml", root / "data" / "a.yaml", code / "tools" / "b.py", book)
    for path in (*sources, root / "site" / "index.html", root / "tests" / "c.py"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before", encoding="utf-8")

    def key() -> str:
        return site_key(root, code, root / "site", (book,), ("en", "zh"))

    keys = {key()}
    for path in (root / "site" / "index.html", root / "tests" / "c.py"):
        path.write_text("after", encoding="utf-8")
        assert {key()} == keys
    for number, path in enumerate(sources, 2):
        path.write_text("after", encoding="utf-8")
        keys.add(key())
        assert len(keys) == number, path
    raise_version(root, monkeypatch)
    assert key() not in keys


def test_a_build_that_warns_fails_again(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "project", docs="# A\n\n[nowhere](nowhere.md)\n")
    for _ in range(2):
        outcome, files = site(root)
        assert outcome.status == 1
        assert "contains a link 'nowhere.md'" in outcome.errors
        assert files == {}
    assert not (tmp_path / "kept-sites" / "site").exists()
