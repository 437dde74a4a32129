"""Synthetic claims: figures, scopes, projects and reviews in the shares that real data has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bench.synthetic.plan import Plan
from bench.synthetic.texts import Draw, Text, Theme
from bench.synthetic.vocabulary import CONDITIONS, REASONS, SUBJECTS, UNITS, Words

Yaml = dict[str, Any]
SECTIONS = 20
"""Of each source."""
KINDS = ("documentation", "specification", "source-code", "paper", "release-notes", "survey")
"""Of references; the first is authoritative, and a review cites one of its kind as well."""
BASES = (
    *("documented", "documented", "reported", "opinion", "documented", "measured", "reported"),
    *("documented", "opinion", "documented", "reported", "documented", "opinion"),
)
METHODS = ("none", "partial", "described")
REVIEWS = (
    *("supported", "", "disputed", "supported", "supported", "unverifiable", "", "supported"),
    *("wrong", "supported", "unverifiable", "supported", "", "supported", "disputed", "supported"),
    *("outdated", "", "supported", "unverifiable", "supported"),
)
FALLEN = ("wrong", "outdated")
REASON_OF = {"supported": 0, "disputed": 3, "unverifiable": 1, "wrong": 3, "outdated": 2}
CORRECTION = (
    "What holds is the limit of {place}: {number} {setting}.",
    "实际以{place}的上限为准：{setting}为 {number}。",
)
EVERY_QUANTITY, EVERY_PROJECT, EVERY_SECOND_SOURCE, EVERY_LINK = 5, 3, 7, 9
LINKED: Words = (" See [{thing}]({target}).", "参见[{thing}]({target})。")


def subject_id(number: int) -> str:
    """Return a subject's id."""
    return subject_name(number).lower().replace(" ", "-")


def subject_name(number: int) -> str:
    """Return a subject's name, which is the same in both languages."""
    turn, place = divmod(number, len(SUBJECTS))
    return SUBJECTS[place] if turn == 0 else f"{SUBJECTS[place]} {turn + 1}"


def unit_of(metric: int) -> str:
    """Return the unit of a metric."""
    return UNITS[metric % len(UNITS)]


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim that was made, for whoever cites it."""

    id: str
    subject: int
    owner: str
    """The record that states it: `comparison:buffer-pools-0`."""
    metric: int | None


@dataclass
class Claims:
    """Makes claims one after the other, so that everything declared comes to be used."""

    plan: Plan
    seed: int
    standing: list[Stated] = field(default_factory=list)
    """Those that no review calls wrong or outdated."""
    _made: Iterator[int] = field(default_factory=count)
    _figures: Iterator[int] = field(default_factory=count)
    _named: Iterator[int] = field(default_factory=count)
    _reviewed: Iterator[int] = field(default_factory=count)

    def claim(
        self, name: str, owner: str, theme: Theme, subject: int, *, says: bool = False
    ) -> Yaml:
        """Return a claim about one subject; `says` where its place does not say so already."""
        number = next(self._made)
        draw = Draw(self.seed, "claim", name)
        made: Yaml = {"id": name, "text": draw.statement(subject_name(subject), theme)}
        if says:
            made["subjects"] = [subject_id(subject)]
        if number % EVERY_LINK == 4 and theme.number:
            self._link(made["text"], Theme(theme.number - 1))
        basis = BASES[number % len(BASES)]
        made |= {"sources": self._sources(number), "basis": basis}
        if basis == "measured":
            made["method"] = METHODS[number % len(METHODS)]
        metric = self._quantity(made, draw, theme) if number % EVERY_QUANTITY == 0 else None
        if number % EVERY_PROJECT == 1:
            made["projects"] = [f"project-{next(self._named) % self.plan.projects}"]
        status = REVIEWS[number % len(REVIEWS)]
        if status:
            made["review"] = self._review(status, draw, theme)
        if status not in FALLEN:
            self.standing.append(Stated(name, subject, owner, metric))
        return made

    def _link(self, made: Text, to: Theme) -> None:
        target = f"comparison:{to.slug}" if to.number < self.plan.topics else "subject:agate"
        for number, language in enumerate(("en", "zh")):
            made[language] += LINKED[number].format(thing=to.thing[number], target=target)

    def _sources(self, number: int) -> list[Yaml]:
        sources = self.plan.sources
        cited = [
            {"source": f"source-{number % sources}", "at": f"part-{number // sources % SECTIONS}"}
        ]
        if number % EVERY_SECOND_SOURCE == 0 and sources > 1:
            cited.append({"source": f"source-{(number + 1) % sources}", "at": "part-0"})
        return cited

    def _quantity(self, made: Yaml, draw: Draw, theme: Theme) -> int:
        """Give a claim a figure, and a scope that no other has: no two of them clash."""
        number = next(self._figures)
        metric = number % self.plan.metrics
        condition = CONDITIONS[number % len(CONDITIONS)]
        made["scope"] = {"condition": draw.fill(condition, theme, number=number + 1)}
        made["quantity"] = {
            "metric": f"metric-{metric}",
            "value": draw.number(),
            "unit": unit_of(metric),
        }
        return metric

    def _review(self, status: str, draw: Draw, theme: Theme) -> Yaml:
        number = next(self._reviewed) % self.plan.references
        review: Yaml = {"status": status, "reason": draw.fill(REASONS[REASON_OF[status]], theme)}
        if status in FALLEN:
            review["correction"] = draw.fill(CORRECTION, theme)
        authority = number - number % len(KINDS)
        review["references"] = [f"reference-{each}" for each in dict.fromkeys((number, authority))]
        review["reviewed"] = f"2026-{draw.number(1, 10):02d}-{draw.number(1, 28):02d}"
        return review
