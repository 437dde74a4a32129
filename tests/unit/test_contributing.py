"""The guide for contributors: its examples are what the model accepts."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from knowledge_base.load.files import load_content
from knowledge_base.model.base import Record
from knowledge_base.model.claims import Claim, Review
from knowledge_base.model.comparisons import Comparison
from knowledge_base.model.ecosystem import Project
from knowledge_base.model.evidence import EvidenceReference, Source
from knowledge_base.model.redirects import Redirect
from knowledge_base.model.root import Subject

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = re.compile(r"^ *```yaml (\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {
    name: textwrap.dedent(text)
    for name, text in EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
}
MODELS: dict[str, type[Record]] = {
    "claim": Claim,
    "comparison": Comparison,
    "project": Project,
    "redirect": Redirect,
    "reference": EvidenceReference,
    "review": Review,
    "source": Source,
    "subject": Subject,
}


def record_in(example: str) -> str:
    """The record itself, without the dash of its list or the key that it stands under."""
    text = re.sub(r"^- ", "  ", example)
    return textwrap.dedent(re.sub(r"^review:\n", "", text))


def test_every_kind_of_example_is_known() -> None:
    assert EXAMPLES.keys() == MODELS.keys()


@pytest.mark.parametrize("name", sorted(MODELS))
def test_each_example_is_accepted_by_the_model(name: str) -> None:
    content = record_in(EXAMPLES[name]).encode()
    loaded = load_content(content, f"CONTRIBUTING.md ({name})", MODELS[name])
    assert loaded.problems == ()
