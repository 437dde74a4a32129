"""Generated weightings: tables of scores with gaps, weights with zeros, and limits. Seeded."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.weighing import Limits, Score, Table, Weights

SUBJECTS = ("go", "java", "nodejs", "python", "rust")


@dataclass(frozen=True)
class Weighting:
    """One case."""

    table: Table
    weights: Weights
    limits: Limits


def weightings(number: int, seed: int) -> Iterator[Weighting]:
    """Yield cases, no two alike: among them ties, single criteria and tables with few scores."""
    chance = random.Random(seed)
    for _ in range(number):
        table = _table(chance)
        yield Weighting(table, weights_for(chance, table), limits_for(chance, table))


def _table(chance: random.Random) -> Table:
    names = [f"criterion-{number}" for number in range(chance.choice([1, 2, 5, 9, 16]))]
    chance.shuffle(names)
    known = chance.choice([0.3, 0.6, 0.9, 1.0])
    scores = {
        name: {s: _score(chance) for s in SUBJECTS if chance.random() < known} for name in names
    }
    lower = frozenset(name for name in names if chance.random() < 0.5)
    return Table(SUBJECTS, lower, scores, {name: _figures(chance, scores[name]) for name in names})


def _score(chance: random.Random) -> Score:
    value = chance.choice([0.0, 0.25, 0.5, 0.75, 1.0, chance.random()])
    return Score(value, chance.randrange(4))


def _figures(chance: random.Random, scores: dict[str, Score]) -> dict[str, float]:
    """Return a figure for each score, and some that are no score."""
    return {
        subject: chance.choice([25.0, chance.uniform(0, 100)])
        for subject in SUBJECTS
        if subject in scores or chance.random() < 0.2
    }


def weights_for(chance: random.Random, table: Table) -> Weights:
    """Return weights without a fault: some zero, some whole, some left out."""
    pick = [lambda: 0.0, lambda: float(chance.randrange(1, 101)), lambda: chance.uniform(0, 100)]
    weights = {name: chance.choice(pick)() for name in table.scores if chance.random() < 0.9}
    if not any(weights.values()):
        weights[next(iter(table.scores))] = 10.0
    return weights


def limits_for(chance: random.Random, table: Table) -> Limits:
    """Return limits on a few criteria, weighed or not; for most cases none."""
    often = chance.choice([0.0, 0.0, 0.1, 0.3])
    return {
        name: chance.choice([25.0, chance.uniform(0, 100)])
        for name in table.scores
        if chance.random() < often
    }
