"""A small book, printed once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.build.project import LANGUAGES, ROOT, Outcome, lay_out, run, scratch, shared

HIDDEN = '<p><!--book <a href="polyglot-atlas-{}.pdf">PDF</a> book--></p>'
TOOL = str(ROOT / "tools" / "make_pdf.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder: they drive Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def print_pdf(root: Path, *arguments: str, **environment: str) -> Outcome:
    """Print a project's PDFs as `make pdf` does."""
    return run(TOOL, "--root", str(root), *arguments, **scratch(root), **environment)


def with_site(root: Path) -> Path:
    """Put a site of one page for each language beside a project."""
    for language in LANGUAGES:
        folder = root / "site" / language
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(HIDDEN.format(language), encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small project with its books printed."""

    def make(folder: Path) -> None:
        outcome = print_pdf(with_site(lay_out(folder)))
        assert outcome.status == 0, outcome.errors
        (folder / "said.txt").write_text(outcome.output, encoding="utf-8")
        (folder / "progress.txt").write_text(outcome.errors, encoding="utf-8")

    return shared(tmp_path_factory, "printed", make)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Name each language in turn."""
    name: str = request.param
    return name


@pytest.fixture
def book(printed: Path, language: str) -> Iterator[pikepdf.Pdf]:
    """Open a language's book."""
    with pikepdf.open(printed / "dist" / f"polyglot-atlas-{language}.pdf") as pdf:
        yield pdf
