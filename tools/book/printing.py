"""Prints parts one after the other and reads on which page each place came to stand."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from tools.book.chromium import Chromium
from tools.book.paper import Paper, Printable
from tools.book.problems import BookError
from tools.book.structure import lean

SETTLE = """
document.fonts.ready.then(function () {
  return new Promise(function (resolve) {
    (function look() {
      var diagrams = Array.prototype.slice.call(document.querySelectorAll("div.mermaid"));
      var broken = diagrams.filter(function (each) { return each.hasAttribute("data-error"); });
      if (broken.length) return resolve({ broken: broken.map(function (each) {
        var source = each.atlasSource || each.textContent;
        var passage = Number(each.closest("[class^='kb-passage-']").className.split("-")[2]);
        return [source.slice(0, 200), each.getAttribute("data-error"), passage];
      }) });
      if (diagrams.every(function (each) { return each.hasAttribute("data-processed"); })) {
        var faces = [];
        document.fonts.forEach(function (face) {
          if (face.status === "error") faces.push(face.family + " " + face.weight);
        });
        var pictures = Array.prototype.slice.call(document.images)
          .filter(function (each) { return !each.naturalWidth; })
          .map(function (each) { return each.getAttribute("src"); });
        return resolve({ broken: [], faces: faces, pictures: pictures });
      }
      setTimeout(look, 5);
    })();
  });
})
"""
"""Comes true when all diagrams are drawn, and tells what went wrong."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed part: where its pages begin in the book, and on which of them each place is."""

    file: Path
    pages: int
    places: dict[str, tuple[int, float, float]] = field(default_factory=dict)
    """From a place's name to the page within the part, and the point on it, in points."""


def print_part(
    chromium: Chromium, paper: Paper, part: Printable, file: Path, pages_before: int
) -> Printed:
    """Print a part into a PDF beside its HTML.

    Raises:
        BookError: a diagram cannot be drawn, a picture or a font is missing.
    """
    page = file.with_suffix(".html")
    paper.write(page, part, pages_before)
    chromium.open(page)
    _refuse(part, chromium.evaluate(SETTLE))
    data = lean(chromium.print())
    file.write_bytes(data)
    page.unlink()
    return _read(file, data)


def _refuse(part: Printable, found: dict[str, Any]) -> None:
    for name, error, passage in found["broken"]:
        where = part.passages[passage - 1].chapter
        first = str(error).strip().splitlines()[0]
        raise BookError(
            f"a diagram in the chapter '{where}' cannot be drawn: {' '.join(name.split())}: {first}"
        )
    if found["pictures"]:
        raise BookError(f"a picture is missing: {', '.join(found['pictures'])}")
    if found["faces"]:
        raise BookError(
            f"a font cannot be read: {', '.join(found['faces'])}; `make vendor` fetches it anew"
        )


def _read(file: Path, data: bytes) -> Printed:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        places = {}
        for name, target in pdf.Root.get("/Dests", pikepdf.Dictionary()).items():
            place: Any = target
            at = (numbers[place[0].objgen], float(place[2]), float(place[3]))
            places[name.removeprefix("/")] = at
        return Printed(file, len(pdf.pages), places)
