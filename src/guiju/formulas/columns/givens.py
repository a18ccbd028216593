"""Facts and record fields as columns; a blank is derived, its known range, or unknown."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from guiju.formulas import nodes as n
from guiju.formulas.columns import value as v
from guiju.formulas.columns.ratio import OPEN, Ratio, constant
from guiju.formulas.columns.reading import ColumnReading, reads
from guiju.formulas.columns.value import UNKNOWN, ColumnValue, point
from guiju.formulas.columns.whole import Whole
from guiju.vocabulary import Concept


@reads(n.Fact)
def _fact(reading: ColumnReading, node: n.Fact) -> ColumnValue:
    concept = node.concept
    raw = _yearly(reading, node) if concept.yearly else reading.column(concept.name)
    found = _with_blank(reading, node, raw)
    before = reading.before_registration(node.shift) if concept.yearly else False
    if isinstance(before, bool):
        return _named(found, f"{concept.name}@{node.shift}")
    nothing = point(OPEN, not_computable=True)
    return _named(v.select(before, nothing, found), f"{concept.name}@{node.shift}")


def _named(found: ColumnValue, key: str) -> ColumnValue:
    """A point whose number is known by name, so that it cancels against itself."""
    if not found.is_point or found is UNKNOWN:
        return found
    top = replace(found.lo.top, key=key)
    return point(replace(found.lo, top=top), found.not_computable, found.doubt)


def raw_fact(reading: ColumnReading, node: n.Fact) -> pl.Expr | None:
    """The column of an instant or yearly fact, None when the frame has none."""
    return _yearly(reading, node) if node.concept.yearly else reading.column(node.concept.name)


def _yearly(reading: ColumnReading, node: n.Fact) -> pl.Expr | None:
    own = reading.column(f"{node.concept.name}@{reading.reference + node.shift}")
    undated = reading.column(f"{node.concept.name}@") if node.shift == 0 else None
    if own is None or undated is None:
        return undated if own is None else own
    return pl.coalesce(own, undated)


def whole_of(concept: Concept, raw: pl.Expr) -> Whole:
    """A fact's cell as a whole number with the bounds its import guaranteed."""
    return Whole(raw.cast(pl.Int64), -concept.bound if concept.signed else 0, concept.bound)


def _with_blank(reading: ColumnReading, node: n.Fact, raw: pl.Expr | None) -> ColumnValue:
    blank = _blank(reading, node)
    if raw is None:
        return blank
    whole = whole_of(node.concept, raw)
    known = point(Ratio(whole, by=node.concept.denominator))
    return known if blank is UNKNOWN else v.select(raw.is_not_null(), known, blank)


def _blank(reading: ColumnReading, node: n.Fact) -> ColumnValue:
    if isinstance(node.derived, n.Number):
        return reading.kept(reading.number(node.derived))
    span = node.concept.range
    return ColumnValue(constant(span[0]), constant(span[1])) if span else UNKNOWN


@reads(n.Field)
def _field(reading: ColumnReading, node: n.Field) -> ColumnValue:
    assert reading.record is not None
    raw = reading.record.element
    if node.name is not None:
        if node.name not in reading.record.fields:
            return UNKNOWN
        raw = raw.struct.field(node.name)
    return point(Ratio(whole_of(node.concept, raw), by=node.concept.denominator))
