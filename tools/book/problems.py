"""What stops a book from being made."""

from __future__ import annotations


class BookError(Exception):
    """Says what is wrong and what to do about it, for whoever runs `make pdf`."""
