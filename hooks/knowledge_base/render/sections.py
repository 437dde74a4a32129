"""The words of a rendered page by its headings, for pages that consist of the site's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

# The headings that our own templates write, each with what stands below it.
_SECTION = re.compile(r'<h[23] id="([^"]+)"[^>]*>(.*?)</h[23]>(.*?)(?=<h[23] id=|$)', re.DOTALL)
_LEFT_OUT = re.compile(
    r'<a class="headerlink".*?</a>|<footer class="kb-made-from".*|<pre.*?</pre>', re.DOTALL
)
_TAG = re.compile(r"<[^>]+>")


def sections(html: str) -> Iterator[tuple[str, str, str]]:
    """Yield each heading's anchor and title, and the words below it."""
    for anchor, title, below in _SECTION.findall(html):
        yield unescape(anchor), words(title), words(below)


def words(html: str) -> str:
    """Return the words alone."""
    return " ".join(unescape(_TAG.sub(" ", _LEFT_OUT.sub("", html))).split())
