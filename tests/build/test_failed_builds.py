"""A build that fails says what is at fault, leaves the previous site alone and nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.project import Outcome, build_language, build_site, lay_out, snapshot
from tests.factories import PROJECTS, TERMS

UNTOUCHED = "The site was not built; the previous one is untouched.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Lay out a project that already has a site."""
    root = lay_out(tmp_path / "project")
    for name in ("index.html", "en/index.html", "zh/search/index.js"):
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"the previous {name}", encoding="utf-8")
    return root


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def fails(root: Path, **environment: str) -> Outcome:
    """Build, which must fail without a trace."""
    before = snapshot(root / "site")
    outcome = build_site(root, **environment)
    assert outcome.status == 1
    assert "Traceback" not in outcome.errors
    assert snapshot(root / "site") == before
    assert list(root.glob(".site.*")) == []
    return outcome


def test_faults_of_the_data_are_told_whole_and_all_at_once(root: Path) -> None:
    replace(root / "data" / PROJECTS, "kind: runtime", "kind: run-time")
    replace(root / "data" / TERMS, "comparison:memory-management", "comparison:memory-managment")
    assert fails(root).errors == (
        "data/glossary.yaml:6:5: terms[latency].see: there is no comparison "
        "'memory-managment'; did you mean 'memory-management'?\n"
        "data/projects/runtimes.yaml:4:11: projects[0].kind: "
        "'run-time' is not one of the words allowed here; did you mean 'runtime'?\n"
        "2 problems in the data\n" + UNTOUCHED
    )


def test_mkdocs_alone_tells_the_same_and_leaves_the_previous_site(root: Path) -> None:
    replace(root / "data" / TERMS, "comparison:memory-management", "comparison:memory-managment")
    before = snapshot(root / "site")
    outcome = build_language(root)
    assert outcome.status == 1
    assert outcome.errors.endswith(
        "ERROR   -  the data has faults\n"
        "data/glossary.yaml:6:5: terms[latency].see: there is no comparison "
        "'memory-managment'; did you mean 'memory-management'?\n"
        "1 problem in the data\n"
    )
    assert outcome.output == "\nAborted with a BuildError!\n"
    assert snapshot(root / "site") == before


def test_broken_links_and_anchors_on_a_page_of_one_language_stop_both(root: Path) -> None:
    text = "# 关于\n\n[无](gone.md)、[也无](glossary.md#gone)\n"
    (root / "docs" / "zh" / "about.md").write_text(text, encoding="utf-8")
    outcome = fails(root)
    assert "WARNING -  Doc file 'about.md' contains a link 'gone.md'" in outcome.errors
    assert "WARNING -  Doc file 'about.md' contains a link 'glossary.md#gone'" in outcome.errors
    assert "Aborted with 2 warnings in strict mode!" in outcome.output
    assert outcome.errors.endswith(UNTOUCHED)


def test_a_fault_of_a_template_stops_the_build(root: Path) -> None:
    replace(root / "overrides" / "generated" / "glossary.html", "view %}", "view.gone %}")
    outcome = build_site(root)
    assert outcome.status == 1
    assert outcome.errors.endswith(UNTOUCHED)
    assert (root / "site" / "index.html").read_text(encoding="utf-8") == "the previous index.html"


def test_a_generated_page_never_replaces_a_hand_written_one(root: Path) -> None:
    (root / "docs" / "en" / "glossary.md").write_text("# Mine\n", encoding="utf-8")
    assert (
        "ERROR   -  docs/en/glossary.md:1:1: the generated page 'Glossary' has the same address; "
        "rename the hand-written page\n" in fails(root).errors
    )


def test_without_the_vendored_diagram_library_nothing_is_built(root: Path) -> None:
    (root / "overrides" / "assets" / "vendor" / "mermaid.min.js").unlink()
    assert (
        "ERROR   -  the vendored library overrides/assets/vendor/mermaid.min.js is missing; "
        "run make vendor\n" in fails(root).errors
    )
