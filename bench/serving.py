"""How long `make serve` takes from a saved claim to the page that shows it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench.engines import ADDED, QUIET, change_claim
from bench.measuring import Command, CommandError, start, stop

PAUSE = 0.02
"""Seconds between two looks at the page."""
SETTLE = 3.0
"""Seconds for the server to come to rest after it has answered: authors do not save at once."""


def waits(project: Path, topic: str, page: str, times: int, limit: float) -> list[float]:
    """Return for each of several changes how many seconds passed until the page showed it.

    `topic` is a comparison's file in the project, `page` its address below the site.
    """
    port = _free_port()
    words = (sys.executable, "tools/serve_site.py", "--dev-addr", f"127.0.0.1:{port}")
    command = Command((*words, "--quiet"), project, QUIET)
    with (project / "serve.log").open("wb") as log:
        process = start(command, log)
        try:
            address = f"http://127.0.0.1:{port}/en/{page}"
            _wait(process, address, "</html>", limit)
            return [_change(process, project / topic, address, n, limit) for n in range(times)]
        finally:
            stop(process)
            process.wait()


def _change(
    process: subprocess.Popen[bytes], topic: Path, address: str, turn: int, limit: float
) -> float:
    time.sleep(SETTLE)
    change_claim(topic, turn + 1)
    begun = time.perf_counter()
    _wait(process, address, ADDED.format(turn + 1).strip(), limit)
    return time.perf_counter() - begun


def _wait(process: subprocess.Popen[bytes], address: str, words: str, limit: float) -> None:
    end = time.perf_counter() + limit
    while time.perf_counter() < end:
        if process.poll() is not None:
            raise CommandError(f"the server ended with {process.returncode}")
        try:
            with urlopen(address, timeout=limit) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except (URLError, ConnectionError, TimeoutError):
            pass  # it has not begun to listen, or is being replaced
        time.sleep(PAUSE)
    raise CommandError(f"{address} did not show '{words}' within {limit:g} s")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
