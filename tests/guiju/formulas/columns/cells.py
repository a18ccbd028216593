"""What the column reading makes of a node, cell by cell, with its promises checked on the way."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import polars as pl

from guiju.formulas import nodes as n
from guiju.formulas.columns import ColumnReading, ColumnValue, Ratio

NOT_COMPUTABLE = ("not computable", None, None)


def cells(node: n.Node, frame: pl.DataFrame, day: date) -> list[Any]:
    """For each row yes, no or None; or of a number (low, high, doubt), or NOT_COMPUTABLE.

    The reference year is the one before `day`. Raises BadInput for what could overflow.
    """
    reading = ColumnReading(frame.schema, day, day.year - 1)
    if isinstance(node, n.Predicate):
        found = _collected(reading, frame, [reading.predicate(node)])
        return found.to_series().to_list()
    assert isinstance(node, n.Number)
    value = reading.number(node)
    found = _collected(reading, frame, _parts(value))
    return [_cell(row, value) for row in found.iter_rows()]


def _collected(reading: ColumnReading, frame: pl.DataFrame, columns: list[pl.Expr]) -> pl.DataFrame:
    lazy = frame.lazy()
    for stage in reading.stages:
        lazy = lazy.with_columns(stage)
    named = [column.alias(f"p{i}") for i, column in enumerate(columns)]
    return lazy.with_columns(named).select([f"p{i}" for i in range(len(named))]).collect()


def _parts(value: ColumnValue) -> list[pl.Expr]:
    ends = (value.lo.top, value.lo.bottom, value.hi.top, value.hi.bottom)
    flags = (value.not_computable, value.doubt)
    return [
        *(end.expr for end in ends),
        *(pl.lit(flag) if isinstance(flag, bool) else flag for flag in flags),
    ]


def _cell(row: tuple[Any, ...], value: ColumnValue) -> Any:
    low_top, low_bottom, high_top, high_bottom, nothing, doubt = row
    low, high = _end(low_top, low_bottom, value.lo), _end(high_top, high_bottom, value.hi)
    return ("not computable", low, high) if nothing else (low, high, doubt)


def _end(top: int | None, bottom: int | None, ratio: Ratio) -> Fraction | None:
    """An end as a fraction; where it is known its denominator is positive, both within bounds."""
    if top is None:
        return None
    assert bottom is not None
    assert bottom > 0
    assert ratio.top.lo <= top <= ratio.top.hi
    assert ratio.bottom.lo <= bottom <= ratio.bottom.hi
    return Fraction(top, bottom * ratio.by)
