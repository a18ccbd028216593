"""sum, mean, lowest, highest, rising, growth, mean_growth, cagr: numbers over several years."""

from __future__ import annotations

import ast
from collections.abc import Callable

from guiju.formulas.building import add, constant, divide
from guiju.formulas.calls.reader import Reader, only, option
from guiju.formulas.nodes import Node, Number, Rising, Window
from guiju.formulas.scope import Scope
from guiju.formulas.shifting import shifted


def window(kind: str) -> Callable[[Reader, ast.Call], Node]:
    """A window of that kind over `years=` or `up_to=` years."""

    def build_window(reader: Reader, tree: ast.Call) -> Node:
        (body,) = only(reader, tree, 1)
        name, years = option(reader, tree, ("years", "up_to"))
        item = reader.number(body)
        shifts = tuple(range(0, -years, -1))
        items = tuple(shifted(item, shift) for shift in shifts)
        young = name == "up_to"
        return Window(unit=item.unit, kind=kind, items=items, shifts=shifts, young=young)

    return build_window


def rising(reader: Reader, tree: ast.Call) -> Node:
    """rising(x, years=n)."""
    (body,) = only(reader, tree, 1)
    _, years = option(reader, tree, ("years",))
    item = reader.number(body)
    return Rising(items=tuple(shifted(item, -back) for back in range(years)))


def _growth_of(item: Number, scope: Scope) -> Number:
    return add(divide(item, shifted(item, -1), scope), constant(-1), scope)


def growth(reader: Reader, tree: ast.Call) -> Node:
    """growth(x)."""
    (body,) = only(reader, tree, 1)
    return _growth_of(reader.number(body), reader.scope)


def mean_growth(reader: Reader, tree: ast.Call) -> Node:
    """mean_growth(x, periods=n)."""
    (body,) = only(reader, tree, 1)
    _, periods = option(reader, tree, ("periods",))
    growth = _growth_of(reader.number(body), reader.scope)
    shifts = tuple(range(0, -periods, -1))
    items = tuple(shifted(growth, shift) for shift in shifts)
    return Window(unit=growth.unit, kind="mean", items=items, shifts=shifts)


def cagr(reader: Reader, tree: ast.Call) -> Node:
    """Refused inside a formula: it stands alone as a measure."""
    reader.scope.refuse(
        "cagr(…) 只能单独作为条件的 measure", expected="measure: cagr(x, periods=2)"
    )


def compound(reader: Reader, tree: ast.Call) -> tuple[Number, int]:
    """cagr(x, periods=n) as a whole measure: x / x[-n] and the power n."""
    (body,) = only(reader, tree, 1)
    _, periods = option(reader, tree, ("periods",))
    item = reader.number(body)
    return divide(item, shifted(item, -periods), reader.scope), periods
