"""Calculators: a formula, its inputs and worked examples, with numbers as readers see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge_base.derive.claim_views import CitationView, ClaimView, citation_view, cited
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.figures import plain_number
from knowledge_base.derive.links import related_links
from knowledge_base.formula import tree
from knowledge_base.model.decisions import Calculator


@dataclass(frozen=True, slots=True)
class InputView:
    """A calculator's input; numbers as readers see them."""

    id: str
    label: Words
    unit: str
    default: str
    bounds: str
    start: str
    """As it is typed: without marks between thousands."""
    min: float
    max: float


@dataclass(frozen=True, slots=True)
class WorkedView:
    """A worked example."""

    words: Words
    inputs: tuple[tuple[Words, str], ...]
    """What each input is set to, in the order of the inputs."""
    result: str


@dataclass(frozen=True, slots=True)
class CalculatorView:
    """A calculator's page."""

    title: Words
    summary: Words
    formula: str
    tree: Any
    """The formula for the page's script, see `knowledge_base.formula.tree`."""
    output: Words
    output_unit: str
    inputs: tuple[InputView, ...]
    examples: tuple[WorkedView, ...]
    citations: tuple[CitationView, ...]
    claims: tuple[ClaimView, ...]
    related: tuple[Link, ...]


def calculator_view(
    edition: Edition, connections: Connections, calculator: Calculator
) -> CalculatorView:
    """Return the view of one calculator."""
    labels = {entry.id: edition.words(entry.label) for entry in calculator.inputs}
    inputs = tuple(
        InputView(
            entry.id,
            labels[entry.id],
            entry.unit,
            plain_number(entry.default),
            f"{plain_number(entry.min)}–{plain_number(entry.max)}",
            f"{entry.default:.15g}",
            entry.min,
            entry.max,
        )
        for entry in calculator.inputs
    )
    return CalculatorView(
        title=edition.words(calculator.title),
        summary=edition.words(calculator.summary),
        formula=calculator.formula,
        tree=tree(calculator.formula),
        output=edition.words(calculator.output.label),
        output_unit=calculator.output.unit,
        inputs=inputs,
        examples=tuple(_worked(edition, calculator, labels)),
        citations=tuple(citation_view(edition, citation) for citation in calculator.sources),
        claims=cited(edition, calculator.cites),
        related=related_links(edition, connections, ("calculator", calculator.id)),
    )


def _worked(
    edition: Edition, calculator: Calculator, labels: dict[str, Words]
) -> Iterator[WorkedView]:
    for example in calculator.examples:
        inputs = tuple(
            (
                labels[entry.id],
                f"{plain_number(example.inputs.get(entry.id, entry.default))} {entry.unit}",
            )
            for entry in calculator.inputs
        )
        result = f"{plain_number(example.result)} {calculator.output.unit}"
        yield WorkedView(edition.words(example.text), inputs, result)
