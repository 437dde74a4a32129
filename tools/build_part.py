"""Render one of several parts of the site into the cache, for machines that work side by side.

Part 2 of 4 renders its share of the pages. Languages are split first, then sections and dimensions.
With the caches of all parts in one folder, `make site` finds every page there, and only has to
join them: its result is, byte for byte, that of a build without parts.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from knowledge_base.kept_edition import keep_part  # noqa: E402
from knowledge_base.kept_pages import Share  # noqa: E402
from knowledge_base.model.base import LANGUAGES, Language  # noqa: E402
from knowledge_base.problems import DataError  # noqa: E402
from knowledge_base.store import SETTING, Store  # noqa: E402

PART = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)")


def main(words: list[str] | None = None) -> int:
    """Return 0 where the part was rendered and kept, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--part", required=True, help="which of how many: 2/4")
    arguments = parser.parse_args(words)
    found = PART.fullmatch(arguments.part)
    if not found or int(found[1]) > int(found[2]):
        sys.stderr.write(f"PART is '{arguments.part}'; write which of how many: 2/4\n")
        return 1
    store = Store.of_user()
    if not store.write("part", "probe", b""):
        sys.stderr.write(f"the cache cannot be written to, and a part is for it: {_where(store)}\n")
        return 1
    try:
        for language, share in shares(int(found[1]), int(found[2])):
            made, of = keep_part(store, arguments.root.resolve(), language, share)
            sys.stdout.write(f"{language}: {made} of {of} pages are in {store.folder}\n")
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def shares(part: int, parts: int) -> Iterator[tuple[Language, Share]]:
    """Yield what a part renders: of each of its languages, which pages."""
    for number, language in enumerate(LANGUAGES):
        own = [each for each in range(parts) if (each - number) % len(LANGUAGES) == 0]
        own = own or list(range(parts))
        if part - 1 in own:
            yield language, share_of(own.index(part - 1), len(own))


def share_of(place: int, places: int) -> Share:
    """Return what tells whether a page is in a share: pages of a section or dimension are as one.

    They show the same claims, which are then rendered once.
    """
    return lambda path: crc32("/".join(path.split("/")[:2]).encode()) % places == place


def _where(store: Store) -> str:
    return str(store.folder) if store.folder else f"{SETTING} is {os.environ.get(SETTING)}"


if __name__ == "__main__":
    gc.disable()  # all that is read stays until the end
    sys.exit(main())
