"""Exact fractions of whole-number expressions; the denominator is never zero nor negative."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

import polars as pl

from guiju.formulas.columns.whole import (
    Whole,
    bounded,
    either,
    fits,
    literal,
    negated,
    plus,
    times,
    where,
)


@dataclass(frozen=True)
class Ratio:
    """top / (product of bottoms × by); a null top is an open end.

    Every bottom is positive wherever top is known. They are kept apart, not multiplied out, so
    that what two ratios share cancels before anything grows past 128 bits.
    halves: the same ratio as (top, bottom) where it is the bottom that is null over zero: ratios
    over one fact share that test. Good for comparing with a number, where nothing cancels.
    """

    top: Whole
    bottoms: tuple[Whole, ...] = ()
    by: int = 1
    halves: tuple[Whole, Whole] | None = None

    @property
    def bottom(self) -> Whole:
        """The whole denominator but for `by`."""
        return reduce(times, self.bottoms, literal(1))

    def as_float(self) -> pl.Expr:
        """The nearest float: for people to read, never to decide by."""
        found = self.top.expr.cast(pl.Float64)
        for bottom in self.bottoms:
            found = found / bottom.expr.cast(pl.Float64)
        return found / self.by


def constant(value: Fraction | int) -> Ratio:
    """A number in the text."""
    exact = Fraction(value)
    return Ratio(literal(exact.numerator), (), exact.denominator)


OPEN = Ratio(Whole(pl.lit(None, dtype=pl.Int64), 0, 0))


def scaled(a: Ratio, factor: Fraction) -> Ratio:
    """a × factor."""
    shared = gcd(factor.numerator, a.by)
    top = times(a.top, literal(factor.numerator // shared))
    return Ratio(top, a.bottoms, a.by // shared * factor.denominator)


def flipped(a: Ratio) -> Ratio:
    """−a."""
    return Ratio(negated(a.top), a.bottoms, a.by)


def rests(a: Ratio, b: Ratio) -> tuple[tuple[Whole, ...], tuple[Whole, ...]]:
    """The denominators of each that the other does not have."""
    left, right = list(a.bottoms), list(b.bottoms)
    for bottom in a.bottoms:
        twin = next((other for other in right if other.same(bottom)), None)
        if twin is not None:
            right.remove(twin)
            left.remove(bottom)
    return tuple(left), tuple(right)


def added(a: Ratio, b: Ratio) -> Ratio:
    """a + b."""
    by = lcm(a.by, b.by)
    only_a, only_b = rests(a, b)
    left = reduce(times, only_b, times(a.top, literal(by // a.by)))
    right = reduce(times, only_a, times(b.top, literal(by // b.by)))
    return Ratio(plus(left, right), (*a.bottoms, *only_b), by)


def multiplied(a: Ratio, b: Ratio) -> Ratio:
    """a × b."""
    return Ratio(times(a.top, b.top), (*a.bottoms, *b.bottoms), a.by * b.by)


def sides(a: Ratio, b: Ratio) -> tuple[pl.Expr, pl.Expr]:
    """Two whole numbers that compare as a and b do: cross-multiplied, common factors left out."""
    shared = gcd(a.by, b.by)
    only_a, only_b = rests(a, b)
    top_a, top_b = a.top, b.top
    if a.halves and not b.bottoms:
        top_a, only_a = a.halves[0], a.halves[1:]
    elif b.halves and not a.bottoms:
        top_b, only_b = b.halves[0], b.halves[1:]
    left = reduce(times, only_b, times(top_a, literal(b.by // shared)))
    right = reduce(times, only_a, times(top_b, literal(a.by // shared)))
    wide = fits((left, right), 0, 0)
    return left.cast(wide), right.cast(wide)


def chosen(condition: pl.Expr, a: Ratio, b: Ratio) -> Ratio:
    """a where the condition holds, else b."""
    if a is b:
        return a
    by = lcm(a.by, b.by)
    left, right = times(a.top, literal(by // a.by)), times(b.top, literal(by // b.by))
    top = either(condition, left, right)
    if a is OPEN or b is OPEN:  # no denominator matters where there is no number
        return Ratio(top, b.bottoms if a is OPEN else a.bottoms, by)
    if not any(rests(a, b)):
        return Ratio(top, a.bottoms, by)
    return Ratio(top, (either(condition, a.bottom, b.bottom),), by)


def known_where(condition: pl.Expr, a: Ratio) -> Ratio:
    """a where the condition holds, else open."""
    return Ratio(where(condition, a.top), a.bottoms, a.by)


def floored(a: Ratio) -> Ratio:
    """The whole number at or below; Polars' // rounds down, also below zero."""
    below = times(a.bottom, literal(a.by))
    wide = fits((a.top, below), 0, 0)
    reach = max(abs(a.top.lo), abs(a.top.hi)) + 1
    return Ratio(bounded(a.top.cast(wide) // below.cast(wide), -reach, reach))


def lesser(a: Ratio, b: Ratio) -> Ratio:
    """The smaller of the two; open when either is."""
    return _picked(a, b, smaller=True)


def greater(a: Ratio, b: Ratio) -> Ratio:
    """The larger of the two; open when either is."""
    return _picked(a, b, smaller=False)


def _picked(a: Ratio, b: Ratio, smaller: bool) -> Ratio:
    left, right = sides(a, b)
    found = chosen(left <= right if smaller else left >= right, a, b)
    if a.top.literal is not None and b.top.literal is not None:
        return found
    return known_where(left.is_not_null() & right.is_not_null(), found)


def closed_lesser(a: Ratio, b: Ratio) -> Ratio:
    """The smaller of the ends that are closed; open when neither is."""
    return _of_closed(a, b, lesser(a, b))


def closed_greater(a: Ratio, b: Ratio) -> Ratio:
    """The larger of the ends that are closed; open when neither is."""
    return _of_closed(a, b, greater(a, b))


def _of_closed(a: Ratio, b: Ratio, both: Ratio) -> Ratio:
    if a.top.literal is not None and b.top.literal is not None:
        return both
    rest = chosen(b.top.expr.is_null(), a, both)
    return chosen(a.top.expr.is_null(), b, rest)
