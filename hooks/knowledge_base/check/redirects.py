"""Rule: a redirect to a record names one that there is. Addresses are known only in a build."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.references import check_target
from knowledge_base.check.walk import Found
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem


def check_redirects(base: KnowledgeBase) -> Iterator[Problem]:
    """Say of each redirect to a record that is not there."""
    for number, redirect in enumerate(base.redirects.values()):
        if ":" in redirect.new:
            found = Found(f"redirects[{number}]", redirect)
            yield from check_target(base, found, "new", redirect.new)
