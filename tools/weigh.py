"""Weigh by a preset: the ranking, its reasons, and what would turn it, as text."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from knowledge_base.check.check import load_and_check  # noqa: E402
from knowledge_base.derive.edition import Edition, Link  # noqa: E402
from knowledge_base.derive.weighing_outcome import (  # noqa: E402
    StandingView,
    WeighedView,
    tables_of,
    weighed_view,
)
from knowledge_base.inline import plain  # noqa: E402
from knowledge_base.model.base import LANGUAGES  # noqa: E402
from knowledge_base.model.weighing import Preset  # noqa: E402
from knowledge_base.problems import DataError, suggest  # noqa: E402


def main() -> int:
    """Return 0 where a ranking was printed, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("preset", nargs="?", default="", help="a preset's id")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of the words")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    arguments = parser.parse_args()
    try:
        base, _ = load_and_check(arguments.data)
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    preset = base.presets.get(arguments.preset)
    if preset is None:
        right = suggest(arguments.preset, base.presets)
        sys.stderr.write(f"there is no preset '{arguments.preset}'; {right}\n")
        return 1
    sys.stdout.write(text_of(Edition(base, arguments.language), preset))
    return 0


def text_of(edition: Edition, preset: Preset) -> str:
    """Return all that a preset comes to, one thing a line."""
    weighed = weighed_view(edition, tables_of(edition), preset)
    lines = [edition.say(preset.title), edition.say(preset.summary), ""]
    lines += _ranking(edition, weighed)
    lines += _turning(edition, weighed)
    for standing in (*weighed.ranked, *weighed.too_little, *weighed.excluded):
        lines += ["", *_reasons(edition, standing)]
    return "\n".join(lines) + "\n"


def _ranking(edition: Edition, weighed: WeighedView) -> Iterator[str]:
    t = edition.label
    for each in weighed.ranked:
        without = t("not-ranked") if each.without is None else str(each.without)
        yield (
            f"{each.position}. {_name(each.subject)}  {each.total}  [{each.bounds}]  "
            f"{t('coverage')} {each.coverage}  {t('certainty')} {_level(edition, each.level)}  "
            f"{t('without-low')} {without}"
        )
    for title, standings in (
        ("weighing-too-little", weighed.too_little),
        ("weighing-excluded", weighed.excluded),
    ):
        if standings:
            names = t("list-comma").join(_name(each.subject) for each in standings)
            yield f"{t(title)}{t('colon')}{names}"
    if not weighed.ranked:
        yield t("weighing-none")
    yield f"{t('whole-certainty')}{t('colon')}{_level(edition, weighed.level)}"


def _turning(edition: Edition, weighed: WeighedView) -> Iterator[str]:
    t, turn = edition.label, weighed.smallest
    yield ""
    if weighed.is_shared:
        yield t("weighing-shared")
    elif turn is None:
        yield t("weighing-no-turn")
    else:
        yield turn.words.text
        for each in weighed.turns:
            yield f"  {_name(each.criterion)}: {each.weight} → {each.to}  {_name(each.winner)}"
    order = t("list-comma").join(map(_name, weighed.without)) or t("weighing-sure-none")
    yield f"{t('weighing-sure')}{t('colon')}{order}"


def _reasons(edition: Edition, standing: StandingView) -> Iterator[str]:
    t = edition.label
    yield t("weighing-reasons-of").format(_name(standing.subject))
    for part in standing.parts:
        start = f"  {_name(part.criterion)} ({t('weight')} {part.weight})"
        if part.score is None:
            yield f"{start}: {t('not-known')}"
            continue
        yield (
            f"{start}: {part.figure}, {t('score')} {part.score}, {t('adds')} {part.contribution}, "
            f"{t('certainty')} {_level(edition, part.level)}"
        )
        yield from (f"    {c.id} ({t('certainty-' + c.certainty.level)})" for c in part.claims)
    for limit in standing.limits:
        found = f" ({limit.figure})" if limit.figure else ""
        yield f"  {plain(limit.words.text)} {t('verdict-' + limit.verdict)}{found}"


def _name(link: Link) -> str:
    return plain(link.title.text)


def _level(edition: Edition, level: str | None) -> str:
    return edition.label(f"certainty-{level}") if level else "–"


if __name__ == "__main__":
    sys.exit(main())
