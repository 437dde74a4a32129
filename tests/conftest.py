"""Fixtures that the tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from knowledge_base.model.knowledge_base import KnowledgeBase
from tests.factories import load

os.environ["ATLAS_CACHE"] = "0"  # no test may pass by what an earlier one has built


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    """Return a small and complete knowledge base."""
    return load(tmp_path)
