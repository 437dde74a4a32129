"""Fixtures of the browser tests: the site is built once, for all processes that test it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.support import PATIENCE, ROOT, Site, Visitor, served, visits
from tests.browser.wide_site import wide
from tools.book.chromium import find_chromium

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks another host for is noticed, but never leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site, or take the one in the folder that ATLAS_SITE names."""
    if named := os.environ.get("ATLAS_SITE"):
        return Path(named).resolve()
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            _build(folder)
    return folder


def _build(folder: Path) -> None:
    built = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "build_site.py"), "--output", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, f"the site was not built:\n{built.stdout}{built.stderr}"


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[Site]:
    """Serve the site."""
    with served(site_folder) as site:
        yield site


@pytest.fixture(scope="module")
def wide_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the small site with a matrix of many rows and columns."""
    yield from wide(tmp_path_factory)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium: the one that CHROMIUM names, or the one on the PATH."""
    program = find_chromium()
    assert program, "there is no Chromium on the PATH; CHROMIUM may name one"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Visitor]:
    """Open pages; fail where one of them did what none may do."""
    with visits(browser, site) as visit:
        yield visit


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Open one page."""
    return visitor()
