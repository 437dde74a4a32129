"""Presets whose rankings moved, through whichever claim, rating, weight or limit that was."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge_base.check.scores import limits_of, score_table
from knowledge_base.diff.changes import Both, Change
from knowledge_base.diff.sides import Side
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.model.weighing import Preset
from knowledge_base.weighing import Ranking, Table, fault_of, weigh


def ranking_changes(old: Side, new: Side) -> Iterator[Change]:
    """Yield each preset that is on both sides and ranks the subjects in another order."""
    if old.unresolved or new.unresolved:
        return
    tables = score_table(old.base), score_table(new.base)
    for name, preset in new.base.presets.items():
        earlier = old.base.presets.get(name)
        if earlier is None or fault_of(earlier.weights) or fault_of(preset.weights):
            continue
        before = order_of(_ranking(old.base, tables[0], earlier))
        after = order_of(_ranking(new.base, tables[1], preset))
        if before != after:
            title = Both.of(preset.title)
            yield Change(
                f"preset:{name}", "ranking", title, preset.place, before=before, after=after
            )


def _ranking(base: KnowledgeBase, table: Table, preset: Preset) -> Ranking:
    return weigh(table, preset.weights, limits_of(base, preset))


def order_of(ranking: Ranking) -> str:
    """Return a ranking on one line: `rust > go = java`, in brackets what is not ranked."""
    line, last = "", 0
    for standing in ranking.ranked:
        position = ranking.positions[standing.subject]
        sign = "" if not line else " = " if position == last else " > "
        line, last = f"{line}{sign}{standing.subject}", position
    left_out = [standing.subject for standing in (*ranking.too_little, *ranking.excluded)]
    return f"{line} ({', '.join(left_out)})".strip() if left_out else line
