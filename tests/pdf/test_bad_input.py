"""What stops a book: a message that says what to do, no PDF, and a site that stays as it was."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.build.project import lay_out, scratch, snapshot
from tests.pdf.conftest import TOOL, print_pdf, with_site

ONE = ("--language", "en")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Lay out the small project with a site, and with a book that was printed before."""
    root = with_site(lay_out(tmp_path / "project"))
    (root / "dist").mkdir()
    (root / "dist" / "polyglot-atlas-en.pdf").write_bytes(b"the book before")
    return root


def kept(root: Path) -> dict[str, bytes]:
    return {**snapshot(root / "dist"), **snapshot(root / "site")}


def fails(root: Path, *arguments: str, **environment: str) -> str:
    """Print, expect a failure that leaves everything as it was, and return what was said."""
    before = kept(root)
    outcome = print_pdf(root, *arguments, **environment)
    assert outcome.status == 1
    assert "Traceback" not in outcome.errors
    assert kept(root) == before
    assert outcome.errors.endswith(
        f"No PDF was made; what was in {root / 'dist'} and in the site is untouched.\n"
    )
    return outcome.errors


def test_without_chromium_it_is_said_how_to_get_one(root: Path) -> None:
    said = fails(root, CHROMIUM="/no/such/chromium")
    assert said.startswith(
        "error: There is no Chromium to print with.\n"
        "  On Debian and Ubuntu: sudo apt-get install chromium\n"
        "  Or let Playwright fetch one: .venv/bin/python -m playwright install chromium\n"
        "  Or name one: make pdf CHROMIUM=/path/to/chrome\n"
    )


def test_a_chromium_that_stops_is_quoted(root: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho 'cannot open shared object' >&2\nexit 127\n")
    broken.chmod(0o755)
    said = fails(root, *ONE, CHROMIUM=str(broken))
    assert "error: en: Chromium stopped with status 127: cannot open shared object\n" in said


def test_faults_of_the_data_are_told_with_their_places(root: Path) -> None:
    (root / "data" / "sources.yaml").write_text("sources: nothing\n", encoding="utf-8")
    said = fails(root, *ONE)
    assert "data/sources.yaml:1:" in said


def test_a_diagram_that_cannot_be_drawn_is_named(root: Path) -> None:
    template = root / "overrides" / "generated" / "_macros.html"
    text = template.read_text(encoding="utf-8")
    diagram = '<div class="mermaid">\n{{ placed.mark }}</div>'
    assert diagram in text
    text = text.replace(diagram, '<div class="mermaid">\nflowchart TD\n  one --> \n</div>')
    template.write_text(text, encoding="utf-8")
    said = fails(root, *ONE)
    assert "error: en: a diagram in the chapter 'Decide' cannot be drawn: flowchart TD" in said


def test_a_picture_that_is_missing_is_named(root: Path) -> None:
    page = root / "docs" / "en" / "about.md"
    page.write_text("# About\n\n![A map](map.png)\n", encoding="utf-8")
    assert "error: en: docs/en/about.md: the picture 'map.png' is not there" in fails(root, *ONE)


def test_a_page_that_is_not_there_is_answered_with_one_that_is(root: Path) -> None:
    said = fails(root, *ONE, "--page", "memory-modle")
    assert (
        "error: en: there is no page or dimension 'memory-modle'; "
        "did you mean 'memory-model'?\n" in said
    )


def test_a_link_that_leads_nowhere_is_named(root: Path) -> None:
    page = root / "docs" / "en" / "about.md"
    page.write_text("# About\n\nSee [this](nowhere/).\n", encoding="utf-8")
    said = fails(root, *ONE)
    assert "links of the pages lead nowhere in the book:\n  about.md: nowhere/\n" in said


def test_a_full_disk_leaves_no_half_written_pdf(root: Path) -> None:
    before = kept(root)
    limit = 20_000

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, TOOL, "--root", str(root), *ONE],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **scratch(root)},
        preexec_fn=fill,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "error: " in done.stderr
    assert kept(root) == before


def test_an_interruption_leaves_nothing_behind(root: Path) -> None:
    before = kept(root)
    mark = f"ATLAS_TEST_OF={root}"
    with subprocess.Popen(
        [sys.executable, TOOL, "--root", str(root), *ONE],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **scratch(root), "ATLAS_TEST_OF": str(root)},
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "Index" in line:
                process.send_signal(signal.SIGINT)
                break
        said = process.stderr.read()
    assert process.returncode == 1
    assert "interrupted. No PDF was made" in said
    assert "Traceback" not in said
    assert kept(root) == before
    assert_gone(mark)


def assert_gone(mark: str) -> None:
    """Wait until what was killed is gone: on a busy machine that takes a moment."""
    deadline = time.monotonic() + 30
    while found := processes_with(mark):
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def processes_with(mark: str) -> list[str]:
    """Return the processes that were started with a setting, on systems that tell."""
    found = []
    for settings in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark.encode() in settings.read_bytes().split(b"\0"):
                found.append(settings.parent.name)
    return found
