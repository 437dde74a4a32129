"""What was made before, kept by what it was made from.

A key is the digest of all that a result hangs on; time stamps play no part. Each result is a file
of its own, so that two folders together hold what both know. It is written aside and put in place
whole, and carries its own digest: one that is damaged counts as none. The folder may be deleted,
shared between branches and used by several builds at once. Where it cannot be written to, nothing
is kept, and builds take as long as they would without it.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

FOLDER = "polyglot-atlas"
SETTING = "ATLAS_CACHE"
OFF = "0"
ROOM = 2_000_000_000
"""Bytes that may be kept; what was used the longest ago goes first."""
_DIGEST_LENGTH = 32


def cache_folder(setting: str | None, home: str | None) -> Path | None:
    """Return the folder that a setting names; by default one in the user's own cache."""
    if setting == OFF:
        return None
    return Path(setting) if setting else Path(home or Path.home() / ".cache") / FOLDER


class Store:
    """Results by kind and key, in a folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @classmethod
    def of_user(cls) -> Store:
        """Return the one that the environment names."""
        return cls(cache_folder(os.environ.get(SETTING), os.environ.get("XDG_CACHE_HOME")))

    def get(self, kind: str, key: str) -> Any:
        """Return what is kept under a key, or None."""
        content = self.read(kind, key)
        return None if content is None else pickle.loads(content)

    def put(self, kind: str, key: str, value: Any) -> bool:
        """Keep a result; tell whether that went well."""
        if self.folder is None:
            return False
        return self.write(kind, key, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))

    def read(self, kind: str, key: str) -> bytes | None:
        """Return the bytes that are kept under a key, or None."""
        if self.folder is None:
            return None
        path = self.folder / kind / key
        try:
            if not _is_own(self.folder):
                return None
            content = path.read_bytes()
        except OSError:
            return None
        digest, body = content[:_DIGEST_LENGTH], content[_DIGEST_LENGTH:]
        if _digest(body) != digest:
            return None
        _touch(path)
        return body

    def write(self, kind: str, key: str, content: bytes) -> bool:
        """Keep bytes; tell whether that went well."""
        if self.folder is None:
            return False
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.folder / kind).mkdir(mode=0o700, exist_ok=True)
            if not _is_own(self.folder):
                return False
            _write(self.folder / kind / key, _digest(content) + content)
        except OSError:
            return False
        return True

    def tidy(self, room: int = ROOM) -> None:
        """Make room: remove what was used the longest ago, also what killed builds left behind."""
        if self.folder is None:
            return
        for path in _beyond(room, _by_last_use(self.folder)):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                return


class RememberingStore(Store):
    """A store that also holds what it was last asked for, for a process that builds again."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._used: dict[tuple[str, str], Any] = {}
        self._before: dict[tuple[str, str], Any] = {}

    def begin(self) -> None:
        """Begin a build: what the one before did not use is forgotten."""
        self._before, self._used = self._used, {}

    def get(self, kind: str, key: str) -> Any:
        """Return what is remembered or kept under a key, or None."""
        name = (kind, key)
        if name not in self._used:
            value = self._before[name] if name in self._before else super().get(kind, key)
            if value is None:
                return None
            self._used[name] = value
        return self._used[name]

    def put(self, kind: str, key: str, value: Any) -> bool:
        """Remember a result, and keep it; tell whether it could be kept."""
        self._used[kind, key] = value
        return super().put(kind, key, value)


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST_LENGTH).digest()


def _is_own(folder: Path) -> bool:
    """Tell whether nobody else may write here: what is read from it is trusted."""
    state = folder.stat()
    return state.st_uid == os.getuid() and not state.st_mode & 0o022


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _touch(path: Path) -> None:
    try:
        os.utime(path)
    except OSError:
        return


def _by_last_use(folder: Path) -> list[tuple[Path, int]]:
    """Return all files with their sizes, the one used last first."""
    used = []
    for path in folder.glob("*/*"):
        try:
            state = path.stat()
        except OSError:
            continue
        if path.is_file():
            used.append((state.st_mtime_ns, path, state.st_size))
    return [(path, size) for _, path, size in sorted(used, reverse=True)]


def _beyond(room: int, files: Iterable[tuple[Path, int]]) -> Iterator[Path]:
    """Yield the files that have no room."""
    taken = 0
    for path, size in files:
        taken += size
        if taken > room:
            yield path


def digest_of(*parts: str | bytes) -> str:
    """Return one digest of several texts, which no other division of them has."""
    digest = hashlib.blake2b(digest_size=_DIGEST_LENGTH)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def digest_of_files(root: Path, names: Iterable[str]) -> str:
    """Return one digest of files and of all files in folders, with their names below `root`."""
    parts: list[str | bytes] = []
    for name in names:
        for path in _files(root / name):
            parts += [path.relative_to(root).as_posix(), path.read_bytes()]
    return digest_of(*parts)


def _files(path: Path) -> Iterator[Path]:
    """Yield the files below a path in a fixed order, through links as well."""
    if path.is_file():
        yield path
    for folder, folders, names in os.walk(path, followlinks=True):
        here = Path(folder).resolve()
        inner = ((name, (here / name).resolve()) for name in sorted(folders))
        folders[:] = [name for name, target in inner if not here.is_relative_to(target)]
        yield from (Path(folder, name) for name in sorted(names) if not name.endswith(".pyc"))


def digest_of_packages() -> str:
    """Return one digest of Python and of every package that is installed."""
    installed = {f"{each.name}=={each.version}" for each in distributions()}
    return digest_of(sys.version, *sorted(installed))


def digest_of_code() -> str:
    """Return one digest of the knowledge base's own code, and of all packages."""
    here = Path(__file__).resolve().parent
    return digest_of(digest_of_packages(), digest_of_files(here.parent, [here.name]))
