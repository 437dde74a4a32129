"""Text to the words that a search knows it by.

`overrides/assets/javascripts/search-words.js` does the same to what readers type, step by step;
a test compares the two. Change both together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_MARKS = re.compile("[\u0300-\u036f]")
_APOSTROPHE = re.compile("['\u2019](?=[a-z])")
_WORD = re.compile("[0-9]+(?:[.,][0-9]+)+|[a-z0-9\u03b1-\u03c9]+[+#]*|[\u3400-\u9fff]+")
_COMPOUND = re.compile("[a-z0-9]+(?:[-_./][a-z0-9]+)+")
_HAN_FROM = "\u3400"
_GLUE = re.compile(
    "为什么|是什么|有哪些|能不能|要不要|哪一[个种]|什么|怎么|怎样|如何|哪些|哪个|多少|是否|以及|或者|还是"
    "|[的了吗呢和与及或是]"
)
"""Chinese words that hold others together and say nothing by themselves."""
_STOP = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do"),
        *("does", "each", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into"),
        *("is", "it", "its", "me", "my", "of", "on", "one", "or", "other", "out", "should", "so"),
        *("some", "than", "that", "the", "their", "them", "then", "there", "these", "they"),
        *("this", "those", "to", "was", "we", "were", "what", "which", "who", "whose", "will"),
        *("with", "would", "you", "your"),
    )
)
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bcdfgkmnprtvz])\1$")


def words(text: str) -> Iterator[str]:
    """Yield the words of a text in their order, those that say nothing left out.

    Latin words come without their endings, Chinese as every pair of neighbouring characters.
    """
    for run in _WORD.findall(normal(text)):
        if run[0] >= _HAN_FROM:
            yield from _pairs(run)
        elif run[0].isdigit() and ("," in run or "." in run):
            yield run.replace(",", "")
        elif run not in _STOP:
            yield stem(run)


def compounds(text: str) -> Iterator[str]:
    """Yield compounds as one word too: `node.js` is also known as `nodejs`."""
    for run in _COMPOUND.findall(normal(text)):
        joined = re.sub("[^a-z0-9]", "", run)
        if len(joined) <= 30 and not joined.isdigit():
            yield stem(joined)


def normal(text: str) -> str:
    """Return a text without what is only looks: width, case, accents."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    return _APOSTROPHE.sub("", plain)


def _pairs(run: str) -> Iterator[str]:
    for part in _GLUE.split(run):
        if len(part) == 1:
            yield part
        for start in range(len(part) - 1):
            yield part[start : start + 2]


@cache
def stem(word: str) -> str:
    """Return an English word without its ending; not always a word, but the same for its forms."""
    if len(word) < 4 or not word.isalpha() or not word.isascii():
        return word
    word = _without_ending(_singular(word))
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("at") and len(word) > 5:
        word = word[:-2]
    if word.endswith("ll") and len(word) > 5:
        word = word[:-1]
    if word.endswith("our") and len(word) > 5:
        word = f"{word[:-3]}or"
    return f"{word[:-2]}iz" if word.endswith("is") and len(word) > 6 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending in ("isation", "ization"):
        if word.endswith(ending) and len(word) > 9:
            return f"{word[:-7]}iz"
    for ending, least in (("ation", 8), ("ator", 7), ("ing", 6), ("ed", 5)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("eed"):
            left = word[: -len(ending)]
            return _DOUBLED.sub(r"\1", left) if _VOWEL.search(left) else word
    return word
