"""A formula over figures: names of figures, earlier periods, numbers, four operations."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from fractions import Fraction

from guiju.errors import BadInput, Place, Problem
from guiju.figures.figure import Expression, Operation, Term
from guiju.figures.functions import whole
from guiju.vocabulary import close_to

MAX_LENGTH = 500
MOST_PERIODS = 20
_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def expression(text: str, figures: Collection[str], at: Place) -> Expression:
    """The formula a text says; BadInput names the figure nobody defined."""
    if len(text) > MAX_LENGTH:
        raise BadInput(Problem(f"公式有 {len(text)} 个字符，过长", at, do="拆成几个数"))
    try:
        return _expression(ast.parse(text.strip(), mode="eval").body, figures, at)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        problem = Problem(f"公式“{text}”写法有误", at, do="检查括号和运算符")
        raise BadInput(problem) from error


def terms(formula: Expression) -> Iterator[Term]:
    """The figures a formula reads."""
    if isinstance(formula, Term):
        yield formula
    elif isinstance(formula, Operation):
        yield from terms(formula.left)
        yield from terms(formula.right)


def _expression(tree: ast.expr, figures: Collection[str], at: Place) -> Expression:
    if isinstance(tree, ast.BinOp) and type(tree.op) in _OPERATORS:
        left, right = (_expression(side, figures, at) for side in (tree.left, tree.right))
        return Operation(_OPERATORS[type(tree.op)], left, right)
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        return Operation("-", Fraction(0), _expression(tree.operand, figures, at))
    if isinstance(tree, ast.Constant) and type(tree.value) in (int, float):
        return Fraction(str(tree.value))
    if isinstance(tree, ast.Name):
        return Term(_known(tree.id, figures, at))
    if isinstance(tree, ast.Subscript) and isinstance(tree.value, ast.Name):
        return Term(_known(tree.value.id, figures, at), _shift(tree.slice, at))
    met = "公式里只能写数的名称、上一期（x[-1]）、数字和加减乘除"
    raise BadInput(Problem(met, at, "如 a / a[-1] - 1", "改正公式"))


def _known(name: str, figures: Collection[str], at: Place) -> str:
    if name not in figures:
        do = close_to(name, figures) or "先在 figures/ 里定义它"
        raise BadInput(Problem(f"没有“{name}”这个数", at, do=do))
    return name


def _shift(tree: ast.expr, at: Place) -> int:
    shift = whole(tree)
    if shift is None or not -MOST_PERIODS <= shift <= 0:
        raise BadInput(Problem("期数只能写 0 到 -20 的整数", at, "x[-1] 是上一期"))
    return shift
