"""Division in columns: the denominator is tested before anything is multiplied across."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from guiju.formulas.columns import ratio as r
from guiju.formulas.columns.ratio import Ratio, constant
from guiju.formulas.columns.value import ColumnValue, Flag, both_flags, either_flag, point
from guiju.formulas.columns.whole import Whole, times, where


def quotient(a: ColumnValue, b: ColumnValue) -> ColumnValue:
    """a ÷ b: the denominator is tested before anything is multiplied across."""
    bottom = b if b.is_point else _collapsed(b)
    below = bottom.lo
    zero = _is_zero(below.top)
    nothing = either_flag(either_flag(a.not_computable, b.not_computable), zero)
    # Over an unknown denominator nothing is known, and so nothing is in doubt.
    doubt = both_flags(either_flag(a.doubt, b.doubt), below.top.expr.is_not_null())
    if below.top.lo >= 0:
        lo = _over(a.lo, below)
        hi = lo if a.is_point else _over(a.hi, below)
        return ColumnValue(lo, hi, nothing, doubt)
    negative = (below.top.expr < 0).fill_null(False)
    size = Ratio(_absolute(below.top), below.bottoms, below.by)
    low, high = _over(a.lo, size), _over(a.hi, size)
    lo = r.chosen(negative, r.flipped(high), low)
    hi = lo if a.is_point else r.chosen(negative, r.flipped(low), high)
    return ColumnValue(lo, hi, nothing, either_flag(doubt, negative))


def _is_zero(top: Whole) -> Flag:
    if top.lo > 0:
        return False
    return (top.expr == 0).fill_null(False)


def _absolute(top: Whole) -> Whole:
    reach = max(-top.lo, top.hi)
    return Whole(top.expr.abs(), 0, reach, key=None if top.key is None else f"|{top.key}|")


def _over(a: Ratio, below: Ratio) -> Ratio:
    """a ÷ below, where below is not negative; open where it is zero or unknown."""
    kept, cancelled = r.rests(a, below)
    top, bottom = reduce(times, cancelled, times(a.top, constant(below.by).top)), below.top
    if bottom.literal is not None and bottom.lo > 0:
        return Ratio(top, (*kept, bottom), a.by)
    known = r.known_where(bottom.expr > 0, Ratio(top, (*kept, bottom), a.by))
    if kept or cancelled:
        return known
    return replace(known, halves=(top, where(bottom.expr > 0, bottom)))


def _collapsed(b: ColumnValue) -> ColumnValue:
    """An interval that happens to be one number, as a point; unknown elsewhere."""
    left, right = r.sides(b.lo, b.hi)
    return point(r.known_where((left == right).fill_null(False), b.lo), b.not_computable, b.doubt)
