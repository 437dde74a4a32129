"""Where a build's time goes: CPU time by stage, measured within one build of one language.

    python -m bench.stages PROJECT SITE

builds with the project's own hooks and writes seconds by stage as JSON.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

REST = "the rest"
POINTS: dict[str, tuple[str, ...]] = {
    "load": ("knowledge_base.check.check:load_knowledge_base",),
    "check": ("knowledge_base.check.check:check", "knowledge_base.kept_files:check"),
    "derive": ("knowledge_base.edition_pages:site_pages",),
    "render": (
        "knowledge_base.edition_pages:render_pages",
        "knowledge_base.kept_pages:render_pages",
    ),
    "data files": (
        "knowledge_base.edition_files:api_files",
        "knowledge_base.edition_files:api_schemas",
        "knowledge_base.edition_files:spreadsheets",
        "knowledge_base.edition_files:json_text",
        "knowledge_base.edition_files:csv_text",
    ),
    "search index": (
        "knowledge_base.edition_pages:findables",
        "knowledge_base.edition_pages:search_files",
    ),
    "Markdown twins": (
        "knowledge_base.edition_pages:markdown_page",
        "knowledge_base.kept_pages:markdown_page",
    ),
    "cache": (
        "knowledge_base.kept_edition:digest_of_code",
        "knowledge_base.kept_pages:Digests.of",
        "knowledge_base.store:Store.get",
        "knowledge_base.store:Store.put",
        "knowledge_base.store:Store.read",
        "knowledge_base.store:Store.write",
    ),
    "Markdown": ("mkdocs.structure.pages:Page.render",),
    "template": ("jinja2:Template.render",),
    "write": (
        "mkdocs.utils:write_file",
        "mkdocs.structure.files:Files.copy_static_files",
    ),
}
"""What each stage calls: module and name. What is called within another counts to the outer."""


@dataclass
class Stopwatch:
    """CPU seconds by stage."""

    seconds: dict[str, float] = field(default_factory=dict)
    _running: bool = False

    def around(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that is timed; of a generator, each step is."""

        @functools.wraps(function)
        def timed(*words: Any, **named: Any) -> Any:
            if inspect.isgeneratorfunction(function):
                return self._steps(stage, function(*words, **named))
            return self._time(stage, lambda: function(*words, **named))

        return timed

    def _steps(self, stage: str, generator: Iterator[Any]) -> Iterator[Any]:
        end = object()
        while (value := self._time(stage, lambda: next(generator, end))) is not end:
            yield value

    def _time(self, stage: str, call: Callable[[], Any]) -> Any:
        if self._running:
            return call()
        self._running, begun = True, time.process_time()
        try:
            return call()
        finally:
            spent = time.process_time() - begun
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent
            self._running = False


def found(point: str) -> tuple[Any, str, Callable[..., Any]]:
    """Return what holds a function, its name there, and the function.

    Raises:
        AttributeError: there is none of that name.
    """
    module, _, path = point.partition(":")
    *owners, name = path.split(".")
    owner = functools.reduce(getattr, owners, import_module(module))
    return owner, name, getattr(owner, name)


def watch() -> Stopwatch:
    """Time every stage from now on."""
    stopwatch = Stopwatch(dict.fromkeys(POINTS, 0.0))
    for stage, points in POINTS.items():
        for point in points:
            owner, name, function = found(point)
            setattr(owner, name, stopwatch.around(stage, function))
    return stopwatch


def measured(project: Path, site: Path, configuration: str = "mkdocs.yml") -> dict[str, float]:
    """Build one language of a project with its own hooks; return seconds by stage."""
    sys.path.insert(0, str(project / "hooks"))
    os.chdir(project)
    stopwatch = watch()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(project / configuration), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    spent = dict(stopwatch.seconds)
    spent[REST] = time.process_time() - sum(spent.values())
    return spent


def main(project: Path, site: Path) -> int:
    """Build, and write seconds by stage."""
    sys.stdout.write(json.dumps(measured(project, site)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
