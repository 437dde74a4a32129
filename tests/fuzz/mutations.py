"""Ways to damage a data file, each told apart by its name and steered by a random generator."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

Mutation = Callable[[random.Random, bytes], bytes]

_PAIR = re.compile(rb"(?<=[\n {,])([a-z_]+):( +)([^\n{}\[\],#]+)")
_KEY = re.compile(rb"(?<=[\n {,])[a-z_]+(?=:)")
_ID = re.compile(rb"(?<=[ \[,])[a-z0-9]+(?:-[a-z0-9]+)+")
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_VALUES = (
    b"[]", b"{}", b"[x]", b"{x: y}", b"[[x]]", b"17", b"-1", b"1e999", b"nan", b"~", b"''", b"true",
    b"2026-02-30", b"0", b"'a\\nb'", b'"\\u202e"', b'"\\0"', b"9" * 400, b"!!int 1", b"&a x", b"*a",
)  # fmt: skip
_TOKENS = (
    b"&a ", b"*a", b"!!x ", b"!%ed%a0%80 ", b"<<: ", b"---\n", b"...\n", b"%YAML 9.9\n", b"`", b"@",
    b'"', b"'", b"#", b" #", b"|", b">", b"? ", b": ", b", ", b"- ", b"[", b"]", b"{", b"}", b"\t",
    b"\n", b"\\", b"\x00", b"\r",
)  # fmt: skip
_MARKUP = (
    "<script>alert(1)</script>", "<!-- ", "{{ x }}", "{% raw %}", "**", "[a](javascript:b)",
    "[a](claim:none)", "[a](subject:go)", "```", "| a | b |", "-->", "end", "%%{init: {}}%%",
    "&amp;", "$$x$$", "=== a", "???", "^1", "::: x", "\\", "#quot;", "'; x", "·", "100%",
)  # fmt: skip
_INVISIBLE = "\u200b\u202e\u2066\ufeff\u00ad\u2028\u0085\x1b\u3164\U000e0041"
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "gbk", "utf-8-sig", "cp1252", "utf-7")


def cut(chance: random.Random, content: bytes) -> bytes:
    """Keep what stands before, or after, some byte."""
    at = chance.randrange(len(content) + 1)
    return content[:at] if chance.random() < 0.7 else content[at:]


def double_lines(chance: random.Random, content: bytes) -> bytes:
    """Write some lines twice."""
    lines, start, end = _span(chance, content)
    return b"".join(lines[:end] + lines[start:])


def delete_lines(chance: random.Random, content: bytes) -> bytes:
    """Leave some lines out."""
    lines, start, end = _span(chance, content)
    return b"".join(lines[:start] + lines[end:])


def swap_lines(chance: random.Random, content: bytes) -> bytes:
    """Swap two lines."""
    lines = content.splitlines(keepends=True) or [b""]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def repeat_line(chance: random.Random, content: bytes) -> bytes:
    """Write a line very many times."""
    lines, start, _ = _span(chance, content)
    return b"".join(lines[:start] + lines[start : start + 1] * 2000 + lines[start:])


def retype_value(chance: random.Random, content: bytes) -> bytes:
    """Put a list, a mapping, a number or nothing where a value stands."""
    return _replaced(chance, content, _PAIR, lambda old: _pair(old, chance.choice(_VALUES)))


def rename_key(chance: random.Random, content: bytes) -> bytes:
    """Misspell a key, or write another key's name."""
    others = _KEY.findall(content) or [b"x"]
    return _replaced(chance, content, _KEY, lambda old: _misspelt(chance, old, others))


def rename_id(chance: random.Random, content: bytes) -> bytes:
    """Misspell an id, or write another one of the file."""
    others = _ID.findall(content) or [b"x"]
    return _replaced(chance, content, _ID, lambda old: _misspelt(chance, old, others))


def swap_values(chance: random.Random, content: bytes) -> bytes:
    """Write the value of one key under another one."""
    values = [found[3] for found in _PAIR.finditer(content)] or [b"x"]
    return _replaced(chance, content, _PAIR, lambda old: _pair(old, chance.choice(values)))


def change_number(chance: random.Random, content: bytes) -> bytes:
    """Write another number."""
    number = chance.choice([b"0", b"-5", b"150", b"1e400", b"100000", b"1.2.3", b"7"])
    return _replaced(chance, content, _NUMBER, lambda _: number)


def encode_otherwise(chance: random.Random, content: bytes) -> bytes:
    """Save the file in another encoding."""
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(_ENCODINGS), "replace")


def overwrite_bytes(chance: random.Random, content: bytes) -> bytes:
    """Write random bytes over some."""
    changed = bytearray(content)
    for _ in range(min(len(content), chance.choice([1, 3, 40]))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def insert_brackets(chance: random.Random, content: bytes) -> bytes:
    """Open or close brackets, sometimes very many."""
    return _inserted(
        chance, content, chance.choice(b"[]{}").to_bytes() * chance.choice([1, 2, 9999])
    )


def insert_token(chance: random.Random, content: bytes) -> bytes:
    """Insert what means something to YAML."""
    return _inserted(chance, content, chance.choice(_TOKENS) * chance.choice([1, 1, 30]))


def insert_markup(chance: random.Random, content: bytes) -> bytes:
    """Insert what means something to HTML, Markdown, Jinja or Mermaid."""
    return _inserted(chance, content, chance.choice(_MARKUP).encode())


def insert_invisible(chance: random.Random, content: bytes) -> bytes:
    """Insert invisible characters."""
    text = "".join(chance.choice(_INVISIBLE) for _ in range(chance.choice([1, 1, 500])))
    return _inserted(chance, content, text.encode())


def insert_character(chance: random.Random, content: bytes) -> bytes:
    """Insert any character there is, halves of pairs included."""
    return _inserted(
        chance, content, chr(chance.randrange(0x110000)).encode("utf-8", "surrogatepass")
    )


def insert_long_text(chance: random.Random, content: bytes) -> bytes:
    """Insert a very long word."""
    return _inserted(chance, content, chance.choice([b"a", b"9", b"*", b"`a", b"- "]) * 100_000)


def indent(chance: random.Random, content: bytes) -> bytes:
    """Indent some lines more, less, or with a tab."""
    lines, start, end = _span(chance, content)
    by = chance.choice([b" ", b"  ", b"    ", b"\t", b""])
    changed = [by + line if by else line.lstrip(b" ") for line in lines[start:end]]
    return b"".join(lines[:start] + changed + lines[end:])


def end_lines_otherwise(chance: random.Random, content: bytes) -> bytes:
    """End lines as another system does."""
    return content.replace(b"\n", chance.choice([b"\r\n", b"\r", b"\n\n", "\u2028".encode()]))


def empty(chance: random.Random, content: bytes) -> bytes:
    """Leave nothing, or next to nothing."""
    return chance.choice([b"", b"\n", b"#", b"---", b"~", b"x", b"[]", b"{}", b"\xff", content[:1]])


def flood(chance: random.Random, content: bytes) -> bytes:
    """Add a megabyte of one thing."""
    return (
        content
        + chance.choice([b"#", b"\n", b"x: 1\n", b"- ", b"a", b"\x00", b"[", b"\t"]) * 300_000
    )


MUTATIONS: Mapping[str, Mutation] = {
    mutation.__name__: mutation
    for mutation in (
        cut,
        double_lines,
        delete_lines,
        swap_lines,
        repeat_line,
        retype_value,
        rename_key,
        rename_id,
        swap_values,
        change_number,
        encode_otherwise,
        overwrite_bytes,
        insert_brackets,
        insert_token,
        insert_markup,
        insert_invisible,
        insert_character,
        insert_long_text,
        indent,
        end_lines_otherwise,
        empty,
        flood,
    )
}


def _span(chance: random.Random, content: bytes) -> tuple[list[bytes], int, int]:
    lines = content.splitlines(keepends=True) or [b""]
    start = chance.randrange(len(lines))
    return lines, start, min(len(lines), start + chance.choice([1, 1, 3, 20]))


def _inserted(chance: random.Random, content: bytes, piece: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + piece + content[at:]


def _replaced(
    chance: random.Random,
    content: bytes,
    pattern: re.Pattern[bytes],
    change: Callable[[bytes], bytes],
) -> bytes:
    places = list(pattern.finditer(content))
    if not places:
        return content
    found = chance.choice(places)
    return content[: found.start()] + change(found.group()) + content[found.end() :]


def _pair(old: bytes, value: bytes) -> bytes:
    return old.split(b":", 1)[0] + b": " + value


def _misspelt(chance: random.Random, word: bytes, others: list[bytes]) -> bytes:
    at = chance.randrange(len(word))
    return chance.choice(
        [word[:at] + word[at + 1 :], word[:at] + b"x" + word[at:], word.upper(), word * 30]
        + [chance.choice(others)] * 3
    )
