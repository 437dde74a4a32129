"""A tool's entry point, called without the second that a process of its own would take."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout


def called(main: Callable[[list[str]], int], *words: str) -> tuple[int, str, str]:
    """Return a tool's status and what it wrote to its output and as errors."""
    output, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(output), redirect_stderr(errors):
        status = main(list(words))
    return status, output.getvalue(), errors.getvalue()
