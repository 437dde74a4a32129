"""Rules for releases: each is older than the data, and compared with an older one."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.walk import Found
from knowledge_base.model.history import order_of
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem


def check_releases(base: KnowledgeBase) -> Iterator[Problem]:
    """No release is dated after the data, and none is compared with itself or a later one."""
    for release in base.releases.values():
        found = Found("", release)
        if release.date > base.site.as_of:
            wrong = f"the release is dated {release.date}, after the data ({base.site.as_of})"
            right = "correct the date, or 'site.as_of'"
            yield found.problem("release-date", "date", wrong, right)
        if release.since is not None and order_of(release.since) >= order_of(release.version):
            wrong = f"the release is compared with {release.since}, which is not older"
            yield found.problem("release-since", "since", wrong, "name an older one")
