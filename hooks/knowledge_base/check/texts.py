"""Rules for texts: both languages, and the same numbers in both."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.walk import Found, all_texts
from knowledge_base.inline import plain
from knowledge_base.model.base import LANGUAGES, Text
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.numbers_in_text import numbers_in
from knowledge_base.problems import Problem, shorten


def check_translations(base: KnowledgeBase) -> Iterator[Problem]:
    """Every text is there in both languages. A missing one is a lapse: readers see it."""
    for found in all_texts(base):
        for language in LANGUAGES:
            if found.record.words(language) is None:
                wrong = f"the text is not translated to '{language}'"
                yield found.problem("translation", "", wrong, f"add '{language}'", "lapse")


def check_numbers(base: KnowledgeBase) -> Iterator[Problem]:
    """Both languages state the same numbers."""
    for found in all_texts(base):
        yield from _check_numbers(found)


def _check_numbers(found: Found) -> Iterator[Problem]:
    text: Text = found.record
    if text.en is None or text.zh is None:
        return
    english, chinese = numbers_in(plain(text.en)), numbers_in(plain(text.zh))
    if english != chinese:
        only_english = ", ".join(sorted(english - chinese)) or "none"
        only_chinese = ", ".join(sorted(chinese - english)) or "none"
        wrong = f"numbers only in 'en': {only_english}; only in 'zh': {only_chinese}"
        yield found.problem("numbers", "", wrong, "state the same numbers, in digits, in both")


UNWRITTEN = {"en": "TODO", "zh": "待写"}
"""What texts of a draft begin with (`make new`)."""


def check_drafts(base: KnowledgeBase) -> Iterator[Problem]:
    """No text is still to be written. A draft is a lapse: readers see what is missing."""
    for found in all_texts(base):
        for language in LANGUAGES:
            words = found.record.words(language)
            if words is not None and words.startswith(UNWRITTEN[language]):
                wrong = f"the text is still a draft: '{shorten(words)}'"
                yield found.problem("draft", language, wrong, "write it", "lapse")


def check_labels(base: KnowledgeBase) -> Iterator[Problem]:
    """A label's gaps are `{}`, as many in one language as in the other."""
    for name, label in base.labels.items():
        found = Found(f"labels[{name}]", label)
        words = [text for text in (label.en, label.zh) if text is not None]
        if any(set("{}") & set(text.replace("{}", "")) for text in words):
            wrong = "a brace stands in the label that is not part of a gap"
            yield found.problem("label-gaps", "", wrong, "write '{}' for each gap, no other brace")
        elif len({text.count("{}") for text in words}) > 1:
            wrong = "the languages differ in their number of gaps"
            yield found.problem("label-gaps", "", wrong, "write '{}' as often in both")
