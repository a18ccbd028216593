"""max, min, clip, floor, known and per cent."""

from __future__ import annotations

import ast
from collections.abc import Callable

from guiju.formulas.building import agreed, best, common_unit, constant
from guiju.formulas.calls.reader import Reader, only
from guiju.formulas.nodes import Clip, Constant, Fact, Floor, Known, Node


def extreme(kind: str) -> Callable[[Reader, ast.Call], Node]:
    """max or min of two or more."""

    def build_extreme(reader: Reader, tree: ast.Call) -> Node:
        if len(tree.args) < 2:
            reader.scope.refuse(f"{kind}(…) 至少要两个数")
        return best(kind, tuple(reader.number(item) for item in tree.args), reader.scope)

    return build_extreme


def clip(reader: Reader, tree: ast.Call) -> Node:
    """clip(x, lo, hi)."""
    body, low, high = (reader.number(item) for item in only(reader, tree, 3))
    body, low, high = agreed((body, low, high), reader.scope, "clip")
    if not isinstance(low, Constant) or not isinstance(high, Constant) or low.value > high.value:
        reader.scope.refuse("clip(x, 下限, 上限) 的上下限要写成数，且下限不大于上限")
    return Clip(unit=body.unit, of=body, lo=low.value, hi=high.value)


def floor(reader: Reader, tree: ast.Call) -> Node:
    """floor(x)."""
    (body,) = only(reader, tree, 1)
    item = reader.number(body)
    if item.unit.money:
        reader.scope.refuse("floor(…) 不用于金额")
    return Floor(unit=item.unit, of=item)


def known(reader: Reader, tree: ast.Call) -> Node:
    """known(fact, estimate)."""
    first, second = only(reader, tree, 2)
    official, estimate = reader.number(first), reader.number(second)
    if not isinstance(official, Fact):
        reader.scope.refuse("known(事实, 估计) 的第一个参数要是一个事实")
    _, estimate = agreed((official, estimate), reader.scope, "known")
    unit = common_unit((official, estimate), reader.scope, "known")
    return Known(unit=unit, fact=official, estimate=estimate)


def percent(reader: Reader, tree: ast.Call) -> Node:
    """5%, which the parser turned into percent(5)."""
    (body,) = only(reader, tree, 1)
    value = reader.number(body)
    if not isinstance(value, Constant):
        reader.scope.refuse("百分号前要是一个数", expected="如 5%")
    return constant(value.value / 100, free=False)
