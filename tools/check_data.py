"""Check the data without building a site: every fault in one run, then what is lacking."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from knowledge_base.check.check import load_and_check  # noqa: E402
from knowledge_base.problems import DataError, Problem, describe  # noqa: E402


def main() -> int:
    """Return 0 where the data can become a site, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--strict", action="store_true", help="editorial lapses are errors too")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    parser.add_argument("--today", type=date.fromisoformat, help="count ages from this day")
    arguments = parser.parse_args()
    try:
        base, lapses = load_and_check(
            arguments.data, strict=arguments.strict, today=arguments.today
        )
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(summary(len(base.claims), lapses) + "\n")
    return 0


def summary(claims: int, lapses: tuple[Problem, ...]) -> str:
    """Return what was checked and how many editorial lapses of which rule there are."""
    if not lapses:
        return f"{claims} claims checked: no errors, no editorial lapses"
    counts = Counter(problem.rule for problem in lapses)
    kinds = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items()))
    return f"{describe(lapses)}\n{claims} claims checked: no errors; editorial lapses: {kinds}"


if __name__ == "__main__":
    sys.exit(main())
