"""Tables in columns: rows in order, every row that may hold kept under unknowns."""

from __future__ import annotations

from math import lcm

import polars as pl

from guiju.formulas import nodes as n
from guiju.formulas.columns import value as v
from guiju.formulas.columns.ratio import Ratio
from guiju.formulas.columns.reading import ColumnReading, reads
from guiju.formulas.columns.value import ColumnValue
from guiju.formulas.columns.whole import Whole, literal


@reads(n.Table)
def table(reading: ColumnReading, node: n.Table) -> ColumnValue:
    """The value of a table, row by row."""
    nothing = None
    if node.key is not None:
        # Kept before the rows are read: each row's test looks the key up again by identity.
        key = reading.kept(reading.number(node.key))
        reading.remember(node.key, key)
        nothing = key.not_computable
    answers = [reading.kept_expr(reading.predicate(row.test)) for row in node.rows]
    values = [reading.number(row.value) for row in node.rows]
    default = reading.number(node.default)
    if all(_plain(value) for value in [*values, default]):
        found = _of_constants(answers, values, default)
    else:
        found = _of_values(reading, answers, values, default)
    if node.nothing is None or nothing is None or nothing is False:
        return reading.kept(found)
    if nothing is True:
        return reading.number(node.nothing)
    return reading.kept(v.select(nothing, reading.number(node.nothing), found))


def _plain(value: ColumnValue) -> bool:
    ends = (value.lo, value.hi)
    return all(end.top.literal is not None and not end.bottoms for end in ends)


def _of_values(
    reading: ColumnReading,
    answers: list[pl.Expr],
    values: list[ColumnValue],
    default: ColumnValue,
) -> ColumnValue:
    rest, gone = default, default.not_computable
    for answer, value in zip(reversed(answers), reversed(values), strict=True):
        found, gone = v.three_way(answer, value, reading.kept(rest), gone)
        rest, gone = reading.kept(found), reading.kept_flag(gone)
    return rest


def _of_constants(
    answers: list[pl.Expr], values: list[ColumnValue], default: ColumnValue
) -> ColumnValue:
    """Numbers and ranges only: the least and the greatest of the rows still possible."""
    if all(value.is_point for value in [*values, default]):
        lows, by = _on_one_scale([*[value.lo for value in values], default.lo])
        low = _reached(answers, lows, least=True)
        high = _reached(answers, lows, least=False)
    else:
        ends = [end for value in [*values, default] for end in (value.lo, value.hi)]
        scaled, by = _on_one_scale(ends)
        low = _reached(answers, scaled[0::2], least=True)
        high = _reached(answers, scaled[1::2], least=False)
    return ColumnValue(Ratio(low, by=by), Ratio(high, by=by))


def _on_one_scale(ends: list[Ratio]) -> tuple[list[int], int]:
    """The constants as whole numbers over one denominator."""
    by = lcm(*(end.by for end in ends))
    return [int(end.top.literal or 0) * (by // end.by) for end in ends], by


def _reached(answers: list[pl.Expr], numbers: list[int], least: bool) -> Whole:
    """The least (or greatest) number among the rows that may give the value.

    One chain, asked in the order of the numbers: the first row that may hold is the one; a row may
    hold unless its own test says no, or a test before it says yes.
    """
    may_hold: dict[int, pl.Expr] = {}
    before: pl.Expr | None = None
    for answer, number in zip(answers, numbers[:-1], strict=True):
        maybe = answer.fill_null(True)
        here = maybe if before is None else before & maybe
        may_hold[number] = may_hold[number] | here if number in may_hold else here
        not_sure = ~answer.fill_null(False)
        before = not_sure if before is None else before & not_sure
    assert before is not None
    default = numbers[-1]
    may_hold[default] = may_hold[default] | before if default in may_hold else before
    *first, last = sorted(may_hold, reverse=not least)
    found = literal(last).expr  # what may hold when nothing before it may
    for number in reversed(first):
        found = pl.when(may_hold[number]).then(literal(number).expr).otherwise(found)
    return Whole(found, min(numbers), max(numbers))
