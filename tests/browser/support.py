"""What the browser tests share: the built site, its server, and what a visit must not do."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    WebError,
)

from tests.build.project import leads_on
from tools.content_policy import POLICY_FILE

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "zh")
LIBRARY = "mermaid.min.js"
"""The diagram library's file name."""
WITHOUT_RECORDS = {"release"}
"""Kinds of pages that the data has no record for as yet."""
KINDS = (
    "hand_written",
    *sorted(
        path.stem
        for path in (ROOT / "overrides" / "generated").glob("[!_]*.html")
        if path.stem not in WITHOUT_RECORDS
        and path.read_text(encoding="utf-8").startswith('{% extends "_page.html" %}')
    ),
)
"""What kinds of pages there are: those written by hand, and one for each template."""
PATIENCE = 60_000
"""How many milliseconds a condition may take to come true, on a busy machine."""

Visitor = Callable[..., Page]
"""Opens a page in a browser context of its own, with the options of `Browser.new_context`."""


@dataclass(frozen=True)
class Site:
    """The built site and where it is served."""

    folder: Path
    address: str

    def pages(self, language: str) -> list[str]:
        """Return the paths of all pages of a language."""
        files = sorted((self.folder / language).rglob("index.html"))
        found = [file for file in files if not leads_on(file)]
        return [file.parent.relative_to(self.folder).as_posix() + "/" for file in found]

    def file(self, path: str) -> Path:
        """Return the file that the server answers with for a path."""
        file = self.folder / unquote(path).lstrip("/")
        return file / "index.html" if file.is_dir() else file

    def text(self, path: str) -> str:
        """Return the HTML that the server answers with for a path."""
        return self.file(path).read_text(encoding="utf-8")

    def title(self, path: str) -> str:
        """Return the title of a page."""
        found = re.search(r"<title>(.*?)</title>", self.text(path), re.DOTALL)
        assert found, f"{path} has no title"
        return unescape(found[1]).strip()

    def typical(self, kind: str, language: str) -> str:
        """Return the path of a page of middling size among those of a kind."""
        typical = _typical_of_each_kind(self, language)
        assert kind in typical, f"no page is made by {kind}.html"
        return typical[kind]


@functools.cache
def _typical_of_each_kind(site: Site, language: str) -> dict[str, str]:
    sizes: dict[str, list[tuple[int, str]]] = {}
    for path in site.pages(language):
        text = site.text(path)
        made = re.search(r'class="kb kb-(\w+)"', text)
        sizes.setdefault(made[1] if made else "hand_written", []).append((len(text), path))
    return {kind: sorted(pages)[len(pages) // 2][1] for kind, pages in sizes.items()}


@functools.cache
def _policy(folder: Path) -> str:
    file = folder / POLICY_FILE
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, but for one.

    Site maps name the address where they are served: Material steps instantly only to pages that
    the site map lists at the reader's own host and port, as it does where the site stands at the
    address that it was built for.

    Every answer brings the policy that the build wrote, so that no test passes that a strict host
    would break.
    """

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        if policy := _policy(Path(self.directory)):
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path.endswith("/sitemap.xml"):
            here = f"http://{self.headers['Host']}/"
            text = re.sub(r"(<loc>)\S+?/((?:en|zh)/)", rf"\g<1>{here}\2", self._text())
            self._answer(text, "application/xml")
        else:
            super().do_GET()

    def _text(self) -> str:
        return Path(self.translate_path(self.path)).read_text(encoding="utf-8")

    def _answer(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a failed answer is the browser's to notice."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where the browser closed a connection: it may have left the page."""


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve a folder on a free port of this machine."""
    handler = functools.partial(_Handler, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Watch:
    """What the pages of a browser context asked for, and what went wrong in them."""

    site: Site
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Listen to everything that pages of the context do."""
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def count(self, name: str) -> int:
        """Count the requests for a file."""
        return sum(urlsplit(url).path.endswith(f"/{name}") for url in self.requests)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((f"{self.site.address}/", "data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            self.faults.append(f"answer {response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        # Leaving a page ends what it was still loading; that is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"no answer ({request.failure}): {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console {message.type}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"uncaught error: {error.error}")


_WATCHES: dict[BrowserContext, Watch] = {}


def watch_of(page: Page) -> Watch:
    """Return what watches a page that a visitor opened."""
    return _WATCHES[page.context]


@contextmanager
def visits(browser: Browser, site: Site) -> Iterator[Visitor]:
    """Let a test open pages; fail where one of them did what none may do."""
    contexts: list[BrowserContext] = []

    def visit(**options: Any) -> Page:
        # Pages look the same everywhere, unless a test asks for something else.
        usual = {
            "base_url": f"{site.address}/",
            "locale": "en-US",
            "color_scheme": "light",
        }
        context = browser.new_context(**(usual | options))
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        _WATCHES[context] = Watch(site)
        _WATCHES[context].attach(context)
        return context.new_page()

    yield visit
    faults: list[str] = []
    for context in contexts:
        context.close()
        faults += _WATCHES.pop(context).faults
    assert not faults, "\n".join(faults)


def go(page: Page, path: str) -> None:
    """Load a page of the site and wait until its scripts have set it up."""
    page.goto(path)
    wait_for_scripts(page)


def wait_for_scripts(page: Page) -> None:
    """Wait until Material has set the page up, its letters are there and every diagram is drawn."""
    page.wait_for_function(
        """() => window.document$ && document.fonts.status === "loaded"
            && [...document.querySelectorAll("div.mermaid")].every(
              (node) => node.dataset.processed || node.dataset.error)"""
    )


def wait_for_steps(page: Page) -> None:
    """Wait until the site map has been there for a moment: only then are steps instant.

    It is the last file that a page asks for by itself.
    """
    page.wait_for_function(
        """() => performance.getEntriesByType("resource").some((entry) =>
            entry.name.endsWith("/sitemap.xml") && entry.responseEnd > 0
            && entry.responseEnd + 100 < performance.now())"""
    )


def click(page: Page, link: Locator) -> None:
    """Click a link once the page is at rest, as readers do.

    Material notes a moment after scrolling where the page was; were the reader faster than that,
    the next page would be shown at that height instead of at its anchor.
    """
    link.scroll_into_view_if_needed()
    page.wait_for_function("() => Math.abs((history.state?.y ?? 0) - window.scrollY) < 1")
    link.click()


def step(page: Page, link: Locator, path: str) -> None:
    """Follow a link to another page without loading that page whole, as readers do."""
    wait_for_steps(page)
    page.evaluate("window.neverReloaded = true")
    click(page, link)
    arrive(page, path)


def step_to(page: Page, path: str) -> None:
    """Step to any page of the language that is shown, whether or not a link leads there."""
    wait_for_steps(page)
    page.evaluate("window.neverReloaded = true")
    page.evaluate(
        """(path) => {
          const link = document.createElement("a");
          link.href = new URL("/" + path, document.baseURI);
          document.querySelector(".md-content").append(link);
          link.click();
        }""",
        path,
    )
    arrive(page, path)


def arrive(page: Page, path: str) -> None:
    """Wait until an instant step, on or back, has led to a page."""
    page.wait_for_url(f"**/{path}")
    title = watch_of(page).site.title(path.split("#")[0])
    page.wait_for_function("(title) => document.title === title", arg=title)
    wait_for_scripts(page)
    assert page.evaluate("window.neverReloaded === true"), f"{path} was loaded whole"


def records(pattern: str) -> dict[str, Any]:
    """Return the YAML of the data files that match a pattern, by path inside `data`."""
    data = ROOT / "data"
    return {
        path.relative_to(data).as_posix(): yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(data.glob(pattern))
    }
