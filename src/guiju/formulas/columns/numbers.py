"""Number nodes → intervals of expressions."""

from __future__ import annotations

from fractions import Fraction

import polars as pl

from guiju.formulas import nodes as n
from guiju.formulas.columns import value as v
from guiju.formulas.columns.quotients import quotient
from guiju.formulas.columns.ratio import OPEN, Ratio, constant, sides
from guiju.formulas.columns.reading import ColumnReading, reads
from guiju.formulas.columns.value import UNKNOWN, ColumnValue, point
from guiju.formulas.columns.whole import Whole


@reads(n.Constant)
def _constant(reading: ColumnReading, node: n.Constant) -> ColumnValue:
    return point(constant(node.value))


@reads(n.Choice)
def _choice(reading: ColumnReading, node: n.Choice) -> ColumnValue:
    return ColumnValue(constant(node.lo), constant(node.hi))


@reads(n.Scale)
def _scale(reading: ColumnReading, node: n.Scale) -> ColumnValue:
    return v.scale(reading.number(node.of), node.by)


@reads(n.Sum)
def _sum(reading: ColumnReading, node: n.Sum) -> ColumnValue:
    return v.total([reading.number(term) for term in node.terms])


@reads(n.Product)
def _product(reading: ColumnReading, node: n.Product) -> ColumnValue:
    return v.product(reading.number(node.left), reading.number(node.right))


@reads(n.Quotient)
def _quotient(reading: ColumnReading, node: n.Quotient) -> ColumnValue:
    # Kept: a ratio is held against many thresholds, and Polars shares no `when` by itself.
    return reading.kept(quotient(reading.number(node.top), reading.number(node.bottom)))


@reads(n.Best)
def _best(reading: ColumnReading, node: n.Best) -> ColumnValue:
    items = [reading.kept(reading.number(item)) for item in node.items]
    return v.extreme(items, node.kind)


@reads(n.Clip)
def _clip(reading: ColumnReading, node: n.Clip) -> ColumnValue:
    return v.clip(reading.kept(reading.number(node.of)), node.lo, node.hi)


@reads(n.Floor)
def _floor(reading: ColumnReading, node: n.Floor) -> ColumnValue:
    return v.floored(reading.number(node.of))


@reads(n.Known)
def _known(reading: ColumnReading, node: n.Known) -> ColumnValue:
    official, estimate = reading.number(node.fact), reading.number(node.estimate)
    if official is UNKNOWN:
        return estimate
    if official.is_point:
        known = official.lo.top.expr.is_not_null()
    else:
        left, right = sides(official.lo, official.hi)
        known = (left == right).fill_null(False)
    return v.select(known, point(official.lo, doubt=official.doubt), estimate)


@reads(n.Elapsed)
def _elapsed(reading: ColumnReading, node: n.Elapsed) -> ColumnValue:
    column = reading.column(node.since.concept.name)
    if column is None:
        return UNKNOWN
    if node.kind == "days":
        days = pl.lit(reading.day, dtype=pl.Int64) - column.cast(pl.Int64)
        reach = node.since.concept.bound + abs(reading.day)
        return point(Ratio(Whole(days, -reach, reach)))
    return point(Ratio(Whole(_whole_years(column, reading), -10_000, 10_000)))


def _whole_years(column: pl.Expr, reading: ColumnReading) -> pl.Expr:
    """Calendar years: the anniversary, as (month, day), must have come."""
    since, today = column.cast(pl.Int32).cast(pl.Date), reading.today
    marks = since.dt.month().cast(pl.Int64) * 100 + since.dt.day().cast(pl.Int64)
    not_yet = marks > today.month * 100 + today.day
    return (
        pl.lit(today.year, dtype=pl.Int64) - since.dt.year().cast(pl.Int64) - not_yet.cast(pl.Int64)
    )


@reads(n.YearOf)
def _year_of(reading: ColumnReading, node: n.YearOf) -> ColumnValue:
    if isinstance(node.of, n.AsOf):
        return point(constant(reading.today.year))
    assert isinstance(node.of, n.Fact)
    column = reading.column(node.of.concept.name)
    if column is None:
        return UNKNOWN
    years = column.cast(pl.Int32).cast(pl.Date).dt.year().cast(pl.Int64)
    return point(Ratio(Whole(years, 0, 10_000)))


@reads(n.AsOf)
def _as_of(reading: ColumnReading, node: n.AsOf) -> ColumnValue:
    return point(constant(reading.day))


@reads(n.ReferenceYear)
def _reference_year(reading: ColumnReading, node: n.ReferenceYear) -> ColumnValue:
    return point(constant(reading.reference + node.shift))


@reads(n.Nothing)
def _nothing(reading: ColumnReading, node: n.Nothing) -> ColumnValue:
    return point(OPEN, not_computable=True)


@reads(n.Metric)
def _metric(reading: ColumnReading, node: n.Metric) -> ColumnValue:
    found = reading.metrics.get((node.name, node.shift))
    if found is None:
        found = reading.number(node.body)
        reading.metrics[node.name, node.shift] = found
    return found


@reads(n.Window)
def _window(reading: ColumnReading, node: n.Window) -> ColumnValue:
    items = [reading.number(item) for item in node.items]
    gone = [reading.before_registration(shift) for shift in node.shifts] if node.young else []
    if not gone or all(isinstance(flag, bool) for flag in gone):
        return _whole_window(node.kind, items)
    flags = [flag for flag in gone if not isinstance(flag, bool)]
    return _young_window(node.kind, items, flags)


def _whole_window(kind: str, items: list[ColumnValue]) -> ColumnValue:
    if kind in ("lowest", "highest"):
        return v.of_each_year(items, "min" if kind == "lowest" else "max")
    added = v.total(items)
    return v.scale(added, Fraction(1, len(items))) if kind == "mean" else added


def _young_window(kind: str, items: list[ColumnValue], gone: list[pl.Expr]) -> ColumnValue:
    """Latest year first: once a year is gone, so are all before it; so drop from the end."""
    lengths = [_whole_window(kind, items[:length]) for length in range(1, len(items) + 1)]
    found = lengths[-1]
    for length in range(len(items) - 1, 0, -1):  # the shortest window is asked for first
        found = v.select(gone[length], lengths[length - 1], found)
    return v.select(gone[0], point(OPEN, not_computable=True), found)
