"""The functions a formula may call, one small builder each."""

from __future__ import annotations

import ast
from collections.abc import Callable

from guiju.formulas.calls import bounds, lookups, windows
from guiju.formulas.calls.lookups import place_span
from guiju.formulas.calls.reader import Reader
from guiju.formulas.calls.windows import compound
from guiju.formulas.counting import count
from guiju.formulas.nodes import Node
from guiju.formulas.shifting import shifted
from guiju.vocabulary import close_to

__all__ = ["FUNCTIONS", "Reader", "build", "compound", "place_span"]


def build(reader: Reader, tree: ast.Call) -> Node:
    """The node of a call, or a message with the nearest function that exists."""
    scope = reader.scope
    if not isinstance(tree.func, ast.Name):
        scope.refuse("只能按名称调用内置函数", expected="、".join(FUNCTIONS))
    name = tree.func.id
    builder = FUNCTIONS.get(name)
    if builder is not None:
        return builder(reader, tree)
    found = _formula_of_x(reader, tree, name)
    if found is None:
        hint = close_to(name, [*FUNCTIONS, *scope.metrics.names()])
        scope.refuse(f"没有函数“{name}”", expected="、".join(FUNCTIONS), do=hint)
    return found


def _formula_of_x(reader: Reader, tree: ast.Call, name: str) -> Node | None:
    if len(tree.args) != 1 or tree.keywords:
        return None
    argument = reader.number(tree.args[0])
    return reader.scope.metrics.call(name, lambda years: shifted(argument, years), reader.scope.at)


FUNCTIONS: dict[str, Callable[[Reader, ast.Call], Node]] = {
    "sum": windows.window("sum"),
    "mean": windows.window("mean"),
    "lowest": windows.window("lowest"),
    "highest": windows.window("highest"),
    "rising": windows.rising,
    "growth": windows.growth,
    "mean_growth": windows.mean_growth,
    "cagr": windows.cagr,
    "count": count,
    "holds": lookups.holds,
    "days_since": lookups.days_since,
    "years_since": lookups.years_since,
    "year": lookups.year,
    "exists": lookups.exists,
    "nothing": lookups.nothing,
    "max": bounds.extreme("max"),
    "min": bounds.extreme("min"),
    "clip": bounds.clip,
    "floor": bounds.floor,
    "known": bounds.known,
    "within": lookups.within,
    "percent": bounds.percent,
}
