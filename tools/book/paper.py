"""Parts of the book as HTML files for Chromium."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup, escape

from knowledge_base.derive.edition import Edition
from knowledge_base.model.base import Language
from knowledge_base.render.book import book_environment
from tools.book.problems import BookError
from tools.book.sheets import Title
from tools.book.targets import ELSEWHERE

LANGS: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}
"""What documents call their languages."""
LOOK = Path(__file__).with_name("book.css")
ASSETS = Path(__file__).parents[2] / "overrides" / "assets"
SCRIPTS = tuple(
    ASSETS / name
    for name in (
        "vendor/mermaid.min.js",
        "javascripts/drawing-rules.js",
        "javascripts/diagrams.js",
    )
)
DIAGRAM = 'class="mermaid"'
_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'\s((?:xlink:)?href)="#([^"]+)"')
_CLICK = re.compile(r'(?m)^\s*(click \w+) href "#([^"]*)" _self$')
ON_SITE = "data-on-site"
"""Marks links to the site's own pages, whose addresses are not printed after them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A chapter or a piece of one, with what stands above it on each page."""

    chapter: str
    texts: tuple[str, ...]
    name: str
    """The name of the place where it begins."""
    opening: Title | None = None
    """A chapter's title, where no page opens it."""


@dataclass(frozen=True, slots=True)
class Printable:
    """What is printed at a time: passages, each of which begins a page."""

    passages: tuple[Passage, ...]
    is_front: bool = False
    """Whether it is what stands before the first chapter, with numerals of its own."""


@dataclass(frozen=True)
class Paper:
    """Writes parts as files."""

    edition: Edition
    root: Path
    linked: frozenset[str]
    """The names of all places that something leads to."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """The places that an excerpt lacks, with their public addresses; empty where there is none."""
    foot: str = ""
    """What stands at the foot of each page, beside its number."""

    def write(self, file: Path, part: Printable, pages_before: int) -> None:
        """Write a part as a page that Chromium prints."""
        bodies = ["\n".join(passage.texts) for passage in part.passages]
        ids = {name for body in bodies for name in _ID.findall(body)}
        ids.update(each.opening.name for each in part.passages if each.opening)
        bodies = [self._led(body, ids) for body in bodies]
        file.write_text(self._page(part, bodies, ids, pages_before), encoding="utf-8")

    def _led(self, body: str, ids: set[str]) -> str:
        body = _LINK.sub(lambda found: self._link(found, ids), body)
        return _CLICK.sub(self._click, body)

    def _link(self, found: re.Match[str], ids: set[str]) -> str:
        """Return where a link within the book leads: on, to another part, to the site, nowhere."""
        attribute, name = found.groups()
        if name in ids:
            return found[0]
        if name in self.left_out:
            address = escape(self.left_out[name])
            return f' {attribute}="{address}" {ON_SITE}=""' if address else ""
        return f' {attribute}="{ELSEWHERE}{name}"'

    def _click(self, found: re.Match[str]) -> str:
        """Return the same of a link in the diagram language."""
        start, name = found.groups()
        address = self.left_out.get(name, f"{ELSEWHERE}{name}")
        return f'  {start} href "{escape(address)}" _self' if address else ""

    def _page(self, part: Printable, bodies: list[str], ids: set[str], pages_before: int) -> str:
        title = self.edition.say(self.edition.base.site.title)
        template = book_environment(self.root / "overrides" / "generated").get_template("part.html")
        passages = [
            {
                "head": Markup(css_string(passage.chapter)),
                "opening": passage.opening,
                "body": Markup(body),
            }
            for passage, body in zip(part.passages, bodies, strict=True)
        ]
        return template.render(
            lang=LANGS[self.edition.language],
            title=title,
            look=LOOK.as_uri(),
            book_string=Markup(css_string(title)),
            foot_string=Markup(css_string(self.foot)) if self.foot else "",
            numerals=", lower-roman" if part.is_front else "",
            bare=part.is_front,
            pages_before=pages_before,
            names=sorted(ids & self.linked),
            passages=passages,
            scripts=[each.as_uri() for each in SCRIPTS] if DIAGRAM in "".join(bodies) else [],
        )


def css_string(text: str) -> str:
    r"""Return a text as a string of a style sheet, safe within HTML: `a"b` as `"a\22 b"`."""
    unsafe = re.compile(r'["\\<>&\n]')
    return '"' + unsafe.sub(lambda found: f"\\{ord(found.group()):x} ", text) + '"'


def sheet(edition: Edition, root: Path, template: str, view: Mapping[str, object]) -> str:
    """Return a sheet that is no page of the site: the cover, the contents, the index."""
    jinja = book_environment(root / "overrides" / "generated")
    return jinja.get_template(template).render(t=edition.label, **view)


def refuse_missing_fonts(look: Path = LOOK) -> None:
    """Refuse to print where a font that the look names is not there.

    Raises:
        BookError: names the files.
    """
    named = re.findall(r'url\("([^"]+)"\)', look.read_text(encoding="utf-8"))
    missing = [name for name in named if not (look.parent / name).is_file()]
    if missing:
        listed = ", ".join(name.rpartition("/")[2] for name in missing)
        raise BookError(f"fonts are missing: {listed}; `make vendor` fetches them")
