"""The bytes of a file to text: UTF-8, and nothing in it that a reviewer cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold, so that no file can stop the machine that reads it."""

    bytes: int
    values: int


BY_HAND = Limits(4_000_000, 20_000)
BY_TOOLS = Limits(100_000_000, 1_000_000)
"""Of files that tools write, which nobody can split: two values for each text there is."""
MAX_LINES_REPORTED = 20
"""Of lines with invisible characters, so that a binary file does not flood the answer."""
LINE_END = re.compile("\r\n|\r|\n")

# Bidirectional controls, zero-width and filler characters, tags and control characters:
# invisible to a reviewer, and able to make a text read otherwise than it is.
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)


def decode(content: bytes, file: str, limits: Limits = BY_HAND) -> tuple[str | None, list[Problem]]:
    """Return a file's text, None where it is none, and what is wrong with it."""
    if len(content) > limits.bytes:
        wrong = f"the file has {len(content)} bytes"
        right = f"split it: {limits.bytes} are allowed"
        return None, [yaml_problem(Place(file), wrong, right, "file-size")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind a byte order mark, and what is before it may be half of one.
        lines = LINE_END.split(error.object[: error.start].decode("utf-8", "replace"))
        place = Place(file, len(lines), len(lines[-1]) + 1)
        wrong = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        return None, [yaml_problem(place, wrong, "save the file as UTF-8", "encoding")]
    if "\0" in text:
        lines = LINE_END.split(text[: text.index("\0")])
        place = Place(file, len(lines), len(lines[-1]) + 1)
        wrong = "byte 0x00 stands in the text: it is UTF-16, or no text"
        return None, [yaml_problem(place, wrong, "save the file as UTF-8", "encoding")]
    return text, list(_invisible(text, file))


def _invisible(text: str, file: str) -> Iterator[Problem]:
    if INVISIBLE.search(text) is None:
        return
    reported = 0
    for number, line in enumerate(LINE_END.split(text), 1):
        found = INVISIBLE.search(line)
        if found:
            yield invisible_problem(found.group(), Place(file, number, found.start() + 1))
            reported += 1
        if reported == MAX_LINES_REPORTED:
            return


def invisible_problem(character: str, place: Place, path: str = "") -> Problem:
    """Word the problem with a character that nobody sees."""
    wrong = f"the invisible character U+{ord(character):04X} stands in the text"
    return yaml_problem(place, wrong, "delete it", "invisible-character", path)


def yaml_problem(place: Place, wrong: str, right: str, rule: str, path: str = "") -> Problem:
    """Word a problem with a file that is read as YAML."""
    return Problem(place, path, wrong, right, f"yaml-{rule}")
