"""Damaged data files: the answer is a knowledge base or clear errors, and nothing else.

Each mutation follows from one seed. The first seed and their number come from the
environment, so that a failure is run again by `FUZZ_SEED=<seed> FUZZ_MUTATIONS=1`.
"""

from __future__ import annotations

import os
import random
import re
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

import pytest

from knowledge_base.check.check import load_and_check
from knowledge_base.load.files import LoadedFile, load_content, load_file
from knowledge_base.load.load import Reader
from knowledge_base.model.base import Record
from knowledge_base.problems import DataError
from tests.fuzz.mutations import MUTATIONS

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = sorted(DATA.rglob("*.yaml"))
FIRST_SEED = int(os.environ.get("FUZZ_SEED", "0"))
COUNT = int(os.environ.get("FUZZ_MUTATIONS", "500"))
MAX_SECONDS = 10
MAX_BYTES = 1_000_000_000
SHOWN = 5
SHARES = 8
LINE = re.compile(r"[^:]+:[1-9]\d*:[1-9]\d*: .+; .+")


def answer(data: Path, read: Reader) -> tuple[str, ...]:
    """Return what the core says of the data; nothing where it would make a site of them."""
    try:
        load_and_check(data, read=read)
    except DataError as error:
        return tuple(str(problem) for problem in error.problems) or ("a DataError says nothing",)
    return ()


@dataclass(frozen=True)
class Damaged:
    """One data file with some mutations, all of which follow from the seed."""

    seed: int
    file: Path
    done: tuple[str, ...]
    content: bytes

    @classmethod
    def by(cls, seed: int) -> Damaged:
        """Choose a file and up to three mutations."""
        chance = random.Random(seed)
        file = chance.choice(FILES)
        content, done = file.read_bytes(), list[str]()
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            name = chance.choice(sorted(MUTATIONS))
            content = MUTATIONS[name](chance, content)
            done.append(name)
        return cls(seed, file, tuple(done), content)

    def read(self, path: Path, name: str, model: type[Record]) -> LoadedFile:
        """Read a file; those that were not changed are read once for all seeds."""
        if path == self.file:
            return load_content(self.content, name, model)
        return _read_once(path, name, model)

    def __str__(self) -> str:
        name = self.file.relative_to(DATA).as_posix()
        return f"seed {self.seed}: {name}, {' + '.join(self.done)}"


@cache
def _read_once(path: Path, name: str, model: type[Record]) -> LoadedFile:
    return load_file(path, name, model)


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Stop what hangs, where the system can."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"no answer after {seconds} seconds")

    previous = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


def fault_of(damaged: Damaged, ask: Callable[[Path, Reader], tuple[str, ...]]) -> str | None:
    """Return what is wrong with the answer to a damaged file, None where it is good."""
    start = time.process_time()
    try:
        with time_limit(6 * MAX_SECONDS):
            lines = ask(DATA, damaged.read)
    except Exception:  # noqa: BLE001 - any exception at all is the fault looked for
        return traceback.format_exc(limit=-4)
    seconds = time.process_time() - start
    if seconds > MAX_SECONDS:
        return f"the answer took {seconds:.1f} seconds"
    unclear = [line for line in lines if not LINE.fullmatch(line)]
    return f"unclear: {unclear[0]!r}" if unclear else _misplaced(damaged, lines)


def _misplaced(damaged: Damaged, lines: tuple[str, ...]) -> str | None:
    """Return a line that points behind the end of the damaged file."""
    name = f"{DATA.name}/{damaged.file.relative_to(DATA).as_posix()}"
    length = len(re.split(rb"\r\n|\r|\n|\xe2\x80[\xa8\xa9]|\xc2\x85", damaged.content))
    for line in lines:
        file, number, _ = line.split(":", 2)
        if file == name and int(number) > length:
            return f"a file of {length} lines is blamed on a line behind its end: {line}"
    return None


def test_the_data_are_good_before_they_are_damaged() -> None:
    assert answer(DATA, _read_once) == ()


@pytest.mark.parametrize("share", range(SHARES))
def test_every_damage_is_answered_by_a_knowledge_base_or_clear_errors(share: int) -> None:
    """Each share takes every so many a seed, so that processes can divide the work."""
    faults = list[str]()
    for seed in range(FIRST_SEED + share, FIRST_SEED + COUNT, SHARES):
        damaged = Damaged.by(seed)
        fault = fault_of(damaged, answer)
        if fault:
            faults.append(f"{damaged}\n{fault}")
    shown = "\n".join(faults[:SHOWN])
    assert not faults, f"{len(faults)} of {COUNT} answers are at fault; the first:\n{shown}"


def test_memory_stayed_below_one_gigabyte() -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 < MAX_BYTES


def test_a_seed_always_does_the_same_damage() -> None:
    for seed in range(50):
        assert Damaged.by(seed) == Damaged.by(seed)
