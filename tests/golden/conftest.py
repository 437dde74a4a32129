"""The option that rewrites what is expected: `pytest tests/golden --update-golden`."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the option. Read the difference afterwards: nobody else does."""
    parser.addoption("--update-golden", action="store_true", help="rewrite expected outputs")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether to write what is expected instead of comparing with it."""
    return bool(request.config.getoption("--update-golden", default=False))
