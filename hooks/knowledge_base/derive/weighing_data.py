"""What the page's script weighs with: scores, presets, names and words, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge_base.check.scores import grounds_of, limits_of
from knowledge_base.derive.addresses import address_of, url_of
from knowledge_base.derive.certainty import LEVELS
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.figures import after_number
from knowledge_base.derive.weighing_outcome import Tables, figure_words
from knowledge_base.model.weighing import Criterion
from knowledge_base.weighing import MAX_WEIGHT, MIN_COVERAGE, Table

WORDS = (
    *("adr-because", "adr-bad", "adr-considered", "adr-constraints", "adr-context"),
    *("adr-context-words", "adr-drivers", "adr-good", "adr-more", "adr-neutral", "adr-none"),
    *("adr-options", "adr-outcome", "adr-chosen", "adr-title", "adr-data"),
    *("at-least", "at-most", "certainty", "claims", "colon", "coverage"),
    *("criterion", "figure", "list-comma", "not-known", "not-ranked"),
    *("position", "score", "adds", "subject", "total", "bounds-of-total", "weight"),
    *("verdict-fails", "verdict-meets", "verdict-unknown", "weighing-bad-limit"),
    *("weighing-bad-weight", "weighing-excluded", "weighing-first", "weighing-ignored"),
    *("weighing-no-turn", "weighing-none", "weighing-reasons-of", "weighing-shared"),
    *("weighing-sure", "weighing-too-little", "weighing-turn", "weighing-turns", "weighing-zero"),
    *("turn-from", "turn-to", "turn-winner", "without-low", "whole-certainty"),
    *("weighing-result", "weighing-sure-none"),
)
"""The labels that the script fills in."""


def script_data(edition: Edition, tables: Tables) -> dict[str, Any]:
    """Return it, ready for JSON."""
    base = edition.base
    return {
        "title": edition.say(base.site.title),
        "asOf": base.site.as_of.isoformat(),
        "site": base.site.address or "",
        "language": edition.language,
        "minCoverage": MIN_COVERAGE,
        "maxWeight": MAX_WEIGHT,
        "levels": [{"id": level, "name": edition.label(f"certainty-{level}")} for level in LEVELS],
        "subjects": [
            {"id": s.id, "name": s.name, "path": _path(edition, "subject", s.id)}
            for s in base.compared
        ],
        "criteria": [_criterion(edition, each) for each in base.criteria.values()],
        "every": _table(tables.every),
        "sure": _table(tables.sure),
        "presets": {
            preset.id: {
                "title": edition.say(preset.title),
                "summary": edition.say(preset.summary),
                "weights": preset.weights,
                "limits": limits_of(base, preset),
            }
            for preset in base.presets.values()
        },
        "words": {word: edition.label(word) for word in WORDS},
    }


def _criterion(edition: Edition, criterion: Criterion) -> dict[str, Any]:
    metric = edition.base.metrics[criterion.metric] if criterion.metric else None
    grounds = grounds_of(edition.base, criterion, lambda _: True)
    return {
        "id": criterion.id,
        "title": edition.say(criterion.title),
        "language": edition.words(criterion.title).language,
        "lower": criterion.is_lower_better,
        "unit": after_number(edition, metric.unit) if metric else None,
        "figures": {
            subject: figure_words(edition, criterion, each.figure)
            for subject, each in grounds.items()
        },
        "claims": {
            subject: [_claim(edition, name) for name in each.claims]
            for subject, each in grounds.items()
        },
    }


def _claim(edition: Edition, name: str) -> dict[str, str]:
    return {
        "id": name,
        "text": edition.say(edition.base.claims[name].claim.text),
        "level": edition.judgements[name].certainty.level,
        "path": _path(edition, "claim", name),
    }


def _path(edition: Edition, kind: Any, name: str) -> str:
    """Return the permanent link below the language's root."""
    address = address_of(edition.base, kind, name)
    return url_of(address.src_uri) + (f"#{address.anchor}" if address.anchor else "")


def _table(table: Table) -> Mapping[str, Any]:
    scores = {
        criterion: {subject: [score.value, score.level] for subject, score in scores.items()}
        for criterion, scores in table.scores.items()
    }
    return {"scores": scores, "figures": table.figures}
