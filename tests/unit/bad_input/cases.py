"""How a case of bad input is written."""

from __future__ import annotations

import pytest

from tests.factories import ROOT, Edit

LOOK = "check quotes, colons, brackets and indentation on this line and the one before"
Case = tuple[str, list[Edit], list[str]]


def tell(*cases: Case) -> pytest.MarkDecorator:
    """Make a test of each case: a sentence, the edits, and all lines of the answer."""
    return pytest.mark.parametrize(
        ("edits", "lines"), [case[1:] for case in cases], ids=[case[0] for case in cases]
    )


def including(pattern: str) -> Edit:
    """Include other labels."""
    return (ROOT, "labels: [labels.yaml]", f"labels: [{pattern}]")
