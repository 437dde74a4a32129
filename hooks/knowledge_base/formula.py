"""Calculators' formulas: arithmetic over named variables, and nothing else."""

from __future__ import annotations

import ast
import math
import operator
import warnings
from collections.abc import Callable, Mapping
from typing import Any

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {"min": min, "max": max}
MAX_LENGTH = 400


class FormulaError(ValueError):
    """The formula is not arithmetic, or has no value for these inputs."""


def parse(formula: str) -> ast.expr:
    """Parse a formula.

    Raises:
        FormulaError: it is anything but arithmetic.
    """
    if len(formula) > MAX_LENGTH:
        raise FormulaError(f"the formula has more than {MAX_LENGTH} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            expression = ast.parse(formula, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError("the formula cannot be read") from error
    _refuse_all_but_arithmetic(expression)
    return expression


def variables_of(formula: str) -> frozenset[str]:
    """Return the variables that a formula uses."""
    names = {node.id for node in ast.walk(parse(formula)) if isinstance(node, ast.Name)}
    return frozenset(names - set(_FUNCTIONS))


def evaluate(formula: str, values: Mapping[str, float]) -> float:
    """Return the formula's value.

    Raises:
        FormulaError: unknown variable, division by zero, or no finite value.
    """
    try:
        value = float(_value(parse(formula), values))
    except ZeroDivisionError as error:
        raise FormulaError("the formula divides by zero") from error
    except OverflowError as error:
        raise FormulaError("the formula has no finite value") from error
    except TypeError as error:
        raise FormulaError("the formula has no real value") from error
    if not math.isfinite(value):
        raise FormulaError("the formula has no finite value")
    return value


_SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}


def tree(formula: str) -> Any:
    """Return a formula for other evaluators: a number, a variable's name, or a list.

    A list holds a sign or `min` or `max`, and what it applies to: `["*", "a", ["-", 2]]`.

    Raises:
        FormulaError: it is anything but arithmetic.
    """
    return _tree(parse(formula))


def _tree(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return name
        case ast.UnaryOp(operand=operand):
            return ["-", _tree(operand)]
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return [name, *map(_tree, arguments)]
        case ast.BinOp(left=left, op=operation, right=right):
            return [_SIGNS[type(operation)], _tree(left), _tree(right)]
    raise FormulaError("the formula cannot be read")


def _refuse_all_but_arithmetic(expression: ast.expr) -> None:
    for node in ast.walk(expression):
        is_number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        is_call = isinstance(node, ast.Call) and not node.keywords and _calls_known(node)
        is_rest = isinstance(node, (ast.BinOp, ast.UnaryOp, ast.Name, ast.Load, ast.USub))
        if not (is_number or is_call or is_rest or type(node) in _BINARY):
            raise FormulaError(f"the formula uses more than arithmetic ({type(node).__name__})")


def _calls_known(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id in _FUNCTIONS and len(node.args) > 1


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=value):
            return float(value)  # type: ignore[arg-type]
        case ast.Name(id=name):
            if name not in values:
                raise FormulaError(f"the variable '{name}' has no value")
            return values[name]
        case ast.UnaryOp(operand=operand):
            return -_value(operand, values)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _FUNCTIONS[name](*(_value(argument, values) for argument in arguments))
        case ast.BinOp(left=left, op=operation, right=right):
            return float(_BINARY[type(operation)](_value(left, values), _value(right, values)))
    raise FormulaError("the formula cannot be read")
