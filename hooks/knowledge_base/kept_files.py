"""Data files that were read before, and what was found in them, by their content."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from knowledge_base.check.check import check
from knowledge_base.load.files import LoadedFile, load_content, load_file
from knowledge_base.model.base import Record
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem
from knowledge_base.store import Store, digest_of

KIND, FOUND = "file", "found"


@dataclass
class KeptFiles:
    """What came of reading files for one build; what a store holds is read from it once."""

    store: Store
    code: str
    """The digest of what reads them."""
    known: dict[str, LoadedFile] = field(default_factory=dict)

    def read(self, path: Path, name: str, model: type[Record]) -> LoadedFile:
        """Read and validate a file, unless its like was read before."""
        try:
            content = path.read_bytes()
        except OSError:
            return load_file(path, name, model)
        key = digest_of(self.code, name, model.__qualname__, content)
        if key not in self.known:
            self.known[key] = self.store.get(KIND, key) or self._anew(key, content, name, model)
        return self.known[key]

    def examine(self, base: KnowledgeBase) -> tuple[Problem, ...]:
        """Return what the rules find in a base that was made from the files read."""
        code = (part for each in base.code.values() for part in (each.file, each.text))
        key = digest_of(self.code, str(base.site.as_of), *sorted(self.known), "|", *code)
        found: tuple[Problem, ...] | None = self.store.get(FOUND, key)
        if found is None:
            found = check(base)
            self.store.put(FOUND, key, found)
        return found

    def _anew(self, key: str, content: bytes, name: str, model: type[Record]) -> LoadedFile:
        loaded = load_content(content, name, model)
        self.store.put(KIND, key, loaded)
        return loaded
