"""One process for each language, side by side, and how far each of them is."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from knowledge_base.model.base import Language
from tools.book.problems import BookError

WORKER = Path(__file__).with_name("worker.py")
BAR = 20


@dataclass
class Running:
    """A language that is being printed."""

    language: Language
    file: Path
    process: subprocess.Popen[str]
    share: float = 0.0
    what: str = ""
    said: dict[str, Any] | None = None


def print_all(
    root: Path, folder: Path, languages: Sequence[Language], wish: tuple[str, str]
) -> dict[Language, Path]:
    """Print every language into a folder; return the files.

    `wish` names the one page that is wanted, and the release that it is for; both may be empty.

    Raises:
        BookError: a language could not be printed; the others are stopped.
    """
    running = [_start(root, folder, language, wish) for language in languages]
    try:
        _watch(running)
    finally:
        for each in running:
            _stop(each)
    return {each.language: each.file for each in running}


def _start(root: Path, folder: Path, language: Language, wish: tuple[str, str]) -> Running:
    file = folder / f"{language}.pdf"
    command = [sys.executable, str(WORKER), str(root), str(file), language, *wish]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
    )
    return Running(language, file, process)


def _stop(each: Running) -> None:
    """End a process and what it started; a worker ends its Chromium when it is told to."""
    if each.process.poll() is None:
        each.process.terminate()
        try:
            each.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(each.process.pid, signal.SIGKILL)
            each.process.wait()
    if each.process.stdout is not None:
        each.process.stdout.close()


def _watch(running: Sequence[Running]) -> None:
    with selectors.DefaultSelector() as selector:
        for each in running:
            selector.register(_lines(each), selectors.EVENT_READ, each)
        while selector.get_map():
            for key, _ in selector.select():
                each = key.data
                line = _lines(each).readline()
                if not line:
                    selector.unregister(key.fileobj)
                    _finish(each)
                    continue
                _take(each, json.loads(line))
                _show(running, each)
    if sys.stderr.isatty():
        sys.stderr.write("\n")


def _lines(each: Running) -> IO[str]:
    assert each.process.stdout is not None
    return each.process.stdout


def _finish(each: Running) -> None:
    status = each.process.wait()
    if status:
        error = (each.said or {}).get("error") or f"printing stopped with status {status}"
        raise BookError(f"{each.language}: {error}" if len(error.splitlines()) == 1 else error)


def _take(each: Running, said: dict[str, Any]) -> None:
    each.said = said
    each.share = said.get("share", each.share)
    each.what = said.get("what", each.what)


def _show(running: Sequence[Running], changed: Running) -> None:
    """Show a line that is written over on a terminal, and a line each in a log."""
    if sys.stderr.isatty():
        line = "   ".join(_bar(each) for each in running)
        sys.stderr.write(f"\r\x1b[K{line}")
    elif changed.what:
        sys.stderr.write(f"{changed.language} {changed.share:4.0%} {changed.what}\n")
    sys.stderr.flush()


def _bar(each: Running) -> str:
    full = round(each.share * BAR)
    return f"{each.language} [{'#' * full}{'.' * (BAR - full)}] {each.share:4.0%} {each.what[:22]}"
