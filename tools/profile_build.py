"""Say where a build's time goes, stage by stage: one language, with or without the cache.

Seconds are of the processor, so that other work on the machine counts little. With --functions,
the functions follow in which most of it was spent.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from bench.stages import measured  # noqa: E402
from tools.build_site import CONFIGURATIONS  # noqa: E402


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--language", choices=list(CONFIGURATIONS), default="en")
    parser.add_argument("--functions", type=int, default=0, metavar="N", help="list the top N")
    arguments = parser.parse_args()
    profiler = cProfile.Profile()
    if arguments.functions:
        profiler.enable()
    with tempfile.TemporaryDirectory() as folder:
        configuration = CONFIGURATIONS[arguments.language]
        spent = measured(arguments.root.resolve(), Path(folder) / "site", configuration)
    profiler.disable()
    sys.stdout.write(table(spent))
    if arguments.functions:
        statistics = pstats.Stats(profiler, stream=sys.stdout)
        statistics.sort_stats("tottime").print_stats(arguments.functions)
    return 0


def table(spent: dict[str, float]) -> str:
    """Return the stages as lines, each with its share of the whole."""
    total = sum(spent.values())
    lines = [f"{name:<20}{s:8.2f} s {s / total:6.0%}\n" for name, s in spent.items()]
    return "".join([*lines, f"{'the whole':<20}{total:8.2f} s\n"])


if __name__ == "__main__":
    sys.exit(main())
