"""Where glossary terms occur in a text."""

from __future__ import annotations

import re
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
    ordered = sorted(words, key=lambda form: (-len(form), form))
    return re.compile("|".join(_form_pattern(form) for form in ordered), re.IGNORECASE)


def _form_pattern(form: str) -> str:
    before = r"(?<![A-Za-z0-9_-])" if form[0].isascii() else ""
    after = r"(?![A-Za-z0-9_-])" if form[-1].isascii() else ""
    return f"{before}{re.escape(form)}{after}"
