"""What is kept between builds: found by content, never damaged, never in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import pytest

from knowledge_base import store as module
from knowledge_base.store import (
    RememberingStore,
    Store,
    cache_folder,
    digest_of,
    digest_of_files,
    digest_of_packages,
)

VALUE = {"a": ["b", "c" * 1000]}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def entries(store: Store) -> list[Path]:
    assert store.folder is not None
    return sorted(store.folder.glob("*/*"))


def test_what_was_kept_is_found_again_by_its_key_and_kind_alone(store: Store) -> None:
    assert store.put("page", "k", VALUE)
    assert store.get("page", "k") == VALUE
    assert store.get("page", "other") is None
    assert store.get("site", "k") is None


@pytest.mark.parametrize("damage", ["cut short", "one bit", "emptied", "a folder in its place"])
def test_a_damaged_entry_counts_as_none_and_is_written_anew(store: Store, damage: str) -> None:
    store.put("page", "k", VALUE)
    (path,) = entries(store)
    content = path.read_bytes()
    if damage == "a folder in its place":
        path.unlink()
        path.mkdir()
        assert store.get("page", "k") is None
        assert not store.put("page", "k", VALUE)
        return
    flipped = content[:50] + bytes([content[50] ^ 1]) + content[51:]
    path.write_bytes({"cut short": content[:-1], "one bit": flipped}.get(damage, b""))
    assert store.get("page", "k") is None
    assert store.put("page", "k", VALUE)
    assert store.get("page", "k") == VALUE


def test_a_folder_that_is_a_file_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    store = Store(tmp_path / "cache")
    assert not store.put("page", "k", VALUE)
    assert store.get("page", "k") is None


def test_a_full_disk_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put("page", "k", VALUE)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    assert not store.put("page", "l", VALUE)
    monkeypatch.undo()
    assert [path.name for path in entries(store)] == ["k"]
    assert store.get("page", "k") == VALUE


def test_a_folder_that_others_may_write_to_is_not_trusted(store: Store) -> None:
    store.put("page", "k", VALUE)
    assert store.folder is not None
    store.folder.chmod(0o777)
    assert store.get("page", "k") is None
    assert not store.put("page", "l", VALUE)


def test_what_was_used_last_is_kept_and_what_a_killed_build_left_goes(store: Store) -> None:
    for number in range(4):
        store.put("page", str(number), VALUE)
    assert store.folder is not None
    (store.folder / "page" / ".killed").write_bytes(b"half of it")
    for age, path in enumerate(entries(store)):  # the half entry is the oldest, page 3 the newest
        os.utime(path, (age, age))
    assert store.get("page", "0") == VALUE
    size = (store.folder / "page" / "0").stat().st_size
    store.tidy(5 * size)
    assert len(entries(store)) == 5
    store.tidy(3 * size)
    assert [path.name for path in entries(store)] == ["0", "2", "3"]


def test_two_folders_together_hold_what_both_know(tmp_path: Path) -> None:
    for name in ("a", "b"):
        Store(tmp_path / name).put("page", name, VALUE)
    shutil.copytree(tmp_path / "a", tmp_path / "b", dirs_exist_ok=True)
    both = Store(tmp_path / "b")
    assert both.get("page", "a") == both.get("page", "b") == VALUE


def test_no_folder_keeps_nothing() -> None:
    Store(None).tidy()
    assert not Store(None).put("page", "k", VALUE)
    assert Store(None).get("page", "k") is None


def test_the_setting_names_the_folder_or_turns_the_cache_off() -> None:
    assert cache_folder("0", None) is None
    assert cache_folder("/c", "/x") == Path("/c")
    assert cache_folder(None, "/x") == Path("/x/polyglot-atlas")
    assert cache_folder("", None) == Path.home() / ".cache" / "polyglot-atlas"


def test_two_that_keep_the_same_at_once_both_leave_it_whole(store: Store) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path;"
        "from knowledge_base.store import Store; s = Store(Path(sys.argv[2]))\n"
        "for n in range(60): s.put('page', 'k', {'a': 'b' * 100_000}); "
        "assert s.get('page', 'k') == {'a': 'b' * 100_000}"
    )
    hooks = Path(module.__file__).parents[1]
    command = [sys.executable, "-c", code, str(hooks), str(store.folder)]
    running = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert [path.name for path in entries(store)] == ["k"]


def test_texts_are_digested_with_where_they_end() -> None:
    assert digest_of("a", "bc") != digest_of("ab", "c")
    assert digest_of("a") == digest_of(b"a")


def test_files_are_digested_by_name_and_content_but_not_by_time(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "inner").mkdir(parents=True)
    file = folder / "inner" / "a.yaml"
    file.write_text("a", encoding="utf-8")
    first = digest_of_files(tmp_path, ["data"])
    os.utime(file, (1, 1))
    assert digest_of_files(tmp_path, ["data"]) == first
    file.write_text("b", encoding="utf-8")
    changed = digest_of_files(tmp_path, ["data"])
    file.rename(folder / "inner" / "b.yaml")
    renamed = digest_of_files(tmp_path, ["data"])
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "c.yaml").write_text("c", encoding="utf-8")
    linked = digest_of_files(tmp_path, ["data"])
    (folder / "loop").symlink_to(folder)
    assert len({first, changed, renamed, linked, digest_of_files(tmp_path, ["data"])}) == 4


def test_another_version_of_a_package_is_another_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_of_packages()
    assert digest_of_packages() == before
    version: Any = vars(Distribution)["version"]

    def raised(each: Distribution) -> str:
        written: str = version.fget(each)
        return f"{written}.1" if each.name == "Jinja2" else written

    monkeypatch.setattr(Distribution, "version", property(raised))
    assert digest_of_packages() != before


def test_a_store_that_remembers_needs_no_folder_and_forgets_what_a_build_did_not_use(
    tmp_path: Path,
) -> None:
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    store = RememberingStore(tmp_path / "cache")
    assert not store.put("page", "k", VALUE)
    store.put("page", "l", VALUE)
    store.begin()
    assert store.get("page", "k") is VALUE
    store.begin()
    assert store.get("page", "k") is VALUE
    assert store.get("page", "l") is None
