"""Write the data files in one form, and record what is to be kept.

That is which text each translation was made from, and every address of the site.

`--check` changes nothing and tells what would be written. `--confirm` names texts or records
(`claim:go-x`, or `claim:go-x.text`) whose Chinese still holds though the English has changed,
or `all` of those that are stale.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from knowledge_base.check.check import check  # noqa: E402
from knowledge_base.derive.edition import Edition  # noqa: E402
from knowledge_base.derive.permalinks import RECORDED, addresses, recorded_with  # noqa: E402
from knowledge_base.derive.site import site_pages  # noqa: E402
from knowledge_base.edition_pages import pages_by_hand  # noqa: E402
from knowledge_base.load.files import FILE_KINDS, load_file  # noqa: E402
from knowledge_base.load.load import ROOT_NAME, load_knowledge_base  # noqa: E402
from knowledge_base.model.base import LANGUAGES  # noqa: E402
from knowledge_base.model.knowledge_base import KnowledgeBase  # noqa: E402
from knowledge_base.model.root import RootInclude  # noqa: E402
from knowledge_base.problems import DataError, suggest  # noqa: E402
from knowledge_base.translations import recorded_anew, translations  # noqa: E402
from tools.yaml_format import SCHEMA, FormatError, formatted  # noqa: E402

EVERY = "all"
"""Confirms every stale translation, after an edit that changed no meaning: a spelling, say."""
LOCK_NAME = "translations.lock.yaml"
LOCK_HEAD = f"""\
{SCHEMA}schema/translations.json
#
# Written by `make format`: digests of each English text and of the Chinese one made from it.
# After a merge that left marks in here, `make format` mends it.

translations:
"""
_LINE = re.compile(r"^  (\S+): ([0-9a-f]{8} [0-9a-f]{8})$", re.MULTILINE)


def main(words: list[str] | None = None) -> int:
    """Return 0 where all is written as it ought to be, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--confirm", nargs="*", default=[], help="translations that still hold")
    arguments = parser.parse_args(words)
    data: Path = arguments.data.resolve()
    changed, faults = format_files(data, is_check=arguments.check)
    confirmed = frozenset(name for group in arguments.confirm for name in group.split())
    try:
        base = with_recorded(data, data / LOCK_NAME)
        changed += record_translations(data, base, confirmed, is_check=arguments.check)
        changed += record_addresses(data, base, is_check=arguments.check)
    except (DataError, FormatError) as error:
        names = f"{data.name}/{LOCK_NAME} and {data.name}/{RECORDED}"
        faults.append(f"{names}: not written, for the data has faults\n{error}")
    told = "would be written anew" if arguments.check else "written anew"
    sys.stdout.writelines(f"{name}: {told}\n" for name in changed)
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults or (arguments.check and changed) else 0


def format_files(data: Path, *, is_check: bool) -> tuple[list[str], list[str]]:
    """Format every data file; return the names of those that were not, and what is at fault."""
    changed, faults = [], []
    schemas = schemas_of(data)
    for path in sorted(data.rglob("*.yaml")):
        if path.name == LOCK_NAME:
            continue
        name = f"{data.name}/{path.relative_to(data).as_posix()}"
        try:
            old = path.read_bytes()
            new = formatted(old.decode("utf-8"), schemas.get(path)).encode()
        except UnicodeDecodeError:
            faults.append(f"{name}: this is not UTF-8, and stays as it is")
        except FormatError as error:
            faults.append(f"{name}: {error}")
        else:
            if new != old:
                changed.append(name)
                if not is_check:
                    path.write_bytes(new)
    return changed, faults


def schemas_of(data: Path) -> dict[Path, str]:
    """Return the schema that each file is to name, relative to the file."""
    found = {data / ROOT_NAME: "root"}
    loaded = load_file(data / ROOT_NAME, ROOT_NAME, RootInclude)
    if loaded.record is not None:
        for kind in FILE_KINDS.values():
            for pattern in getattr(loaded.record.include, kind.include):
                if not pattern.startswith("/") and ".." not in pattern:
                    found |= dict.fromkeys(data.glob(pattern), kind.schema)
    return {
        path: Path(os.path.relpath(data / "schema" / f"{schema}.json", path.parent)).as_posix()
        for path, schema in found.items()
    }


def record_translations(
    data: Path, base: KnowledgeBase, confirmed: frozenset[str], *, is_check: bool
) -> list[str]:
    """Write the record of translations; return its name where it was not as it ought to be.

    Raises:
        FormatError: a translation is confirmed that there is not.
    """
    path = data / LOCK_NAME
    if EVERY in confirmed:
        confirmed = frozenset(each.name for each in translations(base) if each.state == "stale")
    unknown = sorted(confirmed - set(known_names(base)))
    if unknown:
        raise FormatError(
            f"there is no text '{unknown[0]}'; {suggest(unknown[0], known_names(base))}"
        )
    new = lock_text(recorded_anew(base, confirmed))
    if path.is_file() and path.read_text(encoding="utf-8") == new:
        return []
    if not is_check:
        path.write_text(new, encoding="utf-8")
    return [f"{data.name}/{LOCK_NAME}"]


def record_addresses(data: Path, base: KnowledgeBase, *, is_check: bool) -> list[str]:
    """Add new addresses to the record of them, where one is kept; return its name if it changed.

    Raises:
        DataError: the data has faults.
    """
    path = data / RECORDED
    if not path.is_file():
        return []
    if errors := [problem for problem in check(base) if problem.severity == "error"]:
        raise DataError(errors)
    pages = [page.src_uri for page in site_pages(Edition(base, LANGUAGES[0]), ())]
    by_hand = pages_by_hand(data.parent / "docs" / LANGUAGES[0])
    old = path.read_text(encoding="utf-8")
    new = recorded_with(old, addresses(base, (*pages, *by_hand)))
    if old == new:
        return []
    if not is_check:
        path.write_text(new, encoding="utf-8")
    return [f"{data.name}/{RECORDED}"]


def with_recorded(data: Path, path: Path) -> KnowledgeBase:
    """Return the knowledge base with what was recorded, marks of a merge in it or not.

    Raises:
        DataError: the data has faults of form.
    """
    base, problems = load_knowledge_base(data)
    faults = [p for p in problems if not p.place.file.endswith(LOCK_NAME)]
    faults = [p for p in faults if LOCK_NAME not in p.wrong]
    if faults:
        raise DataError(faults)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return replace(base, translations=read_lock(text, base))


def read_lock(text: str, base: KnowledgeBase) -> dict[str, str]:
    """Return what a record says; of two entries for a text, the one that fits it counts."""
    current = {each.name: each.pair for each in translations(base)}
    recorded: dict[str, str] = {}
    for name, pair in _LINE.findall(text):
        if recorded.get(name) != current.get(name):
            recorded[name] = pair
        recorded.setdefault(name, pair)
    return recorded


def lock_text(recorded: dict[str, str]) -> str:
    """Return the record's file."""
    if not recorded:
        return LOCK_HEAD.rstrip("\n") + " {}\n"
    return LOCK_HEAD + "".join(f"  {name}: {pair}\n" for name, pair in recorded.items())


def known_names(base: KnowledgeBase) -> Iterator[str]:
    """Yield what may be confirmed: texts, and the records that they stand in."""
    for each in translations(base):
        yield each.name
        yield each.name.partition(".")[0]


if __name__ == "__main__":
    sys.exit(main())
