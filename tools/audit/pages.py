"""Which pages a built site has, of which kind each is, and which to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "zh")
BY_HAND = "hand_written"
_KIND = re.compile(r'class="kb kb-(\w+)"')
_LEADS_ON = 'id="moved-to"'


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page of a built site."""

    path: str
    """From the site's root, as it is asked for: `en/languages/go/`."""
    kind: str
    """The template that made it, or that it was written by hand."""
    size: int
    """Of its HTML, in characters."""
    has_diagram: bool
    """Whether it loads the diagram library."""

    @property
    def language(self) -> str:
        """The language that it is in."""
        return self.path.partition("/")[0]

    @property
    def title(self) -> str:
        """What reports call its kind: pages with diagrams weigh differently."""
        return f"{self.kind} (with a diagram)" if self.has_diagram else self.kind


def pages_of(site: Path) -> tuple[BuiltPage, ...]:
    """Return every page, in order; those that only lead on to another are left out."""
    return tuple(_pages(site))


def _pages(site: Path) -> Iterator[BuiltPage]:
    for language in LANGUAGES:
        for file in sorted((site / language).rglob("index.html")):
            text = file.read_text(encoding="utf-8")
            if _LEADS_ON in text:
                continue
            found = _KIND.search(text)
            path = file.parent.relative_to(site).as_posix()
            has_diagram = 'src="' in text and "vendor/mermaid.min.js" in text
            yield BuiltPage(f"{path}/", found[1] if found else BY_HAND, len(text), has_diagram)


def typical(pages: tuple[BuiltPage, ...], most: int = 1) -> tuple[BuiltPage, ...]:
    """Return up to `most` pages of each kind and language: of middling size, then the largest."""
    by_kind: dict[tuple[str, str], list[BuiltPage]] = {}
    for page in pages:
        by_kind.setdefault((page.language, page.title), []).append(page)
    chosen: list[BuiltPage] = []
    for group in by_kind.values():
        group.sort(key=lambda page: (page.size, page.path))
        wanted = [group[len(group) // 2], group[-1], group[0], *group]
        chosen += list(dict.fromkeys(wanted))[:most]
    return tuple(chosen)
