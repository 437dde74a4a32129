"""The parts of a run: what is laid out, what is measured, and what goes into the results."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.engines import ENGINES, QUIET, Case, Engine
from bench.measuring import Command, CommandError, measure
from bench.readers import readers
from bench.results import CLAIM, CLAIMS, COLD, SAME, Results
from bench.serving import waits
from bench.synthetic.plan import Plan, plan_of_claims
from bench.synthetic.project import REPOSITORY, copy_code, lay_out, planned

TOPIC = "data/comparisons/concurrency/concurrency-models.yaml"
PAGE = "topics/concurrency/concurrency-models/"
"""A real comparison, and its address below the site."""
EXPORT = (
    "import sys; from pathlib import Path; from tools.export_site import export_language; "
    "export_language(Path(sys.argv[1]), Path(sys.argv[2]), 'en')"
)
"""`make export` for English alone, which halves the time."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What is to be measured, and where."""

    work: Path
    sizes: tuple[int, ...]
    engines: tuple[str, ...]
    repeat: int
    limit: float
    """Seconds."""
    reader_pages: int

    def log(self, name: str) -> Path:
        """Return where a command writes."""
        return self.work / "logs" / f"{name}.log"


def measure_builds(bench: Bench, results: Results) -> None:
    """Build every size with every engine, in rounds, and note what it took."""
    for pages in bench.sizes:
        case = lay_out_case(bench, pages)
        _tell(f"{pages} pages: {', '.join(bench.engines)}")
        engines = [ENGINES[name](case) for name in bench.engines]
        part: dict[str, Any] = {"costs": {}, "output": {}, "failed": {}}
        for engine in engines:
            engine.prepare()
        for number in range(bench.repeat):
            for engine in engines:
                if engine.name not in part["failed"]:
                    _round(bench, engine, part, number)
        results["builds"][str(pages)] = part
        shutil.rmtree(case.folder)


def lay_out_case(bench: Bench, pages: int) -> Case:
    """Write a synthetic project of so many pages, and export its English pages."""
    folder = bench.work / f"pages-{pages}"
    project = lay_out(folder / "project", planned(pages))
    words = (sys.executable, "-c", EXPORT, str(project), str(folder / "export" / "en"))
    measure(Command(words, REPOSITORY, QUIET), bench.log(f"export-{pages}"), bench.limit)
    topic = min((project / "data" / "comparisons").glob("*/*.yaml"))
    name = topic.relative_to(project / "data" / "comparisons").with_suffix(".md")
    return Case(
        folder,
        project,
        folder / "export" / "en",
        topic.relative_to(project).as_posix(),
        f"topics/{name.as_posix()}",
    )


def _round(bench: Bench, engine: Engine, part: dict[str, Any], number: int) -> None:
    """Build from nothing and, where something is kept, again unchanged and changed."""
    engine.clean()
    try:
        _note(bench, engine, part, COLD)
        part["output"].setdefault(engine.name, _size(engine.site))
        if engine.has_cache:
            _note(bench, engine, part, SAME)
            engine.change(number + 1)
            _note(bench, engine, part, CLAIM)
    except CommandError as error:
        part["failed"][engine.name] = str(error).splitlines()[0].rpartition("/")[2]
        _tell(str(error))


def _note(bench: Bench, engine: Engine, part: dict[str, Any], step: str) -> None:
    cost = measure(engine.command(), bench.log(f"{engine.name}-{step}"), bench.limit)
    _tell(f"  {engine.name}, {step}: {cost.wall:.1f} s")
    part["costs"].setdefault(engine.name, {}).setdefault(step, []).append(asdict(cost))


def measure_stages(bench: Bench, results: Results) -> None:
    """Build every size once more, and note which stage took what."""
    for pages in bench.sizes:
        folder = bench.work / f"stages-{pages}"
        project = lay_out(folder / "project", planned(pages))
        words = (sys.executable, "-m", "bench.stages", str(project), str(folder / "site"))
        paths = {"PYTHONPATH": str(REPOSITORY), "XDG_CACHE_HOME": str(folder / "cache")}
        log = bench.log(f"stages-{pages}")
        measure(Command(words, REPOSITORY, QUIET | paths), log, bench.limit)
        spent = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
        results.setdefault("stages", {})[str(pages)] = spent
        _tell(f"{pages} pages, CPU s: " + ", ".join(f"{k} {v:.1f}" for k, v in spent.items()))
        shutil.rmtree(folder)


def measure_check(bench: Bench, results: Results) -> None:
    """Check the data of so many claims."""
    of: Plan = plan_of_claims(CLAIMS)
    project = lay_out(bench.work / "check", of)
    anew = {"ATLAS_CACHE": "0"}  # as on a machine that never saw these files
    command = Command((sys.executable, "tools/check_data.py"), project, anew)
    costs = [measure(command, bench.log("check"), bench.limit) for _ in range(bench.repeat)]
    results["check"] = {"claims": of.claims, "costs": [asdict(cost) for cost in costs]}
    _tell(f"check of {of.claims} claims: {costs[0].wall:.1f} s")


def measure_site(bench: Bench, results: Results) -> None:
    """Build the real site in both languages, from nothing."""
    costs = []
    for _ in range(bench.repeat):
        project = real_project(bench.work / "site")
        costs.append(measure(site_command(project), bench.log("site"), bench.limit))
        _tell(f"real site: {costs[-1].wall:.1f} s")
        shutil.rmtree(project)
    results["site"] = {"costs": [asdict(cost) for cost in costs]}


def site_command(project: Path) -> Command:
    """Return how a project's site is built in both languages, its caches within it."""
    (project / "tmp").mkdir(exist_ok=True)
    caches = {"XDG_CACHE_HOME": str(project / "cache"), "TMPDIR": str(project / "tmp")}
    return Command((sys.executable, "tools/build_site.py"), project, QUIET | caches)


def measure_serve(bench: Bench, results: Results) -> None:
    """Save changed claims of the real site while it is served."""
    project = real_project(bench.work / "serve")
    found = waits(project, TOPIC, PAGE, bench.repeat, bench.limit)
    results["serve"] = {"waits": found}
    _tell(f"serve: {', '.join(f'{wait:.2f}' for wait in found)} s")


def measure_readers(bench: Bench, results: Results) -> None:
    """Look at the real site and at a large synthetic one in the browser."""
    found = {}
    large = lay_out(bench.work / "readers", planned(bench.reader_pages))
    for name, project in (
        ("real", real_project(bench.work / "real")),
        (f"{bench.reader_pages:,} pages", large),
    ):
        measure(site_command(project), bench.log("readers"), bench.limit)
        found[name] = readers(project / "site", "en", bench.repeat)
        _tell(f"readers, {name}: {found[name]}")
        shutil.rmtree(project)
    results["readers"] = found


def real_project(folder: Path) -> Path:
    """Copy the real project, data and all."""
    copy_code(folder)
    shutil.copytree(REPOSITORY / "data", folder / "data")
    return folder


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
