"""Redirects: addresses that were published and have moved."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from knowledge_base.model.base import Record

_PART = r"[A-Za-z0-9][A-Za-z0-9._-]*"
ADDRESS = rf"({_PART}/)*(#{_PART})?"
"""A page below the language's root, and an anchor on it."""
PageAddress = Annotated[
    str, StringConstraints(pattern=rf"^{ADDRESS}$", min_length=1, max_length=300)
]
"""A page below the language's root, and an anchor on it: `topics/concurrency/x/#go-y`."""
Target = Annotated[
    str,
    StringConstraints(
        pattern=rf"^({ADDRESS}|[a-z]+:[a-z0-9]+(-[a-z0-9]+)*)$", min_length=1, max_length=300
    ),
]


class Redirect(Record):
    """An address that was published, and where what stood there is found now."""

    old: PageAddress
    """As it was, the same in both languages. A page's takes along all that stood on it."""
    new: Target
    """A record, as `claim:go-x`, which may move again; or an address, where none will do."""

    @property
    def id(self) -> str:
        """What it is told apart by."""
        return self.old


class RedirectFile(Record):
    """`data/redirects.yaml`."""

    redirects: tuple[Redirect, ...] = ()
