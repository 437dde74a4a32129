"""Write what to look after: links that no longer lead anywhere, and reviews that are due.

The only tool that asks other hosts, and no part of a build or test. It writes `dist/report.md`
where there is something to tell and nothing otherwise, and fails only where the data has faults.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from knowledge_base.check.check import load_and_check  # noqa: E402
from knowledge_base.check.walk import all_records  # noqa: E402
from knowledge_base.inline import pieces  # noqa: E402
from knowledge_base.model.base import LANGUAGES, Text  # noqa: E402
from knowledge_base.model.knowledge_base import KnowledgeBase  # noqa: E402
from knowledge_base.model.root import Site  # noqa: E402
from knowledge_base.problems import DataError, Place, Problem  # noqa: E402

PATIENCE = 20.0
"""Seconds that a host may take."""
AT_ONCE = 8
SHOWN = 100
"""How many lapses the report names: forges take so much text and no more."""
GUARDED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}
"""Answers by which hosts keep programs out: a reader may see the page all the same."""

Ask = Callable[[str], str | None]
"""From an address to what is wrong with it, None where it leads somewhere."""


def main() -> int:
    """Return 0 where the report was made, 1 where the data has faults."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "report.md")
    parser.add_argument("--today", type=date.fromisoformat, help="count ages from this day")
    arguments = parser.parse_args()
    try:
        base, lapses = load_and_check(arguments.data, today=arguments.today)
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    text = report(dead_links(base, answer), lapses)
    arguments.output.unlink(missing_ok=True)
    if text:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{arguments.output}\n" if text else "nothing to report\n")
    return 0


def addresses(base: KnowledgeBase) -> dict[str, Place]:
    """Return every address that the data leads readers to, with where it stands first."""
    found: dict[str, Place] = {}
    for each in all_records(base):
        if not isinstance(each.record, Site):
            for address in _addresses_in(each.record):
                found.setdefault(address, each.record.place)
    return found


def _addresses_in(record: object) -> Iterator[str]:
    for value in vars(record).values():
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            yield value
    if isinstance(record, Text):
        words = (record.words(language) for language in LANGUAGES)
        links = (piece.target for text in words if text for piece in pieces(text))
        yield from (link for link in links if link.startswith(("http://", "https://")))


def dead_links(base: KnowledgeBase, ask: Ask) -> tuple[tuple[str, Place, str], ...]:
    """Return the addresses that lead nowhere: address, where it stands, what is wrong."""
    found = addresses(base)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = zip(found.items(), pool.map(ask, found), strict=True)
    return tuple((address, place, wrong) for (address, place), wrong in answers if wrong)


def answer(address: str) -> str | None:
    """Ask for an address; return what is wrong, None where it leads somewhere."""
    request = Request(address, headers={"User-Agent": "Mozilla/5.0 (link check)"})
    try:
        with urlopen(request, timeout=PATIENCE):
            return None
    except HTTPError as error:
        with error:
            return None if error.code in GUARDED else f"{error.code} {error.reason}"
    except (OSError, HTTPException, ValueError) as error:
        return str(getattr(error, "reason", error)) or type(error).__name__


def report(dead: tuple[tuple[str, Place, str], ...], lapses: tuple[Problem, ...]) -> str:
    """Return the report as Markdown, empty where there is nothing to tell."""
    parts = []
    if dead:
        lines = "".join(f"- {url}: {wrong} (`{p.file}:{p.line}`)\n" for url, p, wrong in dead)
        parts.append(f"## Links that lead nowhere ({len(dead)})\n\n{lines}")
    if lapses:
        lines = "".join(f"- `{problem}`\n" for problem in lapses[:SHOWN])
        more = len(lapses) - SHOWN
        rest = f"- and {more} more, which `make check` lists\n" if more > 0 else ""
        parts.append(f"## Editorial lapses ({len(lapses)})\n\n{lines}{rest}")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
