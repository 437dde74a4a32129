"""Where glossary terms occur in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from knowledge_base.model.base import Language
from knowledge_base.model.ecosystem import Term


def forms(term: Term, language: Language) -> list[str]:
    """Return the forms of a term in a language, its name first."""
    name = term.term.words(language)
    aliases = getattr(term.aliases, language) if term.aliases else ()
    return [*([name] if name else []), *aliases]


def term_pattern(terms: Iterable[Term], language: Language) -> re.Pattern[str] | None:
    """Return a pattern that finds any form of the terms, the longest first; None for no terms.

    Latin forms match whole words in either case; Chinese has no word boundaries to ask for.
    """
    words = {form for term in terms for form in forms(term, language)}
    if not words:
        return None
    latin = sorted(word for word in words if word[0].isascii())
    other = sorted(words.difference(latin))
    either = [_any_of(latin, before=r"(?<![A-Za-z0-9_-])"), _any_of(other)]
    return re.compile("|".join(filter(None, either)), re.IGNORECASE)


def _any_of(words: list[str], before: str = "") -> str:
    """Return a pattern of words that looks at one letter first: most places begin no word."""
    if not words:
        return ""
    by_letter = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter[word[0].lower()].append(_end_pattern(word))
    letters = "".join(map(re.escape, by_letter))
    each = (f"{re.escape(letter)}(?:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return f"{before}(?=[{letters}])(?:{'|'.join(each)})"


def _end_pattern(word: str) -> str:
    after = r"(?![A-Za-z0-9_-])" if word[-1].isascii() else ""
    return f"{re.escape(word[1:])}{after}"
