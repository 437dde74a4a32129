"""The glossary."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge_base.derive.addresses import GLOSSARY_PAGE
from knowledge_base.derive.edition import Edit, Edition, Link, Words
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.base import LANGUAGES
from knowledge_base.terms import forms


@dataclass(frozen=True, slots=True)
class TermView:
    """A glossary entry; `others` are its other forms in this and the other language."""

    id: str
    words: Words
    others: tuple[Words, ...]
    definition: Words
    see: tuple[Link, ...]
    edit: Edit


def glossary_page(edition: Edition) -> PageView:
    """Return the page of all terms, in the order of their name."""
    terms = []
    for term in edition.base.terms.values():
        shown = edition.words(term.term)
        others = dict.fromkeys(
            Words(form, language)
            for language in sorted(LANGUAGES, key=lambda name: name != edition.language)
            for form in forms(term, language)
            if form != shown.text
        )
        definition = edition.words(term.definition)
        see = edition.follow(term.see)
        edit = edition.edit(term.place)
        terms.append(TermView(term.id, shown, tuple(others), definition, see, edit))
    ordered = tuple(sorted(terms, key=lambda view: (view.words.text.lower(), view.id)))
    title, lead = edition.heading("glossary"), edition.heading("glossary-lead")
    places = [term.place for term in edition.base.terms.values()]
    return PageView(GLOSSARY_PAGE, "glossary", title, lead, ordered, made_from(edition, places))
