"""Rules for calculators: the formula can be read, uses its inputs, and gives its examples."""

from __future__ import annotations

import math
from collections.abc import Iterator

from knowledge_base.check.walk import Found
from knowledge_base.formula import FormulaError, evaluate, variables_of
from knowledge_base.model.decisions import Calculator
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem, suggest

TOLERANCE = 1e-9


def check_calculators(base: KnowledgeBase) -> Iterator[Problem]:
    """Formula, inputs and worked examples belong together."""
    for calculator in base.calculators.values():
        found = Found("", calculator)
        yield from _check_inputs(calculator)
        try:
            used = variables_of(calculator.formula)
        except FormulaError as error:
            right = "use + - * / **, brackets, min, max and the inputs' names"
            yield found.problem("formula", "formula", str(error), right)
            continue
        known = {entry.id for entry in calculator.inputs}
        yield from _check_variables(found, used, known)
        yield from _check_example_inputs(calculator, known)
        if used == known:
            yield from _check_values(calculator, found)


def _check_inputs(calculator: Calculator) -> Iterator[Problem]:
    for number, entry in enumerate(calculator.inputs):
        if not entry.min <= entry.default <= entry.max:
            wrong = f"the default {entry.default:g} is not between {entry.min:g} and {entry.max:g}"
            found = Found(f"inputs[{number}]", entry)
            yield found.problem("calculator-input", "default", wrong, "let min ≤ default ≤ max")


def _check_variables(found: Found, used: frozenset[str], known: set[str]) -> Iterator[Problem]:
    for name in sorted(used - known):
        wrong = f"the formula uses '{name}', which is not an input"
        yield found.problem("formula-variable", "formula", wrong, suggest(name, known))
    for name in sorted(known - used if used <= known else ()):
        wrong = f"the input '{name}' is not used in the formula"
        yield found.problem("formula-variable", "inputs", wrong, "use it, or remove it")


def _check_example_inputs(calculator: Calculator, known: set[str]) -> Iterator[Problem]:
    for number, example in enumerate(calculator.examples):
        for name in sorted(example.inputs.keys() - known):
            found = Found(f"examples[{number}]", example)
            wrong = f"'{name}' is not an input"
            yield found.problem("calculator-example", "inputs", wrong, suggest(name, known))


def _check_values(calculator: Calculator, found: Found) -> Iterator[Problem]:
    defaults = {entry.id: entry.default for entry in calculator.inputs}
    try:
        evaluate(calculator.formula, defaults)
    except FormulaError as error:
        wrong = f"{error} at the defaults"
        yield found.problem("formula", "formula", wrong, "change one of them")
    for number, example in enumerate(calculator.examples):
        place = Found(f"examples[{number}]", example)
        try:
            result = evaluate(calculator.formula, example.inputs)
        except FormulaError as error:
            right = "give every input a value that works"
            yield place.problem("formula", "inputs", str(error), right)
            continue
        if not math.isclose(result, example.result, rel_tol=TOLERANCE):
            wrong = f"the formula gives {result:g}, not {example.result:g}"
            yield place.problem("calculator-example", "result", wrong, "correct one of the two")
