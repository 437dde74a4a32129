"""Every snippet does what its page says, wherever its toolchain is to be had."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge_base.check.check import load_and_check
from tests.build.project import ROOT

BASE, _ = load_and_check(ROOT / "data")
SNIPPETS = list(BASE.snippets.values())
Run = Callable[[Path, Path], list[str]]
"""From the code and an empty folder to the command that runs it, after compiling."""


def command(*words: str, folder: Path) -> str:
    """Run a command that must go well, offline; return what it wrote to standard output."""
    settings = {"GOCACHE": str(folder.parent / "go-cache"), "GO111MODULE": "off", "GOPROXY": "off"}
    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**os.environ, **settings},
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def with_go(code: Path, folder: Path) -> list[str]:
    assert command("gofmt", "-l", str(code), folder=folder) == ""
    command("go", "build", "-o", "program", str(code), folder=folder)
    return [str(folder / "program")]


def with_rust(code: Path, folder: Path) -> list[str]:
    flags = ("--edition", "2021", "--deny", "warnings", "-o", "program")
    command("rustc", *flags, str(code), folder=folder)
    return [str(folder / "program")]


def with_python(code: Path, _folder: Path) -> list[str]:
    return [sys.executable, "-I", "-W", "error", str(code)]


TOOLCHAINS: dict[str, tuple[str, Run]] = {
    ".go": ("go", with_go),
    ".rs": ("rustc", with_rust),
    ".py": (sys.executable, with_python),
}
"""By the ending of the code: the program that must be there, and how it is used."""


def test_every_ending_has_a_toolchain() -> None:
    assert {Path(code.file).suffix for code in BASE.code.values()} <= TOOLCHAINS.keys()


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[snippet.id for snippet in SNIPPETS])
def test_a_snippet_writes_what_its_page_says(snippet: object, tmp_path: Path) -> None:
    name = getattr(snippet, "id", "")
    code = ROOT / BASE.code[name].file
    program, run = TOOLCHAINS[code.suffix]
    if shutil.which(program) is None:
        pytest.skip(f"there is no {program} on the PATH: {code.name} is neither compiled nor run")
    written = command(*run(code, tmp_path), folder=tmp_path)
    assert written.rstrip("\n") == BASE.snippets[name].output


def test_a_snippet_that_was_checked_names_its_toolchain_and_version() -> None:
    for snippet in SNIPPETS:
        if snippet.checked is not None:
            assert re.fullmatch(r"(Go|rustc|Python) \d+(\.\d+)+", snippet.checked.tool), snippet.id


def test_several_languages_are_there() -> None:
    assert {snippet.language for snippet in SNIPPETS} >= {"go", "python", "rust"}
