"""Nodes that choose among numbers: windows, best-of, tables, official numbers."""

from __future__ import annotations

from fractions import Fraction

from guiju.formulas import nodes as n
from guiju.formulas.exact.arithmetic import clip, extreme, floored, hull, of_each_year, scale, total
from guiju.formulas.exact.reading import Reading, predicate_of, reads, value_of
from guiju.formulas.exact.situation import Situation
from guiju.formulas.exact.values import NO_YEAR, NotComputable, Span, Value


@reads(n.Window)
def _window(node: n.Window) -> Reading:
    items = list(zip([value_of(item) for item in node.items], node.shifts, strict=True))

    def read(situation: Situation) -> Value:
        values = [
            item(situation) for item, shift in items if not node.young or situation.existed(shift)
        ]
        if not values:
            return NotComputable(NO_YEAR)
        if node.kind in ("lowest", "highest"):
            return of_each_year(values, "min" if node.kind == "lowest" else "max")
        added = total(values)
        return scale(added, Fraction(1, len(values))) if node.kind == "mean" else added

    return read


@reads(n.Best)
def _best(node: n.Best) -> Reading:
    items = [value_of(item) for item in node.items]
    return lambda situation: extreme([item(situation) for item in items], node.kind)


@reads(n.Clip)
def _clip(node: n.Clip) -> Reading:
    of = value_of(node.of)
    return lambda situation: clip(of(situation), node.lo, node.hi)


@reads(n.Floor)
def _floor(node: n.Floor) -> Reading:
    of = value_of(node.of)
    return lambda situation: floored(of(situation))


@reads(n.Table)
def _table(node: n.Table) -> Reading:
    key = value_of(node.key) if node.key else None
    rows = [(predicate_of(row.test), value_of(row.value)) for row in node.rows]
    default = value_of(node.default)
    nothing = value_of(node.nothing) if node.nothing else None

    def read(situation: Situation) -> Value:
        if nothing and key and isinstance(key(situation), NotComputable):
            return nothing(situation)
        possible: list[Value] = []
        for test, value in rows:
            holds = test(situation)
            if holds is not False:
                possible.append(value(situation))
            if holds:
                return hull(possible)
        possible.append(default(situation))
        return hull(possible)

    return read


@reads(n.Known)
def _known(node: n.Known) -> Reading:
    official, estimate = value_of(node.fact), value_of(node.estimate)

    def read(situation: Situation) -> Value:
        value = official(situation)
        if isinstance(value, Span) and value.known:
            return value
        return estimate(situation)

    return read
