"""Yes/no nodes → Boolean expressions, null for unknown; Polars' own logic is Kleene's."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import and_, or_

import polars as pl

from guiju.formulas import nodes as n
from guiju.formulas.columns.comparing import compare
from guiju.formulas.columns.givens import raw_fact
from guiju.formulas.columns.ratio import OPEN, Ratio, constant
from guiju.formulas.columns.reading import ColumnReading, reads, record_of
from guiju.formulas.columns.value import ColumnValue
from guiju.formulas.columns.whole import Whole
from guiju.formulas.exact.predicates import window_start

BLANK = pl.lit(None, dtype=pl.Boolean)
MOST_RECORDS = 10**6


@reads(n.Compare)
def _compare(reading: ColumnReading, node: n.Compare) -> pl.Expr:
    return compare(reading.number(node.left), node.word, reading.number(node.right))


@reads(n.Truth)
def _truth(reading: ColumnReading, node: n.Truth) -> pl.Expr:
    if isinstance(node.fact, n.Field):
        own: pl.Expr = reading.number(node.fact).lo.top.expr == 1
        return own
    answer = _known_or_derived(reading, node.fact)
    before = reading.before_registration(node.fact.shift) if node.fact.concept.yearly else False
    return answer if isinstance(before, bool) else pl.when(~before).then(answer)


def _known_or_derived(reading: ColumnReading, fact: n.Fact) -> pl.Expr:
    raw, derived = raw_fact(reading, fact), fact.derived
    fallback = reading.predicate(derived) if isinstance(derived, n.Predicate) else BLANK
    if raw is None or fallback is BLANK:
        return fallback if raw is None else raw == 1
    return pl.when(raw.is_null()).then(fallback).otherwise(raw == 1)


@reads(n.OneOf)
def _one_of(reading: ColumnReading, node: n.OneOf) -> pl.Expr:
    top = reading.number(node.of).lo.top.expr
    found: pl.Expr = reduce(or_, [(top >= low) & (top <= high) for low, high in node.spans])
    return found


@reads(n.Holds)
def _holds(reading: ColumnReading, node: n.Holds) -> pl.Expr:
    answers = []
    for code in node.titles:
        last = reading.column(f"titles.{code}")
        answers.append(BLANK if last is None else last >= reading.day)
    return reduce(or_, answers)


@reads(n.Exists)
def _exists(reading: ColumnReading, node: n.Exists) -> pl.Expr:
    before = reading.before_registration(node.shift)
    return pl.lit(True) if isinstance(before, bool) else ~before


@reads(n.Rising)
def _rising(reading: ColumnReading, node: n.Rising) -> pl.Expr:
    items = [reading.number(item) for item in node.items]
    return reduce(
        and_, [compare(later, "more_than", earlier) for later, earlier in pairwise(items)]
    )


@reads(n.Not)
def _not(reading: ColumnReading, node: n.Not) -> pl.Expr:
    return ~reading.predicate(node.of)


@reads(n.Both)
def _both(reading: ColumnReading, node: n.Both) -> pl.Expr:
    return reduce(and_, [reading.predicate(test) for test in node.tests])


@reads(n.Either)
def _either(reading: ColumnReading, node: n.Either) -> pl.Expr:
    return reduce(or_, [reading.predicate(test) for test in node.tests])


@reads(n.NamedPredicate)
def _named(reading: ColumnReading, node: n.NamedPredicate) -> pl.Expr:
    return reading.predicate(node.body)


@reads(n.Count)
def _count(reading: ColumnReading, node: n.Count) -> ColumnValue:
    column = reading.column(node.concept.name)
    if column is None:
        return ColumnValue(constant(0), OPEN)
    reading.record = record_of(reading.schema[node.concept.name])
    try:
        passes = _passes(reading, node)
    finally:
        reading.record = None
    sure, possible = (
        column.list.eval(passes.fill_null(maybe).cast(pl.Int64)).list.sum()
        for maybe in (False, True)
    )
    low = Whole(reading.kept_expr(sure.cast(pl.Int64).fill_null(0)), 0, MOST_RECORDS)
    high = Whole(reading.kept_expr(possible.cast(pl.Int64)), 0, MOST_RECORDS)
    return ColumnValue(Ratio(low), Ratio(high))


def _passes(reading: ColumnReading, node: n.Count) -> pl.Expr:
    tests = [reading.predicate(node.test)] if node.test else []
    if node.day:
        day = reading.number(node.day).lo.top.expr
        tests.append((day >= window_start(node, reading.day)) & (day <= reading.day))
    if tests:
        return reduce(and_, tests)
    assert reading.record is not None
    return reading.record.element.is_null() | True
