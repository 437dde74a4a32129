"""What a command costs: wall time, CPU time and peak memory of all its processes together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

EVERY = 0.1
"""Seconds between two looks at the memory."""
PROC = Path("/proc")
KIB = 1024
SESSION = 3
"""Where a process's session stands in `/proc/<id>/stat`, counted from behind its name."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program to run."""

    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    """Besides what the process has already."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all cores together, in user space and for the system."""
    memory: int
    """Bytes at the peak, of all processes; shared pages are counted once."""


class CommandError(Exception):
    """A command failed, or took longer than it was given."""


def measure(command: Command, log: Path, limit: float) -> Cost:
    """Run a command to its end.

    `log` takes what it writes; `limit` is the longest that it may take, in seconds.

    Raises:
        CommandError: it failed; the message has the end of the log.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        begun = time.perf_counter()
        process = start(command, output)
        peak = _Peak(process.pid)
        timer = threading.Timer(limit, stop, (process,))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    sampled = peak.end()
    if process.returncode:
        raise CommandError(_failure(command, process.returncode, wall >= limit, log))
    largest = usage.ru_maxrss * (KIB if sys.platform != "darwin" else 1)
    return Cost(wall, usage.ru_utime + usage.ru_stime, sampled or largest)


def start(command: Command, output: BinaryIO) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, by which its processes are found again."""
    return subprocess.Popen(
        command.words,
        cwd=command.folder,
        env={**os.environ, **command.environment},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a command and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _failure(command: Command, status: int, is_late: bool, log: Path) -> str:
    end = log.read_text(encoding="utf-8", errors="replace")[-2000:]
    why = "took too long" if is_late else f"ended with {status}"
    return f"{' '.join(command.words)} {why}\n{end}"


class _Peak:
    """Looks at the memory of a session until it is told to end."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._highest = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        if PROC.is_dir():
            self._thread.start()

    def end(self) -> int:
        """Return the highest sum seen, in bytes; zero where the system does not tell."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        return self._highest

    def _watch(self) -> None:
        while not self._ended.wait(EVERY):
            used = sum(map(_share, _members(self._session)))
            self._highest = max(self._highest, used)


def _members(session: int) -> Iterator[Path]:
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if after_name[SESSION] == str(session):
                yield folder


def _share(process: Path) -> int:
    """Return a process's memory in bytes, pages shared with others in proportion."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:"))
