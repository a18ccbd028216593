"""Numbers in columns as intervals with open ends: the algebra of `exact.arithmetic`, in Polars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce

import polars as pl

from guiju.formulas.columns import ratio as r
from guiju.formulas.columns.ratio import OPEN, Ratio, constant

Flag = pl.Expr | bool
"""A Boolean expression without nulls, or False where it can never be true."""


@dataclass(frozen=True)
class ColumnValue:
    """An interval [lo, hi]; a point where lo is hi, the same object.

    not_computable: rows with no number at all (both ends are open there). doubt: rows over a
    negative denominator, which may fail a test but never pass one.
    """

    lo: Ratio
    hi: Ratio
    not_computable: Flag = False
    doubt: Flag = False

    @property
    def is_point(self) -> bool:
        """Whether every row is one number or unknown."""
        return self.lo is self.hi


def point(ratio: Ratio, not_computable: Flag = False, doubt: Flag = False) -> ColumnValue:
    """One number, or unknown."""
    return ColumnValue(ratio, ratio, not_computable, doubt)


UNKNOWN = point(OPEN)


def either_flag(a: Flag, b: Flag) -> Flag:
    """a or b."""
    if isinstance(a, bool):
        return True if a else b
    if isinstance(b, bool):
        return True if b else a
    return a | b


def both_flags(a: Flag, b: Flag) -> Flag:
    """a and b."""
    if isinstance(a, bool):
        return b if a else False
    if isinstance(b, bool):
        return a if b else False
    return a & b


def opposite_flag(a: Flag) -> Flag:
    """not a."""
    return not a if isinstance(a, bool) else ~a


def flag_where(condition: pl.Expr, a: Flag, b: Flag) -> Flag:
    """a where the condition holds, else b."""
    if isinstance(a, bool) and isinstance(b, bool):
        return a if a is b else condition if a else ~condition
    return pl.when(condition).then(_expr(a)).otherwise(_expr(b))


def _expr(flag: Flag) -> pl.Expr:
    return pl.lit(flag) if isinstance(flag, bool) else flag


def _ends(a: ColumnValue, b: ColumnValue, join: object) -> tuple[Ratio, Ratio]:
    lo = join(a.lo, b.lo)  # type: ignore[operator]
    if a.is_point and b.is_point:
        return lo, lo
    return lo, join(a.hi, b.hi)  # type: ignore[operator]


def _closed_off(lo: Ratio, hi: Ratio, nothing: Flag) -> tuple[Ratio, Ratio]:
    """Both ends open where the number cannot be computed."""
    if isinstance(nothing, bool):
        return (OPEN, OPEN) if nothing else (lo, hi)
    low = r.known_where(~nothing, lo)
    return low, (low if lo is hi else r.known_where(~nothing, hi))


def total(values: Sequence[ColumnValue]) -> ColumnValue:
    """The sum."""
    return reduce(_plus, values)


def _plus(a: ColumnValue, b: ColumnValue) -> ColumnValue:
    nothing = either_flag(a.not_computable, b.not_computable)
    lo, hi = _ends(a, b, r.added)
    if not (a.is_point and b.is_point):
        lo, hi = _closed_off(lo, hi, nothing)
    return ColumnValue(lo, hi, nothing, either_flag(a.doubt, b.doubt))


def scale(a: ColumnValue, factor: Fraction) -> ColumnValue:
    """A number times a constant; a negative one turns the interval round."""
    lo = r.scaled(a.lo, factor)
    hi = lo if a.is_point else r.scaled(a.hi, factor)
    return ColumnValue(*((lo, hi) if factor >= 0 else (hi, lo)), a.not_computable, a.doubt)


def product(a: ColumnValue, b: ColumnValue) -> ColumnValue:
    """a × b; open as soon as one end is."""
    nothing = either_flag(a.not_computable, b.not_computable)
    doubt = either_flag(a.doubt, b.doubt)
    if a.is_point and b.is_point:
        return point(r.multiplied(a.lo, b.lo), nothing, doubt)
    corners = [r.multiplied(x, y) for x in (a.lo, a.hi) for y in (b.lo, b.hi)]
    return ColumnValue(reduce(r.lesser, corners), reduce(r.greater, corners), nothing, doubt)


def extreme(values: Sequence[ColumnValue], kind: str) -> ColumnValue:
    """The greatest (max) or smallest (min): the end that decides ignores open ends."""
    return reduce(lambda a, b: _extreme(a, b, kind), values)


def _extreme(a: ColumnValue, b: ColumnValue, kind: str, every: bool = True) -> ColumnValue:
    if kind == "max":
        lo, hi = r.closed_greater(a.lo, b.lo), r.greater(a.hi, b.hi)
    else:
        lo, hi = r.lesser(a.lo, b.lo), r.closed_lesser(a.hi, b.hi)
    join = either_flag if every else both_flags
    nothing = join(a.not_computable, b.not_computable)
    lo, hi = _closed_off(lo, hi, nothing)
    return ColumnValue(lo, hi, nothing, either_flag(a.doubt, b.doubt))


def of_each_year(values: Sequence[ColumnValue], kind: str) -> ColumnValue:
    """lowest (min) or highest (max): a year that cannot be computed leaves it open, in doubt."""
    found = reduce(lambda a, b: _extreme(a, b, kind, every=False), values)
    gone = reduce(either_flag, [value.not_computable for value in values])
    return replace(found, doubt=either_flag(found.doubt, gone))


def clip(a: ColumnValue, lo: Fraction, hi: Fraction) -> ColumnValue:
    """Held between lo and hi; an open end becomes the border."""
    low, high = constant(lo), constant(hi)
    bottom = r.closed_lesser(r.closed_greater(a.lo, low), high)
    top = r.closed_greater(r.closed_lesser(a.hi, high), low)
    return ColumnValue(*_closed_off(bottom, top, a.not_computable), a.not_computable, a.doubt)


def floored(a: ColumnValue) -> ColumnValue:
    """The whole number at or below each end."""
    lo = r.floored(a.lo)
    return ColumnValue(lo, lo if a.is_point else r.floored(a.hi), a.not_computable, a.doubt)


def select(condition: pl.Expr, a: ColumnValue, b: ColumnValue) -> ColumnValue:
    """a where the condition (without nulls) holds, else b."""
    lo = r.chosen(condition, a.lo, b.lo)
    hi = lo if a.is_point and b.is_point else r.chosen(condition, a.hi, b.hi)
    nothing = flag_where(condition, a.not_computable, b.not_computable)
    return ColumnValue(lo, hi, nothing, flag_where(condition, a.doubt, b.doubt))


def three_way(
    answer: pl.Expr, yes: ColumnValue, no: ColumnValue, gone: Flag
) -> tuple[ColumnValue, Flag]:
    """`yes` where answered yes, `no` where answered no, the hull of both where open.

    gone: rows in which something that may be meant by `no` cannot be computed; returned for the
    result too. Where it comes into a hull nothing is known, and so nothing is in doubt.
    """
    lo, hi = r.lesser(yes.lo, no.lo), r.greater(yes.hi, no.hi)
    either_gone = either_flag(yes.not_computable, gone)
    doubt = both_flags(either_flag(yes.doubt, no.doubt), opposite_flag(either_gone))
    hull = ColumnValue(lo, hi, False, doubt)
    is_yes, is_no = answer.fill_null(False), (~answer).fill_null(False)
    found = select(is_yes, yes, select(is_no, no, hull))
    if either_gone is False:
        return found, False
    left = flag_where(is_no, gone, either_gone)
    return found, flag_where(is_yes, yes.not_computable, left)
