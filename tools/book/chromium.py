"""A headless Chromium that prints pages, spoken to over a pipe in its own protocol.

Nothing stands between: no driver has to be installed, and no port is opened.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tools.book.problems import BookError

NAMES = (
    "chromium-headless-shell",  # the same without windows: pages are there in a third of the time
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
)
PLAYWRIGHTS = (
    ".cache/ms-playwright/chromium-*/chrome-linux*/chrome",
    "Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
"""Where Playwright keeps the browsers that it fetched, below a home folder."""
FLAGS = (
    *(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--no-default-browser-check",
    ),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-extensions", "--disable-dev-shm-usage", "--mute-audio", "--no-zygote"),
    *("--disable-features=Translate,MediaRouter", "--allow-file-access-from-files"),
    *("--font-render-hinting=none", "--remote-debugging-pipe", "--lang=en"),
    "--no-startup-window",
)
PAPER = {"preferCSSPageSize": True, "printBackground": True, "displayHeaderFooter": False}
STRUCTURE = {"generateTaggedPDF": True, "generateDocumentOutline": True}
PATIENCE = 240.0
"""Seconds after which a Chromium that answers nothing counts as stuck."""
CHUNK = 1 << 20
LONGEST = 50
"""How long the path of a folder for temporary files may be: Chromium puts a socket there."""
NOISE = "crashpad"
"""Is in what Chromium says of how it reports its crashes."""


def find_chromium() -> str | None:
    """Return what prints and is tested: the one that CHROMIUM names, the system's, Playwright's."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or next(_of_playwright(), None)


def _of_playwright() -> Iterator[str]:
    for pattern in PLAYWRIGHTS:
        for path in sorted(Path.home().glob(pattern), reverse=True):
            if os.access(path, os.X_OK):
                yield str(path)


class Chromium:
    """A running Chromium with one page.

    Raises:
        BookError: it does not start, stops half way, or answers nothing for too long.
    """

    def __init__(self, executable: str) -> None:
        self._profile = tempfile.mkdtemp(prefix="atlas-chromium.", dir=_short_folder())
        self._count = 0
        self._buffer = b""
        self._waiting: list[dict[str, Any]] = []
        self._session = ""
        try:
            self._process, self._write, self._read = _start(executable, self._profile)
        except OSError as error:
            shutil.rmtree(self._profile, ignore_errors=True)
            raise BookError(f"{executable} cannot be run: {error.strerror}") from error

    def __enter__(self) -> Self:
        try:
            target = self.ask("Target.createTarget", url="about:blank")["targetId"]
            attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
            self._session = attached["sessionId"]
            self.ask("Page.enable")
            self.ask("Runtime.enable")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process with all its children, and forget its profile."""
        for end in (self._write, self._read):
            with suppress(OSError):
                os.close(end)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)

    def open(self, page: Path) -> None:
        """Show a page, and wait until it and all that it names is there."""
        self._waiting.clear()
        answer = self.ask("Page.navigate", url=page.resolve().as_uri())
        if "errorText" in answer:
            raise BookError(f"Chromium cannot open {page.name}: {answer['errorText']}")
        while not any(message.get("method") == "Page.loadEventFired" for message in self._waiting):
            self._waiting.append(self._receive())

    def evaluate(self, script: str) -> Any:
        """Return what a script on the page comes to, once its promise is kept."""
        answer = self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise BookError(f"a script failed in the print page: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def print(self) -> bytes:
        """Return the page as a PDF, with its outline and its structure."""
        answer = self.ask("Page.printToPDF", transferMode="ReturnAsStream", **PAPER, **STRUCTURE)
        parts = []
        while True:
            chunk = self.ask("IO.read", handle=answer["stream"], size=CHUNK)
            data = chunk["data"]
            parts.append(base64.b64decode(data) if chunk["base64Encoded"] else data.encode())
            if chunk["eof"]:
                self.ask("IO.close", handle=answer["stream"])
                return b"".join(parts)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its answer."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        try:
            _write_all(self._write, json.dumps(message).encode() + b"\0")
        except OSError as error:
            raise self._gone() from error
        while True:
            answer = self._receive()
            if answer.get("id") == self._count:
                break
            self._waiting.append(answer)
        if "error" in answer:
            raise BookError(f"Chromium refused {method}: {answer['error'].get('message')}")
        result: dict[str, Any] = answer["result"]
        return result

    def _receive(self) -> dict[str, Any]:
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise BookError(f"Chromium answered nothing for {PATIENCE:.0f} seconds")
            data = os.read(self._read, CHUNK)
            if not data:
                raise self._gone()
            self._buffer += data
        message, self._buffer = self._buffer.split(b"\0", 1)
        answer: dict[str, Any] = json.loads(message)
        if answer.get("method") == "Inspector.targetCrashed":
            raise BookError("Chromium crashed while it printed; is there enough memory?")
        return answer

    def _gone(self) -> BookError:
        try:
            status = self._process.wait(5)
        except subprocess.TimeoutExpired:
            return BookError("Chromium closed the connection")
        said = Path(self._profile, "said").read_text(encoding="utf-8", errors="replace")
        return BookError(f"Chromium stopped with status {status}: {_telling_line(said)}")


def _short_folder() -> str:
    """Return a folder for temporary files; sockets in it must have short paths."""
    usual = tempfile.gettempdir()
    return usual if len(usual) <= LONGEST else "/tmp"


def _telling_line(said: str) -> str:
    """Return the line of an error output that says most: the fatal one, or else the last."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and NOISE not in line]
    fatal = (line for line in lines if "FATAL" in line)
    return next(fatal, lines[-1] if lines else "it said nothing")


def _start(executable: str, profile: str) -> tuple[subprocess.Popen[bytes], int, int]:
    """Start Chromium; return it with the end to write to and the end to read from.

    It reads commands from its file descriptor 3 and answers on 4; a shell puts the pipes there.
    """
    commands, write = os.pipe()
    read, answers = os.pipe()
    shell = ("/bin/sh", "-c", f'exec "$@" 3<&{commands} 4>&{answers}', "sh")
    with Path(profile, "said").open("wb") as said:
        process = subprocess.Popen(
            [*shell, executable, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(commands, answers),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            env={**os.environ, "TMPDIR": str(Path(profile).parent)},
            start_new_session=True,
        )
    os.close(commands)
    os.close(answers)
    return process, write, read


def _write_all(end: int, data: bytes) -> None:
    while data:
        data = data[os.write(end, data) :]
