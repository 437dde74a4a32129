"""Prints a whole book: its chapters first, then what tells on which pages things stand."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge_base.derive.api import LICENCE
from knowledge_base.derive.edition import Edition
from tools.book.chromium import Chromium
from tools.book.completeness import refuse_incomplete
from tools.book.join import Imprint, join
from tools.book.lists import contents, listed, project_entries, subject_entries
from tools.book.manuscript import PART_SIZE, Manuscript, Part
from tools.book.paper import LANGS, Paper, Passage, Printable, sheet
from tools.book.printing import Printed, print_part
from tools.book.problems import BookError
from tools.book.sheets import Title

INDEX = "index"
"""The name of the place where the index begins."""
Progress = Callable[[int, int, str], None]
"""Is told how many parts are printed, of how many, and what comes next."""


@dataclass
class Press:
    """Prints the parts of a book into a folder, and knows what stands on which page."""

    book: Manuscript
    chromium: Chromium
    folder: Path
    progress: Progress
    printed: list[Printed] = field(default_factory=list)
    done: int = 0
    """How many parts of the manuscript are printed."""
    pages: dict[str, int] = field(default_factory=dict)
    """From the name of a place to its page."""
    chapters: dict[int, str] = field(default_factory=dict)
    """From a page to its chapter's title."""
    count: int = 0
    front: Printed | None = None
    outline: list[Title] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    """The places that an excerpt lacks, with their addresses on the site."""
    wanted: list[tuple[int, int, Sequence[str]]] = field(default_factory=list)
    """For each chapter's part its first page in the PDF, the one after its last, and its texts."""

    def print_book(self) -> None:
        """Print the whole book."""
        body = [part for part in self.book.parts if not part.chapter.is_back]
        back = [part for part in self.book.parts if part.chapter.is_back]
        self._print_parts(body)
        index = Title(1, self.book.edition.label("book-index"), INDEX)
        self._print(Passage(index.text, (self._index(),), INDEX))
        self._print_parts(back)
        self._refuse_lost_links()
        self.outline = self._with_index(index, back)
        self.front = self._print_front(self.outline)
        self.outline = [*_front_titles(self.book), *self.outline]

    def print_excerpt(self) -> None:
        """Print the chapters alone, without what leads through a whole book."""
        self.left_out = self.book.left_out
        self._print_parts(self.book.parts)
        self.outline = self.book.titles

    def bind(self, file: Path) -> None:
        """Join what was printed, and refuse a book that lacks something.

        Raises:
            BookError: texts or signs are missing.
        """
        self.progress(len(self.book.parts) + 2, len(self.book.parts) + 2, "")
        front = self.front.pages if self.front else 0
        parts = [self.front, *self.printed] if self.front else self.printed
        join(parts, self.outline, front, imprint(self.book.edition), file)
        wanted = [(start + front, end + front, texts) for start, end, texts in self.wanted]
        refuse_incomplete(file, wanted)

    def _with_index(self, index: Title, back: list[Part]) -> list[Title]:
        """Put the index among the headings, before what stands behind it."""
        titles = self.book.titles
        names = [title.name for title in titles]
        at = names.index(_first(back[0])) if back else len(titles)
        return [*titles[:at], index, *titles[at:]]

    def _print_parts(self, parts: Iterable[Part]) -> None:
        for sheaf in sheaves(parts):
            start = self.count
            self._print(*map(_passage, sheaf))
            self.wanted.append((start, self.count, [text for part in sheaf for text in part.words]))
            for part in sheaf:
                part.texts.clear()  # it is on paper now
                self.done += 1

    def _print(self, *passages: Passage) -> None:
        what = " – ".join(dict.fromkeys((passages[0].chapter, passages[-1].chapter)))
        self.progress(self.done, len(self.book.parts) + 2, what)
        edition, linked = self.book.edition, self.book.linked | {INDEX}
        foot = excerpt_foot(edition) if self.left_out else ""
        paper = Paper(edition, self.book.root, linked, self.left_out, foot)
        file = self.folder / f"{len(self.printed):03}.pdf"
        printed = print_part(self.chromium, paper, Printable(passages), file, self.count)
        for name, (page, _, _) in printed.places.items():
            self.pages[name] = self.count + page + 1
        starts = {self.pages[each.name]: each.chapter for each in passages}
        chapter = passages[0].chapter
        for page in range(self.count + 1, self.count + printed.pages + 1):
            chapter = starts.get(page, chapter)
            self.chapters[page] = chapter
        self.count += printed.pages
        self.printed.append(printed)

    def _refuse_lost_links(self) -> None:
        lost = sorted(self.book.targets.linked - set(self.pages))
        if lost:
            raise BookError(f"links lead to places that are not printed: {', '.join(lost[:10])}")

    def _index(self) -> str:
        edition = self.book.edition
        view = {
            "subjects": tuple(subject_entries(edition, self.pages, self.chapters)),
            "projects": tuple(project_entries(edition, self.pages)),
        }
        return sheet(edition, self.book.root, "index.html", view)

    def _print_front(self, titles: Iterable[Title]) -> Printed:
        edition = self.book.edition
        label = edition.label("book-contents")
        self.progress(self.done, len(self.book.parts) + 2, label)
        view = {
            "title": edition.say(edition.base.site.title),
            "tagline": edition.say(edition.base.site.tagline),
            "facts": facts(edition, self.book.root),
            "contents": tuple(contents(titles, self.pages)),
            "tables": tuple(listed(self.book.captions, "table", self.pages)),
            "figures": tuple(listed(self.book.captions, "figure", self.pages)),
        }
        text = sheet(edition, self.book.root, "front.html", view)
        names = self.book.linked | {title.name for title in _front_titles(self.book)}
        paper = Paper(edition, self.book.root, names)
        part = Printable((Passage(label, (text,), "contents"),), is_front=True)
        return print_part(self.chromium, paper, part, self.folder / "front.pdf", 0)


def sheaves(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Yield parts in the sheaves that are printed at a time: each start of a print takes long."""
    sheaf: list[Part] = []
    for part in parts:
        if sheaf and sum(each.size for each in sheaf) + part.size > PART_SIZE:
            yield sheaf
            sheaf = []
        sheaf.append(part)
    if sheaf:
        yield sheaf


def _passage(part: Part) -> Passage:
    return Passage(part.chapter.title, tuple(part.texts), _first(part), part.opening)


def _first(part: Part) -> str:
    return part.opening.name if part.opening else part.sheets[0].name


def _front_titles(book: Manuscript) -> tuple[Title, ...]:
    say = book.edition.label
    return tuple(Title(1, say(f"book-{name}"), name) for name in ("contents", "tables", "figures"))


def excerpt_foot(edition: Edition) -> str:
    """Return what an excerpt says at the foot of its pages: that it is one, of what."""
    site = edition.base.site.address
    return " ".join(filter(None, (edition.label("book-excerpt"), site and site + edition.folder)))


def facts(edition: Edition, root: Path) -> tuple[tuple[str, str], ...]:
    """Return what the cover says: version, date, commit and licence."""
    say, site = edition.label, edition.base.site
    lines = [
        (say("book-version"), edition.version or say("book-unreleased")),
        (say("book-date"), site.as_of.isoformat()),
        (say("book-commit"), commit(root)),
        (say("book-licence"), LICENCE),
    ]
    return tuple((name, value) for name, value in lines if value)


def commit(root: Path) -> str:
    """Return the commit that a project stands at; empty where there is none."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "--short=12", "HEAD"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip()


def imprint(edition: Edition) -> Imprint:
    """Return what the PDF says of itself."""
    site = edition.base.site
    return Imprint(
        edition.say(site.title),
        "Polyglot Atlas",
        edition.say(site.tagline),
        LANGS[edition.language],
        site.as_of.strftime("%Y%m%d"),
    )
