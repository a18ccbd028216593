"""Findings in full, for those who ask: one row an entity, policy and condition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from guiju.evaluation.outcome_columns import TreeColumns
from guiju.evaluation.parts import Part, parts_of
from guiju.formulas.columns import ColumnReading, ColumnValue
from guiju.formulas.nodes import Number
from guiju.policies.conditions import OUTCOME_NAMES, Condition, Leaf
from guiju.policies.policy import Policy
from guiju.vocabulary import Unit

COLUMNS = "entity policy condition outcome value_min value_max threshold margin".split()
_NUMBER = pl.Float64
_UPWARD = ("at_least", "more_than", "is")


def finding_rows(policy: Policy, frame: pl.DataFrame, as_of: date) -> Iterator[pl.DataFrame]:
    """Rows `entity, policy, condition, outcome, value_min, value_max, threshold, margin`.

    Numbers are Float64 in the unit people write (万元, shares as decimals), for reading only:
    outcomes were decided exactly. Yes/no conditions have no numbers.
    """
    for part in parts_of(policy, frame.with_row_index("·row"), as_of):
        if part.version is not None and part.version.tree is not None:
            yield from _of_part(policy, part, as_of)


def _of_part(policy: Policy, part: Part, as_of: date) -> Iterator[pl.DataFrame]:
    assert part.version is not None
    reading = ColumnReading(part.rows.schema, as_of, part.reference)
    tree = TreeColumns(part.version, reading)
    numbers = {id(row): _numbers(row, reading) for row in part.version.rows}
    lazy = part.rows.lazy()
    for stage in reading.stages:
        lazy = lazy.with_columns(stage)
    names = pl.Series([OUTCOME_NAMES[code] for code in sorted(OUTCOME_NAMES)], dtype=pl.String)
    for row in part.version.rows:
        codes = tree.by_node[id(row)].code.alias("·code")
        found = lazy.select("entity", codes, *numbers[id(row)]).collect()
        yield found.select(
            "entity",
            pl.lit(policy.id).alias("policy"),
            pl.lit(row.id).alias("condition"),
            names.gather(found["·code"]).alias("outcome"),
            "value_min",
            "value_max",
            "threshold",
            "margin",
        )


def _numbers(row: Condition, reading: ColumnReading) -> list[pl.Expr]:
    if not isinstance(row, Leaf) or not isinstance(row.measure, Number) or row.threshold is None:
        empty = pl.lit(None, dtype=_NUMBER)
        return [empty.alias(name) for name in COLUMNS[4:]]
    unit, power = row.measure.unit, row.power
    value = reading.number(row.measure)
    limit = reading.number(row.threshold)
    low, high = (_end(value, ratio, unit, power) for ratio in (value.lo, value.hi))
    limits = [_end(limit, ratio, unit, 1) for ratio in (limit.lo, limit.hi)]
    threshold = pl.when(limits[0] == limits[1]).then(limits[0])
    margin = pl.when(low == high).then(low - threshold)
    return [
        low.alias("value_min"),
        high.alias("value_max"),
        threshold.alias("threshold"),
        (margin if row.word in _UPWARD else -margin).alias("margin"),
    ]


def _end(value: ColumnValue, ratio: object, unit: Unit, power: int) -> pl.Expr:
    number: pl.Expr = ratio.as_float()  # type: ignore[attr-defined]
    if unit.money == 1 and unit.scale != 1:
        number = number / unit.scale
    if power > 1:
        number = pl.when(number >= 0).then(number.pow(1 / power) - 1)
    if not isinstance(value.not_computable, bool):
        number = pl.when(~value.not_computable).then(number)
    return number.cast(_NUMBER)
