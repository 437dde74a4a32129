"""Rules for translations: none is older than the text that it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.walk import Found
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Place, Problem
from knowledge_base.translations import recorded_anew, translations

LOCK = "data/translations.lock.yaml"


def check_stale_translations(base: KnowledgeBase) -> Iterator[Problem]:
    """No English text has changed without its Chinese. A stale one is a lapse: readers see it."""
    for each in translations(base):
        if each.state == "stale":
            wrong = "'en' has changed since 'zh' was made from it"
            right = f"change 'zh' too, or confirm it: make format CONFIRM={each.name}"
            yield Found(each.name, each.text).problem(
                "translation-stale", "", wrong, right, "lapse"
            )


def check_translation_record(base: KnowledgeBase) -> Iterator[Problem]:
    """The record of translations is that of the texts. It is kept by `make format`."""
    if not base.translations or base.incomplete:
        return
    wanted = recorded_anew(base)
    changed = sum(base.translations.get(name) != pair for name, pair in wanted.items())
    gone = len(base.translations.keys() - wanted.keys())
    if changed or gone:
        wrong = f"texts that are not recorded as they are: {changed}; recorded and gone: {gone}"
        yield Problem(
            Place(LOCK), "translations", wrong, "run make format", "translation-record", "lapse"
        )
