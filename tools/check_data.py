"""Check the data without building a site: every fault in one run, then what is lacking."""

from __future__ import annotations

import argparse
import gc
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from knowledge_base.check.check import load_and_check  # noqa: E402
from knowledge_base.kept_files import KeptFiles  # noqa: E402
from knowledge_base.problems import DataError, Problem, describe  # noqa: E402
from knowledge_base.store import Store, digest_of_code  # noqa: E402
from tools.problem_formats import FORMATS, in_format  # noqa: E402


def main(words: list[str] | None = None) -> int:
    """Return 0 where the data can become a site, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--strict", action="store_true", help="editorial lapses are errors too")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    parser.add_argument("--today", type=date.fromisoformat, help="count ages from this day")
    parser.add_argument("--format", choices=FORMATS, default="text", help="for whom to write")
    arguments = parser.parse_args(words)
    files = KeptFiles(Store.of_user(), digest_of_code())
    try:
        base, lapses = load_and_check(
            arguments.data,
            strict=arguments.strict,
            today=arguments.today,
            read=files.read,
            examine=files.examine,
        )
    except DataError as error:
        return _tell_errors(error.problems, arguments.format)
    if arguments.format == "text":
        sys.stdout.write(summary(len(base.claims), lapses) + "\n")
    else:
        sys.stdout.write(in_format(lapses, arguments.format))
    return 0


def _tell_errors(problems: tuple[Problem, ...], form: str) -> int:
    """Write errors: for people to where errors go, for programs to the output that they read."""
    if form == "text":
        sys.stderr.write(f"{describe(problems)}\n")
    else:
        errors = [replace(problem, severity="error") for problem in problems]
        sys.stdout.write(in_format(errors, form))
    return 1


def summary(claims: int, lapses: tuple[Problem, ...]) -> str:
    """Return what was checked and how many editorial lapses of which rule there are."""
    if not lapses:
        return f"{claims} claims checked: no errors, no editorial lapses"
    counts = Counter(problem.rule for problem in lapses)
    kinds = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items()))
    return f"{describe(lapses)}\n{claims} claims checked: no errors; editorial lapses: {kinds}"


if __name__ == "__main__":
    gc.disable()  # all that is read stays until the end: to look for what does not takes long
    sys.exit(main())
