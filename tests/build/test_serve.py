"""While the site is served, changes show, and faults leave the last good page up."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.build.project import lay_out, scratch
from tests.factories import COMPARISON

PAGE = "topics/memory-model/memory-management/"
DEADLINE = 120.0
"""Seconds after which a change counts as not noticed."""


@dataclass
class Server:
    """A running `mkdocs serve`."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def page(self) -> str:
        """Return the page, empty while there is none."""
        try:
            with urlopen(f"{self.address}{PAGE}", timeout=10) as answer:
                text: str = answer.read().decode()
                return text
        except (OSError, HTTPException):
            return ""

    def output(self) -> str:
        """Return what the server has printed."""
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        end = time.monotonic() + DEADLINE
        while not condition():
            assert self.process.poll() is None, f"the server ended:\n{self.output()}"
            assert time.monotonic() < end, f"{what} did not come:\n{self.output()}"
            time.sleep(0.2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Lay out a project."""
    return lay_out(tmp_path / "project")


@pytest.fixture
def server(root: Path, tmp_path: Path) -> Iterator[Server]:
    """Serve the project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    log = tmp_path / "log"
    command = ["-m", "mkdocs", "serve", "--strict", "--livereload", "--dev-addr", place]
    command += ["--config-file", str(root / "mkdocs.yml")]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=root,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={
                **os.environ,
                "NO_MKDOCS_2_WARNING": "1",
                "PYTHONUNBUFFERED": "1",
                **scratch(root),
            },
        )
    try:
        yield Server(f"http://{place}/en/", log, process)
    finally:
        process.terminate()
        process.wait()


def test_changes_show_and_faults_leave_the_last_good_page(root: Path, server: Server) -> None:
    file = root / "data" / COMPARISON
    good = file.read_text(encoding="utf-8")
    server.wait_for(lambda: "Both free memory." in server.page(), "the page")

    changed = good.replace("Both free memory.", "Each frees memory.")
    file.write_text(changed, encoding="utf-8")
    server.wait_for(lambda: "Each frees memory." in server.page(), "the changed page")

    file.write_text(changed.replace("basis: documented", "basis: [", 1), encoding="utf-8")
    fault = "data/comparisons/memory-model/memory-management.yaml:"
    server.wait_for(lambda: fault in server.output(), "the message")
    server.wait_for(lambda: "last good site stays up" in server.output(), "the end of the build")
    assert "Each frees memory." in server.page()
    assert "Traceback" not in server.output()

    file.write_text(good.replace("Both free memory.", "They free memory."), encoding="utf-8")
    server.wait_for(lambda: "They free memory." in server.page(), "the mended page")
