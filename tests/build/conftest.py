"""Sites that several tests look at, each built once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.build.project import ROOT, BuiltSite, build_site, built, shared


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the real site strictly, or take the one that ATLAS_SITE names."""
    if named := os.environ.get("ATLAS_SITE"):
        return BuiltSite(Path(named).resolve())

    def make(folder: Path) -> None:
        outcome = build_site(ROOT, "--output", str(folder))
        assert outcome.status == 0, outcome.errors

    return BuiltSite(shared(tmp_path_factory, "site", make))


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out the small project and build it."""
    return shared(tmp_path_factory, "small", built)


@pytest.fixture(scope="session")
def small_site(small_project: Path) -> BuiltSite:
    """Return the small project's site."""
    return BuiltSite(small_project / "site")
