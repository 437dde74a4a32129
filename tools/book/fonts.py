"""One font file for each face of a book, in the place of one for each part that was printed.

Each part comes with the glyphs that it uses, under the numbers that they have in the whole font.
So the glyphs of all parts fit into one file.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pikepdf import Dictionary, Pdf

SUBSET = re.compile(r"^/[A-Z]{6}\+")
KEPT = ("cvt ", "fpgm", "head", "hhea", "maxp", "prep")
"""Tables that are the same in every part, but for how many glyphs there are."""
MAGIC = 0xB1B0AFBA
"""What the sum over a font file comes to, with its correction."""


@dataclass(frozen=True)
class Face:
    """A TrueType font taken apart."""

    tables: Mapping[str, bytes]
    glyphs: tuple[bytes, ...]
    """The outline of each glyph; empty where the part does not use it."""
    metrics: tuple[bytes, ...]
    """The width and the left bearing of each glyph, four bytes."""


def share_fonts(pdf: Pdf) -> None:
    """Let all parts of a book use one file for each face."""
    faces: dict[str, list[Any]] = defaultdict(list)
    for each in pdf.objects:
        described: Any = each
        if isinstance(described, Dictionary) and "/FontFile2" in described:
            faces[SUBSET.sub("", str(described.FontName))].append(described)
    for descriptions in faces.values():
        merged = merge([described.FontFile2.read_bytes() for described in descriptions])
        file = pdf.make_stream(merged)
        file.Length1 = len(merged)
        for described in descriptions:
            described.FontFile2 = file


def merge(files: Iterable[bytes]) -> bytes:
    """Return one font file with the glyphs of all of these."""
    faces = sorted(map(read_face, files), key=lambda face: len(face.glyphs), reverse=True)
    largest = faces[0]
    glyphs, metrics = list(largest.glyphs), list(largest.metrics)
    for face in faces[1:]:
        for number, (outline, metric) in enumerate(zip(face.glyphs, face.metrics, strict=True)):
            glyphs[number] = glyphs[number] or outline
            metrics[number] = max(metrics[number], metric)
    return write_face(Face(largest.tables, tuple(glyphs), tuple(metrics)))


def read_face(file: bytes) -> Face:
    """Take a font file apart."""
    (count,) = struct.unpack_from(">H", file, 4)
    tables = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", file, 12 + 16 * number)
        tables[tag.decode("ascii")] = file[start : start + length]
    (glyphs,) = struct.unpack_from(">H", tables["maxp"], 4)
    (is_long,) = struct.unpack_from(">H", tables["head"], 50)
    offsets = struct.unpack_from(f">{glyphs + 1}{'I' if is_long else 'H'}", tables["loca"])
    places = offsets if is_long else tuple(2 * offset for offset in offsets)
    outlines = tuple(tables["glyf"][start:end] for start, end in pairwise(places))
    return Face(tables, outlines, _metrics(tables, glyphs))


def _metrics(tables: Mapping[str, bytes], glyphs: int) -> tuple[bytes, ...]:
    """Return the metrics of every glyph; the last width stands for those that have none."""
    (full,) = struct.unpack_from(">H", tables["hhea"], 34)
    table = tables["hmtx"]
    own = [table[4 * number : 4 * number + 4] for number in range(full)]
    rest = table[4 * full :]
    bearings = [rest[2 * number : 2 * number + 2] for number in range(glyphs - full)]
    return (*own, *(own[-1][:2] + bearing for bearing in bearings))


def write_face(face: Face) -> bytes:
    """Put a font file together."""
    tables = {tag: face.tables[tag] for tag in KEPT if tag in face.tables}
    outlines = [outline + b"\0" * (-len(outline) % 4) for outline in face.glyphs]
    places, at = [0], 0
    for outline in outlines:
        at += len(outline)
        places.append(at)
    tables["glyf"] = b"".join(outlines)
    tables["loca"] = struct.pack(f">{len(places)}I", *places)
    tables["hmtx"] = b"".join(face.metrics)
    head, hhea, maxp = (bytearray(tables[tag]) for tag in ("head", "hhea", "maxp"))
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">H", head, 50, 1)
    struct.pack_into(">H", hhea, 34, len(face.metrics))
    struct.pack_into(">H", maxp, 4, len(face.glyphs))
    tables |= {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp)}
    return _assemble(tables)


def _assemble(tables: Mapping[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(
        ">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power)
    )
    directory, body, start = b"", b"", 12 + 16 * count
    correction = 0
    for tag in sorted(tables):
        table = tables[tag]
        if tag == "head":
            correction = start + len(body) + 8
        sums = _sum(table), start + len(body), len(table)
        directory += struct.pack(">4sIII", tag.encode("ascii"), *sums)
        body += table + b"\0" * (-len(table) % 4)
    file = bytearray(header + directory + body)
    struct.pack_into(">I", file, correction, (MAGIC - _sum(bytes(file))) & 0xFFFFFFFF)
    return bytes(file)


def _sum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
