"""Putting nodes together: units that must agree, constants that take their neighbour's unit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from guiju.formulas.nodes import (
    AsOf,
    Best,
    Choice,
    Compare,
    Constant,
    Fact,
    Field,
    Node,
    Nothing,
    Number,
    Product,
    Quotient,
    Scale,
    Sum,
    Table,
)
from guiju.formulas.scope import Scope
from guiju.vocabulary import PURE, Concept, Unit, dimension_name


def constant(value: Fraction | int, *, free: bool = True) -> Constant:
    """A number; percentages are not free, they never turn into money."""
    return Constant(unit=PURE, value=Fraction(value), free=free)


def in_unit(node: Number, unit: Unit) -> Number:
    """A free constant (or a range of them) in the unit of its neighbour: 5000 → 5000 万元."""
    factor = unit.scale if unit.money == 1 else 1
    if isinstance(node, Constant) and node.free:
        return Constant(unit=unit, value=node.value * factor, free=True)
    if isinstance(node, Nothing):
        return replace(node, unit=unit)
    if isinstance(node, Choice):
        return Choice(unit=unit, lo=node.lo * factor, hi=node.hi * factor)
    if isinstance(node, Table) and _free(node) and unit.money:
        rows = tuple(replace(row, value=in_unit(row.value, unit)) for row in node.rows)
        nothing = None if node.nothing is None else in_unit(node.nothing, unit)
        default = in_unit(node.default, unit)
        return replace(node, unit=unit, rows=rows, default=default, nothing=nothing)
    return node


def agreed(nodes: tuple[Number, ...], scope: Scope, what: str) -> tuple[Number, ...]:
    """The nodes in one unit, or a message saying which two do not fit."""
    unit = common_unit(nodes, scope, what)
    return tuple(in_unit(node, unit) for node in nodes)


def common_unit(nodes: tuple[Number, ...], scope: Scope, what: str) -> Unit:
    """The unit all nodes share; free constants follow the others."""
    measured = [node for node in nodes if not _free(node)]
    if not measured:
        return PURE
    first = measured[0].unit
    for node in measured[1:]:
        if node.unit.dimension != first.dimension:
            scope.refuse(
                f"单位不一致：{what}的一边是{dimension_name(first)}，"
                f"另一边是{dimension_name(node.unit)}",
                expected="两边同为金额、同为人数或同为纯数",
            )
    labels = {node.unit.label for node in measured}
    return first if first.dimension != (0, 0) or len(labels) == 1 else PURE


def _free(node: Number) -> bool:
    if isinstance(node, Table):
        last = () if node.nothing is None else (node.nothing,)
        values = (*(row.value for row in node.rows), node.default, *last)
        return all(_free(value) for value in values)
    return (isinstance(node, Constant) and node.free) or isinstance(node, Choice | Nothing)


def add(left: Number, right: Number, scope: Scope) -> Number:
    """left + right."""
    a, b = agreed((left, right), scope, "相加")
    if isinstance(a, Constant) and isinstance(b, Constant):
        return replace(a, value=a.value + b.value, free=a.free and b.free)
    terms = (*(a.terms if isinstance(a, Sum) else (a,)), b)
    return Sum(unit=common_unit((a, b), scope, "相加"), terms=terms)


def scaled(node: Number, by: Fraction) -> Number:
    """A number times a constant."""
    if isinstance(node, Constant):
        return replace(node, value=node.value * by)
    if isinstance(node, Scale):
        return replace(node, by=node.by * by)
    return Scale(unit=node.unit, of=node, by=by)


def multiply(left: Number, right: Number, scope: Scope) -> Number:
    """left × right."""
    if isinstance(left, Constant) and left.unit.dimension == (0, 0):
        return scaled(right, left.value)
    if isinstance(right, Constant) and right.unit.dimension == (0, 0):
        return scaled(left, right.value)
    unit = left.unit.times(right.unit)
    if abs(unit.money) > 1:
        scope.refuse("两个金额不能相乘", do="检查公式")
    return Product(unit=unit, left=left, right=right)


def divide(top: Number, bottom: Number, scope: Scope) -> Number:
    """top ÷ bottom."""
    if isinstance(bottom, Constant) and bottom.unit.dimension == (0, 0):
        if bottom.value == 0:
            scope.refuse("公式里除以了 0")
        return scaled(top, 1 / bottom.value)
    return Quotient(unit=top.unit.times(bottom.unit, -1), top=top, bottom=bottom)


def best(kind: str, items: tuple[Number, ...], scope: Scope) -> Number:
    """max or min of several."""
    same = agreed(items, scope, kind)
    return Best(unit=common_unit(same, scope, kind), kind=kind, items=same)


def compare(left: Number, word: str, right: Number, scope: Scope) -> Compare:
    """A comparison in one of the law's boundary words."""
    refuse_day_beside_number(left, right, scope)
    refuse_day_beside_number(right, left, scope)
    a, b = agreed((left, right), scope, "比较")
    return Compare(left=a, word=word, right=b)


def refuse_day_beside_number(day: Number, number: Number, scope: Scope) -> None:
    """A day is no number: registration_date >= 2019 would hold for every firm since 1975."""
    is_day = isinstance(day, AsOf) or (isinstance(day, Fact | Field) and day.concept.type == "date")
    if is_day and isinstance(number, Constant):
        scope.refuse(
            "日期不能与数比较",
            expected="条件的界限写日期，如 at_least: 2019-01-01",
            do="比年份用 year(…)，比年数、天数用 years_since(…)、days_since(…)",
        )


def settled(answer: bool) -> Compare:
    """A yes/no that no fact can change."""
    return Compare(left=constant(int(answer)), word="is", right=constant(1))


def fact(concept: Concept, shift: int = 0, derived: Node | None = None) -> Fact:
    """A fact as a number."""
    return Fact(unit=concept.measured_in, concept=concept, shift=shift, derived=derived)
