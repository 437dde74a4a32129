"""A server as hosts are: it compresses, lets browsers keep files, and sends the policy."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tools.content_policy import POLICY_FILE

LEVEL = 6
"""How hard it compresses: as much as hosts do while somebody waits."""
COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yield its address, ending in `/`."""
    policy = site / POLICY_FILE
    handler = type("Handler", (_Handler,), {"site": site, "policy": _text(policy)})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""


@functools.lru_cache(maxsize=512)
def _body(file: Path, is_compressed: bool) -> bytes:
    content = file.read_bytes()
    return gzip.compress(content, LEVEL, mtime=0) if is_compressed else content


class _Server(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where the browser closed a connection: it may have left the page."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Path
    policy: str

    def do_GET(self) -> None:
        self._answer(has_body=True)

    def do_HEAD(self) -> None:
        self._answer(has_body=False)

    def _answer(self, *, has_body: bool) -> None:
        file = self.site / unquote(urlsplit(self.path).path).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        status = HTTPStatus.OK
        if not file.is_file() or not file.resolve().is_relative_to(self.site):
            file, status = self.site / "en" / "404.html", HTTPStatus.NOT_FOUND
        kind = guess_type(file.name)[0] or "application/octet-stream"
        is_text = kind.startswith(COMPRESSED)
        is_compressed = is_text and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _body(file, is_compressed)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=600")
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        if has_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a failed answer is the browser's to notice."""
