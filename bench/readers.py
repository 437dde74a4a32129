"""What readers wait for: the weight of a first view, the search index, and the first result."""

from __future__ import annotations

import functools
import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Response, sync_playwright

from tools.book.chromium import find_chromium

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
PATIENCE = 60_000
"""Milliseconds that a state may take to come."""
QUERIES = ("memory", "connection reuse", "garbage collection")
"""Words that the real and the synthetic pages have."""
INDEX = ("search/**/*", "search/*")
STATE = ".kb-search[data-state=done]"
RESULT = ".kb-search a.kb-found-link"


def readers(site: Path, language: str, times: int) -> dict[str, Any]:
    """Return weights in bytes and waits in seconds of a built site."""
    with _served(site) as address, _browser() as browser:
        home = f"{address}/{language}/"
        views = {}
        for name, path in (("home", ""), ("topic", _topic(site / language))):
            views[name] = _first_view(browser, f"{home}{path}")
        found = [_first_result(browser, home, query) for query in QUERIES for _ in range(times)]
    files = {path for pattern in INDEX for path in (site / language).glob(pattern)}
    index = [path.read_bytes() for path in sorted(files) if path.is_file()]
    return {
        "views": views,
        "index": {"files": len(index), **_weight(index)},
        "first": [wait for wait, _ in found],
        "loaded": [loaded for _, loaded in found],
    }


def _first_view(browser: Any, address: str) -> dict[str, int]:
    page, answers = _page(browser)
    page.goto(address, wait_until="networkidle")
    got = [answer.body() for answer in answers if answer.ok]
    page.context.close()
    return {"requests": len(got), **_weight(got)}


def _first_result(browser: Any, address: str, query: str) -> tuple[float, dict[str, int]]:
    """Return seconds from typing to the first result with nothing cached, and what it loaded."""
    page, answers = _page(browser)
    page.goto(address, wait_until="networkidle")
    before = len(answers)
    field = page.locator(".kb-search input")
    begun = time.perf_counter()
    field.fill(query)
    page.locator(STATE).wait_for(timeout=PATIENCE)
    page.locator(RESULT).first.wait_for(timeout=PATIENCE)
    waited = time.perf_counter() - begun
    loaded = [answer.body() for answer in answers[before:] if answer.ok]
    page.context.close()
    return waited, {"requests": len(loaded), **_weight(loaded)}


def _page(browser: Any) -> tuple[Page, list[Response]]:
    """Return a page with nothing cached, and the answers it gets."""
    page: Page = browser.new_context(service_workers="block").new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    return page, answers


def _weight(contents: list[bytes]) -> dict[str, int]:
    packed = sum(len(gzip.compress(content, mtime=0)) for content in contents)
    return {"bytes": sum(map(len, contents)), "gzip": packed}


def _topic(site: Path) -> str:
    """Return the address of a topic of middling length."""
    pages = sorted(site.glob("topics/*/*/index.html"), key=lambda page: (page.stat().st_size, page))
    return f"{pages[len(pages) // 2].parent.relative_to(site).as_posix()}/"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def _browser() -> Iterator[Any]:
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()
