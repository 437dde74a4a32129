"""Measure builds of synthetic sites side by side with the peers, and write the results.

    python -m bench.run --sizes 100 1000 --peers hugo zensical --repeat 3

Each part that is measured takes the place of what `results.json` has of it; the rest stays.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "hooks"), str(HERE.parent)]

from bench.engines import ENGINES  # noqa: E402
from bench.parts import (  # noqa: E402
    Bench,
    measure_builds,
    measure_check,
    measure_readers,
    measure_serve,
    measure_site,
    measure_stages,
)
from bench.peers import install, machine, versions  # noqa: E402
from bench.plot import growth_plot  # noqa: E402
from bench.report import report  # noqa: E402
from bench.results import COLD, Results, values  # noqa: E402
from bench.spread import spread  # noqa: E402

PARTS: dict[str, Callable[[Bench, Results], None]] = {
    "builds": measure_builds,
    "stages": measure_stages,
    "check": measure_check,
    "site": measure_site,
    "serve": measure_serve,
    "readers": measure_readers,
}


def main(words: list[str] | None = None) -> int:
    """Measure what was asked for and write the results; return 0."""
    arguments = parser().parse_args(words)
    if arguments.peers:
        install()
    results = read(arguments.output / "results.json")
    work = Path(tempfile.mkdtemp(prefix="bench.", dir=arguments.work))
    bench = Bench(
        work,
        sizes=tuple(arguments.sizes),
        engines=("atlas", *arguments.peers),
        repeat=arguments.repeat,
        limit=arguments.limit,
        reader_pages=arguments.reader_pages,
    )
    try:
        for part in arguments.parts:
            results["machine"], results["versions"] = machine(), versions(bench.engines)
            PARTS[part](bench, results)
            write(arguments.output, results)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


def parser() -> argparse.ArgumentParser:
    """Return what reads the command's words."""
    found = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    peers = [name for name in ENGINES if name != "atlas"]
    sizes = [100, 1_000, 5_000, 10_000]
    add = found.add_argument
    add("--sizes", type=int, nargs="+", default=sizes, help="numbers of pages")
    add("--peers", nargs="*", choices=peers, default=peers, help="whom to measure beside us")
    add("--repeat", type=int, default=3, help="rounds of each measurement")
    add("--parts", nargs="+", choices=list(PARTS), default=list(PARTS), help="what to measure")
    add("--limit", type=float, default=1_800, help="seconds that one build may take")
    add("--reader-pages", type=int, default=5_000, help="pages of the site that readers search")
    add("--work", type=Path, help="where sites are built (default: the system's temporary folder)")
    add("--output", type=Path, default=HERE, help="where results are written")
    return found


def read(path: Path) -> Results:
    """Return the results so far; empty ones where there are none."""
    if path.is_file():
        found: Results = json.loads(path.read_text(encoding="utf-8"))
        return found
    return {"builds": {}}


def write(folder: Path, results: Results) -> None:
    """Write the results for machines, as a page, and as a plot."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, indent=1, ensure_ascii=False) + "\n"
    (folder / "results.json").write_text(text, encoding="utf-8")
    (folder / "RESULTS.md").write_text(report(results), encoding="utf-8")
    lines = {
        engine: [
            (int(size), spread(values(results, int(size), engine, COLD, "wall")).middle)
            for size, part in results["builds"].items()
            if engine in part["costs"]
        ]
        for engine in ENGINES
    }
    lines = {engine: points for engine, points in lines.items() if points}
    if lines:
        (folder / "growth.svg").write_text(growth_plot(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
