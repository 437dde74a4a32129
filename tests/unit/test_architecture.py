"""The rules of the architecture, read from the code itself."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from knowledge_base.derive.page import SEARCH_WEIGHTS

HOOKS = Path(__file__).resolve().parents[2] / "hooks"
PACKAGE = HOOKS / "knowledge_base"
MODULES = sorted(PACKAGE.rglob("*.py"))

MAY_IMPORT = {
    "store": set(),
    "problems": set(),
    "file_text": {"problems"},
    "yaml_tree": {"problems", "file_text"},
    "inline": set(),
    "numbers_in_text": set(),
    "units": set(),
    "formula": set(),
    "sanity": set(),
    "reflow": set(),
    "scores": set(),
    "weighing": set(),
    "turning_points": {"weighing"},
    "model": {"problems", "yaml_tree"},
    "terms": {"model"},
    "search_words": set(),
    "named": {"problems", "model"},
    "translations": {"reflow", "model", "named"},
    "load": {"problems", "file_text", "yaml_tree", "model"},
    "check": {
        "problems",
        "inline",
        "numbers_in_text",
        "units",
        "formula",
        "sanity",
        "scores",
        "weighing",
        "turning_points",
        "model",
        "terms",
        "named",
        "translations",
        "load",
    },
    "derive": {
        "problems",
        "inline",
        "numbers_in_text",
        "units",
        "formula",
        "sanity",
        "scores",
        "weighing",
        "turning_points",
        "model",
        "terms",
        "named",
        "translations",
        "load",
        "check",
    },
    "render": {
        *("problems", "inline", "model", "terms", "search_words", "load", "check", "derive"),
    },
    "edition_files": {"derive", "render"},
    "edition_pages": {
        *("problems", "model", "load", "check", "derive", "render", "edition_files"),
    },
    "kept_files": {"store", "problems", "model", "load", "check"},
    "kept_pages": {"store", "model", "terms", "derive", "render"},
    "kept_edition": {
        *("store", "problems", "model", "derive", "render"),
        *("edition_pages", "kept_files", "kept_pages"),
    },
}
"""What each module or package of the core may import of the others, besides itself."""
ORDER = list(MAY_IMPORT)
CLOCK = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
NETWORK = {"socket", "ssl", "urllib", "http", "requests", "httpx", "ftplib", "smtplib", "asyncio"}
HTML_TAG = re.compile(
    r"</|/>|(?<!\?P)<(?:a|abbr|b|br|button|code|dd|details|div|dl|dt|em|figure|h[1-6]|hr|i|img|input|li|"
    r"link|nav|ol|p|pre|script|section|select|small|span|strong|style|summary|sup|svg|table|tbody|"
    r"td|th|thead|tr|ul)(?:\s[^<]*)?>",
    re.IGNORECASE,
)

WRITERS_OF_SYNTAX = {"mermaid.py", "plain_markdown.py", "markdown_words.py"}
"""Mermaid's arrows, and the HTML that Markdown takes where it has no word of its own."""


def part_of(module: Path) -> str:
    """Return the module or package of the core that a file belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree_of(module: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(module.read_text(encoding="utf-8"))


def imports_of(module: Path) -> set[str]:
    """Return the full names of the modules that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.name} imports relatively"
            names.add(node.module or "")
            if node.module == PACKAGE.name:
                names.update(f"{PACKAGE.name}.{alias.name}" for alias in node.names)
    return names


def texts_of(module: Path) -> list[str]:
    """Return the string literals of a file without its documentation."""
    tree = tree_of(module)
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
    ]


def name_of(module: Path) -> str:
    """Name a test case after its file."""
    return module.relative_to(HOOKS).as_posix()


each_module = pytest.mark.parametrize("module", MODULES, ids=name_of)


def test_the_table_of_imports_runs_one_way() -> None:
    for number, (part, imported) in enumerate(MAY_IMPORT.items()):
        assert imported <= set(ORDER[:number]), part


@each_module
def test_imports_run_one_way(module: Path) -> None:
    part = part_of(module)
    imported = {
        name.split(".")[1] for name in imports_of(module) if name.startswith("knowledge_base.")
    }
    assert imported - {part} <= MAY_IMPORT.get(part, set(ORDER))


@each_module
def test_no_step_imports_a_module_that_stands_above_the_steps(module: Path) -> None:
    if part_of(module) in MAY_IMPORT:
        imported = {name.split(".")[1] for name in imports_of(module) if "knowledge_base." in name}
        assert imported <= set(ORDER)


@each_module
def test_the_core_knows_nothing_of_mkdocs(module: Path) -> None:
    roots = {name.split(".")[0] for name in imports_of(module)}
    assert not roots & {"mkdocs", "material", "mkdocs_material"}


@each_module
def test_python_holds_no_markup(module: Path) -> None:
    if module.name in WRITERS_OF_SYNTAX:
        pytest.skip("what looks like HTML is the syntax that this module exists to write")
    assert [text for text in texts_of(module) if HTML_TAG.search(text)] == []


@each_module
def test_modules_are_named_after_what_they_hold(module: Path) -> None:
    assert module.stem not in {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


@each_module
def test_only_events_begin_with_on(module: Path) -> None:
    functions = (node for node in ast.walk(tree_of(module)) if isinstance(node, ast.FunctionDef))
    assert [function.name for function in functions if function.name.startswith("on_")] == []


@each_module
def test_the_core_reads_no_clock(module: Path) -> None:
    assert "time" not in imports_of(module)
    attributes = (node for node in ast.walk(tree_of(module)) if isinstance(node, ast.Attribute))
    read = {
        f"{node.value.id}.{node.attr}"
        for node in attributes
        if isinstance(node.value, ast.Name) and node.attr in CLOCK
    }
    assert not {name for name in read if name.split(".")[0] in {"datetime", "date", "time"}}


@each_module
def test_the_core_reaches_no_network(module: Path) -> None:
    imported = imports_of(module) - {"urllib.parse"}
    assert not {name.split(".")[0] for name in imported} & NETWORK


@each_module
def test_the_core_prints_nothing_and_catches_nothing_blindly(module: Path) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print"
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert ast.unparse(node.type) not in {"Exception", "BaseException"}


def test_every_file_that_holds_events_is_a_hook_of_the_site() -> None:
    configuration = (HOOKS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    listed = re.findall(r"^  - hooks/(.*)$", configuration, re.MULTILINE)
    assert listed == sorted(file.name for file in HOOKS.glob("*.py"))
    assert listed[0] == "generate_pages.py"


def test_every_template_with_a_search_weight_exists() -> None:
    templates = {path.stem for path in (HOOKS.parent / "overrides" / "generated").glob("*.html")}
    assert set(SEARCH_WEIGHTS) <= templates


def test_pytest_passes_over_no_folder_of_tests(request: pytest.FixtureRequest) -> None:
    tests = HOOKS.parent / "tests"
    passed_over = request.config.getini("norecursedirs")
    for folder in {file.parent for file in tests.rglob("test_*.py")}:
        for part in folder.relative_to(tests).parts:
            assert not any(fnmatch(part, pattern) for pattern in passed_over), folder
