"""Formulas: arithmetic over named variables, and nothing else."""

from __future__ import annotations

import contextlib
import time

import pytest

from knowledge_base.formula import MAX_LENGTH, FormulaError, evaluate, parse, tree, variables_of


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("-a + b", 1),
        ("a / b", 2 / 3),
        ("b ** a", 9),
        ("min(a, b, 1)", 1),
        ("max(a, b) * 1_000", 3000),
        ("1e3", 1000),
    ],
)
def test_arithmetic_is_evaluated(formula: str, value: float) -> None:
    assert evaluate(formula, {"a": 2, "b": 3}) == pytest.approx(value)


def test_the_variables_of_a_formula_are_named() -> None:
    assert variables_of("min(a, b) * a + 2") == {"a", "b"}


@pytest.mark.parametrize(
    ("formula", "part"),
    [
        ("a % b", "Mod"),
        ("a // b", "FloorDiv"),
        ("a.b", "Attribute"),
        ("a[0]", "Subscript"),
        ("open('x')", "Call"),
        ("min(a)", "Call"),
        ("min(a, b, key=c)", "Call"),
        ("__import__('os').system('x')", "Call"),
        ("lambda: 1", "Lambda"),
        ("a if b else c", "IfExp"),
        ("a < b", "Compare"),
        ("True", "Constant"),
        ("'a'", "Constant"),
        ("1j", "Constant"),
        ("[1]", "List"),
        ("+a", "UAdd"),
        ("not a", "Not"),
        ("min(*a, b)", "Starred"),
    ],
)
def test_anything_else_is_refused(formula: str, part: str) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(formula)
    assert str(refused.value) == f"the formula uses more than arithmetic ({part})"


@pytest.mark.parametrize(
    "formula", ["", "1 +", "a b", "a = 1", "a; b", "1if a else b", "0x1for", "a\nb", "a\0", " a"]
)
def test_what_is_no_expression_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError, match=r"^the formula cannot be read$"):
        parse(formula)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("a / (b - b)", "the formula divides by zero"),
        ("0 ** -1", "the formula divides by zero"),
        ("9 ** 9 ** 9 ** 9", "the formula has no finite value"),
        ("1e308 * 10", "the formula has no finite value"),
        ("1e999", "the formula has no finite value"),
        ("9" * 399, "the formula has no finite value"),
        ("(-a) ** 0.5", "the formula has no real value"),
        ("a * c", "the variable 'c' has no value"),
    ],
    ids=range(8),
)
def test_a_formula_without_a_value_says_why(formula: str, said: str) -> None:
    with pytest.raises(FormulaError) as refused:
        evaluate(formula, {"a": 2, "b": 3})
    assert str(refused.value) == said


def test_a_long_formula_is_refused() -> None:
    with pytest.raises(FormulaError, match=r"^the formula has more than 400 characters$"):
        parse("1" + "+1" * MAX_LENGTH)


@pytest.mark.parametrize("formula", ["(" * 400, "-" * 399 + "1", "9**" * 130 + "9"], ids=range(3))
def test_hostile_formulas_take_no_time(formula: str) -> None:
    start = time.monotonic()
    with contextlib.suppress(FormulaError):
        evaluate(formula, {})
    assert time.monotonic() - start < 1


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a * 2", ["*", "a", 2]),
        ("a - b / 2.5", ["-", "a", ["/", "b", 2.5]]),
        ("-a ** 2", ["-", ["**", "a", 2]]),
        ("min(a, max(b, 1), c)", ["min", "a", ["max", "b", 1], "c"]),
    ],
)
def test_a_formula_is_a_tree_for_other_evaluators(formula: str, expected: list[object]) -> None:
    assert tree(formula) == expected
